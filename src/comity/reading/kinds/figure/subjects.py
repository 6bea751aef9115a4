"""Whose a number is: told in its sentence, else of the number before, or of what was spoken of before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from comity.lexicon.load import page_of
from comity.model.entity import Entity
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.figure.counts import CUES, Count
from comity.reading.kinds.figure.indicators import FDI, OF_NO_BODY, TRADE
from comity.reading.kinds.figure.measure import Measure
from comity.reading.kinds.figure.nouns import LAYER
from comity.reading.kinds.figure.told import KEPT, Told
from comity.reading.kinds.figure.weights import weight
from comity.reading.kinds.voices import seat_of, speaker_of, speaking_for

_SUBJECTS = frozenset({"locality", "country", "organisation"})
_HERE, _DOER, _SEAT, _PROMISED, _SPOKEN = 75.0, 40.0, 26.0, 50.0, 28.0
_CARRIED = (45.0, 26.0, 10.0)
"""How likely it is whose numbers were told last, in this sentence, the one before, or two before."""
_TOPICS = (0.0, 25.0, 8.0)
"""How likely it is what a sentence before speaks of, by how far before it is."""
_OF_FIRMS = {"investment": 40.0, "workers": 24.0}
"""How likely it is of the firm of whoever speaks."""
_SCHOOLS = frozenset({"university", "school"})
_OFFICES = frozenset({"department", "bureau", "division", "ministry", "committee", "council"})
_NATION = "one_country"
_HERE_BEFORE, _THERE_BEFORE = 24, 12
"""Characters before a number within which a word tells that it is of here, or of the other side."""

Candidate = tuple[float, Entity]


def subject_of(count: Count, measure: Measure, partner: Entity | None, last: Told | None) -> Entity | None:
    """Whose the number is; None where nothing tells. `last` is the figure told close before it."""
    if last is not None and (of_the_other_side(count) or last.goes_on(count, measure)):
        return last.subject
    sender = _sender(count) if measure.indicator == "workers" else None
    if sender is not None:
        return sender
    listed = _listed(count, measure, last)
    if listed is not None:
        return listed
    told = [
        one
        for one in _candidates(count, measure, partner)
        if not _told_as_partner(count, one[1], last) and not _invests_there(count, measure, one[1], last)
    ]
    if last is not None and (
        last.subject.type != "organisation" or measure.indicator not in OF_NO_BODY | TRADE
    ):
        told.append((_CARRIED[count.sentence.index - last.sentence], last.subject))
    told += _topic_before(count, measure, partner)
    told += _promised(count)
    best = max(told, default=None, key=_likelihood)
    if best is not None and best[0] > 0:
        return best[1]
    return speaking_for(count.clause) or count.passage.home


def _sender(count: Count) -> Entity | None:
    """The locality abroad that is told to send those counted, itself or by its department."""
    if not count.around("sent"):
        return None
    doing = {entity.key for entity in count.clause.doers()}
    home = country_of(count.passage.language)
    for mention in count.sentence.mentions:
        if mention.entity is not None and mention.entity.key in doing:
            whose = mention.within if mention.what == "organisation" else mention.entity
            if whose is not None and whose.type == "locality" and whose.country not in (home, None):
                return whose
    return None


def _listed(count: Count, measure: Measure, last: Told | None) -> Entity | None:
    """The locality right before a number, which goes on a list of others ("A 3 tỷ USD, B 2 tỷ USD")."""
    if last is None or last.sentence != count.sentence.index or last.subject.type != "locality":
        return None
    low = max(count.told[0], measure.noun[1] if measure.noun is not None else 0)
    for mention in reversed(count.sentence.mentions):
        if mention.what == "locality" and low <= mention.start and mention.end <= count.mark.start:
            entity = mention.entity
            beside = entity is not None and _is_beside(count, mention.end)
            return entity if beside and entity and entity.country == last.subject.country else None
    return None


def _is_beside(count: Count, end: int) -> bool:
    """Whether at most a word like "with" stands between a name and a number."""
    text = count.passage.text
    if not text[end : count.mark.start].strip(" (:,"):
        return True
    hits = count.passage.hits(CUES, end, count.mark.start)
    words = [hit for hit in hits if any(word.code == "beside" for word in hit.words)]
    return any(
        not text[end : hit.start].strip(" (:,") and not text[hit.end : count.mark.start].strip()
        for hit in words
    )


def _promised(count: Count) -> Iterator[Candidate]:
    """The locality of who speaks, where no subject is told; surest of what is to be done ("2동을 짓겠다")."""
    clause = count.clause
    spoken = count.passage.speech_at(count.mark.start) is not None
    if spoken and not clause.cased("topic", "subject"):
        whose = speaking_for(clause)
        if whose is not None and whose.type == "locality":
            yield _PROMISED if clause.modality == "planned" else _SPOKEN, whose


def of_the_other_side(count: Count) -> bool:
    """Whether those counted are of the other side ("현지 바이어 49개사")."""
    return _is_before(count, "other_side", _THERE_BEFORE)


def here(count: Count) -> Entity | None:
    """The locality that "도내" or "관내" means before a number: the one the text is told from."""
    return count.passage.home if _is_before(count, "here", _HERE_BEFORE) else None


def meant_by(count: Count, mention: Mention) -> Entity | None:
    """Whom of several a mention means: the one at home."""
    if len(mention.entities) < 2:
        return mention.entity
    home = country_of(count.passage.language)
    return next((one for one in mention.entities if one.country == home), mention.entity)


def mentions_around(count: Count) -> Iterator[Mention]:
    """Those its clause names, those within the clauses that only describe its nouns among them."""
    clause = count.clause
    return (one for one in count.sentence.mentions if clause.start <= one.start < clause.end and one.entities)


def _told_as_partner(count: Count, entity: Entity, last: Told | None) -> bool:
    """Whether somebody was the partner of the number before in the sentence, and so goes on to be."""
    if last is None or last.sentence != count.sentence.index or not _is(entity, last.partner):
        return False
    return not any(entity in one.entities for one in count.clause.cased("topic"))


def _invests_there(count: Count, measure: Measure, entity: Entity, last: Told | None) -> bool:
    """Whether it is the country at home, where investment in a place abroad was told of just before."""
    if last is None or entity.type != "country" or entity.id != country_of(count.passage.language):
        return False
    return measure.indicator in FDI and last.subject.type == "locality" and last.subject.country != entity.id


def _likelihood(told: Candidate) -> float:
    return told[0]


def _is_before(count: Count, code: str, within: int) -> bool:
    low = max(count.told[0], count.mark.start - within)
    return count.passage.tells(CUES, code, low, count.mark.start)


def _candidates(count: Count, measure: Measure, partner: Entity | None) -> Iterator[Candidate]:
    """Who may be meant, with how likely it is."""
    for entity in (here(count), _site(count, measure)):
        if entity is not None:
            yield _HERE, entity
    for mention in count.sentence.mentions:
        if mention.code == _NATION or mention.start >= count.clause.end:
            continue
        entity = meant_by(count, mention)
        if entity is not None and entity.type in _SUBJECTS and not _is(entity, partner):
            yield weight(count, measure, mention, entity, partner), entity
    yield from _seats(count, measure)
    if measure.indicator in _OF_FIRMS and (firm := _speaking_firm(count)) is not None:
        yield _OF_FIRMS[measure.indicator], firm
    if not any(one.case in ("topic", "subject") for one in count.clause.mentions):
        for entity in count.clause.doers()[:1]:
            if entity.type == "locality" and not _is(entity, partner):
                yield _DOER, entity


def _is(entity: Entity, other: Entity | None) -> bool:
    return other is not None and entity.key == other.key


def _seats(count: Count, measure: Measure) -> Iterator[Candidate]:
    """Where those told beside a number are in office, of whose locality or firms it may be."""
    kinds = ("locality", "organisation") if measure.indicator == "companies" else ("locality",)
    for mention in mentions_around(count):
        for title in mention.titles:
            if title.of is not None and title.of.type in kinds:
                yield _SEAT, title.of


def _speaking_firm(count: Count) -> Entity | None:
    """The body that whoever says what a sentence tells is in office at."""
    speaker = speaker_of(count.passage, count.mark.start)
    seat = seat_of(count.passage, speaker) if speaker is not None else None
    if seat is None or seat.type != "organisation" or _is_an_office(count.passage.language, seat.name):
        return None
    return seat


@lru_cache(maxsize=1024)
def _is_an_office(language: str, name: str) -> bool:
    """Whether a body is a part of a government by the word its name begins or ends with."""
    forms = tuple(
        form.lower() for word in page_of(language, "bodies") if word.code in _OFFICES for form in word.forms
    )
    return name.lower().startswith(forms) or name.lower().endswith(forms)


def _site(count: Count, measure: Measure) -> Entity | None:
    """The house, named before, whose size is told by the last word of its name ("상품관은 240㎡ 규모다")."""
    if measure.indicator not in ("venue_area", "area"):
        return None
    text = count.passage.text
    called = tuple(
        text[hit.start : hit.end] for hit in count.clause.words(LAYER) if hit.words[0].attr("house")
    )
    bodies = _bodies(count.passage).items() if called else ()
    return next((one for one, at in bodies if at < count.mark.start and one.name.endswith(called)), None)


@lru_cache(maxsize=1)
def _bodies(passage: Passage) -> dict[Entity, int]:
    """The bodies a text names, and where each is first."""
    found: dict[Entity, int] = {}
    for mention in passage.mentions:
        if mention.what == "organisation" and mention.entity is not None:
            found.setdefault(mention.entity, mention.start)
    return found


def _topic_before(count: Count, measure: Measure, partner: Entity | None) -> Iterator[Candidate]:
    """The locality that the nearest sentence before speaks of: the text's home, where that is among them."""
    home, index = count.passage.home, count.sentence.index
    for back in range(1, min(KEPT, index) + 1):
        told = [
            entity
            for mention in reversed(count.passage.sentences[index - back].mentions)
            if mention.case in ("topic", "subject", "at")
            if (entity := meant_by(count, mention)) is not None and not _is(entity, partner)
            if entity.type == "locality" or (mention.code in _SCHOOLS and measure.indicator == "students")
        ]
        if told:
            yield _TOPICS[back], next((one for one in told if _is(one, home)), told[0])
            return
