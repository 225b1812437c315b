"""The sample newsroom on loopback: several sites behind one port, told apart by their names."""

import hashlib
import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from columba.demo.edition import Edition, Outlet, image_path
from columba.demo.feeds import feed_type, feed_url, write_feed
from columba.demo.pages import page_path, render_front, render_page

logger = logging.getLogger(__name__)

# One outlet's second feed answers with a web page, as feeds of closed sections do.
BROKEN_FEED = "sports.xml"


@dataclass(frozen=True, kw_only=True)
class Document:
    """What one address answers."""

    body: bytes
    content_type: str
    status: int = 200
    last_modified: str = ""

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@contextmanager
def serve_newsroom(edition: Edition, *, port: int) -> Iterator[None]:
    """Serve the newsroom on 127.0.0.1 while the block runs; OSError where the port is taken."""
    handler = type("Handler", (_Handler,), {"documents": _documents(edition, port)})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, name="newsroom", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _documents(edition: Edition, port: int) -> dict[tuple[str, str], Document]:
    """Return every (host, path) of the newsroom with what it answers."""
    documents: dict[tuple[str, str], Document] = {}
    for outlet in edition.outlets.values():
        for path, document in _outlet_documents(edition, outlet, port):
            documents[outlet.host, path] = document
    return documents


def _outlet_documents(
    edition: Edition, outlet: Outlet, port: int
) -> Iterator[tuple[str, Document]]:
    pieces = edition.pieces_of(outlet.key)
    feed = write_feed(outlet, pieces, port)
    newest = max((p.updated or p.published for p in pieces), default=None)
    modified = format_datetime(newest) if newest else ""
    address = feed_url(outlet, port)
    yield (
        "/" + address.rsplit("/", 1)[1],
        Document(body=feed, content_type=feed_type(outlet), last_modified=modified),
    )
    front = render_front(outlet, pieces, address, port=port)
    yield "/", _page(front)
    yield "/" + BROKEN_FEED, _page(front)
    for piece in pieces:
        others = [other for other in pieces if other is not piece]
        html = render_page(outlet, piece, others, port=port)
        yield "/" + page_path(outlet, piece), _page(html, piece.status)


def _page(html: str, status: int = HTTPStatus.OK) -> Document:
    if status != HTTPStatus.OK:
        html = f"<!doctype html><title>Error {status}</title><p>Sorry, something went wrong."
    return Document(body=html.encode(), content_type="text/html; charset=utf-8", status=status)


class _Handler(BaseHTTPRequestHandler):
    documents: Mapping[tuple[str, str], Document] = {}
    protocol_version = "HTTP/1.1"
    server_version = "newsroom"

    def do_GET(self) -> None:
        document = self._document()
        if document.status == HTTPStatus.OK and self._is_known(document):
            self._answer(HTTPStatus.NOT_MODIFIED, document, b"")
        else:
            self._answer(HTTPStatus(document.status), document, document.body)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        logger.debug(format, *args)

    def _document(self) -> Document:
        host = self.headers.get("Host", "").partition(":")[0]
        path = self.path.partition("?")[0]
        if path.startswith("/images/"):
            return _image(path)
        missing = Document(body=b"Not found", content_type="text/plain", status=404)
        return self.documents.get((host, path), missing)

    def _is_known(self, document: Document) -> bool:
        return self.headers.get("If-None-Match") == document.etag

    def _answer(self, status: HTTPStatus, document: Document, body: bytes) -> None:
        self.send_response(status)
        self.send_header("ETag", document.etag)
        if document.last_modified:
            self.send_header("Last-Modified", document.last_modified)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", document.content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _image(path: str) -> Document:
    name = path.removeprefix("/images/").rpartition(".")[0]
    found = image_path(name) if name.replace("-", "").isalnum() else None
    if found is None:
        return Document(body=b"Not found", content_type="text/plain", status=404)
    kind = {".jpg": "image/jpeg", ".webp": "image/webp"}[found.suffix]
    return Document(body=found.read_bytes(), content_type=kind)
