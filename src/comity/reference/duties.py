"""What law asks of localities around agreements and trips: rules by date, and those of the office itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
import yaml

from comity.errors import BadVocabulary, UnknownName
from comity.model.claim import AgreementType
from comity.reference.deadline import deadline, working_days_on
from comity.reference.gazetteer import Gazetteer
from comity.reference.place import Dated
from comity.reference.succession import Reference

Starts = Literal["planned", "signing", "renewal", "ending", "takeover", "trip", "year"]
"""What a rule begins to hold with: a signing planned, one that took place, …, another unit in one's place."""
Answer = Literal["needed", "not_needed", "unknown"]
"""Whether an elected council has to consent."""
Signed = Literal["locality", "bodies", "all"]
"""Of what a rule speaks: what is agreed in the name of a locality, of its departments and bodies, of both."""

STARTS: tuple[Starts, ...] = get_args(Starts)
_DURATION = re.compile(r"P[1-9]\d{0,3}[YMWD]")


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case of a rule: what happened when, and the last day that follows (`due`).

    `body` is the role of the body that acted, where the locality did not act itself.
    """

    locality: str
    starts: Starts
    day: date
    type: AgreementType | None = None
    body: str = ""
    due: date | None = None


class Duty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule: whom it binds, what it begins with, by when what is to be done (docs/deadlines.md).

    `title` says in a few words what is to be done, `says` the rule in a sentence. `within` is an ISO 8601
    duration, counted from the day after what it begins with (before it, for a signing planned); None
    where no time is set or none was read. `consent` answers whether a council has to consent. `since` is the
    first day it holds for, `until` the first it does not. `instead_of` names rules that do not hold
    where this one does. `itself` are the roles of bodies through which a locality acts itself, its council
    perhaps. A case that it is `example` for it fits, one of `counter` it does not.
    """

    id: str
    country: str
    starts: tuple[Starts, ...]
    title: str
    says: str
    level: int | None = None
    localities: tuple[str, ...] = ()
    signed: Signed = "locality"
    itself: tuple[str, ...] = ()
    types: tuple[AgreementType, ...] = ()
    within: str | None = None
    days: Literal["calendar", "working"] = "calendar"
    consent: Answer | None = None
    since: date | None = None
    until: date | None = None
    act: str
    open: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    sources: tuple[Reference, ...]
    example: Example
    counter: tuple[Example, ...]

    def due(self, on: date) -> date | None:
        """The last day for what begins on a day; None where no time is known."""
        if self.within is None:
            return None
        before = "planned" in self.starts
        if self.days == "working":
            return working_days_on(on, int(self.within[1:-1]), self.country, before)
        return deadline(on, self.within, before)

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day, as far as is known."""
        return Dated("", self.since, self.until).holds(on)


class Duties:
    """All rules, asked by locality, day and what happens."""

    def __init__(self, gazetteer: Gazetteer, rules: Sequence[Duty] | None = None) -> None:
        self._gazetteer = gazetteer
        self._rules = tuple(packaged() if rules is None else rules)
        self.by_id = {rule.id: rule for rule in self._rules}
        self.countries = frozenset(rule.country for rule in self._rules)

    def asked(
        self,
        ids: Collection[str],
        on: date,
        starts: Starts,
        type_: str | None = None,
        body: str = "",
        consent: bool = False,
    ) -> tuple[Duty, ...]:
        """The rules for one locality, by all the ids it has had, on what happens on a day.

        `body`: the role of the body of it that acts. `consent`: those that say whether a council consents,
        else those that say what is to be done.
        """
        fitting = [
            rule
            for rule in self._rules
            if (rule.consent is not None) is consent and self._fits(rule, ids, on, starts, type_, body)
        ]
        replaced = {id_ for rule in fitting for id_ in rule.instead_of}
        return tuple(rule for rule in fitting if rule.id not in replaced)

    def fits(self, rule: Duty, case: Example) -> bool:
        """Whether a rule is for a case."""
        return self._fits(rule, (case.locality,), case.day, case.starts, case.type, case.body)

    def _fits(
        self, rule: Duty, ids: Collection[str], on: date, starts: Starts, type_: str | None, body: str
    ) -> bool:
        return (
            starts in rule.starts
            and rule.holds(on)
            and any(id_.partition("/")[0] == rule.country for id_ in ids)
            and (not rule.types or type_ is None or type_ in rule.types)
            and rule.signed in ("all", "bodies" if body and body not in rule.itself else "locality")
            and (not rule.localities or not set(rule.localities).isdisjoint(ids))
            and (rule.level is None or self._level(ids) == rule.level)
        )

    def _level(self, ids: Iterable[str]) -> int | None:
        for id_ in ids:
            try:
                return self._gazetteer.place(id_).level
            except UnknownName:
                continue
        return None


@cache
def packaged() -> tuple[Duty, ...]:
    """The rules that come with Comity, by the names of their pages; raises BadVocabulary."""
    folder = files("comity.reference").joinpath("data", "duties")
    pages = sorted(
        (page for page in folder.iterdir() if page.name.endswith(".yaml")), key=lambda page: page.name
    )
    return tuple(_rule(page.name, page.read_text("utf-8")) for page in pages)


def with_own(folder: Path | None, gazetteer: Gazetteer) -> Duties:
    """The rules that come with Comity, and those of an office's folder; BadVocabulary names page and cause.

    A rule with the id of one that comes with Comity stands in its place.
    """
    if folder is None:
        return Duties(gazetteer)
    if not folder.is_dir():
        raise BadVocabulary(folder, "rules", "is no folder of rules")
    own: dict[str, Duty] = {}
    for page in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"))):
        rule = _rule(str(page), _text(page))
        if rule.id in own:
            raise BadVocabulary(page, "id", f"another page has the rule “{rule.id}”, too")
        own[rule.id] = rule
        check(rule, str(page), Duties(gazetteer, [rule]))
    kept = (rule for rule in packaged() if rule.id not in own)
    found = Duties(gazetteer, (*kept, *own.values()))
    for rule in own.values():
        for id_ in rule.instead_of:
            if id_ not in found.by_id:
                raise BadVocabulary(folder, rule.id, f"stands in the place of “{id_}”, which is no rule")
    return found


def check(rule: Duty, page: str, known: Duties) -> None:
    """Raises BadVocabulary where a rule does not do what its own cases say."""
    if not known.fits(rule, rule.example):
        raise BadVocabulary(page, "example", "the rule is not for this case")
    if (told := rule.due(rule.example.day)) != rule.example.due:
        raise BadVocabulary(page, "example", f"what is due follows on {told}, not on {rule.example.due}")
    for case in rule.counter:
        if known.fits(rule, case):
            raise BadVocabulary(page, "counter", f"the rule is for {case.locality} on {case.day}, too")


def _rule(page: str, text: str) -> Duty:
    try:
        rule = msgspec.convert(_told(page, text), Duty)
    except msgspec.ValidationError as error:
        raise BadVocabulary(page, "rule", str(error)) from None
    if rule.within is not None and not _DURATION.fullmatch(rule.within):
        raise BadVocabulary(
            page, "within", f"{rule.within!r} is no time of one unit; write it as P15D or P1M"
        )
    if rule.days == "working" and rule.within is not None and rule.within[-1] != "D":
        raise BadVocabulary(page, "within", "working days are told in days, as P7D")
    if not rule.sources:
        raise BadVocabulary(page, "sources", "tell where the rule was read")
    if rule.consent is not None and set(rule.starts) != {"planned"}:
        raise BadVocabulary(page, "consent", "is asked before a signing; let the rule start with “planned”")
    return rule


def _told(page: str, text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadVocabulary(page, "page", " ".join(str(error).split())) from None


def _text(page: Path) -> str:
    try:
        return page.read_text("utf-8")
    except UnicodeDecodeError:
        raise BadVocabulary(page, "page", "is not written in UTF-8") from None
