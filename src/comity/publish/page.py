"""A page of findings in words: sections of lines, every part with the claims that say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from comity.insight.evidence import Evidence
from comity.model.cited import Citation

T = TypeVar("T")


_OPEN, _OF, _CLOSE = "\0(", "\0|", "\0)"  # before a name, before its id, behind both; no text holds NUL


class Part(msgspec.Struct, frozen=True, gc=False):
    """Some words, the ids of the claims that say them, and the punctuation after both.

    `of` are the names in the words that have a page: where each begins and ends, and the id of what it
    names. They are told by putting what `named` gives into the words.
    """

    text: str
    claims: tuple[str, ...] = ()
    end: str = ""
    of: tuple[tuple[int, int, str], ...] = ()

    def __post_init__(self) -> None:
        """Takes the marks out of the words, and notes what stood between them."""
        if _OPEN in self.text:
            text, of = _read(self.text)
            msgspec.structs.force_setattr(self, "text", text)
            msgspec.structs.force_setattr(self, "of", of)

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The words in their order, each piece with the id of what it names, empty where it is no name."""
        found, at = [], 0
        for start, end, id_ in self.of:
            found += [(self.text[at:start], ""), (self.text[start:end], id_)]
            at = end
        return tuple(piece for piece in (*found, (self.text[at:], "")) if piece[0])

    def behind(self, words: str) -> Part:
        """The same part with words before its own."""
        of = tuple((start + len(words), end + len(words), id_) for start, end, id_ in self.of)
        return msgspec.structs.replace(self, text=f"{words}{self.text}", of=of)


def named(evidence: Evidence, id_: str) -> str:
    """The name of an entity for the words of a part, marked so that it becomes a link where there are any.

    >>> from comity.insight.evidence import Evidence
    >>> part = Part(f"with {named(Evidence(names={'kr/seoul': 'Seoul'}, citations={}), 'kr/seoul')}.")
    >>> part.text, part.of
    ('with Seoul.', ((5, 10, 'kr/seoul'),))
    """
    return linked(evidence.name(id_), id_ if id_ in evidence.names else "")


def linked(name: str, id_: str) -> str:
    """A name for the words of a part, marked with the id of what it names; as it is without one."""
    return f"{_OPEN}{name}{_OF}{id_}{_CLOSE}" if id_ else name


def _read(marked: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Words without their marks, and what the marks told."""
    text, *rest = marked.split(_OPEN)
    of = []
    for told in rest:
        name, _, behind = told.partition(_OF)
        id_, _, words = behind.partition(_CLOSE)
        of.append((len(text), len(text) + len(name), id_))
        text += name + words
    return text, tuple(of)


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line: what stands in the margin (a date), the words, the record it is about, notes beneath."""

    margin: str = ""
    parts: tuple[Part, ...]
    record: str = ""
    notes: tuple[Line, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Lines under a heading; `left` more are left out, and asked for by `key` where there is one."""

    heading: str
    lines: tuple[Line, ...]
    left: int = 0
    key: str = ""


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence rests on that no document of the register says: a rule, a reference table, a search.

    `title` is what it is called, `url` where it was read, `read` what was read there.
    """

    id: str
    title: str
    url: str = ""
    read: str = ""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page: its title, what it is about, its sections, and the claims and references its parts rest on."""

    title: str
    subtitle: str = ""
    lead: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    citations: dict[str, Citation]
    references: dict[str, Reference] = {}

    @property
    def sources(self) -> dict[str, Citation | Reference]:
        """All that its parts rest on, by id."""
        return {**self.citations, **self.references}


def shortest(items: Sequence[T], most: int | None) -> tuple[Sequence[T], int]:
    """The first of some items, and how many are left out; one too many is shown rather than counted.

    >>> shortest("abcd", 2), shortest("abc", 2), shortest("abcd", None)
    (('ab', 2), ('abc', 0), ('abcd', 0))
    """
    kept = items if most is None or len(items) <= most + 1 else items[:most]
    return kept, len(items) - len(kept)


def line(text: str, claims: Iterable[str] = (), margin: str = "", record: str = "") -> Line:
    """A line of one part."""
    return Line(margin=margin, parts=(Part(text, tuple(claims)),), record=record)


def section(heading: str, lines: Iterable[Line], left: int = 0, key: str = "") -> tuple[Section, ...]:
    """A section, or nothing where there are no lines; `left` more would belong to it."""
    lines = tuple(lines)
    return (Section(heading=heading, lines=lines, left=left, key=key),) if lines else ()
