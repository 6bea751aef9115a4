"""Whether a passage is about cooperation between localities of different countries: told as for English.

Local governments act, and words of ties, pacts, delegations, promotion or exchange stand in one breath with
localities and another country; another subject (sports, crime …) must not outweigh that.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import msgspec

from comity.model.entity import Entity
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.kind_words import kind_of
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.evidence import Evidence
from comity.reading.relevance import verdict
from comity.reading.verdict import Verdict

LAYER = "relevance"
_MOST_FOR_ONE_SENTENCE = 3.0
_A_FEW = 12
"""Characters up to which a line is a byline or a caption's remains."""
_PAIR, _MERE_PAIR = 0.5, 0.35
_AS_SUBJECT, _BY_NAME, _WILLING = 0.25, 0.75, 0.5
_IN_OFFICE, _ACTING = 2.0, 1.0
_SURE = 2
_COUNCIL, _ONE = "council", "one_"
_DOING = frozenset({"subject", "topic", "by"})
_SPOKEN_OF = _DOING | {"of"}
_FORMAL = frozenset({"pact", "promotion"})
_OF_TWO = frozenset({"two_localities", "two_sides"})


class _Places(msgspec.Struct, frozen=True):
    """The countries of the localities a sentence names, and all countries it names."""

    local: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    def __or__(self, other: _Places) -> _Places:
        return _Places(self.local | other.local, self.named | other.named)


class _Words(msgspec.Struct):
    """What the words of a sentence weigh, and what some of them speak of."""

    weight: float = 0.0
    codes: set[str] = msgspec.field(default_factory=set)


def judge(passage: Passage) -> Verdict:
    """Whether the passage is relevant, and the reason in a plain sentence."""
    return verdict(gather(passage))


def gather(passage: Passage) -> Evidence:
    """The points a passage shows for and against."""
    long = [sentence for sentence in passage.sentences if sentence.end - sentence.start > _A_FEW]
    found = Evidence(
        countries=Counter(),
        topics=Counter(),
        speakers=Counter(),
        sentences=len(long),
        told=bool(passage.dates) or any(mention.titles for mention in passage.mentions),
    )
    home = _home(passage)
    before, between = _Places(), _Places()
    for sentence in passage.sentences:
        here = _weigh(sentence, before | between, home, found)
        if here.named or sentence.end - sentence.start > _A_FEW:
            before, between = between, here
    return found


def _home(passage: Passage) -> str | None:
    """The country the passage is told from: of its home, else the one its language is of."""
    if passage.home is not None and passage.home.country is not None:
        return passage.home.country
    return country_of(passage.language)


def _weigh(sentence: Sentence, before: _Places, home: str | None, found: Evidence) -> _Places:
    """Adds what one sentence shows; `before` are the countries of the two before. Gives those it names."""
    acting = found.acting
    here = _places(sentence, home, found)
    in_office = found.acting > acting
    words = _words(sentence, found)
    if len(here.local) > 1:
        paired = any(_is_pair(one, other) for one, other in pairwise(sentence.mentions))
        worded = _PAIR if words.weight else _MERE_PAIR
        words.weight += worded if paired or in_office else 0.0
    if not words.weight:
        return here
    tie, formal = "tie" in words.codes, bool(words.codes & _FORMAL)
    if here.local and len(here.named) > 1:
        found.across += words.weight
        found.acting += _ACTING if tie and len(here.local) > 1 else 0.0
        found.named += _BY_NAME if formal else 0.0
    elif ("network" in words.codes and (here.local or home is not None)) or (
        (here.named or tie or formal) and _reaches_abroad(sentence, here, before, home)
    ):
        found.across += words.weight / 2
    elif (tie or "pact" in words.codes) and _localities(sentence) > 1:
        found.within += words.weight
    if tie and here.local:
        found.named += _BY_NAME
    return here


def _reaches_abroad(sentence: Sentence, here: _Places, before: _Places, home: str | None) -> bool:
    """Whether two countries are in play, one by a locality: told a little before, or one of them at home."""
    if any(mention.code in _OF_TWO and len(_lands(mention)) > 1 for mention in sentence.mentions):
        return True
    together = here | before
    if not together.local:
        return False
    return len(together.named) > 1 or (home is not None and home not in together.named)


def _places(sentence: Sentence, home: str | None, found: Evidence) -> _Places:
    """The countries a sentence names; what its names say of local governments is added on the way."""
    local: set[str] = set()
    named: set[str] = set()
    for mention in sentence.mentions:
        seats = _seats(mention)
        by_name: set[str] = set()
        for entity in (*mention.entities, *seats):
            land = entity.country
            if land is None:
                continue
            (local if entity.type == "locality" else named).add(land)
            if mention.what != "pointer" or entity in seats:
                by_name.add(land)
        for land in by_name:
            found.countries[land] += _SURE
        if home is not None and not mention.entities and _is_the_writer_s(mention):
            local.add(home)
            found.countries[home] += _SURE
            found.acting += _ACTING
        found.acting += _acts(sentence, mention, seats)
        if mention.what == "locality" and mention.case in _SPOKEN_OF:
            found.named += _AS_SUBJECT + _WILLING * _is_willing(sentence, mention)
    return _Places(frozenset(local), frozenset(named | local))


def _is_the_writer_s(mention: Mention) -> bool:
    """Whether a pointer to none that was told is "the city" that acts: the paper, or the office, is of it."""
    return mention.code.startswith(_ONE) and mention.case in _DOING


def _seats(mention: Mention) -> list[Entity]:
    """What the posts of a person are held in, and the locality that a council is of."""
    seats = [title.of for title in mention.titles if title.of is not None]
    return [*seats, mention.within] if mention.code == _COUNCIL and mention.within is not None else seats


def _acts(sentence: Sentence, mention: Mention, seats: list[Entity]) -> float:
    """How much a mention says that a local government acts: somebody in office, "the province", its own name.

    A place that does something is its government where it is called what it is ("하남시는").
    """
    if seats and any(seat.type == "locality" for seat in seats):
        return _IN_OFFICE if mention.titles else _ACTING
    if mention.case not in _DOING or not any(entity.type == "locality" for entity in mention.entities):
        return 0.0
    if mention.what == "pointer":
        return _ACTING
    passage = sentence.passage
    written = passage.text[mention.start : mention.end]
    return _ACTING if kind_of(passage.language, written, mention.entities[0].name) is not None else 0.0


def _is_willing(sentence: Sentence, mention: Mention) -> bool:
    """Whether a locality plans, asks or hopes something itself."""
    return mention.case in _DOING and any(
        mention in clause.mentions and clause.modality in ("planned", "wished") for clause in sentence.clauses
    )


def _is_pair(one: Mention, other: Mention) -> bool:
    """Whether two localities of different countries stand side by side, or one is told with the other."""
    if one.what != "locality" or other.what != "locality" or _lands(one) == _lands(other):
        return False
    return one.joined or "with" in (one.case, other.case)


def _lands(mention: Mention) -> set[str]:
    return {entity.country for entity in mention.entities if entity.country is not None}


def _localities(sentence: Sentence) -> int:
    """How many localities a sentence speaks of; none where one of them may lie anywhere."""
    found = [entity for mention in sentence.of("locality", "pointer") for entity in mention.entities]
    local = {entity for entity in found if entity.type == "locality"}
    return 0 if any(entity.country is None for entity in local) else len({entity.key for entity in local})


def _words(sentence: Sentence, found: Evidence) -> _Words:
    """The weight of a sentence's words of cooperation; words of other things are counted on the way."""
    words = _Words()
    for hit in sentence.words(LAYER):
        word = hit.words[0]
        told = word.attrs
        weight = told.get("weight", 1)
        if "topic" in told:
            found.topics[told["topic"]] += weight
        elif "speaker" in told:
            found.speakers[told["speaker"]] += 1
        elif word.code == "authority":
            found.acting += weight
        elif word.code != "none":
            words.weight = min(words.weight + weight, _MOST_FOR_ONE_SENTENCE)
            words.codes.add(word.code)
    return words
