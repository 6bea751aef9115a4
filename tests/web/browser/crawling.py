"""Follows every link of the site, in one language, and tells what each page answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
from lxml import html

_MOST = 4000
_SWITCH = re.compile(r"^/language/")
_LOOKED_UP = ("href", "src", "action")


class Visit(NamedTuple):
    """One page: its path with the question, what it answered, and where a link to it was found."""

    path: str
    status: int
    media_type: str
    text: str
    found_on: str


def visits(address: str, language: str, start: str = "/") -> Iterator[Visit]:
    """Every page that links lead to, each once."""
    waiting, met = [(start, "")], {start}
    with httpx.Client(base_url=address, headers={"accept-language": language}, timeout=30) as client:
        while waiting:
            path, found_on = waiting.pop()
            answer = client.get(path)
            media_type = answer.headers.get("content-type", "").partition(";")[0]
            yield Visit(path, answer.status_code, media_type, answer.text, found_on)
            if media_type != "text/html":
                continue
            for link in _links(address, path, answer.text):
                if link not in met and len(met) < _MOST and not _SWITCH.match(link):
                    met.add(link)
                    waiting.append((link, path))


def _links(address: str, path: str, page: str) -> Iterator[str]:
    for element in html.fromstring(page).iter("a", "link", "script", "img", "form"):
        for name in _LOOKED_UP:
            if element.tag == "form" and name != "action":
                continue
            if (told := element.get(name)) is None:
                continue
            parts = urlsplit(urljoin(address + path, urldefrag(told).url))
            if f"{parts.scheme}://{parts.netloc}" == address:
                yield parts.path + (f"?{parts.query}" if parts.query else "")
