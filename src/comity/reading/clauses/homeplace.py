"""The locality a passage is told from: that of the outlet's readers, which "the province" means there."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from comity.lexicon.load import page_of
from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage

_FIRST = 3
"""Sentences at the head of a text, title among them, that say whose news it is."""
_AT_THE_HEAD, _DOING, _IN_OFFICE, _NAMED, _OWNING = 2.0, 1.0, 1.0, 1.0, 0.5
_DOERS = frozenset({"subject", "topic", "by", "of"})
_ACTORS = frozenset({"subject", "topic", "by"})


def home_of(passage: Passage) -> Entity | None:
    """The locality of the language's country that the passage tells most of, and early, if of any.

    Those in office there, and bodies of its own, count for it, too. One that neither stands at the head nor
    ever does anything is only spoken of: the text is told from abroad.
    """
    country = country_of(passage.language)
    told: defaultdict[str, float] = defaultdict(float)
    first: dict[str, Entity] = {}
    acting: set[str] = set()
    for sentence in passage.sentences:
        head = _AT_THE_HEAD if sentence.index < _FIRST else 1.0
        for mention in sentence.mentions:
            for entity, points in _localities(mention):
                if country is None or entity.country == country:
                    first.setdefault(entity.key, entity)
                    told[entity.key] += points * head
                    if sentence.index < _FIRST or mention.case in _ACTORS or entity not in mention.entities:
                        acting.add(entity.key)
    return first[max(acting, key=lambda key: told[key])] if acting else None


@cache
def country_of(language: str) -> str | None:
    """The country a language is written in, which goes without saying there."""
    return next((word.forms[0] for word in page_of(language, "telling") if word.code == "home"), None)


def _localities(mention: Mention) -> list[tuple[Entity, float]]:
    doing = _DOING if mention.case in _DOERS else 0.0
    own = [(entity, _NAMED + doing) for entity in mention.entities if entity.type == "locality"]
    if mention.titles:
        seats = [title.of for title in mention.titles if title.of is not None]
        own += [(seat, _IN_OFFICE) for seat in seats if seat.type == "locality"]
    within = mention.within
    if within is not None and mention.what == "organisation" and within.type == "locality":
        own.append((within, _OWNING))
    return own
