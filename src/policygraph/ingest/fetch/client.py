"""One request, answered within its limits or not at all."""

import socket
import ssl
import time
import zlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache
from typing import Any, Protocol

from attrs import frozen

from policygraph.errors import SourceError
from policygraph.ingest.fetch.addresses import Address

SLOWEST_READ = 20.0
_CHUNK = 1 << 16


@frozen
class Answer:
    """What a server sent: status, headers with their names in small letters, and the bytes of the page."""

    status: int
    headers: Mapping[str, str]
    content: bytes = b""


class _Socket(Protocol):
    def settimeout(self, seconds: float) -> None: ...


def _wait(connection: _Socket, deadline: float | None) -> None:
    """Let a read last no longer than is left until the deadline, however little each one brings."""
    if deadline is not None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time is over")
        connection.settimeout(min(left, SLOWEST_READ))


class _Plain(socket.socket):
    deadline: float | None = None

    def recv_into(self, *args: Any) -> int:
        _wait(self, self.deadline)
        return super().recv_into(*args)


class _Sealed(ssl.SSLSocket):
    deadline: float | None = None

    def recv_into(self, *args: Any) -> int:
        _wait(self, self.deadline)
        return super().recv_into(*args)


def ask(
    address: Address, hosts: Sequence[str], headers: Mapping[str, str], deadline: float, largest: int
) -> Answer:
    """Ask a server for a page.

    Args:
        address: What to ask for.
        hosts: The IP addresses of the server; the first that answers is asked.
        headers: What to send along.
        deadline: When the whole answer must be here, by the monotonic clock.
        largest: How many bytes it may have, packed and unpacked.

    Raises:
        SourceError: If it does not answer in time, breaks off, or sends too much.
    """
    from urllib3.exceptions import HTTPError, NewConnectionError, SSLError

    for number, host in enumerate(hosts):
        try:
            return _ask(address, host, headers, deadline, largest)
        except NewConnectionError as error:
            if number + 1 == len(hosts):
                raise SourceError(f"no connection to {address.host}", fix="try again later") from error
        except SSLError as error:
            raise SourceError(
                f"the certificate of {address.host} is not to be trusted: {_words(error)}",
                fix="save the page from a browser and give the file with --url",
            ) from error
        except (HTTPError, OSError, ValueError) as error:
            if time.monotonic() >= deadline:
                raise _late(address) from error
            raise SourceError(f"{address.host} broke off: {_words(error)}", fix="try again later") from error
    raise SourceError(f"no connection to {address.host}", fix="try again later")


def _ask(address: Address, host: str, headers: Mapping[str, str], deadline: float, largest: int) -> Answer:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _late(address)
    pool = _pool(address, host, min(left, SLOWEST_READ), deadline)
    try:
        response = pool.urlopen(
            "GET",
            address.target,
            headers={"Host": address.origin.split("//")[1], **headers},
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
            assert_same_host=False,
        )
        with closing(response):
            said = {name.casefold(): value for name, value in response.headers.items()}
            content = _body(response, said, address, largest) if response.status == 200 else b""
            return Answer(response.status, said, content)
    finally:
        pool.close()


def _pool(address: Address, host: str, patience: float, deadline: float) -> Any:
    """Return a pool for one request to one IP address; the name is only checked against the certificate."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Connection(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            plain = _Plain(fileno=self.sock.detach())
            plain.settimeout(patience)
            plain.deadline = deadline
            self.sock = plain

    class SealedConnection(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            self.sock.deadline = deadline  # type: ignore[union-attr]

    timeout = Timeout(connect=patience, read=patience)
    if address.scheme == "http":
        pool: Any = HTTPConnectionPool(host, address.port, timeout=timeout, maxsize=1)
        pool.ConnectionCls = Connection
        return pool
    pool = HTTPSConnectionPool(
        host,
        address.port,
        timeout=timeout,
        maxsize=1,
        ssl_context=_context(),
        server_hostname=address.host,
        assert_hostname=address.host,
    )
    pool.ConnectionCls = SealedConnection
    return pool


@cache
def _context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.sslsocket_class = _Sealed
    return context


def _body(response: Any, headers: Mapping[str, str], address: Address, largest: int) -> bytes:
    stated = headers.get("content-length", "")
    if stated.isascii() and stated.isdigit() and int(stated) > largest:
        raise _large(address, largest)
    packing = headers.get("content-encoding", "").strip().casefold()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise SourceError(f"{address.host} packs its pages as {packing}", fix="save the page from a browser")
    content = bytearray()
    while chunk := response.read(_CHUNK, decode_content=False):
        content += chunk
        if len(content) > largest:
            raise _large(address, largest)
    # Some servers say gzip and send plain text.
    packed = packing.endswith("gzip") and bytes(content[:2]) == b"\x1f\x8b"
    return _unpacked(bytes(content), address, largest) if packed else bytes(content)


def _unpacked(content: bytes, address: Address, largest: int) -> bytes:
    found, rest = b"", content
    while rest.startswith(b"\x1f\x8b"):  # a page may be packed in several pieces
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            found += unpacker.decompress(rest, largest + 1 - len(found))
        except zlib.error as error:
            raise SourceError(f"the page is packed wrongly: {address}", fix="try again later") from error
        if len(found) > largest:
            raise _large(address, largest)
        if not unpacker.eof:
            raise SourceError(f"the page is cut off: {address}", fix="try again later")
        rest = unpacker.unused_data
    return found


def _words(error: BaseException) -> str:
    """Return what went wrong without the object names that the library puts before it."""
    words = str(error.args[-1] if error.args else error)
    return words.split(": ", 1)[-1][:200] or type(error).__name__


def _late(address: Address) -> SourceError:
    return SourceError(
        f"{address.host} did not send the page in time", fix="try again later, or raise --timeout"
    )


def _large(address: Address, largest: int) -> SourceError:
    return SourceError(
        f"more than the {largest / 1_000_000:g} MB that are read: {address}",
        fix="raise the limit: --max-size MB",
    )
