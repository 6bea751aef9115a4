"""Who belongs to a body: the places and bodies that the clause before a word of membership is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.commitment.spokespeople import seat_of
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.setting.delegates import acting
from comity.reading.setting.homeplace import homeliness
from comity.reading.setting.sides import Sides

_WITH = re.compile(r"(?P<other>[LYC]),?x?x?$")
_LISTED = re.compile(r"(?P<one>[LYC])(?:[(,]?[pc]\)?)*(?P<next>,?&t?|,t?)?")
_LEFT_OUT = 2
"""Within how many words before a name "except" stands."""
_BEFORE_LIST = re.compile(r"[.txdfi]{0,4}")


def members_before(page: Page, sentence: Sentence, hit: Hit) -> list[Entity]:
    """The subject nearest to the word: places, countries, or a body that is a member itself."""
    row = page.row
    at = page.mark_index(hit.start) - 1
    first = page.mark_index(sentence.start)
    passed: list[Entity] = []
    places = range(
        at - 1 if hit.words[0].code == "member_of" and row[at].label in "ON" else at, first - 1, -1
    )
    for place in (one for one in places if not _is_left_out(page, one, first)):
        chunk = row[place]
        if chunk.label in "QX":
            return _whose_home(page, place, at)
        if chunk.label == "Z" and chunk.entities:
            return list(chunk.entities)
        if _is_both(page, place, first) or (chunk.label == "z" and place == at):
            return _last_two(page, sentence, chunk.start)
        if chunk.label == "q":
            own = hit.words[0].code == "apply" or (hit.words[0].attr("noun") and place == at)
            if own or not _is_its(page, chunk):
                named = _named_before(row, place, first)
                return [named] if named is not None else list(chunk.entities[:1])
        if chunk.label not in "LYCO" or not chunk.entities or chunk.data.get("where"):
            continue
        if _is_aside(page, place, first):
            passed.append(chunk.entities[0])
            continue
        if place > first and row[place - 1].label in "NSV" and row[place].start - row[place - 1].end == 1:
            return []
        if chunk.label == "O":
            if not _is_said_of(page, chunk, hit):
                return []
            return [acting(chunk) or chunk.entities[0]]
        return [*_coordinated(page, place, first)]
    return passed[:1] if passed and passed[0].type == "locality" else _at_home(page, row[first : at + 1])


def members_listed(page: Page, sentence: Sentence, at: int) -> list[Entity]:
    """The places named one after the other from a character on."""
    row, labels = page.row, page.labels
    here = page.mark_index(at)
    opening = _BEFORE_LIST.match(labels, here)
    here = opening.end() if opening is not None else here
    found: list[Entity] = []
    while (one := _LISTED.match(labels, here)) is not None and row[here].start < sentence.end:
        found.extend(row[here].entities[:1])
        here = one.end()
        if one["next"] is None:
            break
    return found


def both_sides(page: Page) -> list[Entity]:
    """The two places that "we are both in" speaks of."""
    return [side for side in Sides(page).pair() if side.type == "locality"]


def _is_left_out(page: Page, place: int, first: int) -> bool:
    """Whether a name is the one that does not belong ("all except Hue belong to it")."""
    before = page.text[page.row[first].start : page.row[place].start].lower().split()[-_LEFT_OUT:]
    return not particles("membership_grammar", "except").isdisjoint(before)


def _is_said_of(page: Page, body: Chunk, hit: Hit) -> bool:
    """Whether a body is the member ("is a member", ", a member") and does not only receive members."""
    clause = page.text[body.end : hit.start].lower().rpartition(",")[2].split()
    if not clause or hit.words[0].code not in ("member", "member_of"):
        return True
    ties = particles("membership_grammar", "being") | particles("membership_grammar", "article")
    return clause[0] in ties or not particles("membership_grammar", "being").isdisjoint(clause)


def _whose_home(page: Page, person: int, at: int) -> list[Entity]:
    """As in "the governor of Pomerania, whose region joined": the place somebody holds a post in."""
    between = (page.word(chunk) for chunk in page.row[person + 1 : at + 1])
    if particles("membership_grammar", "whose").isdisjoint(between):
        return []
    seat = seat_of(page.row, person)
    return [seat] if seat is not None and seat.type == "locality" else []


def _is_both(page: Page, place: int, first: int) -> bool:
    """Whether a mark is "both" that stands for two named earlier, not beside them ("Hue and Kyoto both")."""
    beside = place > first and page.row[place - 1].label in "LYC"
    return (
        page.word(page.row[place]) in particles("membership_grammar", "both")
        and not beside
        and (page.row[place + 1].label not in "LYCT")
    )


def _last_two(page: Page, sentence: Sentence, before: int) -> list[Entity]:
    """The two places named last, in this sentence or the one before."""
    start = page.sentences[max(0, sentence.index - 1)].start
    found: dict[str, Entity] = {}
    for chunk in reversed(page.row[: page.mark_index(before)]):
        if chunk.start < start or len(found) > 1:
            break
        if chunk.label in "LYq" and chunk.is_locality:
            found.setdefault(chunk.entities[0].key, chunk.entities[0])
    return list(found.values()) if len(found) > 1 else []


def _is_aside(page: Page, place: int, first: int) -> bool:
    """Whether a name only says where or with whom: "in Hue", "with the chamber"; not "along with Kyoto"."""
    row = page.row
    before = place - 1 if place > first and row[place - 1].label != "t" else place - 2
    if before < first or row[before].label not in "if":
        return False
    return _companions(page, before, first) is None


def _companions(page: Page, before: int, first: int) -> int | None:
    """Where the others stand that a name joins by "along with" or "as well as"; None where it joins none."""
    row = page.row
    if page.word(row[before]) in particles("membership_grammar", "like"):
        return before
    if page.word(row[before]) not in particles("membership_grammar", "with") or before <= first:
        return None
    if page.word(row[before - 1]) not in particles("membership_grammar", "along"):
        return None
    return before - 1


def _coordinated(page: Page, at: int, first: int) -> Iterator[Entity]:
    """Everybody in "A, B and C" before the verb is a member; and in "A, along with B"."""
    row, labels = page.row, page.labels
    kind = row[at].label
    yield row[at].entities[0]
    while True:
        joined = re.search(
            rf"(?P<other>{kind})(?:[NT]?f[cCp]|,[pc],?|\([pc]\)|T)?(?:,|,?&t?)t?$", labels[first:at]
        )
        if joined is None:
            along = _companions(page, at - 1, first) if at > first else None
            joined = _WITH.search(labels[first:along]) if along is not None else None
        if joined is None:
            return
        at = first + joined.start("other")
        if row[at].entities:
            yield row[at].entities[0]


def _is_its(page: Page, chunk: Chunk) -> bool:
    return page.word(chunk) in particles("pointers", "its")


def _named_before(row: list[Chunk], at: int, first: int) -> Entity | None:
    """The locality that "it" stands for inside a sentence that names one before."""
    named = [chunk.entities[0] for chunk in row[first:at] if chunk.label in "LY" and chunk.entities]
    return named[0] if named else None


def _at_home(page: Page, before: list[Chunk]) -> list[Entity]:
    """Whom "we", "Council" and "City Hall" stand for: the dateline's place, or where the text is at home."""
    if not any(page.word(chunk) in particles("membership_grammar", "ours") for chunk in before):
        if not any(chunk.label == "B" for chunk in before) or before[0].label != "L":
            return []
        return list(before[0].entities[:1])
    homes = homeliness(page)
    places = [chunk.entities[0] for chunk in page.row if chunk.label == "L" and chunk.entities]
    return sorted(places, key=lambda place: -homes.get(place.key, 0.0))[:1]
