"""Follows every link of a site and tells what each address answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html
from starlette.testclient import TestClient

_SITE = "http://testserver"
_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}
_NEXT = re.compile(r'<([^>]+)>; rel="next"')
_SWITCH = "/language/"
_PAPERS = (".docx", ".pdf")  # each takes a while to make; test_papers asks for some


class Link(NamedTuple):
    """Where a link leads: an address of the site with its question, and the place in the page behind #."""

    path: str
    fragment: str


@dataclass(frozen=True)
class Visit:
    """One address of the site and what it answered; `found_on` is the page that leads there."""

    path: str
    found_on: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def is_page(self) -> bool:
        return self.media_type == "text/html"

    @cached_property
    def text(self) -> str:
        return self.body.decode()

    @cached_property
    def page(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The places in the page that a link may lead to."""
        return frozenset(self.page.xpath("//@id")) if self.is_page else frozenset()

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Where the page leads on this site, and where a list goes on, each once."""
        told = (
            [element.get(_LINKS[element.tag]) for element in self.page.iter(*_LINKS)] if self.is_page else []
        )
        told += _NEXT.findall(self.headers.get("link", ""))
        whole = dict.fromkeys(urljoin(_SITE + self.path, one) for one in told if one is not None)
        return tuple(link for one in whole if (link := _link(one)))


def _link(whole: str) -> Link | None:
    address, fragment = urldefrag(whole)
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}" != _SITE or parts.path.endswith(_PAPERS):
        return None
    return Link(parts.path + (f"?{parts.query}" if parts.query else ""), fragment)


def visits(client: TestClient, most: int, start: str = "/") -> Iterator[Visit]:
    """Every address that links lead to, each once; AssertionError where there are more than so many.

    The switch of languages is left out: it leads back to where it stands.
    """
    waiting, met = [(start, "")], {start}
    while waiting:
        path, found_on = waiting.pop()
        answer = client.get(path, follow_redirects=False)
        visit = Visit(path, found_on, answer.status_code, dict(answer.headers), answer.content)
        yield visit
        for link in visit.links:
            if link.path not in met and not link.path.startswith(_SWITCH):
                met.add(link.path)
                waiting.append((link.path, path))
        assert len(met) <= most, "the site has more pages than thought"
