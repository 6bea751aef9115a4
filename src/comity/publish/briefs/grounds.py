"""What sentences of a paper rest on besides claims: the law, the reference tables, what was searched."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.model.decision import Numbered
from comity.publish.attention import searched
from comity.publish.page import Line, Part, Reference
from comity.publish.words import date, rule, say, term
from comity.reference.succession import Rule, Shift
from comity.register.counting import Coverage

TABLES, SEARCHED = "tables", "searched"


class Grounds:
    """Notes every reference that is asked for, and gives its id."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self.references: dict[str, Reference] = {}

    @property
    def tables(self) -> str:
        """The reference tables of localities."""
        return self.noted(Reference(id=TABLES, title=say("tables"), read=say("tables_read")))

    @property
    def searched(self) -> str:
        """Everything that was looked through: what a sentence rests on that says that nothing was found."""
        return self.noted(Reference(id=SEARCHED, title=say("register"), read=searched(self._coverage)))

    def shift(self, shift: Shift) -> str:
        """What happened to a locality: the act, as the tables have it, else the tables."""
        if shift.act is None:
            return self.tables
        return self.noted(Reference(id=f"act/{shift.act}", title=rule(shift.act), read=say("act_read")))

    def shifts(self, shifts: Iterable[Shift]) -> tuple[str, ...]:
        """The same of several, and the rules on what was signed before each."""
        told = ((self.shift(shift), *(self.rule(shift.rule) if shift.rule else ())) for shift in shifts)
        return tuple(dict.fromkeys(id_ for ids in told for id_ in ids))

    def rule(self, by: Rule) -> tuple[str, ...]:
        """A rule on agreements: where it was read."""
        if not by.sources:
            return (self.tables,)
        return tuple(
            self.noted(
                Reference(
                    id=f"rule/{by.id}/{number}",
                    title=one.title,
                    url=one.url,
                    read=rule(one.read),
                )
            )
            for number, one in enumerate(by.sources, 1)
        )

    def decision(self, numbered: Numbered) -> str:
        """What a person decided."""
        made = numbered.decision
        told = say("decided_by", who=made.who)
        return self.noted(
            Reference(
                id=f"decision/{numbered.number}",
                title=say("decision", number=numbered.number),
                read=f"{term('verdict', made.verdict)}, {told}, {date(made.when[:10])}",
            )
        )

    def noted(self, reference: Reference) -> str:
        """Notes another reference, and gives its id."""
        return self.references.setdefault(reference.id, reference).id


def resting_on(line: Line, ids: Iterable[str]) -> Line:
    """A line whose parts, and those beneath it, that cite nothing rest on these claims and references."""
    ids = tuple(ids)
    return msgspec.structs.replace(
        line,
        parts=tuple(_resting(part, ids) for part in line.parts),
        notes=tuple(resting_on(note, ids) for note in line.notes),
    )


def _resting(part: Part, ids: tuple[str, ...]) -> Part:
    return part if part.claims else msgspec.structs.replace(part, claims=ids)
