"""Names put together as they are read: small words inside them joined, other scripts behind them left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.marks.chunks import Chunk, rewrite, spanning
from comity.reading.marks.particles import particles

_BRACKETED = re.compile(r"\((?<=[NSLP].)[xN]{1,2}\)")
# "Ann Reed OBE", "Ann Reed, OBE, JP".
_DECORATED = re.compile(r"(?<=[NSL]),?N(?=[,.|xi&f(])")
_SMALL = re.compile(
    r"(?<=[NSRH])x{1,3}[NS]|(?<=S)x{1,3}L|(?<=[NS]L)x{1,3}[NSL]|(?:(?<=H[NS])|(?<=H[NS]{2}))xL"
)
_THE = re.compile(r"(?<=S)t[NS]")
_NAMESAKE = re.compile(r"(?<![NSLVBTPOGE])[NS]L(?=,xH|,x[^HL]|,t?M*H|,t?[LOYTJBx]{1,2}'?[xMJ]{0,2}H)")
# "Karin Vogt, who …", "Paul Roux of Lyon": where a table knows a town of the given name.
_GIVEN = re.compile(r"(?<![NSLVBTPOGE])L[NS](?=,x|,t?[LOYTJBx]{0,2}'?[xMJ]{0,2}H|ft?[LYO])")
# "Park Joon-hee", "Do Van Minh", "Mayor June Sanders": names that are also words.
_ALSO_A_WORD = re.compile(r"[BW](?=[NS])")
_WITH_TITLE = re.compile(r"W[NS],(?:t?(?:[LOY]'?)?[MJ]*H|(?<=,...))")
_JUNIOR = re.compile(r"N(?<=[NS].)\.")
# What names have that are to be put together or were taken for a people's: "Aki-Sawyerr", "d'Arcy", "Germán".
_SIGNS = (re.compile(r"-(?=[^\W\d_a-z])"), re.compile(r"['’](?=[^\W\d_a-z])"), re.compile("[À-ɏ]"))
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_CODE = 2
"""How many letters the code of a country has, whose family names the reader knows."""
_APOSTROPHES = "'’"
_LAST_ASCII = "\x7f"
_LAST_LATIN = "\u024f"
_SHORTEST_CONTRACTION = 4
"""How many letters at least "d'Or" has."""


def join_names(row: list[Chunk], text: str) -> list[Chunk]:
    """The row with "van der Berg" and "d'Arcy" as one word each, and without "(李明哲)" behind a name."""
    return rewrite(
        _completed(row, text),
        (_ALSO_A_WORD, lambda parts, found: _first_name(parts, found, text)),
        (_BRACKETED, lambda parts, _: [] if _is_another_script(parts, text) else None),
        (_DECORATED, lambda parts, _: [] if _is_decoration(parts, text) else None),
        (_SMALL, lambda parts, _: _joined(parts, text)),
        (_THE, lambda parts, _: _middle(parts, text)),
        (_JUNIOR, lambda parts, _: _junior(parts, text)),
        (_GIVEN, lambda parts, found: _given(parts, found, text)),
        (_NAMESAKE, lambda parts, found: _surname(parts, found, text)),
    )


def _completed(row: list[Chunk], text: str) -> list[Chunk]:
    """The row with double names whole: "Aki-Sawyerr" where a table knows only "Aki", "Mary-Ann"."""
    found = [sign.start() for pattern in _SIGNS for sign in pattern.finditer(text)]
    if not found:
        return row
    starts = [chunk.start for chunk in row]
    covered: set[int] = set()
    for offset in sorted(found):
        at = bisect_left(starts, offset) - 1
        chunk, before = row[at], row[at - 1] if at else None
        if at in covered:
            continue
        if chunk.label in "NSL" and chunk.end == offset and text[offset] == "-":
            _complete(chunk, before, text)
            last = bisect_left(starts, chunk.end)
            covered.update(range(at + 1, last))
        elif chunk.label == "A" and offset < chunk.end and text[offset] > _LAST_ASCII:
            chunk.label, chunk.entities = "N", ()  # "Germán"
        elif chunk.label == "x" and _goes_on(before) and _is_contracted(text[chunk.start : chunk.end]):
            chunk.label = "N"
    return [chunk for at, chunk in enumerate(row) if at not in covered] if covered else row


def _complete(chunk: Chunk, before: Chunk | None, text: str) -> None:
    """Take the rest of a double name in; of what a table knows as a place only within a person's name."""
    rest = _WORD.match(text, chunk.end + 1)
    if rest is None or not rest.group()[0].isupper():
        return
    within = before is not None and _goes_on(before) and before.end + 1 == chunk.start
    if chunk.label != "L" or within:
        chunk.label, chunk.end, chunk.entities = "N", rest.end(), ()


def _goes_on(before: Chunk | None) -> bool:
    """Whether a person's name may go on behind a mark."""
    return before is not None and before.label in "NSHR"


def _is_another_script(parts: list[Chunk], text: str) -> bool:
    return all(letter > _LAST_LATIN for letter in text[parts[1].start : parts[-2].end] if letter.isalpha())


def _is_decoration(parts: list[Chunk], text: str) -> bool:
    """Whether all that stands behind a name are letters of honour: "OBE"."""
    words = [text[part.start : part.end].lower() for part in parts if part.label == "N"]
    return all(word in particles("name_words", "decoration") for word in words)


def _joined(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """The small words of a name with the capitalised one they belong to."""
    words = [text[part.start : part.end] for part in parts[:-1]]
    if all(word in particles("name_words", "particle") for word in words):
        return [spanning("N", parts)]
    return None


def _middle(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """A middle name that looks like an article: "Phan The Tuan"."""
    capital = text[parts[0].start].isupper() and parts[0].end + 1 == parts[1].start
    return [spanning("N", parts)] if capital else None


def _junior(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "Jr." with its full stop, where it is none of a sentence's end."""
    name = text[parts[0].start : parts[-1].end]
    return [spanning("N", parts)] if name.lower() in particles("name_words", "suffix") else None


def _surname(parts: list[Chunk], found: re.Match[str], text: str) -> list[Chunk] | None:
    """A given name and a surname that is also a town's, where somebody is told of: "Ned Lyons, who …"."""
    given, place = parts
    if (
        not _is_human(found, text, place.end)
        or given.end + 1 != place.start
        or " " in text[place.start : place.end]
    ):
        return None
    return [given, spanning("N", [place])]


@cache
def _given_names() -> frozenset[str]:
    pages = (*lexicon("en").page("given_names"), *lexicon("en").page("surnames"))
    return frozenset(form.lower() for word in pages if len(word.code) > _CODE for form in word.forms)


def _first_name(parts: list[Chunk], found: re.Match[str], text: str) -> list[Chunk] | None:
    """A word as the first of a person's names, where the name goes on like one."""
    labels, at = found.string, found.start()
    before = labels[at - 1] if at else "|"
    if before in "NSLVPOGE'":
        return None
    word, rest = text[parts[0].start : parts[0].end].lower(), text[parts[0].end + 1 : parts[0].end + 40]
    if word in _given_names() and (before in "HR" or _WITH_TITLE.match(labels, at) is not None):
        return [spanning("S", parts)]
    if word in particles("surnames", "kr") and _KOREAN.match(rest) is not None:
        return [spanning("S", parts)]
    middle = rest.partition(" ")[0].lower() if word in particles("surnames", "vn") else ""
    if middle in particles("name_words", "middle_woman") | particles("name_words", "middle_man"):
        return [spanning("S", parts)]
    return None


def _given(parts: list[Chunk], found: re.Match[str], text: str) -> list[Chunk] | None:
    """A given name that is also a town's, where somebody is told of: "Paul Roux, who …"."""
    place, family = parts
    usual = text[place.start : place.end].lower() in _given_names()
    human = found.string[found.end()] == "f" or _is_human(found, text, family.end)
    if not usual or not human or place.end + 1 != family.start:
        return None
    return [spanning("S", [place]), family]


def _is_human(found: re.Match[str], text: str, end: int) -> bool:
    """Whether a title or "who" follows a name."""
    return "H" in found.string[found.end() : found.end() + 7] or text[end + 2 : end + 6] == "who "


def _is_contracted(word: str) -> bool:
    """Whether a small letter and an apostrophe open a name: "d'Arcy", "l'Heureux"."""
    return len(word) >= _SHORTEST_CONTRACTION and word[1] in _APOSTROPHES and word[2].isupper()
