"""The yearly report of a locality on what it did abroad: the year in short, then each part of it in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import structs

from comity.insight.abroad import Where
from comity.insight.encounters import country
from comity.insight.evidence import shown
from comity.insight.yearly import Concluded, Year, YearTie
from comity.model.dates import bounds
from comity.model.record import Record
from comity.publish.briefs.agreements import axes_of, in_table
from comity.publish.briefs.ahead import due
from comity.publish.briefs.chapter import chapter, first_page
from comity.publish.briefs.grounds import Grounds, resting_on
from comity.publish.briefs.open_points import open_points
from comity.publish.dates_page import references
from comity.publish.lines import record_line
from comity.publish.page import Line, Part, Reference, line, named
from comity.publish.paper.paper import Chapter, Grid, Paper
from comity.publish.words import count, date, say, scope, spoken, term, wording

_CITED = 12  # things counted whose claims stand with their number
_EXAMPLES = 2  # records named beside their number
_FIRST = 6  # lines of a chapter that stand on the first page
_ACTS = 4  # of a tie that are told, the newest; the others are counted
_SHARES = (20, 22, 28, 30)
_WHERE: tuple[Where, ...] = ("out", "in", "elsewhere")


def yearly_report(found: Year, purpose: str = "") -> Paper:
    """The report, with the year in short on its first page."""
    report = _Report(found)
    annex = tuple(report.annex())
    name, year = found.entity.name, date(str(found.year))
    return Paper(
        sort="year",
        title=say("paper_year", name=name, year=year),
        on=found.on,
        language=spoken(),
        purpose=line(purpose or say("purpose_year", name=name, year=year)),
        front=first_page(tuple(report.front(annex))),
        annex=annex,
        citations=found.evidence.citations,
        references=report.grounds.references | references(found.ahead),
    )


class _Report:
    """Puts a year into chapters; `grounds` are what they rest on besides claims."""

    def __init__(self, found: Year) -> None:
        self._found, self._evidence = found, found.evidence
        self._me = found.entity.id
        self.grounds = Grounds(found.coverage)

    def front(self, annex: Iterable[Chapter]) -> Iterator[Chapter]:
        """The year in short, and the first of what needs looking after."""
        found = self._found
        by_place = [self._number(where, found.events[where]) for where in _WHERE]
        acts = [self._number("signed", found.signed), self._number("ended", found.ended)]
        yield from chapter("year_short", (*by_place, *acts, self._ties(), *self._open()))
        for one in annex:
            if one.key in ("year_signed", "year_ahead"):
                yield structs.replace(one, blocks=one.blocks[:_FIRST], left=max(len(one.blocks) - _FIRST, 0))

    def annex(self) -> Iterator[Chapter]:
        """Every part in full."""
        found = self._found
        for where in _WHERE:
            yield from chapter(f"year_{where}", self._records(found.events[where]))
        yield from chapter("year_signed", self._records(found.signed))
        yield from chapter("year_ended", self._records(found.ended))
        yield from chapter("year_unheld", self._records(found.unheld))
        yield from self._by_country("year_ties", found.ties, "acts")
        yield from self._by_country("year_quiet", found.quiet, "last", self._silence())
        yield from self._orphans()
        yield from chapter("year_ahead", self._ahead())

    def _number(self, key: str, records: Sequence[Record]) -> Line:
        """How many there are, and the last of them."""
        if not records:
            return line(say("year_none"), (self.grounds.searched,), margin=term("year", key))
        number = count(len(records))
        ids = self._behind(term("year", key), number, [record.claims for record in records])
        examples = [self._named(record) for record in records[-_EXAMPLES:][::-1]]
        return Line(
            margin=term("year", key),
            parts=(Part(say("year_number", number=number), ids, "."), *_in_a_row(examples)),
        )

    def _ties(self) -> Line:
        """How many ties there are, and of how many something is told."""
        every = (*self._found.ties, *self._found.quiet)
        heading = term("year", "ties")
        if not every:
            return line(say("year_none"), (self.grounds.searched,), margin=heading)
        parts = list(self._some("every", every))
        parts += self._some("told", self._found.ties)
        parts += self._some("quiet", self._found.quiet, self.grounds.searched)
        return Line(margin=heading, parts=_in_a_row(parts))

    def _some(self, which: str, ties: Sequence[YearTie], *grounds: str) -> Iterator[Part]:
        if ties:
            number = count(len(ties))
            words = term("year_ties", which).format(number=number)
            ids = self._behind(words, number, [tie.agreements[0].record.claims for tie in ties])
            yield Part(words, (*ids, *grounds), ";")

    def _behind(self, what: str, number: str, claims: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """What a number rests on: the claims of all that are counted, of many the report's own lines."""
        if len(claims) <= _CITED:
            return tuple(id_ for some in claims for id_ in some)
        told = f"{what}: {number}"
        counted = Reference(id=f"counted/{what}", title=say("year_counted"), read=told)
        return (self.grounds.noted(counted),)

    def _open(self) -> Iterator[Line]:
        """The ties whose party changed, and what is next, in numbers."""
        found = self._found
        if found.orphans:
            yield self._number("changed", [tie.record for tie in found.orphans])
        days = {one.record.id: one.record for one in found.ahead.dates} | {
            one.id: one for one in found.planned
        }
        yield self._number("ahead", list(days.values()))

    def _records(self, records: Iterable[Record]) -> Iterator[Line]:
        for record in records:
            yield resting_on(record_line(record, self._evidence, self._me), record.claims)

    def _named(self, record: Record) -> Part:
        """A record in one part, its day before it."""
        told = record_line(record, self._evidence, self._me)
        return structs.replace(told.parts[0].behind(f"{told.margin}: "), end=";")

    def _by_country(self, key: str, ties: Sequence[YearTie], middle: str, *first: Line) -> Iterator[Chapter]:
        """A table of ties for each country, by the names of the partners; `middle` heads what is told."""
        if not ties:
            return
        yield Chapter(heading=wording().headings[key], blocks=first, key=key)
        for code, some in groupby(sorted(ties, key=self._place), key=lambda tie: country(tie.partner)):
            rows = tuple(row for tie in some for row in self._rows(tie))
            heads = tuple(term("year_head", head) for head in ("partner", "agreed", middle, "stands"))
            grid = Grid(heads=heads, shares=_SHARES, rows=rows)
            yield Chapter(heading=scope(code, {}), blocks=(grid,), key=f"{key}/{code}", level=2)

    def _silence(self) -> Line:
        """What was searched, and what it does not mean that nothing was found."""
        return line(say("quiet_means"), (self.grounds.searched,))

    def _place(self, tie: YearTie) -> tuple[str, str, str]:
        return country(tie.partner), self._evidence.name(tie.partner), tie.party

    def _rows(self, tie: YearTie) -> Iterator[tuple[Line, ...]]:
        """A row for each agreement of a tie; what is told of the year stands in the first."""
        before = ""
        for number, one in enumerate(tie.agreements):
            record, axis = one.record, self._found.lifecycles[one.record.id]
            legal, activity, *passing = axes_of(axis, self._evidence, self.grounds)
            stands = (legal, *passing) if axis.inheritances else (legal,)
            told = self._acts(tie) if tie.acts else (activity,)
            yield (
                Line(parts=(self._partner(one),) if one.theirs != before else ()),
                Line(parts=(self._agreed(record),), record=record.id),
                Line(parts=told if not number else ()),
                Line(parts=_in_a_row(structs.replace(part, end=";") for part in stands)),
            )
            before = one.theirs

    def _partner(self, one: Concluded) -> Part:
        """The partner, and who signed where it was not the locality itself."""
        name = named(self._evidence, one.theirs)
        if one.ours != self._me:
            name = say("year_signed_by", partner=name, name=named(self._evidence, one.ours))
        return Part(name, one.record.claims)

    def _agreed(self, record: Record) -> Part:
        kind = term("agreement", shown(record, "type"))
        return Part(f"{kind}, {date(record.day) if record.day else say('undated')}", record.claims)

    def _acts(self, tie: YearTie) -> tuple[Part, ...]:
        """What is told of the year, the newest first."""
        newest = tie.acts[::-1]
        parts = [Part(f"{_when(act)}: {_what(act)}", act.claims, ";") for act in newest[:_ACTS]]
        if more := newest[_ACTS:]:
            claims = tuple(claim for act in more for claim in act.claims)
            parts.append(Part(say("further", number=count(len(more))), claims))
        return _in_a_row(parts)

    def _orphans(self) -> Iterator[Chapter]:
        """The ties whose party changed: how they stand, what no source tells, and what the law says."""
        ties = self._found.orphans
        records = [tie.record for tie in ties]
        axes = {tie.record.id: tie.lifecycle for tie in ties}
        for one in in_table(records, axes, self._evidence, self.grounds):
            if one.key == "law":
                yield structs.replace(one, level=2)
            else:
                yield structs.replace(one, heading=wording().headings["year_changed"], key="year_changed")
                yield from (structs.replace(told, level=2) for told in self._lacks(records))

    def _lacks(self, records: Iterable[Record]) -> tuple[Chapter, ...]:
        """What is open with these ties."""
        return open_points(self._found.points, records, self._evidence, self.grounds)

    def _ahead(self) -> list[Line]:
        """The days to come and what is planned for them, the next first."""
        days = [(one.day, due(one, self._found.ahead)) for one in self._found.ahead.dates]
        planned = self._found.planned
        days += [(_end(one), told) for one, told in zip(planned, self._records(planned), strict=True)]
        return [told for _, told in sorted(days, key=lambda one: one[0])]


def _end(record: Record) -> str:
    """The last day that a record's date can mean."""
    return bounds(record.day)[1].isoformat() if record.day else ""


def _when(act: Record) -> str:
    return date(act.day) if act.day else say("undated")


def _what(act: Record) -> str:
    if act.kind == "agreement":
        return f"{term('agreement', shown(act, 'type'))}, {term('stage', shown(act, 'stage'))}"
    name = shown(act, "name")
    return f"{term('event', shown(act, 'type'))}" + (f", {name}" if name else "")


def _in_a_row(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts one behind the other, nothing behind the last."""
    *before, last = parts
    return (*before, structs.replace(last, end=""))
