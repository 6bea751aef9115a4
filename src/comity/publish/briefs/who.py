"""Who a locality is: what it was on the day, what happened to it, its numbers with their days."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from comity.insight.briefing.party import Party
from comity.insight.evidence import shown
from comity.insight.series import Boundary, Point, Series
from comity.model.vocabularies import indicators
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.figure_page import stands
from comity.publish.lines import measure_words, point_notes, territory, time_words, value_words
from comity.publish.page import Line, Part, linked, named
from comity.publish.paper.paper import Chapter, Grid
from comity.publish.standing import changed
from comity.publish.words import date, listed, say, sector, term, wording

_SHARES = (34, 22, 20, 24)
_AT_FIRST = 3  # numbers of a locality told on a first page
_STRENGTHS = 4


def in_short(party: Party, grounds: Grounds, abroad: str = "") -> Line:
    """A locality in a line: what it is, and a few of its numbers, first those on the country it is met by."""
    parts = [*_stood(party, grounds), *_ended(party, grounds)]
    known = indicators()
    told = [one for one in party.figures if one.indicator in known and known[one.indicator].told]
    for one in sorted(told, key=lambda one: _place(one, abroad))[:_AT_FIRST]:
        parts += _newest(one, party, grounds)
    parts += _senses(party, "has", _STRENGTHS)
    return Line(parts=tuple(structs.replace(part, end=part.end or ".") for part in parts))


def in_full(party: Party, grounds: Grounds) -> tuple[Chapter, ...]:
    """All of it, under the name of the locality."""
    stood = (*_stood(party, grounds), *_ended(party, grounds))
    blocks: list[Line | Grid] = [Line(parts=stood)] if stood else []
    blocks += _happened(party, grounds)
    blocks += [Line(parts=tuple(told)) for sense in ("has", "seeks") if (told := _senses(party, sense))]
    blocks += _memberships(party)
    blocks += _figures(party, grounds)
    return chapter("who", blocks, heading=party.entity.name)


def _stood(party: Party, grounds: Grounds) -> Iterator[Part]:
    """What it was on the day, by the reference tables."""
    one = party.stood
    if one is None:
        return
    name = linked(one.name, party.entity.id)
    if one.status is None:
        yield Part(say("was_no_unit", name=name), (grounds.tables,), ";" if party.heirs else ".")
        return
    kind = term("unit", one.status)
    yield Part(say("is_unit", name=name, kind=kind, within=", ".join(one.within)), (grounds.tables,), ".")


def _ended(party: Party, grounds: Grounds) -> Iterator[Part]:
    """Who stands in its place, where it ended."""
    if party.heirs:
        names = listed([named(party.evidence, heir) for heir in party.heirs])
        ids = tuple(dict.fromkeys(grounds.shift(shift) for shift in party.shifts)) or (grounds.tables,)
        yield Part(say("stand_there", names=names), ids, ".")


def _happened(party: Party, grounds: Grounds) -> Iterator[Line]:
    for shift in party.shifts:
        words = Part(f"{changed(shift, party.evidence)}.", (grounds.shift(shift),))
        yield Line(margin=date(shift.since.isoformat()), parts=(words,))


def _place(series: Series, abroad: str) -> tuple[bool, bool, int, str]:
    """What is told of the country met by before the rest, what is counted of all before what is of a part."""
    of_them = bool(abroad) and series.partner is not None and f"{abroad}/".startswith(f"{series.partner}/")
    part = bool(series.partner or series.sector or series.label)
    known = list(indicators())
    at = known.index(series.indicator) if series.indicator in known else len(known)
    latest = max((point.period or point.published or "" for point in series.points), default="")
    return not of_them, part, at, _backwards(latest)


def _backwards(told: str) -> str:
    """A text that puts later days first."""
    return "".join(chr(ord("9") - ord(letter) + ord("0")) if letter.isdigit() else letter for letter in told)


def _newest(series: Series, party: Party, grounds: Grounds) -> Iterator[Part]:
    """The newest value of a series; its territory where that is not the one there is now."""
    point = max(series.points, key=_firm)
    told = [f"{measure_words(series, party.evidence)}: {value_words(point, series.unit)}", time_words(point)]
    where = series.boundary if series.boundary and not _is_now(series.boundary) else None
    words = ", ".join((*told, *point_notes(point, party.evidence), *((territory(where),) if where else ())))
    yield Part(words, (*point.claims, *((grounds.tables,) if where else ())), ".")


def _firm(point: Point) -> tuple[bool, bool, bool, str]:
    """What is told as a fact of a time before the rest, what is told exactly, the newest."""
    return stands(point), point.period is not None, point.qualifier == "exact", point.period or ""


def _is_now(boundary: Boundary) -> bool:
    """Whether a territory is the one there is now."""
    return boundary.known and boundary.until is None


def _row(point: Point, series: Series, party: Party, grounds: Grounds) -> tuple[Line, ...]:
    """A value in a row: of what, how much, of which time, in which territory."""
    value = ", ".join((value_words(point, series.unit), *point_notes(point, party.evidence)))
    claims = point.claims
    where = Part(territory(series.boundary), (grounds.tables,)) if series.boundary else None
    return (
        Line(parts=(Part(measure_words(series, party.evidence), claims),), record=point.record),
        Line(parts=(Part(value, claims),)),
        Line(parts=(Part(time_words(point), claims),)),
        Line(parts=(where,) if where else ()),
    )


def _senses(party: Party, sense: str, most: int | None = None) -> list[Part]:
    """What it is strong in, or seeks, as one enumeration."""
    told = [record for record in party.strengths if shown(record, "sense") == sense]
    parts = [Part(sector(shown(record, "sector")), record.claims, ",") for record in told[:most]]
    if parts:
        parts[0] = parts[0].behind(f"{term('sense', sense)}: ")
        parts[-1] = structs.replace(parts[-1], end=".")
    return parts


def _figures(party: Party, grounds: Grounds) -> Iterator[Grid]:
    """Its numbers, row by row; in which territory each was counted, where that ever changed."""
    rows = tuple(_row(point, one, party, grounds) for one in party.figures for point in one.points)
    heads = (wording().headings["figures"], say("value"), say("told_of"), say("counted_in"))
    if rows:
        yield Grid(heads=heads, shares=_SHARES, rows=rows)


def _memberships(party: Party) -> Iterator[Line]:
    """The bodies it belongs to."""
    parts = [
        Part(named(party.evidence, str(shown(record, "body"))), record.claims, ",")
        for record in party.memberships
    ]
    if parts:
        parts[0] = parts[0].behind(f"{wording().headings['memberships']}: ")
        yield Line(parts=(*parts[:-1], structs.replace(parts[-1], end=".")))
