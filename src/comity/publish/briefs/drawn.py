"""What a paper shows in pictures: what two localities did over time, where they lie, their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from comity.insight.briefing.meeting import Meeting
from comity.insight.briefing.party import Party
from comity.insight.briefing.situation import Situation
from comity.insight.encounters import are_abroad
from comity.insight.series import Series
from comity.model.record import Record
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.paper.paper import Chapter, Picture
from comity.publish.pictures.curves import curves
from comity.publish.pictures.dated import dated
from comity.publish.pictures.ties_map import Located, located, outlines_read
from comity.publish.pictures.timeline import timeline
from comity.publish.words import spoken, wording
from comity.reference import gazetteer
from comity.reference.points import point
from comity.resolving.identity.bodies import locality_of

_MEASURES = 3  # of a locality drawn, those of which most is told
_PARTNERS = 12  # of a locality drawn, those with the most agreements
_FEW, _NARROW, _WIDE = 2, 80.0, 120.0  # millimetres of a map of so many localities, and of one of more


def of_two(found: Meeting, grounds: Grounds) -> tuple[Chapter, ...]:
    """The pictures on two localities."""
    pictures = (
        *_over_time(found),
        *_where([*_place(found.one.entity.id), *_place(found.other.entity.id)], found.on, grounds),
        *numbers(found.one, grounds),
        *numbers(found.other, grounds),
    )
    return chapter("pictures", pictures)


def of_one(found: Situation, grounds: Grounds) -> tuple[Chapter, ...]:
    """The pictures on one locality: where its first partners abroad lie, and its numbers."""
    home = _place(found.party.entity.id)
    abroad = [
        one for tie in found.ties for one in _place(tie.partner) if are_abroad(one.id, found.party.entity.id)
    ]
    places = [*home, *abroad[:_PARTNERS]] if home else []
    return chapter("pictures", (*_where(places, found.on, grounds), *numbers(found.party, grounds)))


def numbers(party: Party, grounds: Grounds) -> Iterator[Picture]:
    """Its numbers over time, a picture for each measure."""
    together: dict[tuple[object, ...], list[Series]] = {}
    for one in party.figures:
        key = (one.indicator, one.unit, one.partner, one.sector, one.label)
        together.setdefault(key, []).append(one)
    over_time = filter(_is_over_time, together.values())
    most = sorted(over_time, key=lambda some: -sum(len(one.points) for one in some))
    for some in most[:_MEASURES]:
        tables = (grounds.tables,) if any(one.boundary for one in some) else ()
        if picture := curves(some, party.evidence, tables):
            yield picture


def _is_over_time(some: Iterable[Series]) -> bool:
    """Whether numbers are told of more than one day."""
    return len({point.period for one in some for point in one.points if point.period}) > 1


def _over_time(found: Meeting) -> Iterator[Picture]:
    """What lies between the two, or whoever stands in their place; nothing where that is one thing alone."""
    sides = ((found.one.entity.id, *found.one.heirs), (found.other.entity.id, *found.other.heirs))
    items = dated(_between(found), sides, lambda id_: locality_of(id_) or id_)
    names = (found.one.entity.name, found.other.entity.name)
    picture = timeline(items, names, date.fromisoformat(found.on)) if len(items) > 1 else None
    yield from (picture,) if picture else ()


def _between(found: Meeting) -> Iterable[Record]:
    """The records between the two, and those of what either promised."""
    told = (*found.relation.between, *found.relation.since, *(one.record for one in found.promises))
    return {record.id: record for record in told}.values()


def _where(places: Sequence[Located], on: str, grounds: Grounds) -> Iterator[Picture]:
    """Where localities lie; nothing where that is not known of two."""
    width = _NARROW if len(places) <= _FEW else _WIDE
    picture = located(places, date.fromisoformat(on), (grounds.tables,), width) if len(places) > 1 else None
    if picture:
        grounds.noted(outlines_read())
        yield picture


def _place(id_: str) -> list[Located]:
    """A locality as the reference tables have it; nothing where they do not know it, or where it lies."""
    at = point(gazetteer.load(), id_)
    country = wording().cldr.territories.get(id_.partition("/")[0].upper())
    if at is None or country is None:
        return []
    return [Located(name=gazetteer.load().place(id_).called(spoken()), country=country, id=id_, at=at)]
