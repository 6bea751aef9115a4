"""One record as one line, with notes where its sources differ or are silent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as day
from datetime import timedelta
from typing import Any

import msgspec

from comity.insight.evidence import Evidence, differing, members, shown
from comity.insight.series import Boundary, Point, Series
from comity.model.dates import precision
from comity.model.record import Field, Record, Value
from comity.publish.page import Line, Part, named
from comity.publish.words import (
    date,
    indicator,
    length,
    listed,
    quantity,
    rule,
    say,
    scope,
    sector,
    term,
)

_ENTITY_FIELDS = {"place", "member", "body", "person", "of", "child", "parent", "subject", "partner"}
_DATE_FIELDS = {"date", "start", "end", "due", "valid_until", "period"}
_CODE_FIELDS = {"type", "stage", "mode", "modality", "qualifier", "relation", "sense", "renewal"}
_LENGTH_FIELDS = {"term", "notice"}
_NUMBERS = {"value"}
_HAPPENS = {"agreement", "event"}  # of these a missing date is told
_COMPANIES = ("org/", "organisation/", "person/")
_A_DAY = 3
_LONG = 110  # characters of a speech shown in a line


def record_line(record: Record, evidence: Evidence, about: str = "") -> Line:
    """A record of any kind but figure as a line; `about` is the entity whose page it stands on."""
    parts = _PARTS[record.kind](record, evidence, about)
    if record.kind != "agreement" and (modality := shown(record, "modality")) != "asserted":
        parts = [*parts, Part(f"({term('modality', modality)})")]
    told = record.day
    undated = say("undated") if record.kind in _HAPPENS else ""
    return Line(
        margin=date(told) if told else undated,
        parts=tuple(parts),
        record=record.id,
        notes=tuple(notes(record, evidence)),
    )


def done_with(agreement: Record) -> list[str]:
    """What an agreement is, and what happened to it."""
    return [term("agreement", shown(agreement, "type")), _stage(agreement)]


def _agreement(record: Record, evidence: Evidence, about: str) -> list[Part]:
    kind = term("agreement", shown(record, "type"))
    parties = sorted(members(record, "parties"), key=governments_first)
    others = [named(evidence, party) for party in parties if party != about]
    if about in parties:
        title = f"{kind} {say('with', names=listed(others))}"
    else:
        title = f"{kind}: {' – '.join(others)}"
    words = [title, _stage(record)]
    words += [term("mode", mode)] if (mode := shown(record, "mode")) else []
    words += [say("in_place", place=named(evidence, str(place)))] if (place := shown(record, "place")) else []
    words += [say("valid_until", date=date(str(end)))] if (end := shown(record, "valid_until")) else []
    return [Part(", ".join(words), record.claims)]


def _stage(record: Record) -> str:
    """What happened to an agreement, or that it was only hoped for or is denied."""
    modality = shown(record, "modality")
    unmade = modality in ("wished", "denied")
    return term("unmade", modality) if unmade else term("stage", shown(record, "stage"))


def governments_first(entity_id: str) -> tuple[bool, str]:
    """The order in which those who act together are named."""
    return entity_id.startswith(_COMPANIES), entity_id


def _event(record: Record, evidence: Evidence, about: str) -> list[Part]:
    title = term("event", shown(record, "type"))
    title += f": {name}" if (name := shown(record, "name")) else ""
    places = [named(evidence, place) for place in members(record, "places")]
    there = {p["entity"] for p in members_of(record, "participants")} - {about, *members(record, "places")}
    words = [title]
    words += [say("in_place", place=listed(places))] if places else []
    words += (
        [say("together", names=listed(_few(sorted(named(evidence, one) for one in there))))] if there else []
    )
    return [Part(", ".join(words), record.claims)]


def _membership(record: Record, evidence: Evidence, about: str) -> list[Part]:
    member, body = str(shown(record, "member")), named(evidence, str(shown(record, "body")))
    if member == about:
        return [Part(body, record.claims)]
    return [Part(f"{named(evidence, member)}: {body}", record.claims)]


def _post(record: Record, evidence: Evidence, about: str) -> list[Part]:
    person, of = str(shown(record, "person")), str(shown(record, "of"))
    words = [str(shown(record, "role"))]
    words = words if person == about else [named(evidence, person), *words]
    words = words if of == about else [*words, named(evidence, of)]
    return [Part(", ".join(words), record.claims)]


def _affiliation(record: Record, evidence: Evidence, _about: str) -> list[Part]:
    child, parent = (named(evidence, str(shown(record, end))) for end in ("child", "parent"))
    words = term("belonging", shown(record, "relation")).format(child=child, parent=parent)
    return [Part(words, record.claims)]


def _strength(record: Record, evidence: Evidence, about: str) -> list[Part]:
    locality = str(shown(record, "locality"))
    whose = "" if locality == about else f"{named(evidence, locality)}: "
    sense, code = shown(record, "sense"), shown(record, "sector")
    words = say("strength", sense=term("sense", sense), sector=sector(code))
    return [Part(f"{whose}{words}", record.claims)]


def _commitment(record: Record, evidence: Evidence, about: str) -> list[Part]:
    actors = [named(evidence, actor) for actor in members(record, "actors") if actor != about]
    action = str(shown(record, "action"))
    return [Part(f"{listed(actors)}: {action}" if actors else action, record.claims)]


def _statement(record: Record, evidence: Evidence, about: str) -> list[Part]:
    speaker = str(shown(record, "speaker"))
    speech = evidence.citations[record.claims[0]].quote
    whose = "" if speaker == about else f"{named(evidence, speaker)}: "
    return [Part(f"{whose}{shortened(speech, _LONG)}", record.claims)]


def _figure(record: Record, evidence: Evidence, about: str) -> list[Part]:
    subject = str(shown(record, "subject"))
    whose = "" if subject == about else f"{named(evidence, subject)}: "
    number = quantity(float(str(shown(record, "value"))), str(shown(record, "unit")))
    return [Part(f"{whose}{indicator(str(shown(record, 'indicator')))}: {number}", record.claims)]


_PARTS = {
    "agreement": _agreement,
    "event": _event,
    "figure": _figure,
    "membership": _membership,
    "post": _post,
    "affiliation": _affiliation,
    "strength": _strength,
    "commitment": _commitment,
    "statement": _statement,
}


def series_line(series: Series, evidence: Evidence) -> Line:
    """A series: its measure, and beneath it each value told."""
    label = measure_words(series, evidence)
    if series.boundary:
        label = say("territory", label=label, territory=territory(series.boundary))
    return Line(parts=(Part(label),), notes=tuple(_point(p, series.unit, evidence) for p in series.points))


def measure_words(series: Series, evidence: Evidence) -> str:
    """What a series counts, in words."""
    label = series.label or indicator(series.indicator)
    if series.sector:
        label = f"{label}, {sector(series.sector)}"
    if series.partner:
        label = say("partner", label=label, partner=named(evidence, series.partner))
    return label


def territory(boundary: Boundary) -> str:
    """A territory in words: since when, and what it holds that the one beside it does not.

    >>> territory(Boundary(since="2025-07-01", until=None, including=("Bình Dương",)))
    'territory since 1 July 2025: with Bình Dương'
    """
    if not boundary.known:
        return say("territory_unknown")
    last = date((day.fromisoformat(boundary.until) - timedelta(days=1)).isoformat()) if boundary.until else ""
    if boundary.since and last:
        words = say("territory_between", first=date(boundary.since), last=last)
    else:
        words = (
            say("territory_until", date=last)
            if last
            else say("territory_since", date=date(boundary.since or ""))
        )
    return _compared(words, listed([*boundary.including]), listed([*boundary.without]))


def _compared(words: str, including: str, without: str) -> str:
    if including and without:
        return say("territory_both", territory=words, including=including, without=without)
    if including:
        return say("territory_including", territory=words, names=including)
    return say("territory_without", territory=words, names=without) if without else words


def _point(point: Point, unit: str, evidence: Evidence) -> Line:
    words = [value_words(point, unit), time_words(point), *point_notes(point, evidence)]
    return Line(parts=(Part(", ".join(words), point.claims),), record=point.record)


def value_words(point: Point, unit: str) -> str:
    """A value told, with its unit and how exact it is."""
    return term("qualifier", point.qualifier).format(value=quantity(point.value, unit))


def point_notes(point: Point, evidence: Evidence) -> list[str]:
    """What else is told with a value: its rank, that it was planned, that sources differ."""
    words = [_rank(point, evidence)]
    words += [term("modality", point.modality)] if point.modality != "asserted" else []
    words += [say("differs")] if point.contested else []
    return [word for word in words if word]


def _rank(point: Point, evidence: Evidence) -> str:
    if not point.rank:
        return ""
    if not point.rank_scope:
        return say("rank_only", rank=point.rank)
    return say("rank", rank=point.rank, scope=scope(point.rank_scope, evidence.names))


def time_words(point: Point) -> str:
    """The time a value was told of, else when it was published."""
    if point.period:
        told = date(point.period)
        if "/" in point.period:
            return told
        return say("as_of", date=told) if precision(point.period) == _A_DAY else say("in_time", date=told)
    if point.published:
        return say("undated_published", date=date(point.published))
    return say("undated")


def notes(record: Record, evidence: Evidence) -> Iterable[Line]:
    """What people corrected; where sources differ, each value with who says it; who gives no date."""
    yield from _corrected(record, evidence)
    for name, values in differing(record, evidence).items():
        yield _difference(name, values, record, evidence)
    yield from _planned(record, evidence)
    if record.kind == "agreement" and (told := record.fields.get("date")):
        yield from _silent(record, told, evidence)


def _corrected(record: Record, evidence: Evidence) -> Iterable[Line]:
    for name, field in record.fields.items():
        if field.decision is not None:
            told = [
                Part(field_value(record.kind, name, v.value, evidence), v.claims, ";") for v in field.values
            ]
            words = say("corrected", field=term("field", name), rule=rule(field.rule))
            yield Line(parts=(Part(words), *told))


def _difference(name: str, values: tuple[Value, ...], record: Record, evidence: Evidence) -> Line:
    told = [Part(field_value(record.kind, name, v.value, evidence), v.claims, ";") for v in values]
    told[-1] = msgspec.structs.replace(told[-1], end=".")
    return Line(
        parts=(
            Part(say("differ", field=term("field", name))),
            *told,
            Part(say("shown_by", rule=rule(record.fields[name].rule))),
        )
    )


def _planned(record: Record, evidence: Evidence) -> Iterable[Line]:
    """Who told of something done when it was still a plan."""
    if shown(record, "modality") != "asserted":
        return
    ahead = [c for c in record.claims if evidence.citations[c].modality in ("planned", "wished")]
    if ahead:
        yield Line(parts=(Part(say("ahead"), tuple(ahead), "."),))


def _silent(record: Record, told: Field, evidence: Evidence) -> Iterable[Line]:
    dated = {evidence.citations[claim].document_id for value in told.values for claim in value.claims}
    silent = [claim for claim in record.claims if evidence.citations[claim].document_id not in dated]
    if silent:
        yield Line(parts=(Part(say("silent"), tuple(silent), "."),))


def field_value(kind: str, name: str, value: Any, evidence: Evidence) -> str:
    """A field's value in words.

    >>> field_value("agreement", "date", "2022-01-06", Evidence(names={}, citations={}))
    '6 January 2022'
    """
    if isinstance(value, dict):
        return listed([named(evidence, str(part)) for part in value.values()])
    if name in _DATE_FIELDS:
        return date(str(value))
    if name in _ENTITY_FIELDS:
        return named(evidence, str(value))
    if name in _NUMBERS:
        return quantity(float(value), "count")
    if name in _LENGTH_FIELDS:
        return length(str(value))
    if name in _CODE_FIELDS:
        return term(kind if name == "type" else name, value)
    return str(value)


def members_of(record: Record, field: str) -> list[dict[str, str]]:
    """The participants or signatories of a record, entities by id."""
    told = record.fields.get(field)
    return list(told.shown) if told else []


def shortened(text: str, most: int) -> str:
    """A text cut at a word, with an ellipsis where something is left out.

    >>> shortened("one two three", 8)
    'one two …'
    """
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _few(names: list[str], most: int = 4) -> list[str]:
    return names if len(names) <= most + 1 else [*names[:most], say("others", number=len(names) - most)]
