"""What is asked: words with names and phrases in them, and what the items must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from comity.errors import BadSetting
from comity.model.names import fold
from comity.register.search.phrase import Phrase
from comity.register.search.places import between
from comity.register.search.tokens import ENTITY, KIND, LANGUAGE, SECTOR, mark

_UNIT = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')
_MOST = 60  # words and phrases of a question
_WORDS = 6  # of a name, at most
_MEANINGS = 6  # entities that one name is taken to mean
_SPELLINGS = 12  # other ways to write one name that are looked for
_SHORT, _SHORT_COUNTRY = 3, 4  # letters that another spelling in Latin letters needs to be looked for


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asks: words, of which all must be found, and what the items must have.

    A kind may have a type behind a point: `agreement.mou`. Where nothing is asked nothing is found, unless
    `everything` is wanted then.
    `localities` and `countries` are entity ids; of several values of one filter any is enough. `since` and
    `until` are a year, a month or a day, and both count.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    localities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    everything: bool = False


class Called(msgspec.Struct, frozen=True):
    """An entity that bears a name, and all its names."""

    id: str
    names: tuple[str, ...]


Naming = Callable[[Sequence[str]], dict[str, list[Called]]]
"""The entities that bear each of these names; a name that is nobody's is left out."""


class Group(msgspec.Struct, frozen=True):
    """Something an item must have: one of these phrases, or one of these marks."""

    phrases: tuple[Phrase, ...] = ()
    marks: tuple[str, ...] = ()


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A query as the index is asked: groups of words, groups of marks, and the places to look between."""

    words: tuple[Group, ...]
    filters: tuple[Group, ...]
    exact: str
    places: tuple[int, int]
    is_dated: bool
    everything: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.words or self.filters or self.is_dated or self.everything)


def wanted(query: Query, naming: Naming) -> Wanted:
    """What the index is asked for a query; BadSetting for one of too many words."""
    told = (
        [mark(KIND, kind) for kind in query.kinds],
        _within(query.localities),
        _within(query.countries),
        [mark(SECTOR, code) for code in query.sectors],
        [mark(LANGUAGE, code) for code in query.languages],
    )
    return Wanted(
        words=tuple(_groups(query.words, naming)),
        filters=tuple(Group(marks=tuple(marks)) for marks in told if marks),
        exact=fold(query.words),
        places=between(query.since, query.until),
        is_dated=bool(query.since or query.until),
        everything=query.everything,
    )


def _within(ids: Iterable[str]) -> list[str]:
    """The marks of these entities, and of everything in them."""
    return [mark(ENTITY, told) for id_ in ids for told in (id_, f"{id_}/")]


class _Unit(msgspec.Struct, frozen=True):
    text: str
    quoted: bool


def _groups(words: str, naming: Naming) -> Iterable[Group]:
    found = ((quoted or plain, bool(quoted)) for quoted, plain in _UNIT.findall(words))
    units = [_Unit(text, quoted) for text, quoted in found if fold(text)]
    if len(units) > _MOST:
        raise BadSetting("WORDS", f"{words[:40]}…", f"are more than {_MOST} words; look for fewer")
    runs = {run: " ".join(unit.text for unit in units[slice(*run)]) for run in _runs(units)}
    called = naming(list(dict.fromkeys(runs.values())))
    at = 0
    while at < len(units):
        ends = (end for end in range(at + 1, at + _WORDS + 1) if runs.get((at, end)) in called)
        end = max(ends, default=at + 1)
        name = runs.get((at, end), units[at].text)
        yield _group(name, () if units[at].quoted else called.get(name, ()))
        at = end


def _runs(units: Sequence[_Unit]) -> Iterable[tuple[int, int]]:
    """The runs of words that may be names: from, up to. What is in quotes is meant as it stands."""
    for at in range(len(units)):
        for end in range(at + 1, min(len(units), at + _WORDS) + 1):
            if not any(unit.quoted for unit in units[at:end]):
                yield at, end


def _group(text: str, called: Sequence[Called]) -> Group:
    """What is meant by some words: the words, or an entity under any of its names."""
    meant = called[:_MEANINGS]
    phrases = [Phrase.of(text)]
    if meant and len(phrases[0].words) > 1:
        phrases.append(Phrase.of(fold(text)))
    for entity in meant:
        shortest = _SHORT if "/" in entity.id else _SHORT_COUNTRY
        spelt = sorted({Phrase.of(name) for name in entity.names}, key=lambda p: (len(p.words), p.words))
        phrases += [phrase for phrase in spelt if _is_telling(phrase, shortest)]
    return Group(_needed(phrases), tuple(mark(ENTITY, entity.id) for entity in meant))


def _is_telling(phrase: Phrase, shortest: int) -> bool:
    """Whether a spelling is long enough not to be another word: Vietnam's name for America folds to `my`."""
    return len("".join(phrase.words)) >= (shortest if "".join(phrase.words).isascii() else 2)


def _needed(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """The phrases without those in which another of them stands."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if phrase.words and not any(other.covers(phrase) for other in kept):
            kept.append(phrase)
    return tuple(kept[: _SPELLINGS + 1])
