"""A web server on this machine that does what tests tell it, and remembers what it was asked."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from attrs import define, field

Reply = Callable[[BaseHTTPRequestHandler], None]


def page(body: bytes = b"<html><p>A page.</p></html>", status: int = 200, **headers: str) -> Reply:
    """Return what answers with a page; names of headers have ``_`` for ``-``."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **told}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def moved(place: str, status: int = 302) -> Reply:
    """Return what sends its reader elsewhere."""
    return page(b"", status, Location=place)


def dripping(head: bytes, seconds: float = 30.0) -> Reply:
    """Return what sends a byte now and then, each before a reader would lose patience."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        until = time.monotonic() + seconds
        try:
            handler.wfile.write(head)
            while time.monotonic() < until and not handler.server.closing:
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return  # the reader has gone

    return reply


@define
class Site:
    """What a server answers, by path, and the requests it has had."""

    host: str
    port: int
    replies: dict[str, Reply] = field(factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(factory=list)

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://{self.host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def serving(host: str = "127.0.0.1", family: int = socket.AF_INET) -> Iterator[Site]:
    """Run a server; paths that nothing was told of are not there."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.casefold(): v for k, v in self.headers.items()}))
            self.close_connection = True
            site.replies.get(self.path, page(b"", 404))(self)

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        address_family = family
        daemon_threads = True
        closing = False

        def handle_error(self, *args: object) -> None:
            pass  # readers that go away are part of the tests

    with Server((host, 0), Handler) as server:
        site = Site(host, server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.closing = True
            server.shutdown()
            thread.join()
