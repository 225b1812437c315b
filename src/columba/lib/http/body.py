"""Reading a body with a cap that holds after decompression."""

import zlib
from collections.abc import AsyncIterator, Iterable, Iterator
from functools import reduce
from importlib import import_module
from typing import Any, Protocol

from columba.lib.http.reasons import FetchError, Reason

_STEP = 65_536
_MOST_LAYERS = 2


def _brotli_module() -> Any:  # noqa: ANN401 - it has no types
    """Return the brotli module where one is installed that can stop in the middle of a bomb."""
    try:
        module = import_module("brotli")
    except ImportError:
        return None
    return module if hasattr(module.Decompressor, "can_accept_more_data") else None


_brotli = _brotli_module()
ACCEPT_ENCODING = "gzip, deflate, br" if _brotli else "gzip, deflate"


async def read_body(chunks: AsyncIterator[bytes], *, encodings: str, max_bytes: int) -> bytes:
    """Return the decoded body; FetchError as soon as it passes `max_bytes` or does not decode.

    The cap holds for what came over the wire as well: an endless stream may decode to nothing.
    """
    decoders = _decoders(encodings)
    body = bytearray()
    wire = 0
    async for chunk in chunks:
        wire += len(chunk)
        for piece in _decode(chunk, decoders):
            body += piece
            if max(wire, len(body)) > max_bytes:
                raise too_large(max_bytes)
    if not all(decoder.is_complete for decoder in decoders) and wire:
        raise FetchError(Reason.CUT_SHORT, "The document ended early; it will be tried again.")
    return bytes(body)


def too_large(max_bytes: int) -> FetchError:
    """Return the refusal of a body that is over the cap."""
    return FetchError(
        Reason.TOO_LARGE,
        f"The document is larger than {max_bytes / 1_000_000:g} MB. "
        "Use an address that gives only what is recent.",
    )


class _Decoder(Protocol):
    @property
    def is_complete(self) -> bool: ...

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data` decodes to in pieces of at most a step; ValueError where it cannot."""
        ...


def _decoders(encodings: str) -> list[_Decoder]:
    """Return the decoders in the order in which they undo the Content-Encoding header."""
    names = [name.strip().lower() for name in encodings.split(",")]
    layers = [name for name in reversed(names) if name not in {"", "identity"}]
    known = {"gzip", "x-gzip", "deflate"} | ({"br"} if _brotli else set())
    if len(layers) > _MOST_LAYERS or not known.issuperset(layers):
        raise FetchError(
            Reason.BAD_ENCODING,
            f"The server compressed the document as {encodings[:80]!r}, which nobody asked for.",
        )
    return [_Brotli() if name == "br" else _Zlib(raw=name == "deflate") for name in layers]


def _decode(chunk: bytes, decoders: list[_Decoder]) -> Iterator[bytes]:
    pieces = reduce(_through, decoders, iter((chunk,)))
    try:
        yield from pieces
    except ValueError as error:
        raise FetchError(
            Reason.BAD_ENCODING, "The document's compression is damaged; it will be tried again."
        ) from error


def _through(pieces: Iterable[bytes], decoder: _Decoder) -> Iterator[bytes]:
    for piece in pieces:
        yield from decoder.decode(piece)


class _Zlib:
    """gzip with any number of members, and deflate with or without its zlib header."""

    def __init__(self, *, raw: bool) -> None:
        self._may_be_raw = raw
        self._fresh = True
        self._engine = zlib.decompressobj(zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 16)

    @property
    def is_complete(self) -> bool:
        return self._fresh or self._engine.eof

    def decode(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._engine.eof:
                if self._may_be_raw or not data.lstrip(b"\0"):
                    return  # what follows the end is padding
                self._engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield self._step(data)
            data = self._engine.unconsumed_tail or self._engine.unused_data

    def _step(self, data: bytes) -> bytes:
        try:
            piece = self._engine.decompress(data, _STEP)
        except zlib.error as error:
            if not (self._fresh and self._may_be_raw):
                raise ValueError(str(error)) from error
            self._may_be_raw = False
            self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._step(data)
        self._fresh = False
        return piece


class _Brotli:
    def __init__(self) -> None:
        self._engine = _brotli.Decompressor()
        self._fresh = True

    @property
    def is_complete(self) -> bool:
        return self._fresh or bool(self._engine.is_finished())

    def decode(self, data: bytes) -> Iterator[bytes]:
        self._fresh = False
        try:
            yield self._engine.process(data, output_buffer_limit=_STEP)
            while not self._engine.can_accept_more_data():
                yield self._engine.process(b"", output_buffer_limit=_STEP)
        except _brotli.error as error:
            raise ValueError(str(error)) from error
