"""The page of conflicts: what is told differently, by whom, which value is shown, and why they may differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.insight.conflict import Conflict, Reason, Teller, Told
from comity.insight.conflicts import Conflicts
from comity.insight.evidence import Evidence
from comity.publish.lines import field_value, record_line, territory
from comity.publish.page import Line, Page, Part, line, named, section, shortest
from comity.publish.words import date, indicator, listed, quantity, rule, say, sector, term, wording

_TELLERS = 3  # named for one value, the rest counted


def conflicts_page(found: Conflicts) -> Page:
    """The conflicts about an entity, or of a register, under a heading for each kind of record."""
    kinds = dict.fromkeys(conflict.kind for conflict in found.found)
    title = say("conflicts_about", name=found.entity.name) if found.entity else say("conflicts")
    return Page(
        title=title,
        subtitle=found.entity.id if found.entity else "",
        lead=(line(say("conflicts_number", number=len(found.found)) if kinds else say("conflicts_none")),),
        sections=tuple(
            one
            for kind in kinds
            for one in section(
                wording().headings[term("section", kind)],
                (_conflict(conflict, found) for conflict in found.found if conflict.kind == kind),
            )
        ),
        citations=found.evidence.citations,
    )


def in_short(found: Conflicts) -> list[Line]:
    """Each conflict as what is told and the values beside one another, without who says them and why."""
    return [_in_short(conflict, found) for conflict in found.found]


def _in_short(conflict: Conflict, found: Conflicts) -> Line:
    if conflict.form != "field":
        return Line(parts=(Part(_question(conflict, found)),))
    values = dict.fromkeys(_value(told, conflict, found.evidence) for told in conflict.told)
    words = f"{say('differ', field=term('field', conflict.field))} {listed(list(values), 'or')}"
    record = record_line(found.records[conflict.records[0]], found.evidence)
    return Line(parts=record.parts, record=record.record, notes=(line(words),))


def _conflict(conflict: Conflict, found: Conflicts) -> Line:
    evidence = found.evidence
    value = _value(_shown(conflict), conflict, evidence)
    notes = (
        *(_told(one, conflict, evidence) for one in conflict.told),
        line(say("shown_because", value=value, rule=rule(conflict.rule))),
        *(line(words) for words in why(conflict, evidence)),
        *(line(words) for words in _sources(conflict)),
    )
    if conflict.form == "field":
        about = conflict.about if found.entity else ""
        record = record_line(found.records[conflict.records[0]], evidence, about)
        heading = line(say("differ", field=term("field", conflict.field)))
        return Line(parts=record.parts, record=record.record, notes=(heading, *notes))
    return Line(parts=(Part(_question(conflict, found)),), notes=notes)


def _shown(conflict: Conflict) -> Told:
    return next((told for told in conflict.told if told.shown), Told(value=conflict.shown, tellers=()))


def label_words(conflict: Conflict, found: Conflicts) -> str:
    """What is counted, and of whom where it is not told of one entity."""
    label = conflict.label or indicator(conflict.field)
    if conflict.sector:
        label = f"{label}, {sector(conflict.sector)}"
    if conflict.partner:
        label = say("partner", label=label, partner=found.evidence.name(conflict.partner))
    if found.entity:
        return label
    return f"{named(found.evidence, conflict.about)}: {label}"


def _question(conflict: Conflict, found: Conflicts) -> str:
    """What is counted, and the numbers told of it."""
    label = label_words(conflict, found)
    numbers = dict.fromkeys(
        _value(told, conflict, found.evidence) for told in conflict.told if not told.named
    )
    words = say("question", label=label, values=listed(list(numbers), "or"))
    most = max((told.value for told in conflict.told if told.named), default=None)
    return say("question_named", question=words, number=most) if most else words


def _value(told: Told, conflict: Conflict, evidence: Evidence) -> str:
    if conflict.form == "field":
        return field_value(conflict.kind, conflict.field, told.value, evidence)
    return term("qualifier", told.qualifier).format(value=quantity(told.value, conflict.unit or "count"))


def _told(told: Told, conflict: Conflict, evidence: Evidence) -> Line:
    """One value, of which time, and who tells it."""
    words = told_words(told, conflict, evidence)
    return line(say("told_by", value=words, tellers=_tellers(told.tellers)), told.claims)


def told_words(told: Told, conflict: Conflict, evidence: Evidence) -> str:
    """One value, of which time and territory."""
    if told.named:
        names = [evidence.name(id_) for id_ in told.named if id_ in evidence.names]
        words = [say("named", number=told.value, names=": " + listed(names) if names else "")]
    else:
        words = [_value(told, conflict, evidence)]
    words += [_time(told.period)] if told.period else []
    words += [term("modality", told.modality)] if told.modality != "asserted" else []
    several = len({one.boundary for one in conflict.told if not one.named}) > 1
    words += [territory(told.boundary)] if told.boundary and several else []
    return ", ".join(words)


def _time(period: str) -> str:
    whole = "/" in period or period.count("-") < 2
    return date(period) if whole else say("as_of", date=date(period))


def _tellers(tellers: Iterable[Teller]) -> str:
    names = [_teller(teller) for teller in tellers]
    kept, left = shortest(names, _TELLERS)
    return "; ".join([*kept, *([say("others", number=left)] if left else [])])


def _teller(teller: Teller) -> str:
    when = date(teller.published) if teller.published else say("undated")
    return f"{teller.publisher or teller.document}, {when}"


def why(conflict: Conflict, evidence: Evidence) -> Iterator[str]:
    """Why the values may differ, a sentence for each reason."""
    for reason in conflict.reasons:
        yield term("why", reason.why).format(**_parts(reason, conflict, evidence))
    if not conflict.reasons:
        yield say("why_unknown")


def _parts(reason: Reason, conflict: Conflict, evidence: Evidence) -> dict[str, str]:
    """What the sentence of a reason may name: the values it is about, their days and territories."""
    about = [conflict.told[at] for at in reason.about]
    return {
        "values": listed(list(dict.fromkeys(f"“{_value(told, conflict, evidence)}”" for told in about))),
        "shown": _value(_shown(conflict), conflict, evidence),
        "days": listed(list(dict.fromkeys(_day(told) for told in about))),
        "territories": "; ".join(dict.fromkeys(territory(t.boundary) for t in about if t.boundary)),
        "other": indicator(reason.by) if reason.by else "",
    }


def _day(told: Told) -> str:
    if told.period:
        return date(told.period)
    published = min((teller.published for teller in told.tellers if teller.published), default=None)
    return say("published_on", date=date(published)) if published else say("undated")


def _sources(conflict: Conflict) -> Iterator[str]:
    """How many sources are independent, which documents carry one text, and which credit an agency."""
    tellers = conflict.tellers
    if len(tellers) == 1:
        yield say("sources_one")
    elif conflict.sources == len(tellers):
        yield say("sources_independent", number=len(tellers))
    else:
        yield say("sources_copied", documents=len(tellers), number=conflict.sources)
    by_text: dict[str, list[str]] = {}
    for teller in tellers:
        by_text.setdefault(teller.text_of, []).append(teller.document)
    for documents in by_text.values():
        if len(documents) > 1:
            yield say("one_text", documents=listed(documents))
    for teller in tellers:
        if teller.agencies:
            yield say("credits", document=teller.document, agencies=listed([*teller.agencies]))
