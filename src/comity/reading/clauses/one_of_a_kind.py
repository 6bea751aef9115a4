"""Which locality "the city", "the province", "the county" is: the one at home, or the one told just now."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from comity.lexicon.load import page_of
from comity.model.dates import bounds
from comity.model.entity import Entity
from comity.reading.clauses.chronicle import Chronicle, Telling
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.kind_words import KindWord, kind_of, kind_pointed_to
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.marks.scanner import folded
from comity.reference.gazetteer import load

CODES = ("one_province", "one_city", "one_county", "one_district")
"""Pointers to one locality by its kind."""
_OF_A_POST = {
    "mayor": "city",
    "deputy_mayor": "city",
    "governor": "province",
    "deputy_governor": "province",
    "provincial_governor": "province",
    "magistrate": "county",
    "district_chief": "district",
}
"""The kind of a locality that has such a post, by the codes of the page `titles`."""
_OF_A_TYPE = {
    "municipality": ("city",),
    "metropolitan_city": ("city",),
    "special_city": ("city",),
    "special_self_governing_city": ("city",),
    "city": ("city",),
    "provincial_city": ("city",),
    "province": ("province",),
    "special_self_governing_province": ("province",),
    "prefecture": ("province",),
    "state": ("province", "state"),
    "autonomous_region": ("province",),
    "county": ("county",),
    "district": ("district", "county"),
    "town": ("town",),
}
"""The kinds that a type of the reference tables is called."""
_OWN = "own"
_WHERE = frozenset({"at", "to", "from"})
_SAME_WORD, _SAME_KIND, _AT_HOME, _NEAR, _ACTING = 8, 3, 2, 1, 1
_BESIDE = 8
"""Characters on either side of a pointer among which a word like "this" stands."""
_JUST_NOW = 1
"""Sentences back within which a locality was told just now."""


class OneOfAKind:
    """Finds the locality that a word for a kind means, among those told up to now and the one at home."""

    def __init__(self, passage: Passage, chronicle: Chronicle) -> None:
        self._passage, self._chronicle = passage, chronicle
        self._called = _kinds_of(passage)
        self._known: dict[tuple[str, KindWord | None], int] = {}

    def find(self, sentence: Sentence, mention: Mention, home: Entity | None) -> tuple[Entity, ...]:
        """The locality meant; `home` is that of who speaks."""
        kind = self.kind(mention)
        home = None if self._is_nearby(mention) else home
        best, most = home if home is not None and not self._called[home.key] else None, 0
        domestic = self._is_domestic(mention)
        for told in self._chronicle.of("locality"):
            if domestic and told.entity.country != country_of(self._passage.language):
                continue
            points = self._points(sentence, mention, told, kind, home)
            if points > most:
                best, most = told.entity, points
        if home is not None:
            points = self._fitness(home, kind)
            if points and points + _AT_HOME > most:
                best = home
        if best is None and domestic and home is not None:
            best = self._around(home, kind)
        return (best,) if best is not None else ()

    def _is_domestic(self, mention: Mention) -> bool:
        """Whether its word is one that only governments of the language's own country have ("UBND tỉnh")."""
        start = mention.start
        hits = self._passage.hits("governments", start, mention.end)
        return any(hit.start == start and hit.words[0].attr("known") for hit in hits)

    def _around(self, home: Entity, kind: KindWord | None) -> Entity | None:
        """The locality that holds the one at home, where it is of the kind."""
        outer = home.id.rpartition("/")[0] if home.id is not None else ""
        if "/" not in outer or kind is None:
            return None
        kinds = {one.code for one in _known_kinds(self._passage.language, outer, self._passage.published)}
        name = load().place(outer).label(self._passage.language)
        return Entity("locality", name, outer) if kind.code in kinds else None

    def _is_nearby(self, mention: Mention) -> bool:
        """Whether a word beside it says that it was told just now: before it, at its end, or behind it."""
        text = self._passage.text
        before = text[max(0, mention.start - _BESIDE) : mention.start].split()[-1:]
        own = text[mention.start : mention.end].split()[1:]
        behind = text[mention.end : mention.end + _BESIDE].split(" ", 2)[1:2]
        return not _nearby(self._passage.language).isdisjoint(map(folded, (*before, *own, *behind)))

    def is_own(self, mention: Mention) -> bool:
        """Whether the words behind it say that it is theirs who speaks ("thành phố của ông")."""
        text = folded(self._passage.text[mention.end : mention.end + 2 * _BESIDE]).lstrip()
        return text.startswith(_own(self._passage.language)) if text else False

    def kind(self, mention: Mention) -> KindWord | None:
        """The kind a pointer's words name."""
        return kind_pointed_to(self._passage.language, self._passage.text[mention.start : mention.end])

    def is_of(self, entity: Entity, kind: KindWord | None) -> bool:
        """Whether a locality may be of a kind: it is called so, or nothing else."""
        called = {one.code for one in self._called[entity.key]}
        return kind is None or not called or kind.code in called

    def _points(
        self, sentence: Sentence, mention: Mention, told: Telling, kind: KindWord | None, home: Entity | None
    ) -> int:
        points = self._fitness(told.entity, kind)
        if not points:
            return 0
        where = mention.case in _WHERE
        if sentence.index - told.sentence <= _JUST_NOW:
            fits = told.mention.case in _WHERE if where else told.acts
            points += _NEAR + (_ACTING if fits else 0)
        is_home = home is not None and told.entity.key == home.key
        return points + (_AT_HOME if is_home and not where else 0)

    def _fitness(self, entity: Entity, kind: KindWord | None) -> int:
        """How well a locality fits a kind: called by that word, or by another for the same kind."""
        key = entity.key, kind
        if key not in self._known:
            self._known[key] = self._compared(entity, kind)
        return self._known[key]

    def _compared(self, entity: Entity, kind: KindWord | None) -> int:
        alike = [one for one in self._called[entity.key] if kind is not None and one.code == kind.code]
        written = [one for one in alike if one.form] or alike
        if kind is not None and any(_is_word(one.form, kind.form) for one in written):
            return _SAME_WORD
        return _SAME_KIND if alike else 0


def _is_word(form: str, word: str) -> bool:
    """Whether a locality's word for its kind is the one asked for, at its end or by its initials ("TP")."""
    initials = "".join(part[0] for part in word.split()).lower()
    return not form or form.endswith(word) or form.replace(".", "").lower() == initials


def _kinds_of(passage: Passage) -> defaultdict[str, set[KindWord]]:
    """The kinds that every locality is called, by its key: in the text, by its posts, by its own names."""
    called: defaultdict[str, set[KindWord]] = defaultdict(set)
    for mention in passage.mentions:
        for title in mention.titles:
            if title.of is not None and title.code in _OF_A_POST:
                called[title.of.key].add(KindWord("", _OF_A_POST[title.code]))
        for entity in mention.entities:
            if entity.type != "locality":
                continue
            written = passage.text[mention.start : mention.end]
            kind = kind_of(passage.language, written, entity.name) if mention.what == "locality" else None
            called[entity.key].update(() if kind is None else (kind,))
            if entity.id is not None:
                called[entity.key].update(_known_kinds(passage.language, entity.id, passage.published))
    return called


@lru_cache(maxsize=4096)
def _known_kinds(language: str, key: str, published: str | None) -> frozenset[KindWord]:
    """The kinds a locality of the tables is called in a language: by its names, else by its type then."""
    place = load().place(key)
    told = (kind_of(language, name, name) for name in (place.label(language), *place.aliases))
    found = frozenset(kind for kind in told if kind is not None)
    then = place.type_on(bounds(published)[0]) if published else place.type
    return found or frozenset(KindWord("", code) for code in _OF_A_TYPE.get(then, ()))


@cache
def _own(language: str) -> tuple[str, ...]:
    """Words behind a pointer that say that it is of who speaks."""
    words = (word for word in page_of(language, "nearby") if word.code == _OWN)
    return tuple(folded(form) for word in words for form in word.forms)


@cache
def _nearby(language: str) -> frozenset[str]:
    """Words beside a pointer that say that it means what was told just now ("tỉnh này")."""
    words = (word for word in page_of(language, "nearby") if word.code != _OWN)
    return frozenset(folded(form) for word in words for form in word.forms)
