"""Visits: a delegation, an official or a body that goes to a place abroad, or is sent there."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.event.company import (
    DELEGATION,
    belonging,
    countries,
    country,
    distinct,
    of_mentions,
    understood,
)
from comity.reading.kinds.event.cue import cue
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.firmness import OCCASIONS, firmness, is_off
from comity.reading.kinds.event.page import forms, nouns_last
from comity.reading.kinds.event.when import own_date, stay
from comity.reading.marks.scanner import Hit

TRAVELS = "travels"
_GROUP, _OFF = "group", "off"
_BESIDE, _LEADING = 40, len(" đang đến ")
"""Characters between the noun for a journey and where it goes."""


def visit(clause: Clause) -> Draft | None:
    """The visit a clause tells of, if it does."""
    if clause.modality == "wished":
        return None
    word = cue(clause, TRAVELS, "go", "send")
    if word is None or word.words[0].attr("noun"):
        return journey(clause) or _presence(clause)
    goers = _grouped(clause) or _goers(clause, word)
    if not goers or (word.words[0].attr("things") and not _group(clause)) or _many_times(clause):
        return None
    places = _places(clause, word, goers) or _next_places(clause, word, goers)
    if not places and not _goes_anyway(clause, word, goers):
        return None
    return _drafted(clause, goers, places)


def guest(clause: Clause) -> Draft | None:
    """The visit of those a clause names with it ("tiếp ông Sato đến thăm và làm việc tại tỉnh")."""
    verb, passage = clause.verb, clause.sentence.passage
    if verb is None or nouns_last(passage) or clause.modality in ("wished", "denied"):
        return None
    if _counts_groups(clause):
        return None
    for hit in clause.words(TRAVELS):
        word = hit.words[0]
        if hit.start < verb.end or word.code != "go" or word.attr("noun"):
            continue
        before = [
            one for one in clause.mentions if one.entities and 0 <= hit.start - one.phrase[1] <= _LEADING
        ]
        if word.attr("weak") and not any(one.code == DELEGATION for one in before[-1:]):
            continue
        goers = [one for one in of_mentions(before[-1:]) if one.type in ("person", "locality")]
        if goers and passage.speech_at(hit.start) is None:
            draft = _drafted(clause, goers, _places(clause, hit, goers))
            if draft.places or draft.start:
                return draft
    return None


def _many_times(clause: Clause) -> bool:
    """Whether it tells of several journeys at once ("사절단을 21차례 보내는 등")."""
    passage = clause.sentence.passage
    times = tuple(forms(passage, "times"))
    return bool(times) and any(
        one.value > 1 and not one.ordinal and passage.text[one.start : one.end].endswith(times)
        for one in clause.quantities()
    )


def _grouped(clause: Clause) -> list[Entity]:
    """Whose group goes that no name calls a delegation ("một đoàn doanh nghiệp của Fergana sẽ sang")."""
    verb = clause.verb
    if verb is None or clause.cased("subject", "topic"):
        return []
    groups = [hit for hit in clause.words(TRAVELS) if hit.words[0].code == _GROUP and hit.end <= verb.start]
    if not groups or any(one.code == DELEGATION for one in clause.mentions):
        return []
    return [one for one in of_mentions(clause.cased("of")) if one.type == "locality"][:1]


def _next_places(clause: Clause, word: Hit, goers: list[Entity]) -> list[Entity]:
    """Where to, told in the clause that goes on from it ("có chuyến thăm và làm việc tại Nhật Bản")."""
    behind = clause.sentence.clauses[clause.index + 1 : clause.index + 3]
    follow = (one for one in behind if one.link in ("main", "linked") and not one.cased("subject", "topic"))
    return next((places for one in follow if (places := _places(one, word, goers))), [])


def journey(clause: Clause) -> Draft | None:
    """A journey that a noun tells: one that is off, or one whose delegation and place are told beside it."""
    nouns = [hit for hit in clause.words(TRAVELS) if hit.words[0].attr("noun") or hit.words[0].attr("told")]
    if not nouns or clause.sentence.passage.speech_at(clause.start) is not None:
        return None
    off = is_off(clause) or (clause.modality == "denied") or _OFF in clause.codes(OCCASIONS)
    told = any(hit.words[0].attr("told") for hit in nouns)
    mentions = clause.sentence.mentions if told else [one for one in clause.mentions if one.case == "of"]
    owners = [one for one in mentions if one.code == DELEGATION or (one.what == "person" and not told)]
    goers = of_mentions(owners or _on_a_journey(clause)) or (_planners(clause) if off else [])
    places = _noun_places(clause, nouns[0], goers)
    if not goers or not places or not (off or told or own_date(clause)):
        return None
    draft = _drafted(clause, goers, places)
    if off:
        draft.modality = "denied"
        inner = [one for one in clause.sentence.clauses[: clause.index] if one.link == "modifying"]
        draft.date(next((day for one in inner if (day := own_date(one)) is not None), None))
    return draft


def _on_a_journey(clause: Clause) -> list[Mention]:
    """The delegation that does something on a journey whose days are told."""
    doers = [one for one in clause.mentions if one.code == DELEGATION and one.case in ("topic", "subject")]
    return doers if "/" in (own_date(clause) or "") else []


def _planners(clause: Clause) -> list[Entity]:
    """Who does it, or did what describes it ("도가 다음 달로 잡았던 방문을")."""
    inner = [one for one in clause.sentence.clauses[: clause.index] if one.link == "modifying"]
    told = clause.doers() or [one for each in inner for one in of_mentions(each.cased("subject"))]
    home = clause.sentence.passage.home
    return [one for one in told if one.type != "country"] or [one for one in (home,) if one is not None]


def _noun_places(clause: Clause, noun: Hit, goers: list[Entity]) -> list[Entity]:
    """Where a journey goes: the places beside its noun that are abroad for those who go."""
    passage = clause.sentence.passage
    home = countries(passage, goers)
    mentions = clause.sentence.mentions
    near = [one for one in mentions if abs(one.start - noun.end) <= _BESIDE and one.what != "person"]
    return [one for one in of_mentions(near) if _abroad(passage, one, home)]


def _goes_anyway(clause: Clause, word: Hit, goers: list[Entity]) -> bool:
    """Whether somebody is sure to travel where no place is told."""
    told = word.words[0]
    if told.code == "send":
        return _group(clause)
    if _grouped(clause):
        return True
    return not told.attr("weak") and _travelling(clause, goers)


def _goers(clause: Clause, word: Hit) -> list[Entity]:
    """Who goes: who does it, with those beside them; nobody where delegations are only counted."""
    if _counts_groups(clause) or _counts_people(clause, word):
        return []
    goers = [one for one in understood(clause) if one.type != "country"]
    if clause.cased("by"):  # "đoàn … do ông Minh dẫn đầu sang thăm"
        sent = (one for one in clause.sentence.mentions if one.code == DELEGATION and one.end <= clause.start)
        goers = [*of_mentions(sent), *goers]
    if word.words[0].attr("weak") and not _travelling(clause, goers):
        localities = [one for one in goers if one.type == "locality"]
        return localities if clause.doers() and _verb_alone(clause, word) else []
    return goers


def _counts_groups(clause: Clause) -> bool:
    """Whether a number of delegations is told ("tổ chức 11 đoàn đi công tác")."""
    many = [one.end for one in clause.quantities() if one.value > 1]
    groups = [hit.start for hit in clause.words(TRAVELS) if hit.words[0].code == _GROUP] if many else []
    return any(start - end == 1 for start in groups for end in many)


def _counts_people(clause: Clause, word: Hit) -> bool:
    """Whether only a number of people is told to go ("620 người sang Hàn Quốc")."""
    if clause.cased("subject", "topic") or nouns_last(clause.sentence.passage):
        return False
    return any(one.unit == "count" and 0 <= word.start - one.end <= _LEADING for one in clause.quantities())


def _verb_alone(clause: Clause, word: Hit) -> bool:
    """Whether the word is the verb itself rather than one behind another ("đưa người sang")."""
    return clause.verb is not None and word.start == clause.verb.start


def _travelling(clause: Clause, goers: list[Entity]) -> bool:
    """Whether a delegation or a person is said to go."""
    if any(one.type == "person" for one in goers):
        return True
    keys = {one.key for one in goers}
    return any(
        mention.code == DELEGATION and any(one.key in keys for one in mention.entities)
        for mention in clause.sentence.mentions
    )


def _group(clause: Clause) -> bool:
    """Whether a delegation is sent rather than things."""
    sentence = clause.sentence
    return "group" in sentence.codes(TRAVELS) or any(one.code == DELEGATION for one in sentence.mentions)


def _places(clause: Clause, word: Hit, goers: list[Entity]) -> list[Entity]:
    """Where to: places abroad, and what is in them."""
    passage = clause.sentence.passage
    home = countries(passage, goers)
    told = _in_word(passage, word)
    keys = {one.key for one in goers}
    for mention in clause.cased("to", "object", "at"):
        if mention.code == DELEGATION or mention.what == "person":
            continue
        for place in mention.entities:
            abroad = country(passage, place)
            if place.key in keys or place.type == "person" or (abroad is not None and abroad in home):
                continue
            told.append(place)
    return distinct(told)


def _in_word(passage: Passage, word: Hit) -> list[Entity]:
    """The country a word for a visit has in it ("방한")."""
    code = word.words[0].attr("country")
    if code is None:
        return []
    named = (mention.entity for mention in passage.mentions if mention.entity is not None)
    return [next((one for one in named if one.type == "country" and one.id == code), None) or _country(code)]


def _country(code: str) -> Entity:
    return Entity("country", code.upper(), code)


def _presence(clause: Clause) -> Draft | None:
    """A delegation that does something abroad has travelled there."""
    if clause.verb is None or clause.modality in ("wished", "denied") or clause.link == "quoted":
        return None
    doers = [one for one in clause.mentions if one.code == DELEGATION and one.case in ("topic", "subject")]
    goers = of_mentions(doers) if doers else []
    if not goers:
        return None
    passage = clause.sentence.passage
    home = countries(passage, goers)
    places = [one for one in of_mentions(clause.cased("at")) if _abroad(passage, one, home)]
    return _drafted(clause, goers, places) if places else None


def _abroad(passage: Passage, place: Entity, home: set[str]) -> bool:
    where = country(passage, place)
    return where is not None and bool(home) and where not in home


def _drafted(clause: Clause, goers: list[Entity], places: list[Entity]) -> Draft:
    hosts = [one for one in places if one.type != "country"]
    days = stay(clause)
    draft = Draft(
        type="visit", span=(clause.start, clause.end), clause=clause, modality=firmness(clause, days)
    )
    draft.date(days)
    draft.place(places)
    draft.invite(belonging(clause.sentence, [*goers, *_companions(clause, goers)], hosts), "guest")
    draft.invite(belonging(clause.sentence, hosts, goers), "host")
    return draft


def _companions(clause: Clause, goers: list[Entity]) -> list[Entity]:
    """Those of the same country who go along."""
    passage = clause.sentence.passage
    home = countries(passage, goers)
    return [one for one in of_mentions(clause.cased("with")) if _here(passage, one, home)]


def _here(passage: Passage, one: Entity, home: set[str]) -> bool:
    return country(passage, one) in home
