"""Words that point to a place or a person told before: "the province", "his city", "the mayor"."""

from __future__ import annotations

import re

from comity.reading.marks.chunks import Chunk, rewrite, spanning
from comity.reading.marks.particles import particles

_DEFINITE = re.compile(r"(?<![NSV])(?:t|[qzh]|[xW](?=T))(?:x|A|J|M|d){0,3}T(?!B|f(?!d))")
_CAPITAL = re.compile(r"tTft?[LCpc]")
_UNNAMED_POST = re.compile(r"t(?:[MJA])*H(?![NS])")
_CAPITAL_WORD = "capital"


def pointing_words(row: list[Chunk], text: str) -> list[Chunk]:
    """The row with `Y` and `X` where a place or a person is pointed to, not yet resolved."""
    _drop_false_sides(row, text)
    return rewrite(
        row,
        (_CAPITAL, lambda parts, _: _capital(parts, text)),
        (_DEFINITE, lambda parts, _: _definite(parts, text)),
        (_UNNAMED_POST, lambda parts, _: _unnamed_post(parts, text)),
    )


def _capital(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "the capital of Uzbekistan" points to a city there that the text names."""
    if not text[parts[1].start : parts[1].end].lower().startswith(_CAPITAL_WORD):
        return None
    made = spanning("Y", parts)
    made.data.update(level=0, type="city", within=parts[-1].entities[0].id)
    return [made]


def _drop_false_sides(row: list[Chunk], text: str) -> None:
    """ "the localities of A and B" names them itself; a bare "the two" counts only before a verb."""
    for at, chunk in enumerate(row):
        if chunk.label != "Z":
            continue
        after = row[at + 1]
        word = chunk.word
        before = word.attr("before") if word else None
        following = text[after.start : after.end].lower()
        if following == "of" or (before is not None and following not in before):
            chunk.label = "x"


def _definite(parts: list[Chunk], text: str) -> list[Chunk] | None:
    kind = parts[-1]
    word = kind.word
    if word is None or text[kind.start].isupper():
        return None
    if parts[0].label == "z" and text[kind.start : kind.end].lower() == _CAPITAL_WORD:
        return None  # "their capital" is money
    first = text[parts[0].start : parts[0].end].lower()
    surface = text[kind.start : kind.end].lower()
    if surface.endswith("s") and not surface.endswith("ss"):
        return None
    if first in {"a", "an", "every", "each", "another"} or (
        parts[0].label in "xW" and first not in {"this", "that", "his", "her", "our", "their"}
    ):
        return None
    if surface == "capital" and any(part.label != "A" for part in parts[1:-1]):
        return None  # money ("the registered capital")
    placing = particles("place_adjectives", "lie") | particles("place_adjectives", "same")
    if any(part.label in "xM" and text[part.start : part.end].lower() not in placing for part in parts[1:-1]):
        return None
    made = spanning("Y", parts)
    country = next((part.entities[0].id for part in parts if part.label == "A" and part.entities), None)
    within = country if surface == _CAPITAL_WORD else None
    made.data.update(level=word.attr("level"), type=word.code, country=country, within=within)
    made.data["own"] = first in {"his", "her", "our", "my"}
    return [made]


def _unnamed_post(parts: list[Chunk], text: str) -> list[Chunk] | None:
    head = parts[-1]
    word = head.word
    if word is None or head.data.get("held") or text[parts[0].start : parts[0].end].lower() in {"a", "an"}:
        return None
    made = spanning("X", parts)
    country = next((part.entities[0].id for part in parts if part.label == "A" and part.entities), None)
    made.data.update(code=word.code, common=bool(word.attr("common")), country=country)
    return [made]
