"""The bodies that places belong to: named behind "member of", or before "to which Hue belongs"."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import lexicon
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.particles import particles
from comity.reading.page import Page

_CAPITAL = r"[^\W\d_a-z][^\W_]*(?:(?:[-&./’']|’s|'s)[^\W_]+)*"
_PLAIN = re.compile(r"[A-Z]+[0-9]+|[A-Z]{2,}[\w-]*|[A-Z][a-z]+(?:[A-Z]\w*)+")
"""An acronym ("C40", "UCLG", "CityNet"): the name of a body by its looks."""
_LOOSE = frozenset({"member", "apply", "seat"})
"""Words behind which any capitals name a body; behind the others the name has to say so."""
_SAID = frozenset("NSVW")


def bodies_behind(page: Page, at: int, end: int, code: str, local: bool) -> list[Entity]:
    """The bodies named from one character to another, one by one, as far as they follow each other.

    `local`: a place is said to belong there, not a firm or a person.
    """
    found: list[Entity] = []
    opening = _patterns()["opening"].match(page.text, at, end)
    while opening is not None:
        start = opening.end()
        stop = _name_end(page, start, end)
        body = _body(page, start, stop, code, local or bool(found)) if stop > start else None
        if body is None:
            break
        found.append(body)
        aside = _patterns()["brackets"].match(page.text, stop, end)
        opening = _patterns()["next"].match(page.text, aside.end() if aside else stop, end)
    return found


def body_before(page: Page, start: int, end: int) -> Entity | None:
    """The body named last between two characters, by a name that says so."""
    found: Entity | None = None
    at = start
    while (name := _patterns()["name"].search(page.text, at, end)) is not None:
        if name.group().lower() in particles("membership_grammar", "article"):
            at = name.end()
            continue
        at = _name_end(page, name.start(), end)
        found = _body(page, name.start(), at, "join", local=False) or found
        at = max(at, name.end())
    return found


def _name_end(page: Page, start: int, end: int) -> int:
    """Where the name that begins at a character ends: before "and" only if it is whole there."""
    text = page.text
    name = _patterns()["name"].match(text, start, end)
    if name is None:
        return start
    mark = _mark_at(page, start)
    known = mark is not None and mark.label == "O" and mark.entities and mark.entities[0].id
    stop = max(name.end(), mark.end) if mark is not None and known else name.end()
    while (more := _patterns()["more"].match(text, stop, end)) is not None:
        another = more["the"] and _is_body(page, more.start("word"))
        if more["and"] and (another or is_whole(text[start:stop])):
            break
        stop = more.end()
    tail = _patterns()["tail"].match(text, stop, end)
    if tail is not None:
        stop = tail.end()
    quoted = _patterns()["quoted"].match(text, stop, end)
    return quoted.end() if quoted is not None else stop


def _is_body(page: Page, start: int) -> bool:
    """Whether a body of its own is named there: what "and the" begins."""
    mark = _mark_at(page, start)
    return mark is not None and mark.label == "O"


def is_whole(name: str) -> bool:
    """Whether a name ends as a body's does: with a word for one, or as an acronym."""
    last = name.split()[-1]
    return last.lower() in particles("membership_grammar", "society") or bool(_PLAIN.fullmatch(last))


def _body(page: Page, start: int, end: int, code: str, local: bool) -> Entity | None:
    """The organisation that a stretch names; None for a place, a person or what has no members."""
    mark = _mark_at(page, start)
    if mark is not None and mark.label in "LYCQHpc" and mark.end >= end:
        return None
    if mark is not None and mark.label in "Oa" and mark.entities:
        if mark.data.get("council") and isinstance(mark.data.get("of"), Entity):
            return None
        if mark.end >= end:
            said = says_society(mark.entities[0].name) or mark.entities[0].id is not None
            return mark.entities[0] if said or code in _LOOSE or (local and code != "join") else None
    name = " ".join(page.text[start:end].split())
    if name.lower() in particles("membership_grammar", "society"):
        return None
    labels = {chunk.label for chunk in page.marks_within(start, end)}
    known = mark is not None and mark.label == "O" and bool(mark.entities) and mark.entities[0].id is not None
    if known or says_society(name) or code in _LOOSE or _of_many(page, start, end):
        return Entity("organisation", name, None)
    following = page.row[page.mark_index(end)]
    unknown = labels <= _SAID and local and code == "belong" and following.label != "T"
    return Entity("organisation", name, None) if unknown else None


def says_society(name: str) -> bool:
    """Whether a name says that the body has members, or is an acronym."""
    words = {word.strip("“”\"',").lower() for word in name.split()}
    return not words.isdisjoint(particles("membership_grammar", "society")) or bool(_PLAIN.fullmatch(name))


def _of_many(page: Page, start: int, end: int) -> bool:
    """Whether a name speaks of places or mayors in the plural: "Sister Cities Ruritania"."""
    return any(
        chunk.label in "TH" and page.text[chunk.end - 1] == "s" and page.text[chunk.start].isupper()
        for chunk in page.marks_within(start, end)
    )


def _mark_at(page: Page, start: int) -> Chunk | None:
    at = page.mark_index(start)
    return page.row[at] if at < len(page.row) and page.row[at].start == start else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    fill = Fragments(lexicon("en").page("membership_grammar")).fill
    link = fill(r"\s(?:{inside}|(?P<and>{joining}))(?P<the>\s{article})?\s|\s")
    skip = fill(r"(?:(?:{toward}|{article}|The|{pointing}|[0-9]+)'?(?:,)?\s)*")
    patterns = {
        "opening": rf"\s{skip}(?={_CAPITAL})",
        "name": _CAPITAL,
        "more": rf"(?:{link})(?P<word>{_CAPITAL})",
        "tail": fill(
            r"(?:\s(?!(?:{small}|{inside}|{joining}|{article}|{further})\b)[a-z]+){0,2}\s{society}\b"
        ),
        "quoted": r"\s[“\"][^“”\"]{3,60}[”\"]",
        "brackets": r"\s?\([A-Z][\w/ -]{1,20}\)",
        "next": fill(rf"(?:,\s(?:{{joining}}\s)?|\s{{joining}}\s)(?:{{further}}\s)?{skip}(?={_CAPITAL})"),
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}
