"""The sample newsroom's texts, read from the files in `newsroom/`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """One invented newspaper, station or agency."""

    key: str
    name: str
    domain: str
    owner: str
    tagline: str
    place: str
    language: str
    licence: str
    time_zone: str
    style: str  # how its pages are marked up: jsonld, opengraph, microdata, bare
    feed: str  # rss, atom, rdf, json

    @property
    def host(self) -> str:
        """The name under which it is served: browsers take `.localhost` to this machine."""
        return self.domain.removesuffix(".example") + ".localhost"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A dated note under an article that was changed after it appeared."""

    at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One article as its outlet ran it; `event` names what it is about, for tests alone."""

    outlet: str
    slug: str
    event: str
    headline: str
    published: datetime
    updated: datetime | None = None
    standfirst: str = ""
    byline: tuple[str, ...] = ()
    section: str = "News"
    image: str = ""
    caption: str = ""
    credit: str = ""
    paragraphs: tuple[str, ...] = ()
    correction: Correction | None = None
    copy_of: str = ""  # slug of the wire piece whose text this is
    keep: int = 0  # how many of its paragraphs; 0 = all
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    status: int = 200


@dataclass(frozen=True)
class Edition:
    """Every outlet and every piece of the newsroom."""

    outlets: Mapping[str, Outlet]
    pieces: Sequence[Piece]

    def pieces_of(self, outlet: str) -> list[Piece]:
        """Return the outlet's pieces, newest first."""
        pieces = [piece for piece in self.pieces if piece.outlet == outlet]
        return sorted(pieces, key=lambda piece: (piece.published, piece.slug), reverse=True)


def read_edition() -> Edition:
    """Read the newsroom shipped with the package."""
    with as_file(files("columba.demo") / "newsroom") as folder:
        outlets = [
            Outlet(**_known(row, Outlet)) for row in _toml(folder / "outlets.toml")["outlet"]
        ]
        pieces = [
            _piece(row, document["slug"])
            for document in map(_toml, sorted((folder / "stories").glob("*.toml")))
            for row in document["article"]
        ]
    return Edition({outlet.key: outlet for outlet in outlets}, _with_copies(pieces))


def image_path(name: str) -> Path | None:
    """Return the picture shipped under this name, or None."""
    with as_file(files("columba.demo") / "newsroom" / "images") as folder:
        found = sorted(folder.glob(f"{name}.*"))
    return found[0] if found else None


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _known(row: Mapping[str, Any], kind: type) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {key: value for key, value in row.items() if key in names}


def _piece(row: Mapping[str, Any], event: str) -> Piece:
    values = _known(row, Piece) | {"event": event}
    for key in ("paragraphs", "byline", "before", "after"):
        values[key] = tuple(values.get(key, ()))
    if "correction" in row:
        values["correction"] = Correction(**row["correction"])
    return Piece(**values)


def _with_copies(pieces: Sequence[Piece]) -> list[Piece]:
    """Give every wire copy the text that it took over, cut and added to as its outlet did."""
    originals = {piece.slug: piece for piece in pieces if not piece.copy_of}
    return [_filled(piece, originals) if piece.copy_of else piece for piece in pieces]


def _filled(copy: Piece, originals: Mapping[str, Piece]) -> Piece:
    text = originals[copy.copy_of].paragraphs
    taken = text[: copy.keep] if copy.keep else text
    return replace(copy, paragraphs=(*copy.before, *taken, *copy.after))
