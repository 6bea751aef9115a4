"""Names known beforehand, by how Korean texts write them: places, countries, bodies."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.hangul import is_syllable
from comity.reading.languages.ko.transcription import sound_of, sounds_of_vietnamese
from comity.reference.affix import affixes
from comity.reference.form import Form
from comity.reference.gazetteer import Gazetteer
from comity.reference.place import Place

_LEVEL_WORDS = {"성": 1, "현": 2, "군": 2, "구": 2}
_PRIOR = 0.5


class Gazette:
    """The reference tables by Korean spelling."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._common = frozenset(form for word in lexicon("ko").page("common_names") for form in word.forms)
        self._single: dict[str, tuple[Form, ...]] = {}
        self._several: dict[str, list[tuple[str, tuple[Form, ...]]]] = {}
        self._sounds: defaultdict[str, list[Place]] = defaultdict(list)
        self._fill()
        self.longest = max(map(len, self._single))
        self.first_words = frozenset(self._several)
        self.most_words = max(
            (text.count(" ") + 1 for rows in self._several.values() for text, _ in rows), default=0
        )
        kinds = lexicon("ko").page("place_kinds")
        self.kinds = _longest_first({form for word in kinds for form in word.forms})
        self.telling_kinds = _longest_first({form for word in kinds for form in word.attr("telling", ())})

    def _fill(self) -> None:
        single: defaultdict[str, list[Form]] = defaultdict(list)
        for form in self.gazetteer.forms():
            if _is_korean(form):
                single[form.text].append(form)
        for text, forms in single.items():
            if " " in text:
                first, rest = text.split(" ", 1)
                if not {form.id for form in single.get(rest, ())} & {
                    form.id for form in forms
                }:  # no parent before
                    self._several.setdefault(first, []).append((text, tuple(forms)))
            else:
                self._single[text] = tuple(forms)
        for rows in self._several.values():
            rows.sort(key=lambda row: -len(row[0]))
        for place in self.gazetteer.places():
            if place.country == "vn":
                for sound in sounds_of_vietnamese(place.name.removeprefix("Thành phố ")):
                    self._sounds[sound].append(place)

    def named(self, text: str) -> tuple[Form, ...]:
        """What a spelling without spaces can mean."""
        return self._single.get(text, ())

    def heads(self, text: str, start: int) -> list[str]:
        """Known spellings that a word has at an offset, the longest first."""
        single = self._single
        top = min(self.longest, len(text) - start)
        return [
            text[start : start + size] for size in range(top, 1, -1) if text[start : start + size] in single
        ]

    def several(self, first: str) -> list[tuple[str, tuple[Form, ...]]]:
        """Known spellings of several words that begin with this one, the longest first."""
        return self._several.get(first, [])

    def is_common(self, forms: tuple[Form, ...]) -> bool:
        """Whether a spelling is an everyday word too."""
        return forms[0].text in self._common or all(form.ordinary for form in forms)

    @lru_cache(maxsize=4096)  # noqa: B019 - one gazette a process
    def transcribed(self, base: str, kind: str) -> tuple[Form, ...]:
        """Vietnamese places that sound like a Korean spelling and can be of its kind."""
        if kind not in ("성", "시", "군", "현", "구") or len(base) < 2:
            return ()
        level = _LEVEL_WORDS.get(kind)
        places = [
            place
            for place in self._sounds.get(sound_of(base), ())
            if level in (None, place.level)
            and (level == 1 or place.level == 2 or "city" in place.type or "munic" in place.type)
        ]
        return tuple(
            Form(text=base + kind, id=place.id, type="locality", kind="alias", prior=_PRIOR, tier="core")
            for place in places
        )

    @lru_cache(maxsize=4096)  # noqa: B019 - one gazette a process
    def agrees(self, key: str, kind: str) -> bool:
        """Whether a word of a kind can be said of a place."""
        place = self.gazetteer.place(key)
        types = {place.type, *(span.value for span in place.types)}
        groups = [affix for affix in affixes() if affix.script == "hangul" and kind in affix.words]
        if any(affix.agreement(place, each) for affix in groups for each in types):
            return True
        return kind == "시" and place.level == 2 and place.country != "kr"

    def country_of(self, key: str) -> str:
        """The country a place or body id belongs to, "" for bodies."""
        return "" if key.startswith("org/") else key.split("/", 1)[0]

    @lru_cache(maxsize=8192)  # noqa: B019 - one gazette a process
    def above(self, key: str) -> frozenset[str]:
        """A place's country and all it ever lay in."""
        found = {key.split("/", 1)[0]}
        if "/" not in key or key.startswith("org/"):
            return frozenset(found)
        place = self.gazetteer.place(key)
        parents = {place.parent, *(span.value for span in place.parents)} - {None}
        if place.level == 2 and not parents:
            parents = {key.rpartition("/")[0]}
        for parent in parents:
            if parent and parent != key and "/" in parent:
                found |= {parent, *self.above(parent)}
        return frozenset(found)


def _longest_first(forms: set[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _is_korean(form: Form) -> bool:
    if any(map(is_syllable, form.text)):
        return True
    return (
        form.type == "organisation" and form.text.isascii() and len(form.text) >= 3 and " " not in form.text
    )
