"""Affiliations: which organisation belongs to another or to a locality, and where it is based."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from comity.model.claim import Affiliation, Relation
from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.chunks import Chunk
from comity.reading.complements import houses
from comity.reading.page import Page, Sentence
from comity.reading.scanner import Hit

_CAPITALS = "NSWVOLCABTEJP"
_NAME = rf"(?P<name>O|[{_CAPITALS}]{{1,6}})"
_NAMED_BEFORE = re.compile(
    r"(?P<name>O|B(?:[fi][NSVW]+(?:&[NSVW]+)?)|[NSWV]{2,4}|[NSWV])(?P<aside>\([^()]{1,3}\))?,?[txqMJA]{0,4}$"
)
_NAMED_AFTER = re.compile(rf"t?{_NAME}")
_LIST = re.compile(rf"t?(?P<name>O|[{_CAPITALS}]+)(?P<next>,?&t?|,t?)?")
_PLACE_AFTER = re.compile(r"t?(?:x|A|[Cc]'){0,2}(?P<place>[LYp])")
_OF_PLACE = re.compile(r"(?P<child>O)(?:\([NSOaW]\))?ft?(?:x|A|[Cc]'){0,2}(?P<place>[LY])")
_PLACES_OWN = re.compile(r"(?P<place>[LY])'[xJ]{0,2}(?P<child>O)")
_ITS_OWN = re.compile(r"q[xJ]{0,2}(?P<child>O)")
_IN_BRACKETS = re.compile(r"(?P<child>O|[NSWV]{2,4})\((?P<parent>[OL])\)")
_IN_PLACE = re.compile(r"(?P<child>O)(?:\([NSOaW]\))?(?P<link>i)t?(?:x|A|[Cc]'){0,2}(?P<place>[LYp])")
_APPOSED = re.compile(
    r"(?P<child>O|(?<![NSWVLQ])[NSWVL]{0,4}[NSWV])(?:\([NSOaW]\))?,t[xJATNSWVM&]{0,5}[xB]f(?:t?(?:x|A){0,2})(?P<place>[LY])"
)
_UNCAPITALISED = re.compile(r"(?<!,)t(?P<name>[x&J]{2,7})ft?(?:[Cc]')?(?P<place>[Ll])")


def affiliations(page: Page) -> Iterator[Affiliation]:
    """One claim a child and parent; what a name says by itself ("Wonju City Council") is not told here."""
    seen: set[tuple[str, str]] = set()
    for sentence in page.sentences:
        if (
            "O" not in sentence.labels
            and not sentence.words("belonging")
            and not sentence.words("bodies")
            and "(L)" not in sentence.labels
        ):
            continue
        for child, parent, relation, start, end in [*_by_shape(page, sentence), *_by_word(page, sentence)]:
            key = (child.id or fold(child.name), parent.id or fold(parent.name))
            if key in seen or key[0] == key[1]:
                continue
            seen.add(key)
            yield Affiliation(
                document=page.document.name,
                quote=page.text[start:end],
                span=(start, end),
                child=child,
                parent=parent,
                relation=relation,
            )


Told = tuple[Entity, Entity, Relation, int, int]


def _by_shape(page: Page, sentence: Sentence) -> Iterator[Told]:
    """What stands side by side: "the Center of the city", "Hansol Vina (Tay Ninh)"."""
    row, labels = sentence.chunks, sentence.labels
    for pattern, tell in _SHAPES:
        for found in pattern.finditer(labels):
            told = tell(page, row, found)
            if told is not None:
                yield told


def _of_place(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    child, place = row[found.start("child")], row[found.start("place")]
    if (
        not child.entities
        or not place.entities
        or child.data.get("council")
        or place.data.get("above") is not None
    ):
        return None
    return child.entities[0], place.entities[0], _relation(child), child.start, place.end


def _places_own(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    child, place = row[found.start("child")], row[found.start("place")]
    if not child.entities or not place.entities or child.data.get("council"):
        return None
    return child.entities[0], place.entities[0], _relation(child), place.start, child.end


def _its_own(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "a member of the assembly and head of its Sports League": the organisation named last before."""
    child, at = row[found.start("child")], found.start()
    if page.text[row[at].start : row[at].end].lower() != "its" or not child.entities:
        return None
    owner = next((chunk for chunk in reversed(row[:at]) if chunk.label in "OLY" and chunk.entities), None)
    if owner is None or owner.label != "O":
        return None
    return child.entities[0], owner.entities[0], "part_of", owner.start, child.end


def _in_brackets(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """A ministry in brackets is what the name belongs to, a place where it sits: "Hansol Vina (Tay Ninh)"."""
    parts = row[found.start("child") : found.end("child")]
    parent = row[found.start("parent")]
    child = _entity(page, parts)
    if child is None or not parent.entities:
        return None
    if parent.label == "L" and parts[0].label != "O" and _last_word(page, parts[-1]) not in houses("company"):
        return None
    if parent.label == "O" and (
        parts[0].label != "O" or _is_short(page, parent) or _is_short(page, parts[0])
    ):
        return None
    relation: Relation = "part_of" if parent.label == "O" else "based_in"
    return child, parent.entities[0], relation, parts[0].start, row[found.end() - 1].end


def _in_place(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    child, place, link = row[found.start("child")], row[found.start("place")], row[found.start("link")]
    if (
        not child.entities
        or not place.entities
        or page.text[link.start : link.end].lower() not in {"in", "at"}
    ):
        return None
    before = row[max(0, found.start() - 4) : found.start()]
    seated = any(page.text[part.start : part.end].lower() in houses("house") for part in before)
    if not (seated or _last_word(page, child) in houses("house")):
        return None
    entity = (
        child.entities[0]
        if seated
        else Entity("organisation", page.text[child.start : place.end], child.entities[0].id)
    )
    return entity, place.entities[0], "based_in", child.start, place.end


def _apposed(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "WEDA, the economic development agency of Wonju"."""
    parts, place = row[found.start("child") : found.end("child")], row[found.start("place")]
    child = _entity(page, parts)
    if child is None or not place.entities or not page.hits("bodies", parts[-1].end, place.start):
        return None
    return child, place.entities[0], "part_of", parts[0].start, place.end


def _uncapitalised(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    parts, place = row[found.start("name") : found.end("name")], row[found.start("place")]
    if not place.entities or _last_word(page, parts[-1]) not in houses("society"):
        return None
    name = " ".join(page.text[parts[0].start : parts[-1].end].split())
    return Entity("organisation", name, None), place.entities[0], "based_in", parts[0].start, place.end


_SHAPES = (
    (_OF_PLACE, _of_place),
    (_PLACES_OWN, _places_own),
    (_ITS_OWN, _its_own),
    (_IN_BRACKETS, _in_brackets),
    (_IN_PLACE, _in_place),
    (_APPOSED, _apposed),
    (_UNCAPITALISED, _uncapitalised),
)


def _relation(child: Chunk) -> Relation:
    words = {word.lower() for word in child.entities[0].name.split()}
    return "based_in" if words & houses("company") else "part_of"


def _last_word(page: Page, chunk: Chunk) -> str:
    return page.text[chunk.start : chunk.end].split()[-1].lower()


def _is_short(page: Page, chunk: Chunk) -> bool:
    """Whether the name is an acronym: brackets around it, or before it, only spell it out."""
    return page.text[chunk.start : chunk.end].isupper()


def _entity(page: Page, parts: list[Chunk]) -> Entity | None:
    if len(parts) == 1 and parts[0].label == "O":
        return parts[0].entity
    if any(part.label == "Q" for part in parts):
        return None
    return Entity("organisation", " ".join(page.text[parts[0].start : parts[-1].end].split()), None)


def _by_word(page: Page, sentence: Sentence) -> Iterator[Told]:
    founded: Hit | None = None
    for hit in sentence.words("belonging"):
        code = hit.words[0].code
        if code == "founded":
            founded = hit
        elif code == "called":
            if founded is not None:
                yield from _launched(page, sentence, founded, hit)
        elif code == "owner":
            yield from _owned(page, sentence, hit)
        elif code == "from":
            yield from _from_place(page, sentence, hit)
        else:
            yield from _below(page, sentence, hit, code)


def _at(row: list[Chunk], offset: int) -> int:
    return bisect_left(row, offset, key=lambda chunk: chunk.start)


def _child_before(page: Page, sentence: Sentence, hit: Hit, unknown: bool) -> tuple[Entity, int] | None:
    """The organisation that a word behind it speaks of: right before, or at the head of the apposition."""
    row, labels = sentence.chunks, sentence.labels
    at = _at(row, hit.start)
    found = _NAMED_BEFORE.search(labels, 0, at)
    if found is None:
        return None
    parts = row[found.start("name") : found.end("name")]
    if parts[0].label not in "OB" and not unknown:
        return None
    if parts[0].label != "O" and found.start() > 0 and labels[found.start() - 1] in "NSWVHR":
        return None
    child = _entity(page, parts)
    return (child, parts[0].start) if child is not None else None


def _below(page: Page, sentence: Sentence, hit: Hit, code: str) -> Iterator[Told]:
    row, labels = sentence.chunks, sentence.labels
    at = _at(row, hit.end)
    if code == "based":
        place = _PLACE_AFTER.match(labels, at)
        child = _organisation_before(row, _at(row, hit.start)) or _organisation_after(row, labels, place)
        if child is not None and place is not None and row[place.start("place")].entities:
            end = row[place.start("place")]
            yield child.entities[0], end.entities[0], "based_in", child.start, end.end
        return
    before = _child_before(page, sentence, hit, code == "subsidiary")
    after = re.compile(r"t?(?:x|A){0,2}(?P<name>[OLY])").match(labels, at)
    if before is None or after is None or not row[after.start("name")].entities:
        return
    parent = row[after.start("name")]
    relation: Relation = "subsidiary_of" if code == "subsidiary" and parent.label == "O" else "part_of"
    yield before[0], parent.entities[0], relation, before[1], parent.end


def _organisation_before(row: list[Chunk], at: int) -> Chunk | None:
    """The organisation nearest before, with no person or clause end between."""
    for chunk in reversed(row[:at]):
        if chunk.label == "O" and chunk.entities:
            return chunk
        if chunk.label in "QXhLY;":
            return None
    return None


def _organisation_after(row: list[Chunk], labels: str, place: re.Match[str] | None) -> Chunk | None:
    """As in "Headquartered in Seoul, the Foundation …": the subject after the comma."""
    subject = re.compile(r",t?(?P<name>O)").match(labels, place.end()) if place is not None else None
    return row[subject.start("name")] if subject is not None else None


def _owned(page: Page, sentence: Sentence, hit: Hit) -> Iterator[Told]:
    row, labels = sentence.chunks, sentence.labels
    before = _child_before(page, sentence, hit, True)
    if before is None:
        return
    at = _at(row, hit.end)
    while (name := _LIST.match(labels, at)) is not None:
        parts = row[name.start("name") : name.end("name")]
        child = _entity(page, parts)
        if child is not None:
            yield child, before[0], "part_of", before[1], parts[-1].end
        at = name.end()
        if name["next"] is None:
            return


def _from_place(page: Page, sentence: Sentence, hit: Hit) -> Iterator[Told]:
    """As in "Wonju-based Hana Foods"."""
    if page.text[hit.start - 1] != "-":
        return
    row, labels = sentence.chunks, sentence.labels
    place = next((chunk for chunk in row if chunk.end == hit.start - 1 and chunk.label in "Lp"), None)
    name = _NAMED_AFTER.match(labels, _at(row, hit.end))
    if place is None or name is None or not place.entities:
        return
    parts = row[name.start("name") : name.end("name")]
    child = _entity(page, parts)
    if child is not None:
        yield child, place.entities[0], "based_in", place.start, parts[-1].end


def _launched(page: Page, sentence: Sentence, founded: Hit, called: Hit) -> Iterator[Told]:
    """As in "the city set up a task force, called Green Ring Forum"."""
    row, labels = sentence.chunks, sentence.labels
    at = _at(row, founded.start) - 1
    name = _NAMED_AFTER.match(labels, _at(row, called.end))
    if at < 0 or name is None or row[at].label not in "LYO" or not row[at].entities:
        return
    parts = row[name.start("name") : name.end("name")]
    child = _entity(page, parts)
    if child is not None:
        yield child, row[at].entities[0], "part_of", row[at].start, parts[-1].end
