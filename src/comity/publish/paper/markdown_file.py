"""Papers as Markdown: numbers of sources in brackets, the list of them at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.publish.paper.composed import Composed, Drawing, Entry, Item, Part, Table


def written(paper: Composed) -> bytes:
    """The paper as Markdown."""
    return ("\n".join(_lines(paper)).rstrip() + "\n").encode()


def _lines(paper: Composed) -> Iterator[str]:
    beneath = " · ".join(_escaped(told) for told in (paper.subtitle, paper.known) if told)
    yield from (f"# {_escaped(paper.title)}", "", beneath, "", _words(paper.purpose), "")
    yield from _parts(paper.front, "##")
    if paper.annex:
        yield from (f"## {_escaped(paper.annexed)}", "")
        yield from _parts(paper.annex, "###")
    if paper.sources:
        yield from (f"## {_escaped(paper.listed)}", "")
        yield from map(_entry, paper.sources)


def _parts(parts: Iterable[Part], heading: str) -> Iterator[str]:
    for part in parts:
        yield from (f"{heading}{'#' * (part.level - 1)} {_escaped(part.heading)}", "")
        for piece in part.pieces:
            yield from _item(piece, 0) if isinstance(piece, Item) else _block(piece)
        if part.more:
            yield from ("", _escaped(part.more))
        yield ""


def _item(item: Item, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {_words(item)}"
    for note in item.notes:
        yield from _item(note, depth + 1)


def _block(piece: Table | Drawing) -> Iterator[str]:
    yield ""
    if isinstance(piece, Drawing):
        yield f"> {_escaped(piece.words)} {_words(piece.caption)}".rstrip()
    else:
        yield _row(map(_escaped, piece.heads))
        yield _row("---" for _ in piece.heads)
        yield from (_row(map(_cell, row)) for row in piece.rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(item: Item) -> str:
    return "<br>".join(map(_words, (item, *item.notes)))


def _words(item: Item) -> str:
    margin = f"**{_escaped(item.margin)}** " if item.margin else ""
    said = ""
    for run in item.runs:
        marks = f" [{', '.join(mark.text for mark in run.marks)}]" if run.marks else ""
        said += f"{_within(run.text)}{marks}{_within(run.end)}"
    return margin + (said if margin else _begun(said))


def _entry(entry: Entry) -> str:
    where = ": ".join(_escaped(told) for told in (entry.where, entry.quote) if told)
    return f"{entry.number}. {where}{f' <{entry.url}>' if entry.url else ''}"


def _escaped(text: str) -> str:
    """Words that Markdown takes for words, also at the beginning of a line.

    >>> _escaped("# a_b"), _escaped("1. Seoul"), _escaped("plain")
    ('\\\\# a\\\\_b', '1\\\\. Seoul', 'plain')
    """
    return _begun(_within(text))


def _within(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def _begun(text: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _BEGINS.sub(r"\\\1", text))


_MARKS = re.compile(r"([\\`*_\[\]<>|~])")
_BEGINS = re.compile(r"^([#+=-])")
_NUMBER = re.compile(r"^(\d+)([.)])")
