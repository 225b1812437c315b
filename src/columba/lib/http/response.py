"""What came back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

_PERMANENT = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_LONGEST_WAIT = timedelta(days=1)
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})")


@dataclass(frozen=True)
class Redirect:
    """One hop: the address asked, the status it gave, the address it named."""

    url: str
    status: int
    target: str


@dataclass(frozen=True, kw_only=True)
class Response:
    """A complete answer. `url` is where it came from after all redirects.

    Header names are in lower case; of a repeated header the values are joined by commas.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes
    redirects: tuple[Redirect, ...] = ()

    @property
    def ok(self) -> bool:
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def not_modified(self) -> bool:
        return self.status == HTTPStatus.NOT_MODIFIED

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "")

    @property
    def etag(self) -> str:
        """The validator byte for byte, or "" where it could not be sent back unchanged."""
        return _storable(self.headers.get("etag", ""))

    @property
    def last_modified(self) -> str:
        """The validator byte for byte, or "" where it could not be sent back unchanged."""
        return _storable(self.headers.get("last-modified", ""))

    @property
    def permanent_url(self) -> str | None:
        """The address that this one has become for good, or None; ends at the first "for now"."""
        moved = None
        for hop in self.redirects:
            if hop.status not in _PERMANENT:
                break
            moved = hop.target
        return moved

    @property
    def max_age(self) -> timedelta | None:
        """How long the publisher calls this fresh (Cache-Control), a day at most."""
        found = _MAX_AGE.search(self.headers.get("cache-control", "").lower())
        return min(timedelta(seconds=int(found[1])), _LONGEST_WAIT) if found else None

    def retry_after(self, now: datetime) -> timedelta | None:
        """How long the server asks to be left alone, a day at most; None where it does not say."""
        value = self.headers.get("retry-after", "").strip()
        if value.isascii() and value.isdigit():
            return min(timedelta(seconds=int(value[:9])), _LONGEST_WAIT)
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max(moment - now, timedelta(0)), _LONGEST_WAIT)


def _storable(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        return ""
    return value if value.isprintable() else ""
