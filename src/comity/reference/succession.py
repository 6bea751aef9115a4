"""What happened to a locality day by day, and what the law then makes of the agreements it had signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

import msgspec
import yaml

from comity.errors import BadVocabulary, UnknownName
from comity.reference.change import Act
from comity.reference.gazetteer import Gazetteer
from comity.reference.place import Place
from comity.reference.portrait import Portrait, portrait

Kind = Literal["abolished", "merged", "split", "renamed", "enlarged", "reduced", "moved", "restyled"]
Outcome = Literal["inherited", "unaffected", "unknown"]
ENDING: frozenset[Kind] = frozenset({"abolished", "merged", "split", "renamed"})
"""What ends a unit, so that another stands in its place."""

_PAGE = "succession.yaml"
_KEPT = 50_000  # walks through the tables that are remembered, of each sort
_SAME_UNIT = frozenset({"rename", "status_change"})


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a rule was read, and what was read there: the text of the law, or somebody's account of it."""

    title: str
    url: str
    read: str


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the law makes of agreements after one kind of change; data/succession.yaml explains the fields."""

    id: str
    change: tuple[Kind, ...]
    outcome: Outcome
    covers: Literal["government", "all"]
    says: str
    country: str | None = None
    level: int | None = None
    since: date | None = None
    until: date | None = None
    act: str | None = None
    open: tuple[str, ...] = ()
    sources: tuple[Reference, ...] = ()

    def fits(self, place: Place, kind: Kind, on: date) -> bool:
        """Whether the rule is for a change of this kind that a place went through on a day."""
        return (
            kind in self.change
            and self.country in (None, place.country)
            and self.level in (None, place.level)
            and (self.since is None or self.since <= on)
            and (self.until is None or on < self.until)
        )


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a locality: of which kind, since when, by which act.

    `into` are the units that stand in its place, of a move the new parent, and `others` those that
    joined or left it; `rule` says what the law makes of its agreements, None where none is known.
    """

    of: str
    kind: Kind
    since: date
    into: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    act: str | None = None
    rule: Rule | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """Every unit it is about."""
        return (self.of, *self.into, *self.others)


class _Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: tuple[Rule, ...]


class Succession:
    """What the reference tables tell of localities through time, and the rules for what they had signed."""

    def __init__(
        self, gazetteer: Gazetteer, rules: Sequence[Rule] | None = None, language: str = "en"
    ) -> None:
        self._gazetteer, self._language = gazetteer, language
        self._rules = tuple(load_rules() if rules is None else rules)
        self._told: dict[str, tuple[Shift, ...]] = {}
        # Pages walk again and again from the same localities.
        self._heirs = lru_cache(_KEPT)(self._find_heirs)
        self._ancestors = lru_cache(_KEPT)(self._find_ancestors)
        self._stood_before = lru_cache(_KEPT)(self._find_stood_before)
        self._units = lru_cache(_KEPT)(self._find_units)
        self._forerunners = lru_cache(_KEPT)(self._find_forerunners)

    def spoken(self, language: str) -> Succession:
        """The same tables and rules, localities called by their names in a language."""
        return Succession(self._gazetteer, self._rules, language)

    def shifts(self, key: str, until: date | None = None) -> tuple[Shift, ...]:
        """What happened to a locality up to a day, the oldest first; empty for what no table knows."""
        if key not in self._told:
            place = self._place(key)
            found = self._all(place) if place is not None else ()
            self._told[key] = tuple(sorted(found, key=lambda shift: (shift.since, shift.kind)))
        told = self._told[key]
        if until is None or not told or told[-1].since <= until:
            return told
        return tuple(shift for shift in told if shift.since <= until)

    def heirs(self, key: str, on: date | None = None) -> tuple[str, ...]:
        """The units that stand where a locality stood, on a day or now; itself while it lasts."""
        return self._heirs(key, on)

    def _find_heirs(self, key: str, on: date | None) -> tuple[str, ...]:
        ended = next((shift for shift in self.shifts(key, on) if shift.kind in ENDING), None)
        if ended is None:
            return (key,)
        return tuple(dict.fromkeys(heir for into in ended.into for heir in self.heirs(into, on)))

    def ancestors(self, key: str, on: date | None = None) -> tuple[str, ...]:
        """The units that went into a locality up to a day, other than under another name, by id."""
        return self._ancestors(key, on)

    def _find_ancestors(self, key: str, on: date | None) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting = list(self.units(key))
        while waiting:
            for id_ in self._went_into.get(waiting.pop(), ()):
                ended = next((shift for shift in self.shifts(id_, on) if shift.kind in ENDING), None)
                if ended is not None and id_ not in found:
                    waiting.append(id_)
                    if ended.kind != "renamed":
                        found[id_] = None
        return tuple(sorted(found))

    def stood_before(self, key: str, on: date | None = None) -> tuple[str, ...]:
        """The units in whose place a locality stands on a day, or now; its own former names among them."""
        return self._stood_before(key, on)

    def _find_stood_before(self, key: str, on: date | None) -> tuple[str, ...]:
        found, waiting = set[str](), [key]
        while waiting:
            fresh = set(self._went_into.get(waiting.pop(), ())) - found
            found |= fresh
            waiting += fresh
        return tuple(sorted(id_ for id_ in found if id_ != key and key in self.heirs(id_, on)))

    @cached_property
    def _went_into(self) -> dict[str, list[str]]:
        """The units that ended, by each of their successors."""
        found: dict[str, list[str]] = defaultdict(list)
        for place in self._gazetteer.places():
            for successor in place.successors:
                found[successor].append(place.id)
        return found

    def units(self, key: str) -> tuple[str, ...]:
        """The ids one and the same unit has had under its names, the last one first; often its own alone."""
        return self._units(key)

    def _find_units(self, key: str) -> tuple[str, ...]:
        last = key
        while (heir := self._renamed(last)) is not None:
            last = heir
        found, waiting = [last], [last]
        while waiting:
            before = self.forerunners(waiting.pop(), date.min)
            named = [id_ for id_ in before if self._renamed(id_) is not None]
            found += named
            waiting += named
        return tuple(found)

    def _renamed(self, key: str) -> str | None:
        """What a unit goes on as under another name; None where it was not renamed."""
        into = (shift.into for shift in self.shifts(key) if shift.kind == "renamed")
        return next((ids[0] for ids in into if ids), None)

    def forerunners(self, key: str, on: date) -> tuple[str, ...]:
        """The units that stood on a day where a locality was made later; empty where it existed itself."""
        return self._forerunners(key, on)

    def _find_forerunners(self, key: str, on: date) -> tuple[str, ...]:
        place = self._place(key)
        if place is None or place.existed(on):
            return ()
        return tuple(step.of for step in self._gazetteer.was(key) if step.since == place.valid_from)

    def name(self, key: str) -> str | None:
        """The name a locality has in its own spelling; None where the tables do not know it."""
        place = self._place(key)
        return place.name if place is not None else None

    def called(self, key: str) -> str | None:
        """The name shown to readers for a locality; None where the tables do not know it."""
        place = self._place(key)
        return place.called(self._language) if place is not None else None

    def portrait(self, key: str, on: date) -> Portrait | None:
        """What a locality was on a day; None where the tables do not know it."""
        reading = next(iter(self._gazetteer.reading(key, on)), None)
        return portrait(self._gazetteer, reading, on, self._language) if reading is not None else None

    def _place(self, key: str) -> Place | None:
        try:
            return self._gazetteer.place(key)
        except UnknownName:
            return None

    def _all(self, place: Place) -> Iterator[Shift]:
        if place.valid_to is not None:
            yield self._ended(place, place.valid_to)
        for act in self._gazetteer.lineage.acts(place.id):
            joined = tuple(one for one in act.before if one != place.id)
            left = tuple(one for one in act.after if one != place.id)
            if place.id in act.after and joined and place.valid_from != act.since:
                yield self._shift(place, "enlarged", act.since, others=joined, act=act.basis)
            if place.id in act.after and place.id in act.before and left:
                yield self._shift(place, "reduced", act.since, others=left, act=act.basis)
        yield from self._moves(place)
        yield from self._restyled(place)

    def _ended(self, place: Place, day: date) -> Shift:
        steps = [step for step in self._gazetteer.became(place.id, day) if step.of == place.id]
        named = [act for act in self._gazetteer.lineage.acts(place.id) if place.id in act.before]
        act = next((act for act in named if act.since == day), None)
        return self._shift(
            place,
            _ending(place, act, [step.event for step in steps]),
            day,
            into=place.successors,
            others=tuple(one for one in act.before if one != place.id) if act else (),
            act=next((step.act for step in steps if step.act), None),
        )

    def _moves(self, place: Place) -> Iterator[Shift]:
        """To another parent while the old one went on: where the parent itself changed, the place did not."""
        for before, after in pairwise(place.parents):
            old = self._place(before.value)
            if after.since is not None and old is not None and old.existed(after.since):
                yield self._shift(place, "moved", after.since, into=(after.value,), others=(before.value,))

    def _restyled(self, place: Place) -> Iterator[Shift]:
        acts = self._gazetteer.lineage.acts(place.id)
        for _, after in pairwise(place.types):
            if after.since is not None and after.since not in (place.valid_from, place.valid_to):
                basis = next((act.basis for act in acts if act.since == after.since), None)
                yield self._shift(place, "restyled", after.since, act=basis)

    def _shift(
        self,
        place: Place,
        kind: Kind,
        since: date,
        into: tuple[str, ...] = (),
        others: tuple[str, ...] = (),
        act: str | None = None,
    ) -> Shift:
        rule = next((rule for rule in self._rules if rule.fits(place, kind, since)), None)
        return Shift(of=place.id, kind=kind, since=since, into=into, others=others, act=act, rule=rule)


def _ending(place: Place, act: Act | None, events: Sequence[str]) -> Kind:
    """What ended a place: its level was abolished, it was split, renamed, or merged into another."""
    if len(place.successors) > 1:
        return "split"
    if act is None:
        return "abolished" if not events or "tier abolished" in events else "merged"
    return "renamed" if set(act.events) <= _SAME_UNIT and act.before == (place.id,) else "merged"


@cache
def load_rules() -> tuple[Rule, ...]:
    """The packaged rules in their order; BadVocabulary where the page does not hold together."""
    text = files("comity.reference").joinpath("data", _PAGE).read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), _Page).rules
    except msgspec.ValidationError as error:
        raise BadVocabulary(_PAGE, "rules", str(error)) from error
