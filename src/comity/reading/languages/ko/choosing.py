"""Which of the localities that share a spelling a text means, and which spellings are no names in it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.items import Item
from comity.reference.form import Form

_BESIDE, _WRITTEN, _TOLD, _PARENT_TOLD, _COUNTRY_TOLD, _EXISTED = 8.0, 8.0, 3.0, 1.5, 0.75, 1.0
_HOME, _PROVINCE = "kr", "도"
_KINDS = tuple("省市州郡道縣县區区")
"""Chinese words of a locality's kind; without one a bracket before a post spells a person."""
_NAMED = frozenset(("place", "country", "body"))
_Standing = tuple[list[Item], int, Item]
"""An item, the run it stands in and its place there."""
_ROW = re.compile(r"\s*(?:[·,ㆍ]|와|과|및)\s*")


def _is_governor(item: Item) -> bool:
    """Whether an item is the post of a province's head or deputy."""
    word = item.noun.word if item.noun is not None else None
    return item.sort == "title" and word is not None and word.code in ("governor", "deputy_governor")


class Chooser:
    """Chooses for the items of one text, all of them seen."""

    def __init__(self, gazette: Gazette, published: date | None, text: str) -> None:
        self._gazette, self._on, self._text = gazette, published, text
        self._before: Item | None = None
        self._told: Counter[str] = Counter()
        self._countries: Counter[str] = Counter()

    def choose(self, runs: list[list[Item]]) -> None:
        """Gives each place, country and body its id; drops what is no name here."""
        named = [
            (run, at, item)
            for run in runs
            for at, item in enumerate(run)
            if item.sort in _NAMED or item.places
        ]
        self._note_sure(named)
        for run, at, item in named:
            if item.sort in _NAMED:
                self._choose(run, at, item)
                self._before = item
            for inner in item.places:
                self._choose([inner], 0, inner)
        self._drop_unsupported(named)

    def _note_sure(self, named: list[_Standing]) -> None:
        """What the text tells without a doubt: names that can mean one thing only."""
        for run, at, item in named:
            for each in (item, *item.places):
                ids = {form.id for form in each.forms}
                if each.sort == "country" and not each.unsure and ids:
                    self._countries[min(ids)] += 1
                elif each.sort == "place" and len(ids) == 1 and self._is_sure(run, at, each):
                    self._note(min(ids))

    def _is_sure(self, run: list[Item], at: int, item: Item) -> bool:
        return not item.unsure or (bool(item.kind) and bool(self._beside(run, at)))

    def _note(self, key: str) -> None:
        self._told[key] += 1
        self._countries[key.split("/", 1)[0]] += 1

    def _choose(self, run: list[Item], at: int, item: Item) -> None:
        if not item.forms:
            return
        if item.sort != "place":
            item.id = item.forms[0].id
            return
        if len(item.forms) == 1 and not item.unsure:
            item.id = item.forms[0].id
            self._note(item.id)
            return
        beside = self._beside(run, at) | self._listed(item)
        latin = self._written(item)
        scored = sorted(
            ((self._score(form, beside, latin), form.prior, form.id) for form in item.forms), reverse=True
        )
        best = scored[0]
        rivals = [row for row in scored[1:] if row[2] != best[2] and row[:2] == best[:2]]
        item.id = None if rivals else best[2]
        if item.id and (best[0] >= _BESIDE or not item.unsure):
            self._note(item.id)
        if item.unsure:
            item.dropped = item.id is None or not (best[0] >= _BESIDE or self._told.get(item.id))

    def _score(self, form: Form, beside: set[str], latin: set[str]) -> float:
        key = form.id
        above = self._gazette.above(key)
        score = 0.0
        if beside & (above | {key}):
            score += _BESIDE * (2 if any("/" in each for each in beside & above) else 1)
        if key in latin:
            score += _WRITTEN
        if self._told.get(key):
            score += _TOLD
        if any("/" in each and self._told.get(each) for each in above):
            score += _PARENT_TOLD
        if self._countries.get(key.split("/", 1)[0]):
            score += _COUNTRY_TOLD
        elif key.startswith(_HOME + "/"):
            score += _COUNTRY_TOLD / 2
        if self._existed(key):
            score += _EXISTED
        return score

    def _existed(self, key: str) -> bool:
        """Whether a place existed, as what it is now, when the text was published."""
        return self._on is None or self._gazette.gazetteer.place(key).existed(self._on)

    def _beside(self, run: list[Item], at: int) -> set[str]:
        """The places and countries told right before a name, or in the bracket behind it."""
        found: set[str] = set()
        for before in reversed(run[:at]):
            if before.tail or before.sort not in ("place", "country") or before.token.bracket:
                break
            found |= {before.id} if before.id else {form.id for form in before.forms}
        return found

    def _listed(self, item: Item) -> set[str]:
        """The country and the province of the place that is told in a row with this one (수원·화성)."""
        before = self._before
        if before is None or before.sort != "place" or before.id is None or before.dropped:
            return set()
        return (
            set(self._gazette.above(before.id))
            if _ROW.fullmatch(self._text, before.stop, item.start)
            else set()
        )

    def _written(self, item: Item) -> set[str]:
        """The places whose Latin or Chinese spelling stands in the bracket behind a name."""
        if item.token.bracket is None or not item.token.inner or item.stop != item.token.end:
            return set()
        words = item.token.inner
        text = " ".join(word.text for word in words)
        if not text[0].isascii() and "가" <= text[0] <= "힣":
            return {
                form.id
                for word in words
                for head in self._gazette.heads(word.text, 0)
                for form in self._gazette.named(head)
            }
        return {reading.id for reading in self._gazette.gazetteer.readings(text)[:3]}

    def _drop_unsupported(self, named: list[_Standing]) -> None:
        """Names the tables lack count where something beside them tells that they are names."""
        unsure = [
            (run, at, item) for run, at, item in named if item.unsure and item.kind and item.sort == "place"
        ]
        supported = {item.name for run, at, item in unsure if self._is_supported(run, at, item)}
        for _, _, item in unsure:
            item.dropped = item.name not in supported
            if item.id is not None and not item.dropped:
                self._note(item.id)

    def _is_supported(self, run: list[Item], at: int, item: Item) -> bool:
        beside = self._beside(run, at)
        if item.kind == _PROVINCE and item.id is None:
            return at + 1 < len(run) and not item.tail and _is_governor(run[at + 1])
        if item.id is not None and (self._countries.get("vn") or "vn" in beside):
            return True
        if any(each.split("/", 1)[0] != _HOME for each in beside):
            return True
        if self._written(item) or item.government:
            return True
        bracket = item.token.inner
        behind = run[at + 1] if at + 1 < len(run) and not item.tail else None
        if bracket and item.stop == item.token.end and not "가" <= bracket[0].text[0] <= "힣":
            held = behind is not None and behind.sort in ("place", "title")
            return not held or bracket[0].text[0].isascii() or bracket[-1].text.endswith(_KINDS)
        return (
            behind is not None
            and behind.sort == "title"
            and behind.noun is not None
            and (
                behind.noun.word is not None and behind.noun.word.code in ("party_secretary", "people_chair")
            )
        )
