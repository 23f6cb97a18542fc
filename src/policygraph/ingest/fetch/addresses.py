"""Addresses of pages: written one way, and leading only to where anybody may go."""

import re
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Self
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from attrs import frozen

from policygraph.errors import SourceError

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
# What a link carries to tell where its reader came from; the page is the same without it.
_TRACKING = ("utm_", "fbclid", "gclid", "msclkid", "yclid", "mc_cid", "mc_eid", "spm_id_from")
_TRANSLATED = IPv6Network("64:ff9b::/96")
_HOST = re.compile(r"[\w.-]{1,253}|[0-9A-Fa-f:.%]{2,60}")
_SAFE = "/%:=&~+!$,;'@()*-._?"


@frozen
class Address:
    """The address of a page, in its parts."""

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def of(cls, url: str) -> Self:
        """Read an address.

        Fragments and marks of where a reader came from go; the rest stays as it is.

        Raises:
            SourceError: If it is none of the web's, or would carry a password.

        >>> str(Address.of("HTTPS://Example.org:443/a b?x=1&utm_source=mail#top"))
        'https://example.org/a%20b?x=1'
        """
        fix = "give an address that begins with https:// or http://"
        try:
            parts = urlsplit(url.strip())
            port = parts.port
            host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
        except (ValueError, UnicodeError):
            raise SourceError(f"no web address: {url}", fix=fix) from None
        if (
            parts.scheme not in PORTS
            or not _HOST.fullmatch(host)
            or len(url) > LONGEST
            or not url.strip().isprintable()
        ):
            raise SourceError(f"no web address: {url[:200]}", fix=fix)
        if "@" in parts.netloc:
            raise SourceError("an address with a name and password is not asked for", fix="leave them out")
        query = parts.query
        if any(name.startswith(_TRACKING) for name, _ in parse_qsl(query, keep_blank_values=True)):
            kept = [p for p in parse_qsl(query, keep_blank_values=True) if not p[0].startswith(_TRACKING)]
            query = urlencode(kept)
        target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(query, safe=_SAFE)}" if query else "")
        return cls(parts.scheme, host.casefold(), port or PORTS[parts.scheme], target)

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, not of this machine or a network at home.

    >>> [is_public(a) for a in ("8.8.8.8", "127.0.0.1", "10.1.2.3", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False, False]
    """
    found: IPv4Address | IPv6Address = ip_address(address.split("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _TRANSLATED:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.teredo is not None:
            return False
    return found.is_global and not found.is_multicast


def resolve(address: Address, *, private: bool) -> Sequence[str]:
    """Return the IP addresses of a host that may be asked; a page is fetched from one of these and no other.

    Looking a name up a second time could give another answer than the one that was checked.

    Raises:
        SourceError: If the host is unknown, or of this machine or a network at home.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise SourceError(
            f"the host {address.host} is not found: {error.strerror}", fix="check the address and the network"
        ) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = addresses if private else [ip for ip in addresses if is_public(ip)]
    if not allowed:
        raise SourceError(
            f"{address.host} is an address of this machine or of a private network",
            fix="--allow-private, if you trust it",
        )
    return allowed
