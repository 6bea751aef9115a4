"""Which machines may be asked."""

from __future__ import annotations

import socket
from typing import Any

import httpcore
import pytest

from comity.errors import DocumentRefused
from comity.sources.web.connection import CheckedBackend, Deadline
from comity.sources.web.fetcher import Fetcher, Manners
from comity.sources.web.machines import machines, may_be_asked
from tests.loopback import Site

PRIVATE = [
    "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "fe80::1", "fe80::1%1", "fc00::1", "fd00:ec2::254",
    "fec0::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a00:1",
    "2002:7f00:1::", "2002:c0a8:101::1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
]  # fmt: skip
NOBODY = ["0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255"]


@pytest.mark.parametrize("number", PRIVATE)
def test_private_machines_are_asked_only_where_that_is_allowed(number: str) -> None:
    assert not may_be_asked(number)
    assert may_be_asked(number, private=True)


@pytest.mark.parametrize("number", NOBODY[:4])
def test_addresses_of_nobody_or_of_many_are_never_asked(number: str) -> None:
    assert not may_be_asked(number, private=True)


def test_a_broadcast_is_not_asked() -> None:
    assert not may_be_asked("255.255.255.255")


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_machines_are_asked(number: str) -> None:
    assert may_be_asked(number)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "0x7f000001", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]"],
)  # fmt: skip
def test_this_machine_is_recognised_however_it_is_written(site: Site, host: str) -> None:
    fetcher = Fetcher(Manners(), pause=lambda seconds: None)
    with pytest.raises(
        DocumentRefused, match=r"no machine of the open internet; --private|is no web address"
    ):
        fetcher.get(f"http://{host}:{site.port}/")
    assert site.asked == []


def test_a_name_is_looked_up_once_and_the_address_that_was_checked_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    connected: list[str] = []

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in next(answers)]

    def connect(self: object, host: str, port: int, **_: Any) -> None:
        connected.append(host)
        raise httpcore.ConnectError("Nobody listens there")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(httpcore.ConnectError, match="Nobody listens"):
        CheckedBackend("http://rebinds.test/", False, Deadline(1)).connect_tcp("rebinds.test", 80)
    assert connected == ["93.184.216.34"]


def test_of_a_name_with_several_machines_only_the_public_ones_are_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(0, 0, 0, "", (ip, 80)) for ip in ("10.0.0.1", "8.8.8.8", "8.8.8.8", "::1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert machines("mixed.test", 80, False, "http://mixed.test/") == ("8.8.8.8",)


def test_an_unknown_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(DocumentRefused, match=r"^http://nowhere.test/: the host nowhere.test is not known$"):
        Fetcher(Manners()).get("http://nowhere.test/")
