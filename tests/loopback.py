"""A web site on this machine, on a free port, whose every answer a test decides."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

Asked = tuple[str, Mapping[str, str]]


class Page(NamedTuple):
    """An answer: the bytes, the status, and what the head says beside the length."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}


class Site:
    """`pages` maps paths to answers, or to what writes one by itself; `asked` are the requests that came."""

    def __init__(self, port: int, scheme: str) -> None:
        self.address = f"{scheme}://127.0.0.1:{port}"
        self.port = port
        self.pages: dict[str, Page | Callable[[BaseHTTPRequestHandler], Page | None]] = {}
        self.asked: list[Asked] = []

    def __call__(self, path: str) -> str:
        return self.address + path

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [path for path, _ in self.asked]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """A guest that hangs up is no failure."""


@contextmanager
def served(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site as long as the test lasts, with TLS where a context is given."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path, Page(b"not here", 404))
            answer = page if isinstance(page, Page) else page(self)
            if answer is not None:
                self.send_response(answer.status)
                if "Content-Length" not in answer.headers and answer.status != 304:
                    self.send_header("Content-Length", str(len(answer.body)))
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(server.server_port, "https" if context else "http")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
