"""Whose a number is, and whose people, firms, projects or goods are counted there."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.figure.counts import CUES, Count
from comity.reading.kinds.figure.hosts import host_of
from comity.reading.kinds.figure.measures import LAYER, Measure
from comity.reading.kinds.voices import speaking_for

AT_A_PLACE = frozenset(
    {
        "companies",
        "residents",
        "investor_countries",
        "industrial_parks",
        "fdi_projects",
        "fdi_projects_new",
        "fdi_projects_adjusted",
        "fdi_share_purchases",
        "fdi_registered_capital",
        "fdi_capital_attracted",
        "fdi_capital_disbursed",
        "visitors",
    }
)
"""What is in a locality or came to it, whoever brought it."""
_OWN = frozenset({"population", "area", "grdp", "grdp_growth", "grdp_per_capita", "industrial_parks", "venue_area"})
"""What is nobody else's: a country beside it is no partner."""
_TRADE = frozenset({"export_turnover", "import_turnover", "trade_turnover"})
_SUBJECTS = frozenset({"locality", "country", "organisation"})
_WEIGHT = {"topic": 60, "subject": 55, "by": 50, "of": 42, "at": 35, "to": 28, "from": 30, "": 30, "object": 15, "with": 12}
_PLACED = {"at": 40, "to": 32, "of": 6}
_TRADED = {"of": 20, "from": 32}
_FAR = 0.1
_CARRIED = (45.0, 24.0, 10.0)
"""How likely it is whose numbers were told last, in this sentence, the one before, or two before."""
_HERE, _DOER, _BESIDE_WEIGHT, _SEAT = 75.0, 40.0, 40.0, 26.0
_TOPICS = (20.0, 25.0, 8.0)
_SENT = frozenset({"workers", "students", "delegation_size"})
_SCHOOLS = frozenset({"university", "school", "college"})
_NATION, _ZONE = "one_country", "zone"
_BESIDE = frozenset({"", " ", " của ", "의 ", " từ ", " đến từ ", " cua ", " tu ", " den tu "})
_OWNED = frozenset({"의 ", " của ", " cua "})
_KEPT = 2
"""Sentences for which whose numbers were told last is remembered."""


class Told(msgspec.Struct, frozen=True):
    """A figure told before: what it measured, of whom, with whom, and in which sentence."""

    measure: Measure
    subject: Entity
    partner: Entity | None
    sentence: int
    period: str | None = None
    share: bool = False


def owners(count: Count, measure: Measure, last: Told | None) -> tuple[Entity | None, Entity | None]:
    """Whose the number is, and the partner; `last` is the figure told before it."""
    partner = None if measure.indicator in _OWN else _partner(count, measure)
    if measure.indicator == "delegation_size":
        return _sender(count) or _kept(count, last, "delegation_size") or _subject(count, measure, partner, last), None
    if measure.event or measure.indicator == "attendees":
        own = _of_a_locality(count, measure)
        return own or host_of(count) or count.passage.home or _subject(count, measure, partner, last), partner
    subject = _subject(count, measure, partner, last)
    return _settled(count, measure, subject, partner, last)


def _settled(
    count: Count, measure: Measure, subject: Entity | None, partner: Entity | None, last: Told | None
) -> tuple[Entity | None, Entity | None]:
    """The partner that whose number it is leaves: the investing country, the other of two that trade."""
    if measure.indicator == "investor_countries":
        return subject, None
    if partner is None and measure.indicator in AT_A_PLACE | {"workers", "students"}:
        partner = _investor(count, subject, last)
    if partner is None and (measure.indicator in _TRADE or "percent" in count.sorts):
        others = [one for one in _countries(count) if subject is None or not _within(subject, one)]
        partner = others[0] if others and subject is not None else None
    if partner is None and last is not None and _goes_on(count, measure, last):
        partner = _origin(count, subject)
    if subject is not None and partner is not None and subject.key == partner.key:
        partner = None
    if partner is None and last is not None and measure.noun is None and last.sentence == count.sentence.index:
        partner = last.partner if subject == last.subject else None
    return subject, partner


def _partner(count: Count, measure: Measure) -> Entity | None:
    """The country told right beside or within the noun ("doanh nghiệp Hàn Quốc", "한국기업", "베트남인")."""
    if measure.noun is None:
        return None
    low, high = measure.noun
    text = count.passage.text
    for mention in count.sentence.mentions:
        if mention.entity is None or mention.entity.type != "country" or len(mention.entities) > 1 or mention.joined:
            continue
        if mention.end <= low:
            gap = text[mention.end : low]
        elif mention.start >= high:
            gap = text[high : mention.start]
        else:
            gap = ""
        if gap in _BESIDE:
            return mention.entity
    return None


def _investor(count: Count, subject: Entity | None, last: Told | None) -> Entity | None:
    """The country that invests in, or sends people to, whose number it is."""
    if count.has("that_country") or _other_side(count):
        return _foreign(count)
    doing = (entity for entity in count.clause.doers() if entity.type == "country")
    told = next((one for one in doing if subject is None or not _within(subject, one)), None)
    if told is not None:
        return told
    goes_on = last is not None and last.subject == subject and last.sentence == count.sentence.index
    return last.partner if goes_on and last is not None else None


def _origin(count: Count, subject: Entity | None) -> Entity | None:
    """The locality told right before a number, where people come from."""
    before = [one for one in count.sentence.mentions if count.told[0] <= one.start < count.mark.start]
    places = (one.entity for one in reversed(before) if one.what == "locality")
    return next((one for one in places if one is not None and (subject is None or one.key != subject.key)), None)


def _foreign(count: Count) -> Entity | None:
    """The country abroad that was told last before a number."""
    home = country_of(count.passage.language)
    before = (one for one in reversed(count.passage.mentions) if one.start < count.mark.start)
    return next((one.entity for one in before if one.entity and one.what == "country" and one.entity.country != home), None)


def _other_side(count: Count) -> bool:
    low = max(count.told[0], count.mark.start - 12)
    return any(
        word.code == "other_side" for hit in count.passage.hits(CUES, low, count.mark.start) for word in hit.words
    )


def _subject(count: Count, measure: Measure, partner: Entity | None, last: Told | None) -> Entity | None:
    """Whose the number is: told in its clause or sentence, else of the numbers or the clauses before."""
    near = last is not None and count.sentence.index - last.sentence <= _KEPT
    if last is not None and near and (_other_side(count) or _goes_on(count, measure, last)):
        return last.subject
    told = [*_candidates(count, measure, partner)]
    if last is not None and near:
        apart = count.sentence.index - last.sentence
        told.append((_CARRIED[apart], last.subject))
    topic = _topic_before(count, measure, partner)
    if topic is not None:
        told.append(topic)
    best = max(told, default=None, key=_first)
    if best is not None and best[0] > 0:
        return best[1]
    return speaking_for(count.clause) or count.passage.home


def _first(told: tuple[float, Entity]) -> float:
    return told[0]


def _goes_on(count: Count, measure: Measure, last: Told) -> bool:
    """Whether people are counted on as those before ("베트남에서는 A성 62명, B성 30명이 온다"), not where they live."""
    return (
        measure.noun is None
        and measure.indicator == last.measure.indicator
        and measure.indicator in _SENT
        and not count.has("live")
    )


def _here(count: Count) -> Entity | None:
    """The locality that "도내" or "관내" means: the one the text is told from."""
    low = max(count.told[0], count.mark.start - 24)
    found = any(word.code == "here" for hit in count.passage.hits(CUES, low, count.mark.start) for word in hit.words)
    return count.passage.home if found else None


def _seats(count: Count, measure: Measure) -> Iterator[tuple[float, Entity]]:
    """Where those told beside a number are in office, of whose locality or firms it may be."""
    kinds = ("locality", "organisation") if measure.indicator == "companies" else ("locality",)
    for mention in _mentions(count.sentence, count.clause):
        for title in mention.titles:
            if title.of is not None and title.of.type in kinds:
                yield _SEAT, title.of


def _site(count: Count, measure: Measure) -> Entity | None:
    """The house, named before, that a size is told of by the last word of its name ("상품관은 240㎡ 규모다")."""
    if measure.indicator not in ("venue_area", "area"):
        return None
    text = count.passage.text
    called = [text[hit.start : hit.end] for hit in count.clause.words(LAYER) if hit.words[0].attr("house")]
    named = (one.entity for one in count.passage.mentions if one.what == "organisation" and one.start < count.mark.start)
    return next((one for one in named if one is not None and any(one.name.endswith(word) for word in called)), None)


def _candidates(count: Count, measure: Measure, partner: Entity | None) -> Iterator[tuple[float, Entity]]:
    """Who may be meant, with how likely it is: by what each is to the clause, and how near the number."""
    here, site = _here(count), _site(count, measure)
    if here is not None:
        yield _HERE, here
    if site is not None:
        yield _HERE, site
    for mention in count.sentence.mentions:
        if not mention.entities or mention.code == _NATION or mention.start >= count.clause.end:
            continue
        entity = _one_of(count, mention)
        if entity is None or entity.type not in _SUBJECTS or (partner is not None and entity.key == partner.key):
            continue
        weight = _WEIGHT.get(mention.case, 0) + _fitness(count, measure, mention, entity)
        if measure.indicator in AT_A_PLACE:
            weight += _PLACED.get(mention.case, 0)
        elif (measure.indicator in _TRADE or "percent" in count.sorts) and mention.start < count.mark.start:
            weight += _TRADED.get(mention.case, 0)
        if _beside(count, measure, mention):
            weight += _BESIDE_WEIGHT
        elif not _within_told(count, mention):
            weight -= 18
        if mention.start > count.mark.end and mention.case == "of" and "percent" in count.sorts:
            weight -= 15
        if mention.start < count.clause.start:
            weight -= 20
        yield weight - _FAR * abs(mention.start - count.mark.start), entity
    yield from _seats(count, measure)
    if not any(one.case in ("topic", "subject") for one in count.clause.mentions):
        for entity in count.clause.doers()[:1]:
            if entity.type == "locality" and (partner is None or entity.key != partner.key):
                yield _DOER, entity


def _fitness(count: Count, measure: Measure, mention: Mention, entity: Entity) -> float:
    """What sort of owner a number needs: a place for what stands there, a company for what it puts in."""
    if entity.type == "organisation":
        if mention.case == "from" or (mention.code != _ZONE and _of_no_body(count, measure)):
            return -60
        if measure.indicator == "investment":
            return 60 if mention.code == "company" else 0
        return 0 if mention.code == _ZONE else -8
    if measure.indicator in ("investment", "venue_area"):
        return -20
    abroad = entity.country != country_of(count.passage.language)
    if measure.indicator in _TRADE and entity.type == "country":
        return -20 if abroad else 12
    if entity.type == "country":
        doing = mention.case in ("topic", "subject") and measure.indicator in AT_A_PLACE
        return -60 if doing and abroad else -4
    return 6


def _of_no_body(count: Count, measure: Measure) -> bool:
    """Whether what is counted is a locality's, not a body's that is told beside it."""
    if measure.indicator == "workers":
        return count.around("jobs")
    return measure.indicator in AT_A_PLACE | _OWN - {"area", "venue_area"}


def _beside(count: Count, measure: Measure, mention: Mention) -> bool:
    """Whether it stands right beside the noun counted ("doanh nghiệp Daegu"), or behind the number as its owner."""
    text = count.passage.text
    if text[count.mark.end : mention.start] in _OWNED and mention.start > count.mark.end:
        return True
    if measure.noun is None or mention.what != "locality":
        return False
    low, high = measure.noun
    return (text[mention.end : low] if mention.end <= low else text[high : mention.start]) in _BESIDE


def _within_told(count: Count, mention: Mention) -> bool:
    """Whether no other number stands between a mention and the number, unless it is what the clause speaks of."""
    return mention.case in ("topic", "subject") or count.told[0] <= mention.start < count.told[1]


def _mentions(sentence: Sentence, clause: Clause) -> Iterator[Mention]:
    """Those a clause names, those within the clauses that only describe its nouns among them."""
    return (one for one in sentence.mentions if clause.start <= one.start < clause.end and one.entities)


def _one_of(count: Count, mention: Mention) -> Entity | None:
    """Whom of several a mention means here: the one at home."""
    home = country_of(count.passage.language)
    own = (one for one in mention.entities if one.country == home)
    return next(own, mention.entity) if len(mention.entities) > 1 else mention.entity


def _countries(count: Count) -> Iterator[Entity]:
    for mention in _mentions(count.sentence, count.clause):
        yield from (one for one in mention.entities if one.type == "country" and mention.case != "from")


def _within(entity: Entity, country: Entity) -> bool:
    """Whether a country is the entity, or where it lies."""
    return entity.key == country.key or (entity.country is not None and entity.country == country.country)


def _topic_before(count: Count, measure: Measure, partner: Entity | None) -> tuple[float, Entity] | None:
    """The locality that a sentence before this one speaks of."""
    sentences = count.passage.sentences
    for back in range(1, _KEPT + 1):
        sentence = sentences[max(0, count.sentence.index - back)]
        told = [
            entity
            for mention in reversed(sentence.mentions)
            if mention.case in ("topic", "subject", "at") and (entity := _one_of(count, mention)) is not None
            if entity.type == "locality" or mention.code in _SCHOOLS and measure.indicator == "students"
            if partner is None or entity.key != partner.key
        ]
        if told:
            home = (one for one in told if count.passage.home and one.key == count.passage.home.key)
            return _TOPICS[back], next(home, told[0])
    return None


def _of_a_locality(count: Count, measure: Measure) -> Entity | None:
    """The locality whose firms or people they are told to be ("부산 기업 등 150여 개 업체")."""
    if measure.indicator == "attendees":
        return None
    near = [
        one
        for one in _mentions(count.sentence, count.clause)
        if one.case == "of" and count.told[0] <= one.start < count.told[1]
        if one.what == "locality" or one.code == "two_countries"
    ]
    return _one_of(count, min(near, key=lambda one: abs(one.start - count.mark.start))) if near else _here(count)


def _sender(count: Count) -> Entity | None:
    """Whose delegation it is: of whom the word means, else of where its leader is in office."""
    around = list(_mentions(count.sentence, count.clause))
    parties = [one for one in around if one.code == "delegation" and one.start < count.mark.end + 24]
    if parties:
        return min(parties, key=lambda one: abs(one.end - count.mark.start)).entity
    seats = [title.of for one in around for title in one.titles if one.end <= count.mark.start and title.of]
    localities = [seat for seat in seats if seat.type == "locality"]
    return localities[0] if localities else None


def _kept(count: Count, last: Told | None, indicator: str) -> Entity | None:
    near = last is not None and last.measure.indicator == indicator and count.sentence.index - last.sentence <= _KEPT
    return last.subject if near and last is not None else None
