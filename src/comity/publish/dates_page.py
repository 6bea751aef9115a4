"""Days ahead in words: what falls on each, by which rule, and what rules ask of a locality."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from comity.insight.binding import Binding, Consent
from comity.insight.dates import Dates, DueDate
from comity.publish.lines import record_line
from comity.publish.page import Line, Page, Part, Reference, line, named, section
from comity.publish.standing import going_on
from comity.publish.words import count, date, length, rule, say, term, wording
from comity.reference.duties import Duty


def dates_page(found: Dates) -> Page:
    """Days ahead, those just past by rule, what rules ask of the locality asked for, and the rules."""
    heading, last = wording().headings, date(found.until)
    told = say("dates_number", first=date(found.on), last=last, number=count(found.number))
    past = [one for one in found.dates if one.day < found.on]
    ahead = [one for one in found.dates if one.day >= found.on]
    return Page(
        title=heading["dates"],
        subtitle=say("as_known", date=date(found.on)),
        lead=(line(told if found.number else say("dates_none", last=last)), line(say("dates_means"))),
        sections=(
            *section(heading["dates"], (due_line(one, found) for one in ahead), key="ahead"),
            *section(heading["dates_past"], (_past_line(one, found) for one in past), key="past"),
            *section(heading["binding"], _binding(found), key="binding"),
            *section(heading["duties"], (_rule_line(one) for one in found.rules.values()), key="rules"),
        ),
        citations=found.evidence.citations,
        references=references(found),
    )


def due_line(one: DueDate, found: Dates) -> Line:
    """A day ahead: what falls on it, by which rule, and the record."""
    told, claims = record_line(one.record, found.evidence), one.record.claims
    first, *others = (part if part.claims else structs.replace(part, claims=claims) for part in told.parts)
    before = _by_rule(one, found) if one.rule else ()
    parts = (*before, first if before else first.behind(f"{_what(one)}: "), *others)
    return structs.replace(
        told,
        margin=date(one.on),
        parts=parts,
        notes=(*_afterwards(one), *(_consent(consent, one, found) for consent in one.consents)),
    )


def _afterwards(one: DueDate) -> Iterable[Line]:
    """What follows when a term ends."""
    if words := going_on(one.renewal, one.length_of_notice):
        yield Line(parts=(Part(words, one.claims),))


def _consent(consent: Consent, one: DueDate, found: Dates) -> Line:
    """Whether the council of a party has to consent."""
    words = say("council", party=named(found.evidence, consent.party), answer=term("consent", consent.answer))
    rules = [found.rules[id_] for id_ in consent.rules]
    return Line(parts=(Part(words, (*_cited(rules), *one.record.claims)),))


def references(found: Dates) -> dict[str, Reference]:
    """What the rules of these days rest on, by id."""
    return {id_: told for one in found.rules.values() for id_, told in rule_references(one).items()}


def rule_references(duty: Duty) -> dict[str, Reference]:
    """Where a rule was read, by the ids that parts cite; the first tells what was read there."""
    act, says = rule(duty.act), f"{rule(duty.says)} "
    found = {}
    for number, one in enumerate(duty.sources, 1):
        id_, read = f"duty/{duty.id}/{number}", f"({rule(one.read)})"
        told = f"{says}{read}" if number == 1 else read
        found[id_] = Reference(id=id_, title=f"{act}: {one.title}", url=one.url, read=told)
    return found


def plain(told: Line) -> str:
    """The words of a line, without what they rest on."""
    return " ".join(f"{part.text}{part.end}" for part in told.parts)


def rules_of(one: DueDate, found: Dates) -> list[str]:
    """What the rules say that a day follows from, in sentences."""
    ids = [id_ for id_ in (one.rule, *(id_ for consent in one.consents for id_ in consent.rules)) if id_]
    return [_says(found.rules[id_]) for id_ in dict.fromkeys(ids)]


def _what(one: DueDate) -> str:
    what = term("ahead", one.what)
    return say("anniversary", what=what, number=count(one.years)) if one.years else what


def _by_rule(one: DueDate, found: Dates) -> tuple[Part, Part]:
    """What a rule asks of whom, and from which day the time is counted."""
    duty = found.rules[one.rule]
    what = say("due_of", title=rule(duty.title), party=named(found.evidence, one.party))
    told = {"length": _length(duty), "date": date(one.since)}
    since = say("due_before", **told) if one.what == "ask" else say("due_after", **told)
    cited = (*_cited([duty]), *one.claims)
    return Part(f"{_what(one)}: {what}", cited, ";"), Part(since, cited, ";")


def _length(duty: Duty) -> str:
    within = duty.within or ""
    if duty.days == "working":
        return say("working_days", number=count(int(within[1:-1])))
    return length(within)


def _past_line(one: DueDate, found: Dates) -> Line:
    told = due_line(one, found)
    return structs.replace(told, notes=(*told.notes, line(say("not_told_done"))))


def _binding(found: Dates) -> Iterable[Line]:
    for one in found.binding:
        yield _asked(one, found)
    for code in found.unruled:
        country = wording().cldr.territories.get(code.upper()) or code
        yield line(say("unruled", country=country))


def _asked(one: Binding, found: Dates) -> Line:
    """What rules ask with one thing that happens, or that none is known."""
    rules = [found.rules[id_] for id_ in one.rules]
    if one.answer is not None and one.type is not None:
        what = say("consent_to", type=term("agreement", one.type))
        return Line(parts=(Part(f"{what}: {term('consent', one.answer)}", _cited(rules)),))
    begins = term("starts", one.starts)
    if not rules:
        return line(f"{begins}: {say('no_rule_known')}")
    parts = [Part(_to_do(duty), _cited([duty]), ";") for duty in rules]
    parts[-1] = structs.replace(parts[-1], end="")
    return Line(parts=(Part(f"{begins}:"), *parts))


def _to_do(duty: Duty) -> str:
    if duty.within is None:
        return say("no_time", title=rule(duty.title))
    return say("in_time_set", title=rule(duty.title), length=_length(duty))


def _rule_line(duty: Duty) -> Line:
    """A rule: what it says, since when, and what it leaves open."""
    cited = _cited([duty])
    notes = [Part(say("not_settled", what=rule(point)), cited) for point in duty.open]
    return Line(
        parts=(Part(_says(duty), cited),),
        notes=(*_validity(duty, cited), *(Line(parts=(note,)) for note in notes)),
    )


def _says(duty: Duty) -> str:
    return say("law_says", act=rule(duty.act), says=rule(duty.says))


def _validity(duty: Duty, cited: tuple[str, ...]) -> Iterable[Line]:
    first = date(duty.since.isoformat()) if duty.since else ""
    last = date(duty.until.isoformat()) if duty.until else ""
    if first and last:
        yield Line(parts=(Part(say("holds_between", first=first, last=last), cited),))
    elif first or last:
        words = say("holds_since", date=first) if first else say("holds_until", date=last)
        yield Line(parts=(Part(words, cited),))


def _cited(rules: Iterable[Duty]) -> tuple[str, ...]:
    return tuple(id_ for duty in rules for id_ in rule_references(duty))
