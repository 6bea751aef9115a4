"""Affiliations: which organisation belongs to another or to a locality, and where it is based."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from comity.model.claim import Affiliation, Relation
from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.profile.bodies_pointed_to import body_pointed_to
from comity.reading.profile.local_firms import (
    APPOSED_FROM,
    FIRM_BEFORE,
    FIRM_BEHIND,
    FIRM_OF_PLACE,
    FROM_PLACE,
    WORKS_IN,
    firm_of_place,
    from_place,
    works_in,
)
from comity.reading.profile.organisation_names import CAPITALS, NAME, Told, named
from comity.reading.profile.parts_of_places import (
    OF_WHICH,
    PART_OF,
    TAKEN_IN,
    described_parts,
    of_which_part,
    part_of_place,
    taken_in,
)
from comity.reading.profile.seats_of_bodies import (
    APPOSED,
    BODYS_OWN,
    BRACKETED,
    BRANCH,
    DESCRIBED_IN,
    DESCRIBED_OF,
    IN_BRACKETS,
    IN_PLACE,
    OF_A_TOWN,
    UNCAPITALISED,
    WITHIN,
    apposed,
    bracketed,
    branch,
    described,
    in_place,
    last_word,
    told_beside,
    uncapitalised,
    within,
)

_NAMED_BEFORE = re.compile(
    r"(?P<name>O[CcLp]?|B(?:[fi][NSVW]+(?:&[NSVW]+)?)|[NSWV]{2,4}|[NSWV][Cc]?)(?:ft?[Lp](?=,))?(?P<aside>\([^()]{1,3}\)|,[^,.&QXHhz]{2,9}(?=,x?$))?,?(?:t?[LpN]x)?[txqMJA]{0,4}(?:fx)?$"
)
_NAMED_AFTER = re.compile(rf"t?{NAME}")
_LIST = re.compile(rf"t?(?P<name>O|[{CAPITALS}]+)(?P<next>,?&t?|,t?)?")
_PARENT_AFTER = re.compile(r"t?(?:x|A|J|[CcLp]'){0,2}(?P<name>[OLY]|[NSW]{1,3}|C[NSW&]{1,4}(?=\())")
_COMPANY_AFTER = re.compile(r"t?(?:Tf)?(?:x|A|J|[CcLp]'|[Lp]x){0,4}(?P<name>[OLY]|[NSWV]{1,3})")
_FURTHER_OWNER = re.compile(r"&t?L")
_HOSTED = re.compile(r"t?(?:x|A|[CcLp]'){0,2}(?P<name>O|[NSW]{1,3}(?P<noun>x)(?=[,.]))")
_BOTH = re.compile(r"(?P<first>O)&t?(?P<second>[LN]?xf[ON]|O)x?$")
_CAPITALS = frozenset("NSW")
_STOPS = ";:"
_PLACE_AFTER = re.compile(r"t?(?:x|A|[CcLp]'){0,2}(?P<place>[LYpO]|N{2,4})")
_HEADING = re.compile(r"(?P<name>O|(?<![NSWVHRQ])[NSWV]{1,4}),t[xAJfN&t]{1,6}$")
_OF_PLACE = re.compile(r"(?P<child>O)(?:\([NSOaW]\))?ft?(?:x|A|[Cc]'){0,2}(?P<place>[LY])")
_OF_BODY = re.compile(r"(?P<child>O)(?:\([NSOaW]\))?ft?(?P<place>O)")
_PLACES_OWN = re.compile(r"(?P<place>[LY])'[xJ]{0,2}(?P<child>O)")
_ITS_OWN = re.compile(r"q[xJ]{0,2}(?P<child>O)")
_ITS_CHILD = re.compile(
    r"(?:(?P<owner>O|[NSWV]{1,4}),?&?)?q[xAJ]{0,2}(?P<noun>x),?(?P<child>O|[NSWV]{1,4})(?![LQ])"
)
_MIGHT = re.compile(
    r"\(L\)|[Lp]x[ONSWV]|Lx{1,2},[ON]|xt[xA]{0,3}xi[Lp]|qA?x,?[ONSWV]|xq[ACcL&x]{1,4}|[NSWV],t[xA]{1,5}[fi]t?[LYp]"
)
_OFFICE_ABROAD = re.compile(r"(?P<owner>[LYO])x{0,2}(?P<verb>x)t(?P<name>[xA&]{0,4}(?P<house>[xB])i[Lp])")
_OWN_OFFICE = re.compile(r"(?P<owner>[LYO])x{0,2}(?P<verb>x)q(?P<name>[xM]?[ACcL](?P<house>[xB]))")
_TWO = 2


def affiliations(page: Page) -> Iterator[Affiliation]:
    """One claim a child and parent; what a name says by itself ("Wonju City Council") is not told here."""
    seen: set[tuple[str, str]] = set()
    for sentence in page.sentences:
        if (
            "O" not in sentence.labels
            and not sentence.words("belonging")
            and not sentence.words("bodies")
            and not _MIGHT.search(sentence.labels)
            and len(sentence.of("L", "p")) < _TWO
        ):
            continue
        told = [*_by_shape(page, sentence), *_by_word(page, sentence), *described_parts(sentence)]
        for child, parent, relation, start, end in told:
            key = (child.key, parent.key)
            if key in seen or fold(child.name) == fold(parent.name):
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
    if not child.entities or not place.entities or child.data.get("council"):
        return None
    if place.data.get("above") is not None or last_word(page, child) in particles("houses", "academe"):
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
    if (
        page.text[row[at].start : row[at].end].lower() not in particles("pointers", "its")
        or not child.entities
    ):
        return None
    owner = next((chunk for chunk in reversed(row[:at]) if chunk.label in "OLY" and chunk.entities), None)
    if owner is None or owner.label != "O":
        return None
    return child.entities[0], owner.entities[0], "part_of", owner.start, child.end


def _its_child(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Hana Steel and its Vietnamese subsidiary, Hana Vina": of the organisation named last before."""
    parts, at = row[found.start("child") : found.end("child")], found.start()
    if page.word(row[found.start("noun")]) not in particles("houses", "child"):
        return None
    owners = row[found.start("owner") : found.end("owner")] if found["owner"] else row[:at]
    known = next((chunk for chunk in reversed(owners) if chunk.label == "O" and chunk.entities), None)
    owner = known.entity if known is not None else named(page, owners) if found["owner"] else None
    child = named(page, parts)
    if owner is None or child is None:
        return None
    return child, owner, "subsidiary_of", known.start if known is not None else owners[0].start, parts[-1].end


def _relation(child: Chunk) -> Relation:
    words = {word.lower() for word in child.entities[0].name.split()}
    return "based_in" if words & particles("houses", "company") else "part_of"


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
        elif code == "hosts":
            yield from _hosted(page, sentence, hit)
        elif code == "place":
            continue
        elif code == "there":
            yield from _there(page, sentence, hit)
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
    single = len(parts) == 1 and found.start() > 0 and labels[found.start() - 1] in "if"
    if parts[0].label not in "OB" and (not unknown or single):
        return None
    if parts[0].label != "O" and found.start() > 0 and labels[found.start() - 1] in "NSWVHR":
        return None
    child = named(page, parts)
    return (child, parts[0].start) if child is not None else None


def _below(page: Page, sentence: Sentence, hit: Hit, code: str) -> Iterator[Told]:
    row, labels = sentence.chunks, sentence.labels
    at = _at(row, hit.end)
    if code == "based":
        yield from _based(page, sentence, hit)
        return
    before = _child_before(page, sentence, hit, code == "subsidiary")
    before = before or body_pointed_to(page, sentence, _at(row, hit.start))
    after = (_COMPANY_AFTER if code == "subsidiary" else _PARENT_AFTER).match(labels, at)
    if before is None or after is None:
        return
    parts = row[after.start("name") : after.end("name")]
    parent = _entity_at(page, parts)
    if parent is None or parent.type == "person":
        return
    if code != "subsidiary" and parts[0].label in _CAPITALS and not hit.words[0].attr("firm"):
        return
    owned = code == "subsidiary" and (parent.type == "organisation" or _is_bought(page, hit))
    relation: Relation = "subsidiary_of" if owned else "part_of"
    yield before[0], parent, relation, before[1], parts[-1].end
    further = _FURTHER_OWNER.match(labels, after.end()) if owned and parent.type == "locality" else None
    if further is not None and row[further.end() - 1].entities:
        yield before[0], row[further.end() - 1].entities[0], relation, before[1], row[further.end() - 1].end


def _is_bought(page: Page, hit: Hit) -> bool:
    """Whether the words say whose property a company is: "owned by the cities of A and B"."""
    return not particles("houses", "property").isdisjoint(page.text[hit.start : hit.end].lower().split())


def _based(page: Page, sentence: Sentence, hit: Hit) -> Iterator[Told]:
    """As in "Hana Foods, a maker of noodles based in Wonju"; the place may be an industrial park."""
    row, labels = sentence.chunks, sentence.labels
    before = _at(row, hit.start)
    place = _PLACE_AFTER.match(labels, _at(row, hit.end))
    if place is None:
        return
    parent = _entity_at(page, row[place.start("place") : place.end("place")])
    if parent is not None and (both := _BOTH.search(labels, 0, before)):
        for name in ("first", "second"):
            parts = row[both.start(name) : both.end(name)]
            text = " ".join(page.text[parts[0].start : parts[-1].end].split())
            one = parts[0].entity if len(parts) == 1 else Entity("organisation", text, None)
            if one is not None:
                yield one, parent, "based_in", parts[0].start, row[place.end("place") - 1].end
        return
    heading = _HEADING.search(labels, 0, before)
    child, start = None, 0
    if heading is not None:
        parts = row[heading.start("name") : heading.end("name")]
        child, start = named(page, parts), parts[0].start
    if child is None:
        child, start = _child_before(page, sentence, hit, True) or (None, 0)
    if child is None and (pointed := body_pointed_to(page, sentence, before)):
        child, start = pointed
    if child is None:
        near = _organisation_before(page, row, before) or _organisation_after(row, labels, place)
        if near is not None:
            child, start = near.entity, near.start
    if child is not None and parent is not None:
        end = row[place.end("place") - 1].end
        yield child, parent, "based_in", min(start, hit.start), max(end, start + len(child.name))


def _there(page: Page, sentence: Sentence, hit: Hit) -> Iterator[Told]:
    """As in "the Forum, founded by Wonju and headquartered there": the place named last before.

    Where the sentence names no organisation before, it is the one of the sentence before.
    """
    row = sentence.chunks
    at = _at(row, hit.start)
    place = next((chunk for chunk in reversed(row[:at]) if chunk.label == "L" and chunk.entities), None)
    earlier = page.sentences[sentence.index - 1].chunks if sentence.index else []
    child = next((chunk for chunk in [*row[:at], *reversed(earlier)] if chunk.label == "O"), None)
    if place is not None and child is not None and child.entities:
        start, end = (child.start, hit.end) if child.start >= sentence.start else (sentence.start, hit.end)
        yield child.entities[0], place.entities[0], "based_in", start, end


def _hosted(page: Page, sentence: Sentence, hit: Hit) -> Iterator[Told]:
    """As in "Wonju, home to the Medical Valley": the place before, what is there behind."""
    row, labels = sentence.chunks, sentence.labels
    named_there = _HOSTED.match(labels, _at(row, hit.end))
    before = [chunk for chunk in row[: _at(row, hit.start)] if chunk.label in "LYq" and chunk.is_locality]
    if named_there is None or not before:
        return
    parts = row[named_there.start("name") : named_there.end("name")]
    if named_there["noun"] and page.word(parts[-1]) not in particles("houses", "house"):
        return
    child = named(page, parts)
    if child is not None and not parts[0].data.get("council"):
        yield child, before[-1].entities[0], "based_in", before[-1].start, parts[-1].end


def _entity_at(page: Page, parts: list[Chunk]) -> Entity | None:
    known = parts[0].entity if len(parts) == 1 else None
    return known or (named(page, parts) if parts[0].label in "NSWVOC" else None)


def _organisation_before(page: Page, row: list[Chunk], at: int) -> Chunk | None:
    """The organisation nearest before, with no person or clause end between."""
    for chunk in reversed(row[:at]):
        if chunk.label == "O" and chunk.entities:
            return chunk
        if chunk.label in "QXhLY" or (chunk.label == "." and page.text[chunk.start] in _STOPS):
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
        child = named(page, parts)
        if child is not None:
            yield child, before[0], "part_of", before[1], parts[-1].end
        at = name.end()
        if name["next"] is None:
            return


def _office_abroad(page: Page, row: list[Chunk], found: re.Match[str]) -> Told | None:
    """As in "Wonju opened a trade office in Hue", "Wonju opens its India office": the office is Wonju's."""
    owner, verb = row[found.start("owner")], row[found.start("verb")]
    parts = row[found.start("name") : found.end("name")]
    house = row[found.start("house")]
    opened = any(
        word.code == "founded" for hit in page.hits("belonging", verb.start, verb.end) for word in hit.words
    )
    if not owner.entities or not opened or last_word(page, house) not in particles("houses", "seat"):
        return None
    name = " ".join(page.text[parts[0].start : parts[-1].end].split())
    return Entity("organisation", name, None), owner.entities[0], "part_of", owner.start, parts[-1].end


def _launched(page: Page, sentence: Sentence, founded: Hit, called: Hit) -> Iterator[Told]:
    """As in "the city set up a task force, called Green Ring Forum"."""
    row, labels = sentence.chunks, sentence.labels
    at = _at(row, founded.start) - 1
    name = _NAMED_AFTER.match(labels, _at(row, called.end))
    if at < 0 or name is None or row[at].label not in "LYO" or not row[at].entities:
        return
    parts = row[name.start("name") : name.end("name")]
    child = named(page, parts)
    if child is not None:
        yield child, row[at].entities[0], "part_of", row[at].start, parts[-1].end


_SHAPES = (
    (_OF_PLACE, _of_place),
    (_OF_BODY, _of_place),
    (_PLACES_OWN, _places_own),
    (_ITS_OWN, _its_own),
    (_ITS_CHILD, _its_child),
    (BRACKETED, bracketed),
    (IN_PLACE, in_place),
    (APPOSED, apposed),
    (UNCAPITALISED, uncapitalised),
    (FROM_PLACE, from_place),
    (APPOSED_FROM, from_place),
    (FIRM_OF_PLACE, firm_of_place),
    (FIRM_BEFORE, firm_of_place),
    (FIRM_BEHIND, firm_of_place),
    (WORKS_IN, works_in),
    (_OFFICE_ABROAD, _office_abroad),
    (_OWN_OFFICE, _office_abroad),
    (DESCRIBED_IN, described),
    (DESCRIBED_OF, described),
    (OF_A_TOWN, told_beside),
    (IN_BRACKETS, told_beside),
    (BODYS_OWN, told_beside),
    (BRANCH, branch),
    (WITHIN, within),
    (PART_OF, part_of_place),
    (OF_WHICH, of_which_part),
    (TAKEN_IN, taken_in),
)
