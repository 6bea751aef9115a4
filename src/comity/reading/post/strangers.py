"""Posts of people whose names nothing else knows: "the chairman of the finance committee, Xyz Abc"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.names.places import is_city
from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.fitness import offices
from comity.reading.post.tenure import Tenure

_NAME = r"(?P<who>R{0,2}Q|[NS]{2,4}(?=[,.|]))"
# "the chairman of the finance committee, X", "the president of the urban delegation of Kindia, X".
_APPOSED = re.compile(rf"X(?P<comp>ft?L?[xJM]{{1,3}}B?(?:f(?P<of>[LY]))?),{_NAME}")
# "the deputy mayor in charge of culture, X", "the councillor for mobility, X".
_FIELDED = re.compile(rf"X(?P<comp>i[xfV&]{{1,6}}?)(?:f(?P<of>[LY]))?,{_NAME}")
# "the mayor there, X"
_THERE = re.compile(rf"X(?P<comp>x),{_NAME}")
# "X has been head of culture of Wonju"
_SUBJECT = re.compile(r"(?P<who>[NS]{2,3})(?P<verb>x{1,3})t?(?P<head>[MJ]*H)ft?(?:[xJM]{1,3}f)?(?P<of>[LYO])")


def strangers(page: Page, labels: str, told: list[Tenure]) -> Iterator[Tenure]:
    """Posts that the titles' reader leaves out because of the name or of what stands before it."""
    if "X" in labels or "H" in labels:
        taken = {tenure.at for tenure in told}
        for pattern, read in (
            (_APPOSED, _apposed),
            (_FIELDED, _fielded),
            (_THERE, _there),
            (_SUBJECT, _subject),
        ):
            for found in pattern.finditer(labels):
                tenure = read(page, found)
                if tenure is not None and tenure.at not in taken:
                    taken.add(tenure.at)
                    yield tenure


def _apposed(page: Page, found: re.Match[str]) -> Tenure | None:
    row = page.row
    of = (
        row[found.start("of")].entity
        if found["of"]
        else _body(page, row[found.start("comp") + 1 : found.end("comp")])
    )
    return _tenure(page, found, of, row[found.end("comp") - 1].end, "body") if of is not None else None


def _fielded(page: Page, found: re.Match[str]) -> Tenure | None:
    """Whose office the small words behind the title are the field of; the place is found elsewhere."""
    office = offices().get(str(page.row[found.start()].data.get("code")))
    end = page.row[found.end("comp") - 1].end
    of = page.row[found.start("of")].entity if found["of"] else None
    return _tenure(page, found, of, end, "locality") if office is not None else None


def _there(page: Page, found: re.Match[str]) -> Tenure | None:
    """The town is the one named last before the post."""
    row, at = page.row, found.start()
    if page.word(row[at + 1]) not in particles("tenure", "there"):
        return None
    before = (
        chunk.entity
        for chunk in reversed(row[:at])
        if chunk.label == "L" and is_city(str(chunk.data.get("kind", "")))
    )
    of = next(before, None)
    return _tenure(page, found, of, row[at].end, "locality") if of is not None else None


def _subject(page: Page, found: re.Match[str]) -> Tenure | None:
    row = page.row
    first, verb, head = row[found.start("who")], row[found.end("verb") - 1], row[found.end("head") - 1]
    opens = any(sentence.start == first.start for sentence in page.sentences)
    hits = page.hits("tenure", row[found.start("verb")].start, verb.end)
    word = head.hit.words[0] if head.hit is not None and head.hit.words else None
    of = row[found.start("of")].entity
    if not opens or word is None or of is None:
        return None
    if not any(hit.end == verb.end and hit.words[0].code == "being" for hit in hits):
        return None
    title = row[found.start("head")]
    return Tenure(
        person=_person(page, row[found.start("who") : found.end("who")]),
        role=" ".join(page.text[title.start : row[found.end() - 1].end].split()),
        code=word.code,
        kind=str(word.attr("of", "body")),
        of=of,
        at=found.start("who"),
        start=first.start,
        end=row[found.end() - 1].end,
    )


def _tenure(page: Page, found: re.Match[str], of: Entity | None, end: int, kind: str) -> Tenure:
    post, who = page.row[found.start()], page.row[found.start("who") : found.end("who")]
    person = _person(page, who)
    return Tenure(
        person=person,
        role=" ".join(page.text[post.start : end].split()).split(" ", 1)[-1],
        code=str(post.data.get("code")),
        kind=kind,
        of=of,
        at=found.end("who") - 1 if who[-1].label == "Q" else found.start("who"),
        start=post.start,
        end=who[-1].end,
        title=found.start() if of is None else -1,
    )


def _person(page: Page, who: list[Chunk]) -> Entity:
    known = who[-1].entity if who[-1].label == "Q" else None
    return known or Entity("person", " ".join(page.text[who[0].start : who[-1].end].split()), None)


def _body(page: Page, parts: list[Chunk]) -> Entity | None:
    """The body that small words name ("the finance committee"), in full where one word takes it up again.

    None where they only say a field.
    """
    if parts[0].label == "t":
        parts = parts[1:]
    again = Antecedents(page).named_before(page.mark_index(parts[0].start)) if len(parts) == 1 else None
    if again is not None:
        return again.entity
    if not parts or not page.hits("bodies", parts[-1].start, parts[-1].end):
        return None
    return Entity("organisation", " ".join(page.text[parts[0].start : parts[-1].end].split()), None)
