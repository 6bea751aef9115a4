"""Places in an order: "second nationwide", "the biggest investor in the province", "only four have more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from comity.model.claim import Figure
from comity.model.entity import Entity
from comity.reading.figure.counting import words
from comity.reading.figure.periods import last_date
from comity.reading.figure.standing import Standing
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.numerals import fragments, ordinal
from comity.reading.marks.quantities import Quantity
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence


class Rank(msgspec.Struct, frozen=True):
    """A place in an order; `scope` the locality or country it is among, `label` what is ranked.

    `bare`: no noun of those ranked stands with it ("third in industrial output").
    """

    place: int
    start: int
    end: int
    scope: Entity | None = None
    label: str = ""
    bare: bool = False


_APOSTROPHES = ("'", "’")
_PLACE = (
    r"\b{rank_verb}\s(?:{article}\s)?(?P<first>{ordinal}|[0-9]{1,2}{ending})\b"
    r"|\b(?P<second>{ordinal}|[0-9]{1,2}{ending})[\s-]"
    r"(?:{greatest}\s(?P<noun>(?:\S+\s){0,2}?{ranked_noun})|{rank_place})\b"
    r"|\b(?P<no_other>{no_other})\b"
    r"|\b{only}\s(?P<fewer>\w+)\s(?:\S+\s){0,4}?{have_more}\b"
    r"|\b{top_lead}\s(?P<top>{greatest})\s(?P<topnoun>(?:\S+\s){0,2}?{ranked_noun})\b(?!\s{rank_by}\b)"
    r"|\b(?P<led>{greatest})\s(?:[a-z]+\s){0,2}?(?={rank_by}\b)"
)


@cache
def _place() -> re.Pattern[str]:
    pattern = _PLACE
    for group in ("ordinal", "ending"):
        pattern = pattern.replace("{" + group + "}", fragments().fill("{" + group + "}"))
    return words().compiled(pattern)


@cache
def _hints() -> tuple[str, ...]:
    """Words of which every place told without an ordinal has one."""
    return tuple(form for group in ("greatest", "only", "no_other") for form in words().group(group))


@cache
def _scope() -> re.Pattern[str]:
    return words().compiled(r"{into}\s(?:{article}\s)?$")


@cache
def _nationwide() -> re.Pattern[str]:
    return words().compiled(r"\b{nationwide}\b")


@cache
def _one_of() -> re.Pattern[str]:
    return words().compiled(r"\b{one_of}\s(?:{article}\s)?(?:\w+\s){0,2}$")


def _may_rank(text: str, numbers: list[Quantity]) -> bool:
    """Whether a sentence has an ordinal or a word of places in an order."""
    for mark in numbers:
        if mark.ordinal:
            return True
    return any(map(text.__contains__, _hints()))


def ranks_in(sentence: Sentence, numbers: list[Quantity]) -> list[Rank]:
    """The places in an order that the sentence tells."""
    text = sentence.text.lower()
    if not _may_rank(text, numbers):
        return []
    found: list[Rank] = []
    for match in _place().finditer(text):
        if _one_of().search(text[: match.start() + 4]):
            continue
        place = _number(match)
        if place:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            label = match["noun"] or match["topnoun"] or _ranked_by(sentence, start, end)
            scope = _owner_before(sentence, start) or _among(sentence, end)
            bare = not match["noun"] and not match["topnoun"]
            found.append(Rank(place, start, end, scope, label, bare))
    return found


def _ranked_by(sentence: Sentence, start: int, end: int) -> str:
    """What a bare place is told of: a measure or sector behind it, or an index named in the sentence."""
    page = sentence.page
    if _contest().search(sentence.text.lower()):
        return ""
    high = min(sentence.end, end + _RANKED_BY_REACH)
    hits = [*page.hits("measured", end, high), *page.hits("sectors", end, high)]
    near = min(
        (hit for hit in hits if not _parted().search(page.text[end : hit.start])), key=_first, default=None
    )
    if near is not None:
        return page.text[near.start : near.end]
    index = _index().search(sentence.text.lower())
    return index.group() if index else ""


_RANKED_BY_REACH = 80


def _first(hit: Hit) -> int:
    return hit.start


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(r"[,;:.]")


@cache
def _contest() -> re.Pattern[str]:
    return words().compiled(r"\b{contest}\b")


@cache
def _index() -> re.Pattern[str]:
    return words().compiled(r"\b{index}\b")


def _number(match: re.Match[str]) -> int | None:
    if match["no_other"] or match["top"] or match["led"]:
        return 1
    if match["fewer"]:
        from_word = fragments().group("unit").get(match["fewer"])
        count = (
            int(match["fewer"]) if match["fewer"].isdigit() else from_word and int(from_word.attr("number"))
        )
        return count + 1 if count else None
    return ordinal(match["first"] or match["second"])


def _owner_before(sentence: Sentence, start: int) -> Entity | None:
    """The country in "Korea's fourth-largest"."""
    text = sentence.page.text
    near = [
        chunk
        for chunk in sentence.of("C", "c")
        if 0 < start - chunk.end <= 3 and text[chunk.end] in _APOSTROPHES
    ]
    return near[0].entities[0] if near else None


def _among(sentence: Sentence, end: int) -> Entity | None:
    """The locality or country the place is told within: the one right after, else the country told of."""
    text = sentence.page.text
    for chunk in sentence.of("L", "Y", "C", "c"):
        if end <= chunk.start <= end + 60 and _scope().search(
            text[max(end - 3, chunk.start - 16) : chunk.start].lower()
        ):
            return chunk.entities[0]
    return None


def scope_id(rank: Rank, sentence: Sentence, subject: Entity) -> str | None:
    """The id of what the place is told within: "nationwide" is the subject's country."""
    if rank.scope is not None:
        return rank.scope.id
    if _nationwide().search(sentence.text.lower()):
        return subject.country
    return subject.id


def ranks_alone(page: Page, sentence: Sentence, rank: Rank, standing: Standing) -> Iterator[Figure]:
    """A place told without a number behind it, of a locality among markets, partners or the like."""
    if not rank.label or (rank.place < 2 and not rank.bare):
        return
    owner = _owner_behind(rank) or _owner(sentence, rank) or standing.fallback(sentence.index)
    if owner is None:
        return
    others = [chunk for chunk in sentence.of("C", "c") if chunk.entities[0].id != (owner.country or owner.id)]
    yield Figure(
        document=page.document.name,
        quote=page.text[sentence.start : sentence.end],
        span=(sentence.start, sentence.end),
        subject=owner,
        indicator="rank",
        value=rank.place,
        period=last_date(sentence) if rank.bare else None,
        partner=others[0].entities[0] if others else None,
        rank=rank.place,
        rank_scope=scope_id(rank, sentence, owner),
        label=rank.label,
    )


def _owner_behind(rank: Rank) -> Entity | None:
    """The locality that a named place is told within ("the second biggest buyer of the province's goods")."""
    within = rank.scope is not None and rank.scope.type == "locality" and not rank.bare
    return rank.scope if within else None


def _owner(sentence: Sentence, rank: Rank) -> Entity | None:
    """The locality before the place ("the province's third largest market")."""
    found: list[Chunk] = [
        chunk
        for chunk in sentence.chunks
        if chunk.label in "LYq" and chunk.entities and chunk.start < rank.start
    ]
    local = [chunk for chunk in found if chunk.entities[0].type == "locality"]
    return local[-1].entities[0] if local else None
