"""Lines at the edges of pages that belong to the paper and not to its text: running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from comity.sources.pdf.lines import Line

_EDGE = 3  # lines at the top and at the bottom of a page that may be its head and foot
_SHARE = 0.4  # of the pages: heads of left and right pages may differ
_MOST = 3  # numbers of a line that are looked at
_NUMBER = re.compile(r"\d{1,4}")
_FIRST = re.compile(r"\W*1\W*(?:/\W*1\W*)?")


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without those that recur at the edges of most, alike or with the page's number."""
    edges = [_edges(page) for page in pages]
    seen = Counter(
        form
        for number, edge in enumerate(edges)
        for form in {form for line in edge for form in _forms(line, number)}
    )
    least = max(2, _SHARE * len(pages))

    def recurs(line: Line, number: int) -> bool:
        alone = len(pages) == 1 and _FIRST.fullmatch(line.text) is not None
        return alone or any(seen[form] >= least for form in _forms(line, number))

    return [
        [line for line in page if line not in edges[number] or not recurs(line, number)]
        for number, page in enumerate(pages)
    ]


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.baseline)
    return by_height if len(page) <= 2 * _EDGE else [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _forms(line: Line, page: int) -> Iterator[str]:
    """The line as it stands, and with each of its numbers as its distance from the page's."""
    written = " ".join(line.text.split())
    numbers = list(_NUMBER.finditer(written))[:_MOST]
    for counts in product((False, True), repeat=len(numbers)):
        form, at = "", 0
        for number, counted in zip(numbers, counts, strict=True):
            told = f"\0{int(number.group()) - page}\0" if counted else number.group()
            form += written[at : number.start()] + told
            at = number.end()
        yield form + written[at:]
