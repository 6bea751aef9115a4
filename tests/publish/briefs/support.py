"""What the sources of a sentence say: their days, numbers, names and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec

from comity.atlas import Atlas
from comity.model.cited import CitedClaim
from comity.model.claim import Figure
from comity.model.dates import is_edtf
from comity.model.record import Record
from comity.publish.paper.paper import Paper
from comity.publish.words import rule, term, wording
from comity.reference import gazetteer
from comity.reference.succession import Succession, load_rules
from comity.register.view import View
from comity.web.names import Names
from tests.publish.briefs.days import dates_in
from tests.publish.briefs.reckoned import anniversary, days_by, duties, said_by

_APART = {"span", "document", "kind", "confidence"}  # of a claim, what is not said in words
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Support:
    """What some claims and references say together."""

    def __init__(self) -> None:
        self.dates: set[str] = set()
        self.values: set[tuple[float, str]] = set()
        self.durations: set[str] = set()
        self.names: set[str] = set()
        self.entities: set[str] = set()
        self.texts: list[str] = []
        self.records: set[tuple[str, str]] = set()
        self.documents: set[str] = set()

    @property
    def numbers(self) -> set[str]:
        return {number for text in self.texts for number in _NUMBER.findall(text)}

    @property
    def words(self) -> set[str]:
        return {word.casefold() for text in self.texts for word in _WORD.findall(text)}

    def counts(self, number: str) -> bool:
        """Whether so many things stand behind a sentence: records, of a kind, documents, localities."""
        kinds = Counter(kind for kind, _ in self.records)
        places = {id_ for id_ in self.entities if "/" in id_ and not id_.startswith(("org", "person"))}
        counted = {len(self.records), len(self.documents), *kinds.values(), len(places), len(places) - 1}
        counted |= {len(self.entities) - shown for shown in range(4, 9)}  # “and 3 others”
        return re.sub(r"\D", "", number) in {str(one) for one in counted}

    def join(self, other: Support) -> None:
        """Notes all that another tells."""
        for name, told in vars(other).items():
            mine = getattr(self, name)
            setattr(self, name, mine + told if isinstance(mine, list) else mine | told)

    def take(self, value: Any) -> None:
        """Notes a value and all that is in it."""
        if isinstance(value, Mapping):
            for name, inner in value.items():
                if name not in _APART:
                    self.take(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                self.take(inner)
        elif isinstance(value, str):
            self.texts.append(value)
            self.dates.update(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", value))
            if is_edtf(value):
                self.dates.update(value.split("/"))
            if re.fullmatch(r"P\d+[YMWD]", value):
                self.durations.add(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self.values.add((float(value), "count"))
            self.texts.append(f"{value:g}" if isinstance(value, float) else str(value))


class Supports:
    """Gives what is said by the claims and references that a paper cites."""

    def __init__(self, view: View, paper: Paper, cited: set[str], given: tuple[str, ...]) -> None:
        self._paper, self._given = paper, given
        self.jubilee = False  # whether it is about a round year of a tie
        self._claims = view.claims(cited & paper.citations.keys())
        self._texts = {id_: view.text(id_) for id_ in {claim.document for claim in self._claims.values()}}
        self._documents = {one.id: one for one in view.documents(self._texts)}
        self._decisions = view.decisions()
        records = view.records_citing(self._claims)
        self._records: dict[str, list[Record]] = {}
        for record in records:
            for claim in record.claims:
                self._records.setdefault(claim, []).append(record)
        self._atlas = atlas = Atlas(gazetteer.load(), paper.language)
        named = view.spoken(Names(atlas, paper.language))
        every = {id_ for record in records for id_ in record.entities}
        every |= {id_ for part in paper.parts() for _, _, id_ in part.of}
        self._names = named.names(every)
        self._spellings = view.spellings(every)

    def knows(self, id_: str) -> bool:
        """Whether an id is that of a reference of the paper, or of a claim that stands where it says."""
        if id_ in self._paper.references:
            return True
        cited, claim = self._paper.citations.get(id_), self._claims.get(id_)
        if cited is None or claim is None:
            return False
        return self._texts[claim.document][cited.start : cited.end] == cited.quote == claim.claim.quote

    def of(self, ids: set[str], context: Iterable[str]) -> Support:
        """What these say; `context` are those that a reference to the tables may be about."""
        found = Support()
        found.take(self._given)
        for id_ in ids:
            if id_ in self._claims:
                self._take_claim(found, self._claims[id_])
            elif id_ in self._paper.references:
                self._take_reference(found, id_)
        if any(id_ == "tables" or id_.startswith("act/") for id_ in ids):
            for one in (*context, *found.entities):
                found.join(_tables(one, self._paper.language, self._paper.on))
        self._reckon(found, ids)
        for id_ in tuple(found.entities):
            found.names.update({self._names.get(id_, ""), *self._spellings.get(id_, ())} - {""})
            if territory := wording().cldr.territories.get(id_.partition("/")[0].upper()):
                found.names.add(territory)
        return found

    def _reckon(self, found: Support, ids: set[str]) -> None:
        """Notes what follows from the days told by rules, by times of notice, and as a round year."""
        rules, told = duties(ids), tuple(found.dates)
        for one in rules:
            found.take(list(said_by(one)))
        found.durations |= {one.within for one in rules if one.within}
        found.dates.update(days_by(rules, tuple(found.durations), told))
        for day in told if self.jubilee else ():
            round_, years = anniversary(day, self._paper.on)
            found.dates.add(round_)
            found.take(str(years))

    def _take_claim(self, found: Support, cited: CitedClaim) -> None:
        found.take(msgspec.to_builtins(cited.claim))
        document = self._documents[cited.document]
        found.documents.add(document.id)
        found.take([document.name, document.title or "", document.publisher or ""])
        if document.published:
            found.dates.add(document.published)
        found.dates.add(document.first_read[:10])
        if isinstance(cited.claim, Figure):
            found.values.add((float(cited.claim.value), cited.claim.unit))
            scope = self._atlas.name(cited.claim.rank_scope or "")
            found.names |= {scope} if scope else set()
        for record in self._records.get(cited.id, ()):
            found.records.add((record.kind, record.id))
            found.entities.update(record.entities)
            for field in record.fields.values():
                found.take(rule(field.rule))
                for value in field.values:
                    if cited.id in value.claims:
                        found.take(value.value)

    def _take_reference(self, found: Support, id_: str) -> None:
        one = self._paper.references[id_]
        found.take([one.title, one.read, one.url])
        for words in (one.title, one.read):
            found.dates.update(told for _, told in dates_in(words, self._paper.language))
        if id_.startswith("rule/"):
            for by in load_rules():
                if by.id == id_.split("/")[1]:
                    told = [rule(by.says), rule(by.act or ""), *map(rule, by.open)]
                    found.take(told)
                    for words in told:
                        found.dates.update(day for _, day in dates_in(words, self._paper.language))
        if id_.startswith("decision/"):
            made = self._decisions[int(id_.split("/")[1]) - 1].decision
            found.take([made.who, made.why, made.when[:10], made.value or ""])


@cache
def _succession(language: str) -> tuple[Succession, Atlas]:
    tables = gazetteer.load()
    return Succession(tables, language=language), Atlas(tables, language)


@cache
def _tables(id_: str, language: str, on: str) -> Support:
    """What the reference tables tell of a locality."""
    found = Support()
    succession, atlas = _succession(language)
    units = succession.units(id_) if "/" in id_ else ()
    portraits = [one for unit in units if (one := succession.portrait(unit, date.fromisoformat(on)))]
    ids = {id_, *succession.heirs(id_)}
    for shift in (shift for unit in succession.units(id_) for shift in succession.shifts(unit)):
        found.dates.add(shift.since.isoformat())
        found.take(rule(shift.act or ""))
        found.take([rule(shift.rule.says), *map(rule, shift.rule.open)] if shift.rule else [])
        ids.update(shift.named)
    for boundary in atlas.boundaries(id_):
        for told in (boundary.since, boundary.until):
            if told:
                before = date.fromisoformat(told) - timedelta(days=1)
                found.dates |= {told, before.isoformat()}
        found.names |= {*boundary.including, *boundary.without}
    for portrait in portraits:
        found.names |= {portrait.name, *portrait.within}
        found.take(term("unit", portrait.status) if portrait.status else "")
    found.entities |= ids
    told = (name for one in ids for name in (atlas.name(one), succession.called(one), succession.name(one)))
    found.names |= {name for name in told if name}
    return found
