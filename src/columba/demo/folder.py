"""The demo's publication: the starter's files, pointed at the sample newsroom."""

import json
import re
import secrets
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import quoteattr

from columba.demo.edition import Edition, Outlet
from columba.demo.feeds import feed_url
from columba.demo.pages import page_url, site_url
from columba.demo.server import BROKEN_FEED
from columba.lib.publication import PublicationError
from columba.publication.init import copy_starter
from columba.worker.run import is_free

PETITIONS = "petitions.toml"

_SETTINGS = """\
# The demo publication; `columba demo` writes this file afresh at every start.
[publication]
name = "Tarrow County Columba"
tagline = "The news of the county, and something you can do about it"
language = "en"
time_zone = "America/New_York"
contact = "editor@columba.example"
base_url = "{site}"
# Nobody reviews the demo's text, and every page says so.
review = "none"
demo = true

[polling]
every_minutes = 10
"""


def claim_folder(folder: Path) -> None:
    """Raise PublicationError where `folder` holds anything but a demo: it would be written over."""
    if folder.is_dir() and any(folder.iterdir()) and not _port_file(folder).is_file():
        raise PublicationError(
            f"{folder} holds files that are no demo of Columba's, and the demo would write over "
            "them. Choose another folder: make demo DATA=/tmp/demo"
        )


def write_demo(folder: Path, edition: Edition, *, port: int, site: str = "") -> None:
    """Write the demo publication into `folder`, its feeds on `port`; the data in var/ stays.

    `site` is the address under which it will be served; without one nobody can sign.
    """
    newsroom = files("columba.demo") / "newsroom"
    copy_starter(folder)
    (folder / "columba.toml").write_text(_SETTINGS.format(site=site), encoding="utf-8")
    (folder / "sources.opml").write_text(_opml(edition, port), encoding="utf-8")
    (folder / "directory" / "tarrow-county.toml").write_text(
        (newsroom / "directory.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    petitions = (newsroom / "petitions.toml").read_text(encoding="utf-8")
    (folder / PETITIONS).write_text(_with_addresses(petitions, edition, port), encoding="utf-8")


def newsroom_port(folder: Path, wanted: int) -> int:
    """Return the port the folder's newsroom has used before, else a free one from `wanted` on.

    The addresses of the sample's articles hold the port: another port would make them other pages.
    """
    path = _port_file(folder)
    if path.is_file():
        return int(json.loads(path.read_text(encoding="utf-8"))["port"])
    # Below where systems choose their own; the wanted one may lie at the very end.
    start = min(wanted, 65_000)
    port = next(port for port in range(start, start + 500) if is_free("127.0.0.1", port))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"port": port}), encoding="utf-8")
    return port


def _with_addresses(text: str, edition: Edition, port: int) -> str:
    """Return a text with the address of an article for each `newsroom:slug` in it."""
    addresses = {
        piece.slug: page_url(edition.outlets[piece.outlet], piece, port) for piece in edition.pieces
    }
    return re.sub(r"newsroom:([a-z0-9-]+)", lambda match: addresses[match[1]], text)


def _port_file(folder: Path) -> Path:
    return folder / "var" / "newsroom.json"


def editor_password(folder: Path) -> str:
    """Return the demo editor's password, made once and kept beside the demo's data."""
    path = folder / "var" / "editor_password"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


def _opml(edition: Edition, port: int) -> str:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0" xmlns:columba="urn:columba:opml">',
        "<head><title>The sample newsroom</title></head>",
        "<body>",
        '<outline text="Sample newsroom">',
        *(
            _outline(outlet, feed_url(outlet, port), port=port)
            for outlet in edition.outlets.values()
        ),
        _broken(edition.outlets.values(), port),
        "</outline>",
        "</body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _broken(outlets: Iterable[Outlet], port: int) -> str:
    """Return the feed of a closed section: it answers with a page, and its row says so."""
    outlet = next(iter(outlets))
    return _outline(outlet, site_url(outlet, port) + BROKEN_FEED, port=port, suffix=" Sports")


def _outline(outlet: Outlet, address: str, *, port: int, suffix: str = "") -> str:
    name = outlet.name + suffix
    attributes = {
        "type": "rss",
        "text": name,
        "title": name,
        "xmlUrl": address,
        "htmlUrl": site_url(outlet, port),
        "language": outlet.language,
        "columba:owner": outlet.owner,
        "columba:licence": outlet.licence,
        "columba:timeZone": outlet.time_zone,
        "columba:leaning": "unrated",
    }
    return "<outline " + " ".join(f"{k}={quoteattr(v)}" for k, v in attributes.items()) + "/>"
