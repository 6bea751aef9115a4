"""Whom words mean that point: "the two cities", "the province", "the mayor", "the delegation"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from comity.lexicon.load import page_of
from comity.model.entity import Entity
from comity.reading.clauses.chronicle import Chronicle
from comity.reading.clauses.homeplace import home_of
from comity.reading.clauses.kind_words import KindWord, kind_of, kind_pointed_to
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.clauses.sides import Sides
from comity.reading.marks.scanner import folded

Meaning = Callable[[Sentence, Mention], tuple[Entity, ...]]

_DEPTH = {"one_province": 1, "one_city": 2, "one_county": 2, "one_district": 2}
"""How deep under its country a locality of that kind mostly lies."""
_SAME_WORD, _SAME_KIND, _SAME_DEPTH, _HOME, _NEAR = 5, 3, 2, 2, 1
_JUST_NOW = 1
"""Sentences back within which a locality was told just now."""
_SENDERS = frozenset({"locality", "organisation"})
_BESIDE, _BETWEEN = 30, 1
"""Characters within which a delegation's word and its locality stand together, and words between the two."""


def settle(passage: Passage) -> None:
    """Gives every pointer the entities it stands for, where the text tells; the passage its home."""
    passage.home = home_of(passage)
    setting = _Setting(passage)
    for sentence in passage.sentences:
        for mention in sentence.mentions:
            if mention.what == "pointer" and not mention.entities:
                mention.entities = setting.meant(sentence, mention)
            setting.take(sentence, mention)


class _Setting:
    """What has been told up to a pointer, and whom the pointer then means."""

    def __init__(self, passage: Passage) -> None:
        self._passage, self._home = passage, passage.home
        self._chronicle = Chronicle()
        self._sides = Sides(self._chronicle, passage)
        self._called = _kinds_of(passage)
        self._travelling: tuple[Entity, ...] = ()
        self._means: dict[str, Meaning] = {
            **dict.fromkeys(_DEPTH, self._of_a_kind),
            "one_locality": self._locality,
            "home": lambda sentence, mention: (self._home,) if self._home else (),
            "two_localities": lambda sentence, mention: self._sides.localities(),
            "two_sides": lambda sentence, mention: self._sides.sides(),
            "two_countries": lambda sentence, mention: self._sides.countries(),
            "two_bodies": lambda sentence, mention: self._sides.bodies(),
            "two_persons": lambda sentence, mention: self._sides.people(),
            "one_body": self._body,
            "delegation": self._senders,
            "person_he": self._person,
            "post": self._holder,
        }

    def meant(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The entities a pointer stands for; none where nothing tells."""
        means = self._means.get(mention.code)
        return means(sentence, mention) if means is not None else ()

    def take(self, sentence: Sentence, mention: Mention) -> None:
        """Notes what a mention tells."""
        self._chronicle.take(sentence, mention)
        if mention.what in _SENDERS and _is_of_a_delegation(self._passage, mention):
            self._travelling = mention.entities

    def _of_a_kind(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The locality whose kind is called so ("도", "thành phố"): at home, or told just now."""
        passage = self._passage
        kind = kind_pointed_to(passage.language, passage.text[mention.start : mention.end])
        told = [(one.entity, sentence.index - one.sentence) for one in self._chronicle.of("locality")]
        at_home = [(self._home, _JUST_NOW + 1)] if self._home is not None else []
        best, most = None, 0
        for entity, back in [*told, *at_home]:
            points = self._fitness(entity, kind, _DEPTH[mention.code])
            if not points:
                continue
            points += _NEAR if back <= _JUST_NOW else 0
            points += _HOME if self._home is not None and entity.key == self._home.key else 0
            if points > most:
                best, most = entity, points
        return (best,) if best is not None else ()

    def _fitness(self, entity: Entity, kind: KindWord | None, depth: int) -> int:
        """How well a locality fits a kind: called by that word, or of such a kind, or lying so deep."""
        called = self._called[entity.key]
        if kind in called:
            return _SAME_WORD
        if kind is not None and kind.code in {one.code for one in called}:
            return _SAME_KIND
        return _SAME_DEPTH if not called and _depth(entity) == depth else 0

    def _locality(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The locality told last."""
        told = next(self._chronicle.of("locality"), None)
        return (told.entity,) if told is not None else ()

    def _body(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The body told last."""
        told = next(self._chronicle.of("organisation"), None)
        return (told.entity,) if told is not None else ()

    def _senders(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """Whose delegation was told last; else who is at home, that sends one."""
        if self._travelling:
            return self._travelling
        return (self._home,) if self._home is not None else ()

    def _person(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """Who did something or spoke last before this sentence, else who was told last."""
        people = list(self._chronicle.of("person"))
        acting = (one for one in people if one.acts and one.sentence < sentence.index)
        told = next(acting, people[0] if people else None)
        return (told.entity,) if told is not None else ()

    def _holder(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """Who was told to hold such a post, at home rather than abroad."""
        codes = {title.code for title in mention.titles}
        holders = [
            one
            for one in self._chronicle.of("person")
            if any(title.code in codes for title in one.mention.titles)
        ]
        home = self._home.key if self._home is not None else None
        at_home = (one for one in holders if home in [of.key for of in _seats(one.mention)])
        told = next(at_home, holders[0] if holders else None)
        return (told.entity,) if told is not None else ()


def _kinds_of(passage: Passage) -> defaultdict[str, set[KindWord]]:
    """The kinds that every locality is called, by its key."""
    called: defaultdict[str, set[KindWord]] = defaultdict(set)
    for mention in passage.mentions:
        if mention.what == "locality":
            written = passage.text[mention.start : mention.end]
            for entity in mention.entities:
                kind = kind_of(passage.language, written, entity.name)
                if kind is not None:
                    called[entity.key].add(kind)
    return called


def _seats(mention: Mention) -> list[Entity]:
    """Where the posts of a person are held."""
    return [title.of for title in mention.titles if title.of is not None]


def _depth(entity: Entity) -> int:
    """How deep a known locality lies under its country; 0 where the tables do not know it."""
    return entity.id.count("/") if entity.id is not None else 0


def _is_of_a_delegation(passage: Passage, mention: Mention) -> bool:
    """Whether a delegation is told as a locality's own ("다낭시 공식 대표단", "đoàn công tác tỉnh Huế")."""
    plain, words = folded(passage.text), _delegations(passage.language)
    if words.match(plain, mention.end):
        return True
    *_, last = (None, *words.finditer(plain, max(0, mention.start - _BESIDE), mention.start))
    between = plain[last.end() : mention.start] if last is not None else ""
    return between[:1].isspace() and len(between.split()) <= _BETWEEN


@cache
def _delegations(language: str) -> re.Pattern[str]:
    """The words for those whom a locality sends, with one word between at most."""
    page = page_of(language, "pointers")
    forms = sorted(
        (folded(form) for word in page if word.code == "delegation" for form in word.forms), key=len
    )
    return re.compile(r"\s(?:\w+\s)?(?:" + "|".join(map(re.escape, reversed(forms))) + ")")
