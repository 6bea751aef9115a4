"""Which kinds of places can have which office: a mayor, a governor, a party secretary."""

from __future__ import annotations

from functools import cache

from comity.lexicon.load import Word, lexicon
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.names.places import is_city

CITY, FIRST, SECOND, COUNTRY = "city", "first", "second", "country"
SEAT_OF_LEVEL = {0: CITY, 1: FIRST, 2: SECOND}
_FIRST_TYPES = {"province", "prefecture", "state", "region", "land"}
_STATES = _FIRST_TYPES - {"region"}
_SECOND_TYPES = {"district", "county"}


@cache
def offices() -> dict[str, Word]:
    """The lexicon's page of offices by code."""
    return {word.code: word for word in lexicon("en").page("offices")}


def has_many(code: str) -> bool:
    """Whether several people hold the office in one place, as councillors do."""
    office = offices().get(code)
    return office is not None and bool(office.attr("many"))


def principal(code: str) -> str | None:
    """The office whose deputy this one is."""
    office = offices().get(code)
    return office.attr("principal") if office is not None else None


@cache
def deputies(code: str) -> tuple[str, ...]:
    """The offices that stand in for this one."""
    return tuple(deputy for deputy in offices() if principal(deputy) == code)


@cache
def named_by_family() -> frozenset[str]:
    """Countries whose people the reader knows by their family names."""
    return frozenset(word.code for word in lexicon("en").page("surnames") if is_country(word.code))


def is_country(tradition: str) -> bool:
    """Whether a tradition of names is a country's (its code), not that of given names at large."""
    return len(tradition) == 2


def can_be(code: str, of: Entity) -> bool:
    """Whether the office exists there at all: no Vietnamese locality has a mayor."""
    office = offices().get(code)
    if office is None or of.country is None:
        return True
    only = office.attr("only")
    elsewhere = only is not None and of.type == "locality" and of.country not in only
    return of.country not in office.attr("never", ()) and not elsewhere


def fits(code: str, chunk: Chunk, seat: str | None) -> bool:
    """Whether a locality is of the kind that has this office."""
    office = offices().get(code)
    place = chunk.data.get("place")
    if seat is None and office is not None:
        seat = office.attr("seat")
    if chunk.label == "O":
        of = chunk.data["of"]
        typed = _typed(chunk.entities[0].name.lower(), CITY) if seat == CITY else seat in (None, _tier(of))
        return can_be(code, of) and typed
    if place is None:
        named = office is None or office.attr("only") is None
        return named and _typed(str(chunk.data.get("type", "")), seat)
    if office is not None and not can_be(code, chunk.entities[0]):
        return False
    kind = str(chunk.data.get("kind", ""))
    if seat == CITY:
        return is_city(kind) or (place.level == 2 and place.country not in ("kr", "vn"))
    if seat == FIRST:
        return not is_city(kind) and (place.level == 1 or kind in _FIRST_TYPES)
    if seat == SECOND:
        return not is_city(kind) and (place.level == 2 or kind in _SECOND_TYPES)
    return True


def _tier(of: Entity) -> str | None:
    """Whether an id is that of a province or state or of what lies in one."""
    parts = len(of.id.split("/")) if of.id else 0
    return {2: FIRST, 3: SECOND}.get(parts)


def needs_city(code: str, seat: str | None) -> bool:
    """Whether an office is a city's."""
    office = offices().get(code)
    return seat == CITY or (seat is None and office is not None and office.attr("seat") == CITY)


def named_city(chunk: Chunk) -> Entity | None:
    """The city within a province that is called like it: "Mayor X of Groningen" is not the province's."""
    place = chunk.data.get("place")
    if place is None or place.level != 1 or chunk.hit is None or is_city(str(chunk.data.get("kind", ""))):
        return None
    inside = sorted({name.id for name in chunk.hit.names if name.id.startswith(f"{place.id}/")})
    return Entity("locality", chunk.entities[0].name, inside[0]) if len(inside) == 1 else None


def fits_at_a_pinch(code: str, chunk: Chunk, seat: str | None) -> bool:
    """Whether such an office is there under this name, too, if less often.

    Korean counties have governors and urban districts mayors, and elsewhere whole districts may have a mayor.
    """
    office, place = offices().get(code), chunk.data.get("place")
    if office is None or place is None or seat is not None or chunk.label == "O":
        return False
    if not can_be(code, chunk.entities[0]):
        return False
    kind, wanted = str(chunk.data.get("kind", "")), office.attr("seat")
    if place.country == "kr":
        return place.level == 2 and wanted in (FIRST, CITY) and (wanted == CITY or not is_city(kind))
    return wanted == CITY and place.country not in named_by_family() and kind not in _STATES


def _typed(kind: str, seat: str | None) -> bool:
    """Whether a type word ("prefecture") is that of a place with this seat; a bare name is a town's."""
    if seat == CITY:
        return not kind or "city" in kind or "town" in kind or "municipality" in kind
    return kind in (_FIRST_TYPES if seat == FIRST else _SECOND_TYPES)
