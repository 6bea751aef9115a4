"""How agreements stand, in lines: the three axes, what the law says, and what no source tells."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from comity.insight.axis import Activity, Legal
from comity.insight.evidence import Evidence, members, shown
from comity.insight.lifecycle import Lifecycle
from comity.insight.orphans import Orphan
from comity.insight.succession import Inheritance, Missing
from comity.model.dates import precision
from comity.model.record import Record
from comity.publish.page import Line, Part, Section, line, named, section
from comity.publish.words import date, length, listed, rule, say, term, wording
from comity.reference.succession import Reference, Rule, Shift

_A_DAY = 3


def of_one(lifecycle: Lifecycle, evidence: Evidence) -> tuple[Section, ...]:
    """The sections on how one agreement stands: each axis with its rule, and the law."""
    lines = [
        _legal(lifecycle.legal, margin=term("axis", "legal")),
        _activity(lifecycle.activity, margin=term("axis", "activity")),
        *_succession(lifecycle, evidence, margin=term("axis", "succession")),
    ]
    heading = say("stands", date=date(lifecycle.on))
    return (*section(heading, lines), *section(wording().headings["law"], law([lifecycle], evidence)))


def of_several(
    records: Iterable[Record], lifecycles: dict[str, Lifecycle], evidence: Evidence, left: int = 0
) -> tuple[Section, ...]:
    """The sections on how several agreements stand; acts on one and the same agreement share their lines.

    `left`: of how many more it is not told.
    """
    met: dict[tuple[str, ...], Record] = {}
    for record in records:
        if record.id in lifecycles:
            met.setdefault(lifecycles[record.id].legal.claims, record)
    if not met:
        return ()
    axes = [lifecycles[record.id] for record in met.values()]
    lines = [_axes(record, lifecycles[record.id], evidence) for record in met.values()]
    heading = say("stand", date=date(axes[0].on))
    return (*section(heading, lines, left), *section(wording().headings["law"], law(axes, evidence)))


def in_short(lifecycle: Lifecycle, evidence: Evidence) -> Line:
    """The three axes of an agreement in one line."""
    legal, activity = lifecycle.legal, lifecycle.activity
    parts = [Part(_state(legal), legal.claims, ";"), Part(_seen(activity), activity.claims)]
    for one in lifecycle.inheritances:
        parts[-1] = structs.replace(parts[-1], end=";")
        parts += _passing(one, evidence)
    return Line(parts=tuple(parts))


def orphan_line(tie: Orphan, evidence: Evidence) -> Line:
    """A tie whose party changed: how it stands, what happened, who goes on by which law, what is missing."""
    notes = [in_short(tie.lifecycle, evidence)]
    for one in tie.lifecycle.inheritances:
        for shift in one.shifts:
            law = say("in_law", act=rule(shift.rule.act)) if shift.rule and shift.rule.act else ""
            notes.append(line(" ".join((f"{changed(shift, evidence)}.", law)).strip()))
        notes += [missing(lack, evidence) for lack in one.missing]
    return Line(
        margin=date(tie.changed.since.isoformat()),
        parts=(Part(_title(tie.record, evidence), tie.record.claims),),
        record=tie.record.id,
        notes=tuple(notes),
    )


def passing(one: Inheritance, evidence: Evidence) -> Line:
    """One party's side of an agreement: what happened to it, who goes on, and what is missing."""
    return Line(parts=_passing(one, evidence), notes=tuple(_below(one, evidence)))


def law(lifecycles: Iterable[Lifecycle], evidence: Evidence) -> list[Line]:
    """What happened to the parties and the rule on it, then what happened to who stands in their place."""
    met: dict[tuple[str, str, str], Line] = {}
    inheritances = [one for lifecycle in lifecycles for one in lifecycle.inheritances]
    for shift in (shift for one in inheritances for shift in one.shifts):
        met.setdefault((shift.since.isoformat(), shift.of, shift.kind), _law(shift, evidence, ruled=True))
    for shift in (shift for one in inheritances for shift in one.beyond):
        met.setdefault((shift.since.isoformat(), shift.of, shift.kind), _law(shift, evidence, ruled=False))
    return [found for _, found in sorted(met.items(), key=lambda entry: entry[0][0])]


def _axes(record: Record, lifecycle: Lifecycle, evidence: Evidence) -> Line:
    axes = [
        _labelled("legal", (Part(_state(lifecycle.legal), lifecycle.legal.claims),)),
        _labelled("activity", (Part(_seen(lifecycle.activity), lifecycle.activity.claims),)),
    ]
    for one in lifecycle.inheritances:
        lacks = (part for lack in one.missing for part in missing(lack, evidence).parts)
        axes.append(_labelled("succession", (*_passing(one, evidence, end="."), *lacks)))
    if not lifecycle.inheritances:
        axes.append(_labelled("succession", (Part(say("nothing_since")),)))
    return Line(parts=(Part(_title(record, evidence)),), record=record.id, notes=tuple(axes))


def _title(record: Record, evidence: Evidence) -> str:
    parties = " – ".join(named(evidence, party) for party in members(record, "parties"))
    return f"{term('agreement', shown(record, 'type'))}: {parties}"


def _labelled(axis: str, parts: tuple[Part, ...]) -> Line:
    first, *others = parts
    return Line(parts=(first.behind(f"{term('axis', axis)}: "), *others))


def _passing(one: Inheritance, evidence: Evidence, end: str = "") -> tuple[Part, ...]:
    """What the law makes of a party's side, what is told since, each with its claims, and who goes on."""
    law = term("succession", one.by_law if one.told else one.state)
    parts = [Part(f"{_party(one, evidence)}: {law}")]
    parts += [Part(term("succession", told.state), told.claims) for told in one.told]
    if one.ended is not None and one.heirs:
        names = listed([named(evidence, heir) for heir in one.heirs])
        parts.append(Part(_heirs(one, one.ended, names)))
    return (*(structs.replace(part, end=",") for part in parts[:-1]), structs.replace(parts[-1], end=end))


def _heirs(one: Inheritance, ended: Shift, names: str) -> str:
    if ended.kind == "renamed":
        return say("now_called", names=names)
    settled = one.told or one.state != "unknown"
    return say("heirs", names=names) if settled else say("stand_there", names=names)


def _legal(legal: Legal, margin: str = "") -> Line:
    return Line(
        margin=margin,
        parts=(Part(_state(legal), legal.claims),),
        notes=(line(say("rule", rule=rule(legal.rule))),),
    )


def _state(legal: Legal) -> str:
    state = term("legal", legal.state)
    if legal.state in ("planned", "proposed"):
        return f"{state}, {date(legal.since)}" if legal.since else state
    act = term("act", legal.act) if legal.act else ""
    if legal.since:
        exact, day = precision(legal.since) == _A_DAY, date(legal.since)
        act = say("act_on", act=act, date=day) if exact else say("act_in", act=act, date=day)
    words = [_ending(legal, state, date(legal.until)) if legal.until else state]
    if legal.state in ("signed", "ended"):
        words = [] if legal.state == "ended" and act else [state]
    words = [act, *words] if legal.state == "signed" else [*words, act]
    return ", ".join(word for word in (*words, *_terms(legal)) if word)


def _ending(legal: Legal, state: str, end: str) -> str:
    """The state with the end of the term told: still ahead, past, or past and gone on."""
    if legal.state == "continued":
        return say("gone_on", state=state, date=end)
    return (
        say("ran_out", state=state, date=end)
        if legal.state == "expired"
        else say("until", state=state, date=end)
    )


def _terms(legal: Legal) -> Iterable[str]:
    """How long it holds, and what follows then."""
    if legal.term:
        yield say("for_term", length=length(legal.term))
    yield going_on(legal.renewal, legal.notice)


def going_on(renewal: str | None, notice: str | None) -> str:
    """What follows when a term ends, and by when notice is due; empty where neither is told."""
    if renewal and notice:
        return say("with_notice", renewal=term("renewal", renewal), length=length(notice))
    if renewal:
        return term("renewal", renewal)
    return say("notice", length=length(notice)) if notice else ""


def _activity(activity: Activity, margin: str = "") -> Line:
    return Line(
        margin=margin,
        parts=(Part(_seen(activity), activity.claims),),
        notes=(line(say("rule", rule=rule(activity.rule))),),
    )


def _seen(activity: Activity) -> str:
    if activity.on is None or activity.kind is None:
        return say("none_found")
    what = term(activity.kind, activity.type)
    what = what if what[1:2].isupper() else what[:1].lower() + what[1:]
    return say("last_seen", what=what, date=date(activity.on))


def _succession(lifecycle: Lifecycle, evidence: Evidence, margin: str = "") -> list[Line]:
    if not lifecycle.inheritances:
        return [line(say("nothing_since"), margin=margin)]
    lines = [passing(one, evidence) for one in lifecycle.inheritances]
    return [Line(margin=margin, parts=one.parts, notes=one.notes) for one in lines]


def _party(one: Inheritance, evidence: Evidence) -> str:
    name = named(evidence, one.party)
    written = [spelt for spelt in one.signed_as if spelt != evidence.name(one.party)]
    if one.body:
        name = say("party_of", party=name, locality=named(evidence, one.locality))
    elif one.party != one.locality:
        name = say("party_then", party=name, locality=named(evidence, one.locality))
    return say("party_as", party=name, names=listed(written)) if written else name


def _below(one: Inheritance, evidence: Evidence) -> Iterable[Line]:
    for shift in one.shifts:
        yield line(f"{changed(shift, evidence)}.")
    for by in dict.fromkeys((one.rule, *(told.rule for told in one.told))):
        yield line(say("rule", rule=rule(by).rstrip(".")))
    for lack in one.missing:
        yield missing(lack, evidence)


def missing(lack: Missing, evidence: Evidence) -> Line:
    """What no source tells, in words."""
    who = listed([named(evidence, id_) for id_ in lack.who])
    on = say("in_month", date=date(lack.on)) if lack.on else ""
    words = say("missing", what=term("lack", lack.what).format(who=who, on=on))
    return Line(parts=(Part(words, lack.claims),))


def changed(shift: Shift, evidence: Evidence) -> str:
    """What happened to a locality, when, and by which act."""
    what = term("shift", shift.kind).format(
        place=named(evidence, shift.of),
        into=listed([named(evidence, id_) for id_ in shift.into]),
        others=listed([named(evidence, id_) for id_ in shift.others]),
    )
    day = date(shift.since.isoformat())
    return (
        say("changed_by", what=what, date=day, act=rule(shift.act))
        if shift.act
        else say("changed", what=what, date=day)
    )


def _law(shift: Shift, evidence: Evidence, ruled: bool) -> Line:
    return Line(
        margin=date(shift.since.isoformat()),
        parts=(Part(f"{changed(shift, evidence)}."),),
        notes=tuple(_ruled(shift.rule)) if ruled else (),
    )


def _ruled(by: Rule | None) -> Iterable[Line]:
    if by is None:
        yield line(say("missing", what=term("lack", "no_rule")))
        return
    says = rule(by.says)
    yield line(say("law_says", act=rule(by.act), says=says) if by.act else says)
    yield from (line(say("not_settled", what=rule(point))) for point in by.open)
    yield from (_read_in(one) for one in by.sources)


def _read_in(one: Reference) -> Line:
    return line(say("read_in", title=one.title, url=one.url, read=rule(one.read)))
