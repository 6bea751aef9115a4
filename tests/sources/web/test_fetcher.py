"""Fetching: robots, turns, redirects, bounds, refusals, all on this machine."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from comity import __version__
from comity.errors import DocumentRefused
from comity.sources.web.answer import Validators
from tests.loopback import Page, Site, served
from tests.sources.web.conftest import Quick

GZIP = {"Content-Encoding": "gzip"}


def refusal(fetcher: Quick, address: str) -> str:
    with pytest.raises(DocumentRefused) as refused:
        fetcher.get(address)
    assert refused.value.path == address, "the address asked for is named"
    assert "\n" not in str(refused.value)
    return refused.value.reason


def moved(to: str, status: int = 302) -> Page:
    return Page(b"", status, {"Location": to})


def test_a_page_comes_with_its_type_and_encoding(site: Site, fetcher: Quick) -> None:
    site.pages["/a"] = Page("도시".encode("cp949"), headers={"Content-Type": 'text/html; charset="EUC-KR"'})
    found = fetcher.get(site("/a#part"))
    assert found
    assert (found.url, found.data.decode("cp949")) == (site("/a"), "도시")
    assert (found.media_type, found.charset) == ("text/html", "euc-kr")


def test_the_guest_says_its_name_and_asks_for_robots_txt_first(site: Site, fetcher: Quick) -> None:
    site.pages["/a"] = Page(b"a")
    fetcher.get(site("/a"))
    assert site.paths == ["/robots.txt", "/a"]
    assert {headers["user-agent"] for _, headers in site.asked} == {f"Comity/{__version__}"}
    assert all("cookie" not in headers for _, headers in site.asked)


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site, fetcher: Quick) -> None:
    site.pages |= {
        "/robots.txt": Page(b"User-agent: *\nDisallow: /closed\nUser-agent: other\nDisallow: /"),
        "/open": Page(b"a"),
        "/closed/a": Page(b"b"),
    }
    assert fetcher.get(site("/open"))
    assert "may not be read by programs, says the robots.txt of 127.0.0.1" in refusal(
        fetcher, site("/closed/a")
    )
    assert site.paths == ["/robots.txt", "/open"]


def test_rules_for_comity_by_name_go_before_those_for_all(site: Site, fetcher: Quick) -> None:
    site.pages |= {
        "/robots.txt": Page(b"User-agent: Comity\nAllow: /\nUser-agent: *\nDisallow: /"),
        "/a": Page(b"a"),
    }
    assert fetcher.get(site("/a"))


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_allows_everything(site: Site, fetcher: Quick, status: int) -> None:
    site.pages |= {"/robots.txt": Page(b"", status), "/a": Page(b"a")}
    assert fetcher.get(site("/a"))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_whose_robots_txt_is_out_of_order_is_left_alone(
    site: Site, fetcher: Quick, status: int
) -> None:
    site.pages |= {"/robots.txt": Page(b"", status), "/a": Page(b"a")}
    assert f"the robots.txt of 127.0.0.1 cannot be had: it answers {status}" in refusal(fetcher, site("/a"))
    refusal(fetcher, site("/a"))
    assert site.paths == ["/robots.txt"], "and not asked again at once"


def test_a_redirected_robots_txt_counts(site: Site, fetcher: Quick) -> None:
    site.pages |= {
        "/robots.txt": moved("/real.txt"),
        "/real.txt": Page(b"User-agent: *\nDisallow: /"),
        "/a": Page(b"a"),
    }
    assert "robots.txt" in refusal(fetcher, site("/a"))


def test_between_two_requests_to_a_host_there_is_a_pause(site: Site, fetcher: Quick) -> None:
    site.pages |= {f"/{name}": Page(b"a") for name in "abc"}
    for name in "abc":
        fetcher.get(site(f"/{name}"))
    assert len(fetcher.pauses) == 2
    assert all(0.5 < pause <= 1 for pause in fetcher.pauses)


def test_the_pause_is_as_long_as_the_site_wants_it(site: Site, fetcher: Quick) -> None:
    site.pages |= {"/robots.txt": Page(b"User-agent: *\nCrawl-delay: 7"), "/a": Page(b"a")}
    fetcher.get(site("/a"))
    fetcher.get(site("/a"))
    assert 6 < fetcher.pauses[0] <= 7


def test_a_site_that_wants_pauses_without_end_is_not_waited_for(site: Site, fetcher: Quick) -> None:
    site.pages |= {"/robots.txt": Page(b"User-agent: *\nCrawl-delay: 3600"), "/a": Page(b"a")}
    assert fetcher.get(site("/a"))
    assert "asks to be left alone for another 3600 seconds" in refusal(fetcher, site("/a"))
    assert fetcher.pauses == []


def test_redirects_are_followed_and_the_last_address_is_told(site: Site, fetcher: Quick) -> None:
    site.pages |= {"/1": moved("/2", 301), "/2": moved(site("/3"), 308), "/3": Page(b"here")}
    found = fetcher.get(site("/1"))
    assert found
    assert (found.url, found.data) == (site("/3"), b"here")


def test_five_redirects_are_followed_and_no_more(site: Site, fetcher: Quick) -> None:
    site.pages |= {f"/{number}": moved(f"/{number + 1}") for number in range(10)} | {"/10": Page(b"here")}
    assert fetcher.get(site("/5"))
    assert refusal(fetcher, site("/4")) == "redirects more than 5 times"


def test_redirects_in_a_circle_end(site: Site, fetcher: Quick) -> None:
    site.pages |= {"/1": moved("/2"), "/2": moved("/1")}
    assert refusal(fetcher, site("/1")) == "redirects in a circle"
    assert site.paths.count("/1") == 1


def test_where_a_redirect_leads_is_looked_at_as_if_it_had_been_asked_for(site: Site, fetcher: Quick) -> None:
    site.pages |= {
        "/robots.txt": Page(b"User-agent: *\nDisallow: /closed"),
        "/a": moved("/closed"),
        "/b": moved("file:///etc/passwd"),
        "/c": moved("http://user:secret@127.0.0.1/"),
        "/d": moved("http://127.0.0.1:99999999/"),
        "/closed": Page(b"secret"),
    }
    assert "robots.txt" in refusal(fetcher, site("/a"))
    assert "only http and https are read" in refusal(fetcher, site("/b"))
    assert "name and password" in refusal(fetcher, site("/c"))
    assert "no web address" in refusal(fetcher, site("/d"))
    assert "/closed" not in site.paths


def test_a_public_page_does_not_lead_to_a_private_machine(
    site: Site, monkeypatch: pytest.MonkeyPatch, fetcher: Quick
) -> None:
    public = ("127.0.0.1",)
    monkeypatch.setattr("comity.sources.web.machines.may_be_asked", lambda number, private: number in public)
    site.pages["/a"] = moved(f"http://127.0.0.2:{site.port}/metadata")
    site.pages["/metadata"] = Page(b"secret")
    assert "127.0.0.2 is no machine of the open internet" in refusal(fetcher, site("/a"))
    assert "/metadata" not in site.paths


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "only http and https are read"),
        ("http://", "it names no host"),
        ("http://a\x00b/", "no web address"),
        ("http://user:secret@example.org/", "name and password"),
        ("http://[::1/", "no web address"),
    ],
)
def test_what_is_no_address_is_refused(fetcher: Quick, address: str, reason: str) -> None:
    assert reason in refusal(fetcher, address)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (403, "answers 403 Forbidden"),
        (404, "answers 404 Not Found"),
        (410, "answers 410 Gone"),
        (500, "answers 500 Internal Server Error"),
        (799, "answers 799"),
    ],
)
def test_an_answer_without_a_page_is_refused(site: Site, fetcher: Quick, status: int, reason: str) -> None:
    site.pages["/a"] = Page(b"sorry", status)
    assert refusal(fetcher, site("/a")) == reason


def test_a_short_wait_asked_for_is_waited_and_asked_once_more(site: Site, fetcher: Quick) -> None:
    answers = iter([Page(b"", 503, {"Retry-After": "3"}), Page(b"here")])
    site.pages["/a"] = lambda _: next(answers)
    found = fetcher.get(site("/a"))
    assert found
    assert found.data == b"here"
    assert 2 < fetcher.pauses[0] <= 3


@pytest.mark.parametrize("dated", [False, True])
def test_a_long_wait_asked_for_is_a_refusal_and_the_host_is_left_alone(
    site: Site, fetcher: Quick, dated: bool
) -> None:
    after = format_datetime(datetime.now(UTC) + timedelta(seconds=7200)) if dated else "7200"
    site.pages |= {"/a": Page(b"", 429, {"Retry-After": after}), "/b": Page(b"b")}
    reason = refusal(fetcher, site("/a"))
    assert reason.startswith("answers 429 Too Many Requests: to be tried again in 7")
    assert "left alone" in refusal(fetcher, site("/b"))
    assert site.paths == ["/robots.txt", "/a"]
    assert fetcher.pauses == []


def test_a_busy_site_that_says_no_time_is_asked_once_more(site: Site, fetcher: Quick) -> None:
    site.pages["/a"] = Page(b"", 503)
    assert refusal(fetcher, site("/a")) == "answers 503 Service Unavailable: to be tried again later"
    assert site.paths.count("/a") == 2


def test_a_state_that_is_known_is_not_sent_again(site: Site, fetcher: Quick) -> None:
    def page(request: BaseHTTPRequestHandler) -> Page:
        if request.headers.get("If-None-Match") == '"1"':
            return Page(b"", 304)
        return Page(b"here", headers={"ETag": '"1"', "Last-Modified": "Mon, 06 May 2024 00:00:00 GMT"})

    site.pages["/a"] = page
    first = fetcher.get(site("/a"))
    assert first
    assert first.validators == Validators('"1"', "Mon, 06 May 2024 00:00:00 GMT")
    assert fetcher.get(site("/a"), first.validators) is None
    assert site.asked[-1][1]["if-modified-since"] == "Mon, 06 May 2024 00:00:00 GMT"


def test_gzip_is_unpacked(site: Site, fetcher: Quick) -> None:
    site.pages["/a"] = Page(gzip.compress(b"here" * 100), headers=GZIP)
    found = fetcher.get(site("/a"))
    assert found
    assert found.data == b"here" * 100


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Page(b"a" * 200_000), "is larger than 0.1 MB"),
        (Page(gzip.compress(bytes(50_000_000)), headers=GZIP), "is larger than 0.1 MB"),
        (Page(gzip.compress(b"here" * 99)[:-9], headers=GZIP), "breaks off before its end"),
        (Page(b"here", headers=GZIP), "packed as gzip, but broken"),
        (Page(b"here", headers={"Content-Encoding": "br"}), "packed as br, which was not asked for"),
        (Page(b"here", headers={"Content-Length": "90000000000000"}), "is larger than 0.1 MB"),
        (Page(b"here", headers={"Content-Length": "400"}), "without sending complete message body"),
        (Page(b"here", headers={"Content-Length": "-4"}), "does not answer as web servers do"),
        (Page(b"", headers={"X-Long": "a" * 300_000}), "does not answer as web servers do"),
    ],
)  # fmt: skip
def test_bodies_are_bounded_and_whole(site: Site, fetcher: Quick, page: Page, reason: str) -> None:
    site.pages["/a"] = page
    assert reason in refusal(fetcher, site("/a"))


def dripping(head: bytes) -> str:
    """The address of a server that sends a head, and then a character now and again, without end."""
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        while True:
            try:
                connection, _ = listening.accept()
                connection.recv(1000)
                connection.sendall(head)
                while True:
                    connection.sendall(b"a")
                    time.sleep(0.05)
            except OSError:
                continue

    threading.Thread(target=drip, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/"


@pytest.mark.parametrize("rest", [b"", b"X: ", b"Content-Length: 9999\r\n\r\n"])
def test_a_server_that_drips_does_not_hold_anybody_up(rest: bytes) -> None:
    began = time.monotonic()
    assert (
        refusal(Quick(seconds=0.5), dripping(b"HTTP/1.1 200 OK\r\n" + rest))
        == "has not answered in full after 0.5 seconds"
    )
    assert time.monotonic() - began < 4


def test_a_port_nobody_listens_at_is_refused(fetcher: Quick) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert refusal(fetcher, f"http://127.0.0.1:{port}/") == "cannot be reached (Connection refused)"


def test_what_is_no_web_server_is_refused(site: Site, fetcher: Quick) -> None:
    def rubbish(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"SSH-2.0-server\r\n")

    site.pages["/a"] = rubbish
    assert "does not answer as web servers do" in refusal(fetcher, site("/a"))


def test_a_plain_server_makes_no_secure_connection(site: Site, fetcher: Quick) -> None:
    assert "makes no secure connection" in refusal(fetcher, site("/").replace("http:", "https:"))


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(fetcher: Quick) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("self_signed.pem"))
    with served(context) as site:
        reason = refusal(fetcher, site("/"))
    assert reason == "shows a certificate that cannot be trusted (self-signed certificate)"
    assert site.asked == []
