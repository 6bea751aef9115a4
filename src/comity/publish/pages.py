"""Pages put together from findings: overview, profile, relation, record and document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from comity.insight.detail import Detail, DocumentDetail
from comity.insight.evidence import Evidence, in_time_order, shown
from comity.insight.lifecycle import GRAVEST
from comity.insight.orphans import Orphans
from comity.insight.overview import Overview
from comity.insight.partners import Tie
from comity.insight.profile import Became, Profile
from comity.insight.relation import Relation
from comity.model.record import Record, ResolvedEntity, Value
from comity.publish.became import became_lines
from comity.publish.lines import record_line, series_line
from comity.publish.page import Line, Page, Part, Section, line, named, section
from comity.publish.promises import promise_lines, standing_lines
from comity.publish.reviewing import decision_line
from comity.publish.standing import changed, in_short, of_one, of_several, orphan_line
from comity.publish.words import count, counted, date, listed, rule, say, sector, term, wording
from comity.reference.portrait import Portrait
from comity.register.view import KeptDocument

_SPELLINGS = 6


def overview_page(found: Overview) -> Page:
    """A register at a glance."""
    kinds = wording().terms["kinds"]
    held = [counted(number, kind) for kind in kinds if (number := found.counts.get(kind, 0))]
    known = [
        line(f"{named(found.evidence, id_)} ({id_})", margin=say("records_about", number=number))
        for id_, number in found.localities
    ]
    return Page(
        title=say("register"),
        lead=(line(say("holds", counts=listed(held)) if held else say("holds_nothing")),),
        sections=(
            *section(_heading("localities"), known),
            *section(_heading("newest"), _lines(found.agreements, found.evidence)),
            *section(_heading("differ"), _differing(found)),
            *section(_heading("documents"), map(_document_line, found.documents)),
        ),
        citations=found.evidence.citations,
    )


def profile_page(found: Profile, latest: bool = False) -> Page:
    """All that is known of one entity; `latest`: what has no date by nature with the day it was last told."""
    me, evidence, left = found.entity.id, found.evidence, found.left
    held = [record for record in found.posts if shown(record, "person") == me]
    people = [record for record in found.posts if record not in held]

    def timeless(key: str, records: Iterable[Record], sort: str = "") -> tuple[Section, ...]:
        lines = (_undated(record, evidence, me, latest) for record in records)
        return section(_heading(key), lines, left.get(sort or key, 0), sort or key)

    page = Page(
        title=found.entity.name,
        subtitle=_subtitle(found.entity),
        lead=_stood([found.stood] if found.stood else [])
        + _also(found.entity)
        + ((line(say("perhaps_several")),) if found.perhaps_several else ()),
        sections=(
            *section(_heading("became"), [*became_lines(found.became), *_history(found, evidence)]),
            *_listed("ties", (_tie_line(tie, evidence) for tie in found.ties), left),
            *_listed("agreements", _standing(found.agreements, found, evidence, me), left),
            *_listed("inherited", _standing(found.inherited, found, evidence), left),
            *_listed("events", _lines(found.events, evidence, me), left),
            *_listed("figures", (series_line(series, evidence) for series in found.figures), left),
            *timeless("memberships", found.memberships),
            *_listed("strengths", _strengths(found.strengths), left),
            *timeless("posts", held),
            *timeless("people", people, "posts"),
            *timeless("affiliations", found.affiliations),
            *timeless("commitments", found.commitments),
            *timeless("statements", found.statements),
        ),
        citations=evidence.citations,
    )
    return page if evidence.citations else _empty(page, say("nothing"))


def _listed(key: str, lines: Iterable[Line], left: dict[str, int]) -> tuple[Section, ...]:
    return section(_heading(key), lines, left.get(key, 0), key)


def relation_page(found: Relation) -> Page:
    """What there is between two entities."""
    left = found.left
    standing = (*found.between, *found.acts, *found.since, *found.beside)
    page = Page(
        title=f"{found.one.name} – {found.other.name}",
        subtitle=f"{found.one.id} · {found.other.id}",
        lead=_stood(found.stood),
        sections=(
            *section(_heading("between"), _lines(found.between, found.evidence), left.get("between", 0)),
            *section(_heading("since_then"), _lines(found.since, found.evidence), left.get("since", 0)),
            *section(_heading("promises"), promise_lines(found.promises, found.evidence)),
            *section(_heading("beside"), _lines(found.beside, found.evidence), left.get("beside", 0)),
            *of_several(standing, found.lifecycles, found.evidence, left.get("acts", 0)),
            *section(_heading("became_of"), became_lines(_untold(found), whose=True)),
        ),
        citations=found.evidence.citations,
    )
    return page if found.between else _empty(page, say("nothing_between"))


def record_page(found: Detail, timeline: bool = False) -> Page:
    """One record with everything told of it; `timeline`: among the acts around it, not beside these."""
    record, evidence = found.record, found.evidence
    others = _timeline(found) if timeline else section(_heading("related"), _lines(found.related, evidence))
    return Page(
        title=term("kind", record.kind),
        subtitle=record.id,
        lead=(record_line(record, evidence),),
        sections=(
            *(of_one(found.lifecycles[record.id], evidence) if record.id in found.lifecycles else ()),
            *section(_heading("promised"), _promised(found)),
            *section(_heading("told"), _told(record, evidence)),
            *section(_heading("decided"), map(decision_line, found.decisions)),
            *others,
        ),
        citations=evidence.citations,
    )


def _promised(found: Detail) -> list[Line]:
    return [told for one in found.promises for told in standing_lines(one, found.evidence)]


def _timeline(found: Detail) -> tuple[Section, ...]:
    """A record among the agreements and events around it; nothing where it stands alone."""
    acts = (*found.related, *found.events)
    if not acts:
        return ()
    lines = _lines(in_time_order((found.record, *acts), found.evidence), found.evidence)
    return section(_heading("timeline"), lines, sum(found.left.values()))


def document_page(found: DocumentDetail) -> Page:
    """One document and the records it is a source of."""
    return Page(
        title=found.document.name,
        subtitle=found.document.id[:12],
        lead=(_document_line(found.document),),
        sections=section(_heading("records"), _lines(found.records, found.evidence)),
        citations=found.evidence.citations,
    )


def orphans_page(found: Orphans) -> Page:
    """Ties whose party was merged, renamed, abolished or moved, each with what is known and missing."""
    counts = Counter(min((one.state for one in tie.parties), key=GRAVEST.index) for tie in found.ties)
    told = listed([_counted(counts[state], term("succession", state)) for state in GRAVEST if counts[state]])
    return Page(
        title=_heading("orphans"),
        subtitle=say("as_known", date=date(found.on)),
        lead=(
            line(say("number_of_ties", number=len(found.ties), counts=told) if told else say("no_orphans")),
        ),
        sections=section(_heading("ties"), (orphan_line(tie, found.evidence) for tie in found.ties)),
        citations=found.evidence.citations,
    )


def on_day(page: Page, day: str) -> Page:
    """The page marked as one of what was known on a day."""
    subtitle = say("known_on", page=page.subtitle, day=say("as_known", date=date(day)))
    return msgspec.structs.replace(page, subtitle=subtitle)


def _standing(records: Iterable[Record], found: Profile, evidence: Evidence, about: str = "") -> list[Line]:
    """Agreements on a profile, beneath the first act on each how it stands."""
    lines, met = [], set()
    for record in records:
        told = record_line(record, evidence, about)
        axes = found.lifecycles.get(record.id)
        fresh = axes is not None and axes.legal.claims not in met
        notes = (in_short(axes, evidence), *told.notes) if axes and fresh else told.notes
        met |= {axes.legal.claims} if axes else set()
        lines.append(msgspec.structs.replace(told, notes=notes))
    return lines


def _stood(portraits: Iterable[Portrait]) -> tuple[Line, ...]:
    """What localities were on the day asked for."""
    return tuple(line(_was(one)) for one in portraits)


def _was(one: Portrait) -> str:
    if one.status is None:
        return say("was_not", name=one.name)
    return say("was_then", name=one.name, kind=term("unit", one.status), within=", ".join(one.within))


def _counted(number: int, what: str) -> str:
    return say("counted", number=count(number), what=what)


def _heading(key: str) -> str:
    return wording().headings[key]


def _empty(page: Page, sentence: str) -> Page:
    return Page(
        title=page.title,
        subtitle=page.subtitle,
        lead=(*page.lead, line(sentence)),
        sections=page.sections,
        citations=page.citations,
    )


def _lines(records: Iterable[Record], evidence: Evidence, about: str = "") -> list[Line]:
    return [record_line(record, evidence, about) for record in records]


def _history(found: Profile, evidence: Evidence) -> list[Line]:
    """What happened to a locality that goes on."""
    return [line(f"{changed(one, evidence)}.", margin=date(one.since.isoformat())) for one in found.history]


def _undated(record: Record, evidence: Evidence, about: str, latest: bool) -> Line:
    """The line of what has no date by nature, so that none is missed; `latest`: with the last day told."""
    told = record_line(record, evidence, about)
    if not latest:
        return Line(parts=told.parts, notes=told.notes)
    days = [day for claim in record.claims if (day := evidence.citations[claim].published)]
    return msgspec.structs.replace(told, margin=date(max(days)) if days else say("undated"))


def _subtitle(entity: ResolvedEntity) -> str:
    return f"{term('type', entity.type)} · {entity.id}"


def _also(entity: ResolvedEntity) -> tuple[Line, ...]:
    others = [name for name in entity.names if name != entity.name][:_SPELLINGS]
    return (line(say("also_written", names=listed(others))),) if others else ()


def _untold(found: Relation) -> list[Became]:
    """What became of the two beyond what is told with the law on their agreements."""
    told = {
        (found.evidence.name(shift.of), shift.since.isoformat())
        for lifecycle in found.lifecycles.values()
        for one in lifecycle.inheritances
        for shift in one.shifts
    }
    return [step for step in found.became if (step.of, step.since) not in told]


def _tie_line(tie: Tie, evidence: Evidence) -> Line:
    told = say("tie_one") if tie.number == 1 else say("tie_many", number=count(tie.number))
    if tie.last:
        told = say("tie_last", count=told, date=date(tie.last))
    return line(f"{named(evidence, tie.partner)}: {told}", tie.claims)


def _strengths(records: Iterable[Record]) -> list[Line]:
    """One line for what a locality has, one for what it seeks."""
    by_sense: dict[str, list[Part]] = {}
    for record in records:
        words = sector(shown(record, "sector"))
        by_sense.setdefault(str(shown(record, "sense")), []).append(Part(words, record.claims))
    return [_in_a_row(parts, margin=term("sense", sense)) for sense, parts in sorted(by_sense.items())]


def _in_a_row(parts: list[Part], margin: str) -> Line:
    *others, last = parts
    return Line(margin=margin, parts=(*(msgspec.structs.replace(part, end=",") for part in others), last))


def _differing(found: Overview) -> list[Line]:
    lines = (record_line(record, found.evidence) for record in found.contested)
    return [differing for differing in lines if differing.notes]


def _told(record: Record, evidence: Evidence) -> list[Line]:
    lines = []
    if "fields" in record.fields:
        sectors = [Part(sector(value.value), value.claims) for value in record.fields["fields"].values]
        lines.append(_in_a_row(sectors, margin=term("many", "fields")))
    for name in ("signatories", "participants"):
        told = record.fields[name].values if name in record.fields else ()
        lines += _people(told, term("many", name), evidence)
    return lines


def _people(told: Iterable[Value], margin: str, evidence: Evidence) -> list[Line]:
    """A line for each who took part or signed, with every role that sources tell of them."""
    by_name: dict[str, list[Value]] = {}
    for one in told:
        by_name.setdefault(one.value.get("person") or one.value.get("entity") or "", []).append(one)
    return [_roles(named(evidence, id_), values, margin, evidence) for id_, values in by_name.items()]


def _roles(who: str, told: list[Value], margin: str, evidence: Evidence) -> Line:
    words = [_role(one.value, evidence) for one in told]
    parts = [Part(role, one.claims, ";") for role, one in zip(words, told, strict=True)]
    parts[0] = Part(f"{who}, {words[0]}" if words[0] else who, told[0].claims, ";")
    parts[-1] = msgspec.structs.replace(parts[-1], end="")
    return Line(margin=margin, parts=tuple(parts))


def _role(told: dict[str, str], evidence: Evidence) -> str:
    """As what, and for whom."""
    whose = named(evidence, told["for"]) if told.get("for") else ""
    role = term("participant", told["role"]) if told.get("role") else ""
    return ", ".join(part for part in (role, whose) if part)


def _document_line(document: KeptDocument) -> Line:
    words = document.name
    if not document.relevant:
        words = say("left_out", document=words, reason=rule(document.reason))
    return line(words, margin=date(document.published) if document.published else say("undated"))
