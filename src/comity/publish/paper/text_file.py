"""Papers as plain text, for mails: numbers of sources in brackets, the list of them at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from comity.publish.paper.composed import Composed, Drawing, Entry, Item, Part, Table

_WIDTH = 76  # columns of a line, as mails have them
_STEP = "  "


def written(paper: Composed) -> bytes:
    """The paper as plain text."""
    return text(paper).encode()


def text(paper: Composed) -> str:
    """The same, as it is before it is put into bytes."""
    return "\n".join(_lines(paper)).rstrip() + "\n"


def _lines(paper: Composed) -> Iterator[str]:
    yield from _wrapped(paper.title)
    yield from _wrapped(" · ".join(told for told in (paper.subtitle, paper.known) if told))
    yield ""
    yield from _wrapped(_words(paper.purpose))
    yield from _parts(paper.front)
    if paper.annex:
        yield from ("", paper.annexed.upper())
        yield from _parts(paper.annex)
    if paper.sources:
        yield from ("", *_heading(paper.listed))
        for entry in paper.sources:
            yield from _entry(entry)


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield from ("", *_heading(part.heading))
        for piece in part.pieces:
            yield from _item(piece, "") if isinstance(piece, Item) else _block(piece)
        if part.more:
            yield from _wrapped(part.more)


def _heading(words: str) -> Iterator[str]:
    yield words
    yield "-" * min(_columns(words), _WIDTH)


def _item(item: Item, margin: str) -> Iterator[str]:
    yield from _wrapped(_words(item), f"{margin}- ", f"{margin}  ")
    for note in item.notes:
        yield from _item(note, margin + _STEP)


def _block(piece: Table | Drawing) -> Iterator[str]:
    if isinstance(piece, Drawing):
        yield from _wrapped(f"[{piece.words}] {_words(piece.caption)}".rstrip())
        return
    for row in piece.rows:
        first, *others = zip(piece.heads, row, strict=True)
        yield from _wrapped(_words(first[1]), "- ", _STEP)
        for head, cell in others:
            yield from _wrapped(f"{head}: {_words(cell)}", _STEP, _STEP * 2)
            for note in cell.notes:
                yield from _item(note, _STEP * 2)


def _words(item: Item) -> str:
    said = ""
    for run in item.runs:
        marks = "".join(f" [{mark.text}]" for mark in run.marks)
        said += f"{run.text}{marks}{run.end}"
    return f"{item.margin}: {said}" if item.margin else said


def _entry(entry: Entry) -> Iterator[str]:
    told = ": ".join(told for told in (entry.where, entry.quote) if told)
    yield from _wrapped(f"[{entry.number}] {told}", "", _STEP * 2)
    if entry.url:
        yield f"{_STEP * 2}{entry.url}"


def _wrapped(words: str, first: str = "", next_: str = "") -> Iterator[str]:
    """Words in lines of so many columns; a word that is longer has a line of its own."""
    margin, row = first, ""
    for word in words.split():
        longer = f"{row} {word}" if row else word
        if row and _columns(margin + longer) > _WIDTH:
            yield margin + row
            margin, row = next_, word
        else:
            row = longer
    if row:
        yield margin + row


def _columns(words: str) -> int:
    """How wide words are where letters have one width; syllables of Hangul have two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)
