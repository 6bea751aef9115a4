"""Which locality "the city", "the province", "the county" is: the one at home, or the one told just now."""

from __future__ import annotations

from collections import defaultdict

from comity.model.entity import Entity
from comity.reading.clauses.chronicle import Chronicle, Telling
from comity.reading.clauses.kind_words import KindWord, kind_of, kind_pointed_to
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence

DEPTH = {"one_province": 1, "one_city": 2, "one_county": 2, "one_district": 2}
"""How deep under its country a locality of that kind mostly lies."""
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
_WHERE = frozenset({"at", "to", "from"})
_SAME_WORD, _SAME_KIND, _SAME_DEPTH, _AT_HOME, _NEAR, _ACTING = 8, 3, 2, 2, 1, 1
_JUST_NOW = 1
"""Sentences back within which a locality was told just now."""


class OneOfAKind:
    """Finds the locality that a word for a kind means, among those told up to now and the one at home."""

    def __init__(self, passage: Passage, chronicle: Chronicle) -> None:
        self._passage, self._chronicle = passage, chronicle
        self._called = _kinds_of(passage)

    def find(self, sentence: Sentence, mention: Mention, home: Entity | None) -> tuple[Entity, ...]:
        """The locality meant; `home` is that of who speaks."""
        kind = self.kind(mention)
        best, most = home if home is not None and not self._called[home.key] else None, 0
        for told in self._chronicle.of("locality"):
            points = self._points(sentence, mention, told, kind, home)
            if points > most:
                best, most = told.entity, points
        if home is not None:
            points = self._fitness(home, kind, mention.code)
            if points and points + _AT_HOME > most:
                best = home
        return (best,) if best is not None else ()

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
        points = self._fitness(told.entity, kind, mention.code)
        if not points:
            return 0
        where = mention.case in _WHERE
        if sentence.index - told.sentence <= _JUST_NOW:
            fits = told.mention.case in _WHERE if where else told.acts
            points += _NEAR + (_ACTING if fits else 0)
        is_home = home is not None and told.entity.key == home.key
        return points + (_AT_HOME if is_home and not where else 0)

    def _fitness(self, entity: Entity, kind: KindWord | None, code: str) -> int:
        """How well a locality fits a kind: called by that word, or of such a kind, or lying so deep."""
        called = self._called[entity.key]
        if kind is not None and (kind in called or KindWord("", kind.code) in called):
            return _SAME_WORD
        if kind is not None and kind.code in {one.code for one in called}:
            return _SAME_KIND
        return _SAME_DEPTH if not called and _depth(entity) == DEPTH[code] else 0


def _kinds_of(passage: Passage) -> defaultdict[str, set[KindWord]]:
    """The kinds that every locality is called, by its key: beside its name, or by the posts it has."""
    called: defaultdict[str, set[KindWord]] = defaultdict(set)
    for mention in passage.mentions:
        for title in mention.titles:
            if title.of is not None and title.code in _OF_A_POST:
                called[title.of.key].add(KindWord("", _OF_A_POST[title.code]))
        if mention.what == "locality":
            written = passage.text[mention.start : mention.end]
            for entity in mention.entities:
                kind = kind_of(passage.language, written, entity.name)
                if kind is not None:
                    called[entity.key].add(kind)
    return called


def _depth(entity: Entity) -> int:
    """How deep a known locality lies under its country; 0 where the tables do not know it."""
    return entity.id.count("/") if entity.id is not None else 0
