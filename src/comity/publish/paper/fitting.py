"""What is promised to stand on one page: set as closely as a layout allows, and no more of it than fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from comity.publish.page import Line
from comity.publish.paper.layout import Closeness
from comity.publish.paper.paper import Block, Chapter, Grid, Paper, Picture

Measure = Callable[[Paper, Closeness], int]
"""How many pages the front of a paper takes."""

_ROW = 90  # characters of a printed row, about
_PICTURE = 12  # rows of a picture, about


def fitted(
    paper: Paper, steps: tuple[Closeness, ...], pages: int, measure: Measure
) -> tuple[Paper, Closeness]:
    """The paper with a front of so many pages, and how closely it is set; for no pages as it is.

    Where the closest setting is not enough, the longest chapters give their last lines to the annex.
    """
    if not pages:
        return paper, steps[0]
    if measure(paper, steps[-1]) <= pages:
        return paper, next(step for step in steps if measure(paper, step) <= pages)
    taken = _taken(paper, lambda places: measure(_moved(paper, places), steps[-1]) <= pages)
    return _moved(paper, taken), steps[-1]


def _taken(paper: Paper, fits: Callable[[Sequence[int]], bool]) -> Sequence[int]:
    """Chapters that give a line, as often as they give one, until the rest fits."""
    order = tuple(_leaving(paper.front))[:-1]  # one line stays, whatever it takes
    taken = list(order[: bisect_left(range(len(order)), True, key=lambda most: fits(order[:most]))])
    for at in dict.fromkeys(reversed(taken)):  # where a long line went, a shorter one may still have room
        fewer = taken.copy()
        fewer.remove(at)
        if fits(fewer):
            taken = fewer
    return taken


def _leaving(front: tuple[Chapter, ...]) -> Iterator[int]:
    """Which chapter gives its last line next: the longest that keeps another, then the last."""
    lengths = [[_rows(unit) for unit in _units(chapter)] for chapter in front]
    while any(lengths):
        several = [at for at, rows in enumerate(lengths) if len(rows) > 1]
        at = max(several, key=lambda place: sum(lengths[place])) if several else _last(lengths)
        lengths[at].pop()
        yield at


def _last(lengths: list[list[float]]) -> int:
    return max(at for at, rows in enumerate(lengths) if rows)


def _units(chapter: Chapter) -> list[Block]:
    """What can be moved: lines, pictures, and tables of one row each."""
    units: list[Block] = []
    for block in chapter.blocks:
        if isinstance(block, Grid):
            units += [msgspec.structs.replace(block, rows=(row,)) for row in block.rows]
        else:
            units.append(block)
    return units


def _rows(unit: Block) -> float:
    if isinstance(unit, Picture):
        return _PICTURE
    if isinstance(unit, Grid):
        width = sum(unit.shares)
        return max(_long(cell) * width / share for cell, share in zip(unit.rows[0], unit.shares, strict=True))
    return _long(unit) + sum(map(_long, unit.notes))


def _long(line: Line) -> float:
    return 1 + sum(len(part.text) for part in line.parts) // _ROW


def _moved(paper: Paper, taken: Sequence[int]) -> Paper:
    """The paper with the last lines of chapters in its annex, a line for each time the chapter is named."""
    front, annex = list(paper.front), list(paper.annex)
    for at in sorted(set(taken)):
        chapter, units = front[at], _units(front[at])
        keep = len(units) - taken.count(at)
        moved = len(units) - keep
        front[at] = msgspec.structs.replace(
            chapter, blocks=tuple(_joined(units[:keep])), left=chapter.left + moved
        )
        _put(units[keep:], chapter, annex)
    emptied = {at for at in set(taken) if not front[at].blocks}
    kept = tuple(chapter for at, chapter in enumerate(front) if at not in emptied)
    return msgspec.structs.replace(paper, front=kept, annex=tuple(annex))


def _put(units: list[Block], chapter: Chapter, annex: list[Chapter]) -> None:
    """Puts lines before those of the chapter of the annex that has the same key, unless it has them."""
    same = next((at for at, other in enumerate(annex) if chapter.key and other.key == chapter.key), None)
    if same is None:
        annex.append(Chapter(heading=chapter.heading, blocks=tuple(_joined(units)), key=chapter.key))
        return
    there = _units(annex[same])
    new = [unit for unit in units if unit not in there]
    blocks = (*_joined(new), *annex[same].blocks)
    annex[same] = msgspec.structs.replace(annex[same], blocks=tuple(_joined(blocks)))


def _joined(units: Iterable[Block]) -> list[Block]:
    """Tables that follow each other under the same heads as one."""
    joined: list[Block] = []
    for unit in units:
        last = joined[-1] if joined else None
        if (
            isinstance(unit, Grid)
            and isinstance(last, Grid)
            and (last.heads, last.shares) == (unit.heads, unit.shares)
        ):
            joined[-1] = msgspec.structs.replace(last, rows=(*last.rows, *unit.rows))
        else:
            joined.append(unit)
    return joined
