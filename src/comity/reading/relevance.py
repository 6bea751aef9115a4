"""Whether a document is about cooperation between localities of different countries, and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

import msgspec

from comity.reading.chunks import Chunk
from comity.reading.page import Page, Sentence
from comity.reading.scanner import Hit
from comity.reading.titles import Held

LAYER = "relevance"
WILL = ("modality", "undertaking")
LANGUAGE = "en"
_ENOUGH_ACTING = (0.7, 0.08, 2.0)
_ENOUGH_ACROSS = (0.35, 0.04, 1.2)
_ENOUGH_TOGETHER = (1.4, 0.2, 4.5)
_MOST_FOR_ONE_SENTENCE = 3.0
_MOST_BY_NAME = 2.0
_TIE = 2.0
_BY_NAME = 0.75
_AS_SUBJECT = 0.25
_WILLING = 0.5
_TOPIC_ALLOWANCE = 2
_HERE = "the place that tells it"
_PAIR = re.compile(r"[LO]&t?(?:A?Tf)?[LO]")
_AS_PAIR = 0.5
_DEMONYM = re.compile(r"A(?:Tf?)?$")
_LAND = re.compile(r"[,(i][cC]")
_SUBJECT = re.compile(r"(?<![if])[LY](?=x)")
_FORMAL = frozenset({"pact", "promotion"})
_LOCAL = frozenset("LYpZ")
_TELLING = frozenset("LYZpcCAOQ")


class Verdict(msgspec.Struct, frozen=True):
    """Whether a document is relevant, and the reason in one plain sentence."""

    relevant: bool
    reason: str


class Evidence(msgspec.Struct, kw_only=True):
    """What a page shows for and against, in points.

    `sentences` is its length; `countries` counts the mentions of each country and its localities; `acting` is
    how much local governments do, `named` how much localities are said to do by name; `across` how much is
    said of cooperation in one breath with localities and another country, `within` the same for localities of
    one country; `topics` are words of other subjects, `speakers` those of other bodies (companies …).
    """

    countries: Counter[str]
    sentences: int = 0
    acting: float = 0.0
    named: float = 0.0
    across: float = 0.0
    within: float = 0.0
    topics: Counter[str]
    speakers: Counter[str]

    @property
    def abroad(self) -> int:
        """How many countries the text surely names: a single mention of a small town's name proves none."""
        return sum(count > 1 for count in self.countries.values())

    def enough(self, points: float, bar: tuple[float, float, float]) -> bool:
        """Whether points reach a bar that rises with the text's length: foot, step a sentence, top."""
        foot, step, top = bar
        return points >= min(top, foot + step * self.sentences)

    @property
    def local(self) -> float:
        """How much localities act at all; what is only said of them by name counts little."""
        return self.acting + min(self.named, _MOST_BY_NAME)

    @property
    def topic(self) -> tuple[str, int]:
        """The other subject most spoken of, and by how many words."""
        return self.topics.most_common(1)[0] if self.topics else ("", 0)


def judge(page: Page) -> Verdict:
    """Whether the document is about sub-national international cooperation, and the reason.

    Relevant texts show local governments at work and, in the same breath, another country and words of ties,
    pacts, delegations, promotion or exchange; another subject (sports, crime …) must not outweigh that.
    """
    language = page.document.language
    if language is not None and language != LANGUAGE:
        return Verdict(False, f"this language ({language}) is not read yet")
    found = gather(page)
    against = _against(found)
    if against:
        return Verdict(False, against)
    return Verdict(True, "local governments and their ties with another country are what it is about")


def _against(found: Evidence) -> str | None:
    """The first reason that speaks against relevance, or None."""
    if not found.countries:
        return "names no locality and no country"
    if found.abroad < 2:
        return "names places of one country only"
    topic, words = found.topic
    if words > _TOPIC_ALLOWANCE + (found.local + found.across) / 4:
        return f"speaks mostly of {topic}"
    if found.within >= max(found.across, _TIE):
        return "tells of an agreement between localities of one country"
    if not found.enough(found.local, _ENOUGH_ACTING):
        return _who_acts_instead(found)
    together = found.enough(found.local + found.across, _ENOUGH_TOGETHER)
    if not together or not found.enough(found.across, _ENOUGH_ACROSS):
        return "tells of no cooperation of a locality with another country"
    return None


def _who_acts_instead(found: Evidence) -> str:
    if not found.speakers:
        return "no local government acts in it"
    return f"speaks of {found.speakers.most_common(1)[0][0]}: no local government acts in it"


def gather(page: Page) -> Evidence:
    """The points a page shows for and against."""
    found = Evidence(countries=Counter(), topics=Counter(), speakers=Counter(), sentences=len(page.sentences))
    before, between = _NOWHERE, _NOWHERE
    for sentence in page.sentences:
        here = _weigh(sentence, _Places(before.local | between.local, before.named | between.named), found)
        before, between = between, here
    return found


class _Places(msgspec.Struct, frozen=True):
    """The countries of the localities a sentence names, and all countries it names."""

    local: frozenset[str]
    named: frozenset[str]


_NOWHERE = _Places(frozenset(), frozenset())


class _Words(msgspec.Struct):
    """What the words of a sentence weigh; whether some speak of ties, some of a pact or of promotion.

    `outside`: a tie is told by somebody of another country than its partner ("our Chinese sister city").
    """

    weight: float = 0.0
    tie: bool = False
    formal: bool = False
    pact: bool = False
    outside: bool = False


def _weigh(sentence: Sentence, before: _Places, found: Evidence) -> _Places:
    """Add what one sentence shows; `before` are the countries of the two before. Gives those it names."""
    here = _places(sentence, found)
    words = _words(sentence, found)
    found.named += _AS_SUBJECT * len(_SUBJECT.findall(sentence.labels)) + _WILLING * _willing(sentence)
    if len(here.local) > 1 and _PAIR.search(sentence.labels):
        words.weight += _AS_PAIR
    if not words.weight:
        return here
    if len(here.named) == 1 and (words.outside or _is_with_strangers(sentence)):
        found.countries[_HERE] += 2
        here = _Places(here.local | {_HERE}, here.named | {_HERE})
    if here.local and len(here.named) > 1:
        found.across += words.weight
        found.acting += _TIE if words.tie and len(here.local) > 1 else 0.0
        found.named += _BY_NAME if words.formal and _by_name(sentence) else 0.0
    elif (
        (here.local or before.local)
        and len(here.named | before.named) > 1
        and (here.named or words.tie or words.formal)
    ):
        found.across += words.weight / 2
    elif (words.tie or words.pact) and _localities(sentence) > 1:
        found.within += words.weight * (2 if _PAIR.search(sentence.labels) else 1)
    if words.tie and here.local:
        found.named += _BY_NAME
        found.countries.update(here.local)
    return here


def _places(sentence: Sentence, found: Evidence) -> _Places:
    """The countries a sentence names; what its names say of local governments is added on the way."""
    local: set[str] = set()
    named: set[str] = set()
    for at, chunk in enumerate(sentence.chunks):
        if chunk.label not in _TELLING:
            continue
        found.acting += _acting(chunk)
        countries = _countries(chunk) or _told_beside(sentence, at)
        if not countries:
            continue
        named.update(countries)
        if chunk.label in _LOCAL or _is_council(chunk):
            local.update(countries)
        sure = 1 if _is_of_the_world(chunk) else 2
        for country in countries:
            found.countries[country] += sure
    return _Places(frozenset(local), frozenset(named))


def _words(sentence: Sentence, found: Evidence) -> _Words:
    """The weight of a sentence's words of cooperation; words of other things are counted on the way."""
    words = _Words()
    for hit in sentence.words(LAYER):
        word = hit.words[0]
        if word.attr("topic"):
            found.topics[word.attr("topic")] += word.attr("weight", 1)
        elif word.attr("speaker"):
            found.speakers[word.attr("speaker")] += 1
        elif word.code == "authority":
            found.acting += word.attr("weight", 1)
        else:
            words.weight = min(words.weight + word.attr("weight", 1), _MOST_FOR_ONE_SENTENCE)
            words.tie = words.tie or word.code == "tie"
            words.outside = words.outside or (word.code == "tie" and _is_told_from_outside(sentence, hit))
            words.pact = words.pact or word.code == "pact"
            words.formal = words.formal or word.code in _FORMAL
    return words


def _willing(sentence: Sentence) -> int:
    """How many localities plan, ask or hope something themselves ("the county wants to …")."""
    wills = {hit.start for layer in WILL for hit in sentence.words(layer) if not hit.words[0].attr("modal")}
    if not wills:
        return 0
    return sum(chunk.label in "LYZ" and chunk.end + 1 in wills for chunk in sentence.chunks)


def _is_told_from_outside(sentence: Sentence, tie: Hit) -> bool:
    """Whether a partner is told by its country, as only others do ("a Chinese sister city")."""
    row = sentence.chunks
    at = bisect_left(row, tie.start, key=lambda chunk: chunk.start)
    if at and row[at - 1].label == "A":
        return True
    after = bisect_left(row, tie.end, key=lambda chunk: chunk.start)
    return [chunk.label for chunk in row[after : after + 2]] == ["i", "C"]


def _is_with_strangers(sentence: Sentence) -> bool:
    """Whether a locality of no known country stands beside one told with its country ("Kisumu, Kenya")."""
    return any(label in "cCA" for label in sentence.labels) and any(
        (chunk.label == "L" or _is_council(chunk))
        and not _countries(chunk)
        and not _told_beside(sentence, at)
        for at, chunk in enumerate(sentence.chunks)
    )


def _told_beside(sentence: Sentence, at: int) -> list[str]:
    """The country of a locality no table knows: "the Dutch municipality of Almere", "Almere, Netherlands"."""
    row, labels = sentence.chunks, sentence.labels
    if labels[at] != "L":
        return []
    before = _DEMONYM.search(labels, max(0, at - 3), at)
    beside = before.start() if before else at + 2
    if not before and not _LAND.match(labels, at + 1):
        return []
    return _countries(row[beside])


def _is_of_the_world(chunk: Chunk) -> bool:
    """Whether a name is only one of the many small places of the world, which other words look like."""
    names = chunk.hit.names if chunk.hit is not None else ()
    return chunk.label == "L" and bool(names) and all(name.tier == "world" for name in names)


def _by_name(sentence: Sentence) -> bool:
    """Whether a locality stands there for itself and not as the place where something happens."""
    return any(chunk.label in "LYZ" and not chunk.data.get("where") for chunk in sentence.of("L", "Y", "Z"))


def _localities(sentence: Sentence) -> int:
    return len({entity for chunk in sentence.of("L", "Y", "Z") for entity in chunk.entities})


def _countries(chunk: Chunk) -> list[str]:
    """The countries of the localities and countries a chunk stands for or belongs to."""
    owner = chunk.data.get("of")
    entities = chunk.entities if owner is None else (*chunk.entities, owner)
    return [entity.country for entity in entities if entity.country is not None]


def _acting(chunk: Chunk) -> float:
    """How much a chunk says that a local government acts: its own name, its council, an official of it."""
    if chunk.label in "LY" and chunk.data.get("government"):
        return 2.0 if chunk.label == "L" else 1.0
    if chunk.label == "O" and _is_council(chunk):
        return 1.0
    if chunk.label == "Q" and any(_is_of_a_locality(post) for post in chunk.data.get("posts", ())):
        return 2.0
    return 0.0


def _is_council(chunk: Chunk) -> bool:
    """Whether an organisation is a locality's council; a country's parliament is none."""
    owner = chunk.data.get("of")
    return bool(chunk.data.get("council")) and (owner is None or owner.type == "locality")


def _is_of_a_locality(post: Held) -> bool:
    if post.kind == "locality":
        return True
    owner = post.of
    if owner is None or not owner.entities:
        return False
    return owner.entities[0].type == "locality" or bool(owner.data.get("council"))
