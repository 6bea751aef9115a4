"""Whatever stands in a document, its names and its origin: on the site it is text, in every form."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import feedparser
import icalendar
import msgspec
import pytest
from lxml import etree

from tests.web.crawling import Visit, visits
from tests.web.hostile import ATTEMPTS, Writer, visiting_written

_MOST = 3000
_HALF = len(ATTEMPTS) // 2
_COMPUTED = tuple("=+-@\t\r\n")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LEADING = {"href", "src", "action", "formaction"}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """What our own templates write, of a register that is as full and says nothing bad."""
    with visiting_written(tmp_path_factory.mktemp("harmless") / "a.db", [Writer("harmless")]) as client:
        return {shape for visit in visits(client, _MOST) if visit.is_page for shape in _shapes(visit)}


@pytest.mark.parametrize("attempts", [ATTEMPTS[:_HALF], ATTEMPTS[_HALF:]], ids=["first", "second"])
def test_nothing_of_a_document_runs(
    tmp_path: Path, attempts: tuple[str, ...], ours: set[tuple[str, str]]
) -> None:
    told: dict[str, int] = {}
    with visiting_written(tmp_path / "hostile.db", [Writer(attempt) for attempt in attempts]) as client:
        for visit in visits(client, _MOST):
            assert visit.status == 200, f"{visit.path}, found on {visit.found_on}"
            assert visit.headers["x-content-type-options"] == "nosniff"
            _CHECKS.get(visit.media_type, _is_of_the_site)(visit)
            assert not visit.is_page or _shapes(visit) <= ours, f"{visit.path}: {_shapes(visit) - ours}"
            told[visit.media_type] = told.get(visit.media_type, 0) + 1
    assert all(told[media_type] >= least for media_type, least in _LEAST.items()), told


_LEAST = {
    "text/html": 300,
    "application/json": 200,
    "text/csv": 40,
    "application/atom+xml": 20,
    "text/calendar": 40,
}
"""Of each form there are at least so many."""


def _is_of_the_site(visit: Visit) -> None:
    assert visit.path.startswith("/static/"), f"{visit.path}: {visit.media_type}"


def _is_a_page_of_ours(visit: Visit) -> None:
    for element in visit.page.iter(etree.Element):
        if element.tag == "script":
            assert not (element.text or "").strip() and element.get("src").startswith("/static/"), visit.path
        for name in _LEADING & set(element.keys()):
            assert re.match(r"/(?!/)|#|\?|https?://", element.get(name)), f"{visit.path}: {element.get(name)}"
    assert not set("\0\u202d\u202e") & set(visit.text), visit.path


def _shapes(visit: Visit) -> set[tuple[str, str]]:
    """The elements of a page with the attributes that they have."""
    return {
        (element.tag, name) for element in visit.page.iter(etree.Element) for name in ("", *element.keys())
    }


def _is_json(visit: Visit) -> None:
    assert msgspec.json.decode(visit.body), visit.path


def _is_a_table(visit: Visit) -> None:
    """As many cells in each row, none of them a formula for a spreadsheet."""
    head, *rows = csv.reader(StringIO(visit.text.removeprefix("\ufeff"), newline=""))
    for row in rows:
        assert len(row) == len(head), visit.path
        assert not [cell for cell in row if cell.startswith(_COMPUTED) and not _is_number(cell)], visit.path


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


def _is_a_feed(visit: Visit) -> None:
    root = etree.fromstring(visit.body, etree.XMLParser(resolve_entities=False))
    allowed = {"feed", "id", "title", "updated", "published", "author", "name", "link", "entry", "summary"}
    assert {etree.QName(element).localname for element in root.iter()} <= allowed, visit.path
    found = feedparser.parse(visit.body)
    assert not found.bozo and {link.href.split("/")[2] for link in found.feed.links} == {"testserver"}, (
        visit.path
    )
    assert len(found.entries) <= 20 and all(entry.title != "ran" for entry in found.entries), visit.path


def _is_a_calendar(visit: Visit) -> None:
    found = icalendar.Calendar.from_ical(visit.body)
    lines = visit.text.split("\r\n")
    assert not _CONTROL.search(visit.text.replace("\r\n", "")), visit.path
    assert lines.count("BEGIN:VEVENT") == len(found.walk("VEVENT")) == len(found.subcomponents), visit.path
    assert not [line for line in lines if line.startswith("SUMMARY:ran") or len(line.encode()) > 75], (
        visit.path
    )


_CHECKS: dict[str, Callable[[Visit], None]] = {
    "text/html": _is_a_page_of_ours,
    "application/json": _is_json,
    "text/csv": _is_a_table,
    "application/atom+xml": _is_a_feed,
    "text/calendar": _is_a_calendar,
}
