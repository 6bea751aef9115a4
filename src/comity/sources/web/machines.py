"""Which machines may be asked: those of the open internet, and private ones only where that is allowed."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from comity.errors import DocumentRefused

_TRANSLATED = IPv6Network("64:ff9b::/96")  # an IPv4 address written into an IPv6 one for translating networks


def machines(host: str, port: int, private: bool, url: str) -> tuple[str, ...]:
    """The addresses of a host that may be connected to, looked up once; DocumentRefused where there is none.

    However a number is written (`127.1`, `0x7f000001`, `[::ffff:10.0.0.1]`), what it comes to is judged.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DocumentRefused(url, f"the host {host} is not known") from error
    numbers = dict.fromkeys(str(address[0]) for *_, address in found)
    allowed = tuple(number for number in numbers if may_be_asked(number, private))
    if not allowed:
        raise DocumentRefused(
            url, f"{host} is no machine of the open internet; --private or COMITY_PRIVATE allows it"
        )
    return allowed


def may_be_asked(number: str, private: bool = False) -> bool:
    """Whether a machine's address is public, or private and allowed.

    >>> may_be_asked("192.168.0.1"), may_be_asked("192.168.0.1", private=True), may_be_asked("8.8.8.8")
    (False, True, True)
    """
    address = _inner(ip_address(number.partition("%")[0]))
    if address.is_multicast or address.is_unspecified:
        return False
    site_local = isinstance(address, IPv6Address) and address.is_site_local
    return private or (address.is_global and not address.is_reserved and not site_local)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address
