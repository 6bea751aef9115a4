"""Which locality a name means: told by its kind word, by what stands beside it, by other places told."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from comity.errors import UnknownName
from comity.lexicon.load import Word
from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.languages.vi.drafts import PlaceDraft
from comity.reading.languages.vi.known import known_names
from comity.reference.affix import Affix, affixes, is_hangul
from comity.reference.form import Form
from comity.reference.place import Place

_SURE = 0.9
_KNOWN_ABROAD = 0.45
_ALIKE = 90.0
"""How like a misspelt name must be, of 100."""


class Choice:
    """Chooses among what names can mean, in the light of all the places one text names."""

    def __init__(self, drafts: list[PlaceDraft], published: date | None) -> None:
        self._published = published
        self._countries: Counter[str] = Counter()
        self._places: set[str] = set()
        self._named: dict[str, str] = {}
        for draft in drafts:
            self._note(draft)
        for draft in drafts:
            if (
                draft.outer is not None
                and (entity := self.entity(draft)) is not None
                and entity.id is not None
            ):
                self._named[fold(draft.name)] = entity.id

    def _note(self, draft: PlaceDraft) -> None:
        """Notes the countries and localities that a name tells without doubt."""
        if draft.country:
            self._countries[draft.country] += 1
        owners = {form.id for form in draft.forms}
        if draft.forms and draft.forms[0].type == "country":
            self._countries[draft.forms[0].id] += 1
        elif len(owners) == 1 or (draft.forms and draft.forms[0].prior > _SURE):
            best = draft.forms[0]
            if not best.ordinary and best.tier == "core":
                self._countries[best.id.split("/", 1)[0]] += 1
                self._places.add(best.id)

    def entity(self, draft: PlaceDraft) -> Entity | None:
        """The entity a draft stands for; None where a name is more likely an everyday word."""
        if draft.forms and draft.forms[0].type == "country" and draft.kind is None:
            return Entity("country", draft.name, draft.forms[0].id)
        if not draft.forms and draft.kind is None:
            return Entity("country", draft.name, draft.country)
        if draft.kind is not None and draft.kind.attr("level") == 3:
            return Entity("locality", draft.name)
        forms = [form for form in draft.forms if form.type == "locality" and self._is_credible(form, draft)]
        if not forms:
            known = (
                self._named.get(fold(draft.name)) or self._sought(draft)
                if draft.kind is not None and not draft.forms
                else None
            )
            return Entity("locality", draft.name, known) if draft.kind is not None else None
        best = max(forms, key=lambda form: self._score(form.id, form.prior, draft))
        return Entity("locality", draft.name, best.id)

    def _is_credible(self, form: Form, draft: PlaceDraft) -> bool:
        """Whether a name with nothing beside it is read as this place at all."""
        if draft.kind is not None or draft.outer is not None or draft.country is not None:
            return True
        if form.ordinary:
            return False
        return (
            form.tier == "core" or form.prior >= _KNOWN_ABROAD or form.id.split("/", 1)[0] in self._countries
        )

    def _score(self, key: str, prior: float, draft: PlaceDraft) -> float:
        country, above = key.split("/", 1)[0], key.rsplit("/", 1)[0]
        place = _place(key)
        score = prior
        if draft.kind is not None:
            score += 2.0 * _agreement(draft.kind, place, self._published) - 2.0
        if draft.outer is not None:
            outers = {form.id for form in draft.outer.forms}
            score += 4.0 if above in outers or (place.parent or "") in outers else 0.0
        if draft.country is not None:
            score += 3.0 if country == draft.country else -3.0
        elif country in self._countries:
            score += 0.3
        if draft.outer is None and self._named.get(fold(draft.name)) == key:
            score += 2.0
        if above in self._places:
            score += 0.4
        if self._published is not None and not place.existed(self._published):
            score -= 0.3
        return score

    def _sought(self, draft: PlaceDraft) -> str | None:
        """The id of a place whose name is spelt as no table has it, of a country that the text tells."""
        if draft.kind is None or draft.kind.attr("affix") is None:
            return None
        if draft.name.isdigit():
            numbered = f"{draft.kind.forms[0].capitalize()} {draft.name}"
            return _spelt_otherwise(numbered, draft.kind.attr("affix"), None, "vn", ())
        countries = (
            [draft.country] if draft.country else [each for each in ("kr",) if each in self._countries]
        )
        for country in countries:
            outers = tuple(form.id for form in draft.outer.forms) if draft.outer is not None else ()
            key = _spelt_otherwise(
                draft.name, draft.kind.attr("affix"), draft.kind.attr("suffix"), country, outers
            )
            if key is not None:
                return key
        return None


@cache
def _place(key: str) -> Place:
    return known_names().gazetteer.place(key)


@cache
def _affix(name: str) -> Affix:
    return next(each for each in affixes() if name in each.words and each.place == "before")


def _agreement(kind: Word, place: Place, on: date | None) -> int:
    """How well a place fits the word of a kind: 2 by its type, 1 by its level alone, 0 not at all."""
    affix = kind.attr("affix")
    if affix is None:
        return 1 if kind.attr("level") in (None, place.level) else 0
    return _affix(affix).agreement(place, place.type_on(on))


@lru_cache(maxsize=4096)
def _spelt_otherwise(
    name: str, affix: str, suffix: str | None, country: str, outers: tuple[str, ...]
) -> str | None:
    """The id of a place of a country that a romanization of an older kind, or its short name, means."""
    gazetteer = known_names().gazetteer
    for spelling in (name, f"{name}-{suffix}") if suffix and country == "kr" else (name,):
        try:
            readings = gazetteer.readings(spelling, country=country)
        except UnknownName:
            continue
        for reading in readings:
            place = reading.place
            if place is None or place.country != country or not _affix(affix).agreement(place, place.type):
                continue
            if not outers or place.parent in outers:
                return reading.id
    spellings = _spellings(country)
    alike = process.extract(fold(name), spellings.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
    for text, _, _ in alike:
        place = _place(spellings[text])
        if _affix(affix).agreement(place, place.type) and (not outers or place.parent in outers):
            return place.id
    return None


@cache
def _spellings(country: str) -> dict[str, str]:
    """Latin spellings of a country's localities, folded, and whose they are."""
    begin = f"{country}/"
    return {
        fold(form.text): form.id
        for form in known_names().gazetteer.forms()
        if form.type == "locality" and form.id.startswith(begin) and not is_hangul(form.text)
    }
