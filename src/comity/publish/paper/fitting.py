"""What is promised to stand on one page: set as closely as a layout allows, and no more of it than fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from comity.publish.page import Line
from comity.publish.paper.layout import Closeness
from comity.publish.paper.paper import Block, Chapter, Grid, Paper, Picture

Measure = Callable[[Paper, Closeness], tuple[int, ...]]
"""How many pages each sheet of a paper's front takes: what stands before a chapter that begins a page."""

_ROW = 90  # characters of a printed row, about
_PICTURE = 12  # rows of a picture, about


def fitted(
    paper: Paper, steps: tuple[Closeness, ...], pages: int, measure: Measure
) -> tuple[Paper, Closeness]:
    """The paper with sheets of so many pages, and how closely it is set; for no pages as it is.

    Where the closest setting is not enough, the longest chapters give their last lines to the annex.
    """
    if not pages:
        return paper, steps[0]
    if max(measure(paper, steps[-1])) <= pages:
        return paper, next(step for step in steps if max(measure(paper, step)) <= pages)
    taken: tuple[int, ...] = ()
    for place, sheet in enumerate(_sheets(paper.front)):

        def fits(more: Sequence[int], place: int = place, before: tuple[int, ...] = taken) -> bool:
            return measure(_moved(paper, (*before, *more)), steps[-1])[place] <= pages

        taken += tuple(_taken(paper.front, sheet, fits))
    return _moved(paper, taken), steps[-1]


def _sheets(front: Sequence[Chapter]) -> list[list[int]]:
    """Which chapters stand on each sheet; on the first perhaps none."""
    sheets: list[list[int]] = [[]]
    for at, chapter in enumerate(front):
        if chapter.new_page:
            sheets.append([])
        sheets[-1].append(at)
    return sheets


def _taken(
    front: Sequence[Chapter], sheet: Sequence[int], fits: Callable[[Sequence[int]], bool]
) -> Sequence[int]:
    """Chapters of a sheet that give a line, as often as they give one, until the rest fits."""
    if fits(()):
        return ()
    order = tuple(_leaving(front, sheet))[:-1]  # one line stays, whatever it takes
    taken = list(order[: bisect_left(range(len(order)), True, key=lambda most: fits(order[:most]))])
    for at in dict.fromkeys(reversed(taken)):  # where a long line went, a shorter one may still have room
        fewer = taken.copy()
        fewer.remove(at)
        if fits(fewer):
            taken = fewer
    return taken


def _leaving(front: Sequence[Chapter], sheet: Sequence[int]) -> Iterator[int]:
    """Which chapter gives its last line next: the longest that keeps another, then the last."""
    lengths = {at: [_rows(unit) for unit in _units(front[at])] for at in sheet}
    while any(lengths.values()):
        several = [at for at, rows in lengths.items() if len(rows) > 1]
        at = (
            max(several, key=lambda place: sum(lengths[place]))
            if several
            else max(at for at, rows in lengths.items() if rows)
        )
        lengths[at].pop()
        yield at


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
    emptied = {at for at in set(taken) if not (front[at].blocks or front[at].new_page)}
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
