"""How likely it is that somebody named is whose number it is."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Mention
from comity.reading.kinds.figure.counts import CUES, Count, has_counters
from comity.reading.kinds.figure.indicators import AT_A_PLACE, FDI, FROM_ABROAD, OF_NO_BODY, TRADE
from comity.reading.kinds.figure.measure import Measure
from comity.reading.kinds.figure.nouns import LAYER

BESIDE = frozenset({"", " ", " của ", "의 ", "인 ", " từ ", " đến từ ", " cua ", " tu ", " den tu "})
"""What stands between a noun and whose it is."""
_OWNED = frozenset({"의 ", " của ", " cua "})
_CASES = {
    "topic": 60,
    "subject": 55,
    "by": 50,
    "of": 42,
    "at": 35,
    "to": 28,
    "from": 30,
    "": 30,
    "object": 15,
    "with": 12,
}
_PLACED = {"at": 40, "to": 32, "of": 6}
_TRADED = {"of": 20, "from": 32}
_FAR = 0.1
_RIGHT_BESIDE, _FIRMS_BESIDE = 40, 15
_VISITED = 60
_SENT_FROM = -50
"""Workers and students are of who sends or takes them at home, not of a place abroad; guests of theirs."""
_NEVER = -60
_SCHOOLS = frozenset({"university", "school"})
_ZONE, _COMPANY = "zone", "company"
_NOUN = 20
"""Characters before a country within which the noun for whoever is from there stands."""


def weight(count: Count, measure: Measure, mention: Mention, entity: Entity, partner: Entity | None) -> float:
    """The higher the likelier; what is not above 0 is not meant."""
    found = _CASES.get(mention.case, 0) + _fitness(count, measure, mention, entity, partner)
    share = "percent" in count.sorts
    if measure.indicator in AT_A_PLACE:
        found += _PLACED.get(mention.case, 0)
    elif (measure.indicator in TRADE or share) and mention.start < count.mark.start:
        found += _TRADED.get(mention.case, 0)
    if mention.case == "object" and _is_visited(count, mention):
        found += _VISITED
    if _beside(count, measure, mention):
        found += _RIGHT_BESIDE if measure.indicator != "companies" else _FIRMS_BESIDE
    elif not _told_alone(count, mention):
        found -= 18
    if mention.start > count.mark.end and mention.case == "of" and share:
        found -= 15
    if mention.start < count.clause.start:
        found -= 20
    if _came_from(count, measure, mention, entity):
        found += _NEVER
    if mention.start < count.mark.start and _is_an_example(count, mention):
        found -= 40
    return found - _FAR * abs(mention.start - count.mark.start)


def _fitness(
    count: Count, measure: Measure, mention: Mention, entity: Entity, partner: Entity | None
) -> float:
    """What sort of owner a number needs: a place for what stands there, a company for what it puts in."""
    if entity.type == "organisation":
        return _fitness_of_a_body(count, measure, mention)
    if measure.indicator in ("investment", "venue_area"):
        return -20
    abroad = entity.country != country_of(count.passage.language)
    if measure.indicator in TRADE and _trades_with_a_country(count, mention):
        return 12 if entity.type == "locality" else -20
    if measure.indicator in TRADE and (entity.type == "country" or _of_two(count, mention)):
        return -20 if abroad else 12
    if entity.type == "country":
        if measure.indicator in FROM_ABROAD | FDI and _tells_of_whom(count, mention):
            return _NEVER
        told = mention.case in ("topic", "subject") and measure.indicator in AT_A_PLACE
        if mention.case == "topic" and not abroad and "percent" in count.sorts and count.around("whereof"):
            return _NEVER
        if told and not abroad and measure.indicator in FDI and (_invests(count) or count.around("whereof")):
            return _NEVER
        alone = partner is None and measure.indicator in FROM_ABROAD
        origin = alone and mention.case in ("of", "", "topic", "subject", "object")
        return _NEVER if abroad and (told or origin) else -4
    if abroad and measure.indicator in FDI and mention.case in ("topic", "subject") and _placed(count):
        return _SENT_FROM
    if abroad and measure.indicator in ("workers", "students") and not count.around("invite"):
        return _SENT_FROM
    return 6


def _fitness_of_a_body(count: Count, measure: Measure, mention: Mention) -> float:
    if mention.case == "from" or (mention.code != _ZONE and measure.indicator in OF_NO_BODY):
        return _NEVER
    if measure.indicator == "students" and mention.code in _SCHOOLS:
        return 16
    if measure.indicator == "workers" and _one_of_many(count, mention):
        return _NEVER
    if measure.indicator in ("investment", "workers") and mention.code == _ZONE:
        return _NEVER
    if measure.indicator == "investment":
        return 60 if mention.code == _COMPANY else 0
    return 0 if mention.code == _ZONE else -8


def _came_from(count: Count, measure: Measure, mention: Mention, entity: Entity) -> bool:
    """Whether firms that settled somewhere are told to be of a place at home ("다낭에 진출한 충남 기업")."""
    home = entity.country == country_of(count.passage.language)
    if measure.indicator != "companies" or not home or mention.case in ("topic", "subject"):
        return False
    return count.around("settled") and (count.has("ours") or _beside(count, measure, mention))


def _placed(count: Count) -> bool:
    """Whether its clause tells where at home something is, which whoever is told from abroad came to."""
    home = country_of(count.passage.language)
    places = (one.entity for one in count.clause.mentions if one.case in ("at", "to"))
    return any(one is not None and one.country == home for one in places)


def _tells_of_whom(count: Count, mention: Mention) -> bool:
    """Whether a country says of whom the noun right behind it is ("한국기업은 179개")."""
    passage = count.passage
    if mention.case not in ("of", ""):
        return False
    if any(hit.end == mention.start - 1 for hit in passage.hits(LAYER, mention.start - _NOUN, mention.start)):
        return True  # "doanh nghiệp Hàn Quốc đầu tư 19 dự án"
    return bool(passage.hits(LAYER, mention.start, mention.end + 2))


def _is_an_example(count: Count, mention: Mention) -> bool:
    """Whether it is named as one of those counted ("동관시 등 3곳")."""
    return count.passage.tells(CUES, "several", mention.end, mention.end + 1)


def _invests(count: Count) -> bool:
    """Whether the verb of its clause tells that somebody invests."""
    verb = count.clause.verb
    return verb is not None and count.passage.tells(CUES, "invest", verb.start - 2, verb.end)


def _is_visited(count: Count, mention: Mention) -> bool:
    """Whether it is a place told to be visited by those counted ("춘천을 찾은 관광객")."""
    if mention.what not in ("locality", "country") or "people" not in count.sorts:
        return False
    return count.passage.tells(CUES, "visit", mention.end, mention.end + 6)


def _of_two(count: Count, mention: Mention) -> bool:
    """Whether a mention is one of two that trade ("부산과 호찌민의 교역")."""
    before = (one for one in count.clause.mentions if one.end < mention.start)
    return mention.joined or any(one.joined for one in before)


def _trades_with_a_country(count: Count, mention: Mention) -> bool:
    """Whether it is one of a locality and a country between whom trade is told ("giữa tỉnh và Nhật Bản")."""
    sides = [
        one for one in count.clause.mentions if one.case == "with" and one.what in ("locality", "country")
    ]
    sorts = {one.what for one in sides}
    return (
        len(sorts) == 2
        and len({one.entity and one.entity.country for one in sides}) == 2
        and mention in sides
    )


def _one_of_many(count: Count, mention: Mention) -> bool:
    """Whether a firm is one of several that give work ("những A, B… tạo việc làm cho 2.000 người")."""
    return mention.joined or count.passage.tells(CUES, "several", count.clause.start, mention.start)


def _beside(count: Count, measure: Measure, mention: Mention) -> bool:
    """Whether it stands right beside the noun ("doanh nghiệp Daegu"), or behind the number as its owner."""
    text = count.passage.text
    if mention.start > count.mark.end and text[count.mark.end : mention.start] in _OWNED:
        return not _is_where(count, mention)
    if measure.noun is None or mention.what != "locality" or count.is_sum:
        return False
    low, high = measure.noun
    return (text[mention.end : low] if mention.end <= low else text[high : mention.start]) in BESIDE


def _is_where(count: Count, mention: Mention) -> bool:
    """Whether a country only tells where that is whose number it is ("시는 인구 190만 명의 베트남 시다")."""
    if mention.what != "country" or mention.case != "of" or not has_counters(count.passage.language):
        return False
    return any(one.what == "locality" and one.case in ("topic", "subject") for one in count.clause.mentions)


def _told_alone(count: Count, mention: Mention) -> bool:
    """Whether no other number stands between a mention and the number, or its clause speaks of it."""
    return mention.case in ("topic", "subject") or count.told[0] <= mention.start < count.told[1]
