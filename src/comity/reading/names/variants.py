"""Names written otherwise than in the tables: split ("Seo Daemun"), misspelt ("Geonggi province"), short."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from comity.model.names import fold
from comity.reading.marks.chunks import Chunk, rewrite, spanning
from comity.reading.marks.scanner import Hit
from comity.reference.form import Form

_RUN = re.compile(r"(?<![NSRH])[NS]{1,3}(?![NS])")
_WORDS = re.compile(r"(?<![NSRH])[NS]{2,3}(?![NS])")
_TYPED_RUN = re.compile(r"(?<![NS])[NS]{1,3}(?=T)")
_SLIPS_PER_LETTER = 0.12
_SLIPS_BEFORE_A_TYPE = 0.29


class Variants:
    """Known localities by folded name; built once per reader."""

    def __init__(self, names: Iterable[Form]) -> None:
        self._by_fold: dict[str, list[Form]] = {}
        for name in names:
            if (
                name.type == "locality"
                and name.tier == "core"
                and not name.ordinary
                and name.kind != "acronym"
            ):
                key = fold(name.text)
                if key.isascii() and len(key) >= 5:
                    self._by_fold.setdefault(key, []).append(name)
        self._keys: dict[str, list[str]] = {}
        for key, group in self._by_fold.items():
            for country in {name.id.split("/")[0] for name in group}:
                self._keys.setdefault(country, []).append(key)

    def mend(self, row: list[Chunk], text: str) -> list[Chunk]:
        """The row with runs of capitals that spell a known place otherwise as place chunks."""
        met = {
            fold(text[chunk.start : chunk.end]): chunk.hit
            for chunk in row
            if chunk.label == "P" and chunk.hit
        }
        return rewrite(
            row,
            (_WORDS, lambda parts, _: self._split(parts, text, met)),
            (_TYPED_RUN, lambda parts, _: self._misspelt(parts, text, met, row)),
            (_RUN, lambda parts, _: self._slip(parts, text, met)),
        )

    def _split(self, parts: list[Chunk], text: str, met: dict[str, Hit]) -> list[Chunk] | None:
        key = fold(text[parts[0].start : parts[-1].end])
        names = self._by_fold.get(key)
        if not names or len(names) >= 3:
            return None
        made = _as_place(parts, tuple(names))
        if made.hit is not None:
            met[key] = made.hit
        return [made]

    def _misspelt(
        self, parts: list[Chunk], text: str, met: dict[str, Hit], row: list[Chunk]
    ) -> list[Chunk] | None:
        near = self._slip(parts, text, met, _SLIPS_BEFORE_A_TYPE)
        if near is not None:
            return near
        key = fold(text[parts[0].start : parts[-1].end])
        if len(key) < 6:
            return None
        countries = _countries(row) | {name.id.split("/")[0] for hit in met.values() for name in hit.names}
        pool = [
            known for country in ("kr", "vn") if country in countries for known in self._keys.get(country, ())
        ]
        if not pool:
            return None
        best = process.extract(key, pool, scorer=Levenshtein.distance, score_cutoff=_slips(key), limit=2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return [_as_place(parts, tuple(self._by_fold[best[0][0]]))]

    def _slip(
        self, parts: list[Chunk], text: str, met: dict[str, Hit], rate: float = _SLIPS_PER_LETTER
    ) -> list[Chunk] | None:
        """A slip of the pen for a place this very text names elsewhere."""
        start, end = parts[0].start, parts[-1].end
        if not met or end - start < 6 or parts[0].label == "S":
            return None
        key = fold(text[start:end])
        if len(key) < 6:
            return None
        best = process.extractOne(
            key, met.keys(), scorer=Levenshtein.distance, score_cutoff=_slips(key, rate)
        )
        return [_as_place(parts, met[best[0]].names)] if best else None


def _slips(key: str, rate: float = _SLIPS_PER_LETTER) -> int:
    return max(1, int(len(key) * rate))


def _countries(row: list[Chunk]) -> set[str]:
    """The countries that a row's names may lie in."""
    return {
        name.id.split("/")[0]
        for chunk in row
        if chunk.label in "PCA" and chunk.hit
        for name in chunk.hit.names
    }


def _as_place(parts: list[Chunk], names: tuple[Form, ...]) -> Chunk:
    made = spanning("P", parts)
    made.hit = Hit(made.start, made.end, "names", names=names)
    return made


def shortened(row: list[Chunk], text: str) -> list[Chunk]:
    """Later mentions of a place the tables do not know, without its type word, are that place."""
    unknown: dict[str, Chunk] = {}
    for chunk in row:
        if chunk.label == "L" and chunk.entities and chunk.entities[0].id is None:
            name = text[chunk.start : chunk.end]
            bare = name.rsplit(" ", 1)[0] if "type" in chunk.data else name
            if len(bare) > 3:
                unknown.setdefault(bare, chunk)
    if not unknown:
        return row

    def again(parts: list[Chunk], _: re.Match[str]) -> list[Chunk] | None:
        first = unknown.get(text[parts[0].start : parts[-1].end])
        if first is None:
            return None
        made = spanning("L", parts, *first.entities)
        made.data.update(first.data)
        return [made]

    return rewrite(row, (_RUN, again))
