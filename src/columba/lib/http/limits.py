"""What the client may spend on one document and ask of one host."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from columba.lib.publication import Publication

_MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds of every fetch; times in seconds, sizes in bytes after decompression.

    `host_spacing_seconds` lies between two starts at one host. This machine itself (localhost
    and loopback addresses) is not spaced. `allow_private` opens private networks and all ports,
    never link-local or metadata addresses. Where `only_origin` is set, such as
    "http://127.0.0.1:11434", nothing at any other is asked, whatever a redirect says.
    """

    user_agent: str = "Columba"
    allow_private: bool = False
    total_seconds: float = 30
    connect_seconds: float = 10
    max_bytes: int = 10 * _MEGABYTE
    max_redirects: int = 7
    concurrency: int = 50
    host_concurrency: int = 2
    host_spacing_seconds: float = 1
    max_header_bytes: int = 16_384
    only_origin: str = ""


def limits_for(publication: Publication, *, allow_private: bool = False) -> Limits:
    """Return the limits of a publication: its User-Agent names the program and whom to write to."""
    contact = publication.contact or publication.base_url
    about = f" (+{contact})" if contact and contact.isascii() and contact.isprintable() else ""
    return Limits(user_agent=f"Columba/{_version()}{about}", allow_private=allow_private)


def _version() -> str:
    try:
        return version("columba")
    except PackageNotFoundError:
        return "0"
