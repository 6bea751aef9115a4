"""Whether a document is about cooperation between localities of different countries, and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

import msgspec

from comity.lexicon.load import lexicon
from comity.reading.evidence import Evidence
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.scanner import Hit
from comity.reading.names.titles import Held
from comity.reading.page import Page, Sentence
from comity.reading.setting.lands import Lands, is_small
from comity.reading.verdict import RELEVANT, Verdict

LAYER = "relevance"
WILL = ("modality", "undertaking")
LANGUAGE = "en"
_ENOUGH_ACTING = (0.7, 0.08, 2.0)
_ENOUGH_ACROSS = (0.35, 0.04, 1.2)
_ENOUGH_TOGETHER = (1.4, 0.2, 4.5)
_MOST_FOR_ONE_SENTENCE = 3.0
_TIE = 2.0
_BY_NAME = 0.75
_AS_SUBJECT = 0.25
_WILLING = 0.5
_A_FEW = 6
_HERE = "the place that tells it"
_EVERYWHERE = "members of networks"
_PAIR = re.compile(r"[LO]&t?(?:A?Tf)?[LO]|A&Y")
_AS_PAIR = 0.5
_AS_MERE_PAIR = 0.35
_SUBJECT = re.compile(r"(?<![if])[LY](?=x)")
_POST = re.compile(r"(?<!Q,)[HX]fL(?!,?Q)")
_POLITY = re.compile(r"(?P<head>[TB])it?x?[ACc]|A(?=&[TY])")
_TYPED = re.compile(r"Tf$")
_PERSON = re.compile("Q")
_MANY = 4
_COUNCIL = "council"
_FORMAL = frozenset({"pact", "promotion"})
_LOCAL = frozenset("LYpZ")
_TELLING = re.compile("[LYZpcCAOQ]")
_ACTING = re.compile("[LYZ]")


def judge(page: Page) -> Verdict:
    """Whether the document is about sub-national international cooperation, and the reason.

    Relevant texts show local governments at work and, in the same breath, another country and words of ties,
    pacts, delegations, promotion or exchange; another subject (sports, crime …) must not outweigh that.
    """
    return verdict(gather(page))


def verdict(found: Evidence) -> Verdict:
    """What the points of a text come to, in whatever language it is."""
    against = _against(found)
    return Verdict(False, against) if against else RELEVANT


def _against(found: Evidence) -> str | None:
    """The first reason that speaks against relevance, or None."""
    if not found.countries:
        return "names no locality and no country"
    if found.abroad < 2:
        return "names places of one country only"
    topic, words = found.topic
    if words > found.topic_allowance:
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
    found = Evidence(
        countries=Counter(),
        topics=Counter(),
        speakers=Counter(),
        sentences=_length(page),
        told=_is_told(page),
    )
    lands = Lands(page)
    wills = {
        hit.start
        for layer in WILL
        for hit in page.hits(layer, 0, len(page.text))
        if not hit.words[0].attr("modal")
    }
    before, between = _NOWHERE, _NOWHERE
    for sentence in page.sentences:
        told = _Places(before.local | between.local, before.named | between.named)
        here = _weigh(sentence, told, lands, found)
        found.named += _WILLING * _willing(sentence, wills)
        if here.named or len(sentence.chunks) > _A_FEW:
            before, between = between, here
    _settle_strangers(page, found)
    return found


def _settle_strangers(page: Page, found: Evidence) -> None:
    """Where twins no table knows are told of, a demonym that is nobody's at home tells the other country.

    "Ashby and Saint-Loup marked forty years of twinning … the French mayor": one of the two lies abroad.
    """
    if len(found.countries) == 1 and found.strange >= _TIE and "A" in page.labels:
        found.countries[_HERE] += 2
        found.across += found.strange / 2
        found.within -= min(found.within, found.strange)


def _length(page: Page) -> int:
    """How many sentences a page has; a mere "And then?" or "4." is none."""
    return sum([len(sentence.chunks) > _A_FEW for sentence in page.sentences])


def _is_told(page: Page) -> bool:
    return bool(page.dates) or any(
        page.row[found.start()].data.get("posts") for found in _PERSON.finditer(page.labels)
    )


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
    network: bool = False
    outside: bool = False


def _weigh(sentence: Sentence, before: _Places, lands: Lands, found: Evidence) -> _Places:
    """Add what one sentence shows; `before` are the countries of the two before. Gives those it names."""
    acting, speaking = found.acting, found.speakers.total()
    here = _places(sentence, lands, found)
    in_office = found.acting > acting
    words = _words(sentence, found)
    in_office = in_office and found.speakers.total() == speaking
    found.named += _AS_SUBJECT * len(_SUBJECT.findall(sentence.labels))
    if len(here.local) > 1:
        words.weight += _side_by_side(sentence, bool(words.weight), in_office)
    if not words.weight:
        return here
    if words.tie and not here.local:
        found.strange += words.weight
    if len(here.named) == 1 and (words.outside or _is_with_strangers(sentence, lands)):
        found.countries[_HERE] += 2
        here = _Places(here.local | {_HERE}, here.named | {_HERE})
    if here.local and len(here.named) > 1:
        found.across += words.weight
        found.acting += _TIE if words.tie and len(here.local) > 1 else 0.0
        found.named += _BY_NAME if words.formal and _by_name(sentence) else 0.0
    elif words.network and (here.local or lands.home is not None):
        found.across += words.weight / 2
        found.countries[_EVERYWHERE] += 1
    elif _speaks_of_both(sentence, here, words) or (
        _reaches_abroad(here, before, lands) and (here.named or words.tie or words.formal)
    ):
        found.across += words.weight / 2
    elif (words.tie or words.pact) and _localities(sentence, lands) > 1:
        found.within += words.weight * (2 if _PAIR.search(sentence.labels) else 1)
    if words.tie and here.local:
        found.named += _BY_NAME
        found.countries.update(here.local)
    return here


def _speaks_of_both(sentence: Sentence, here: _Places, words: _Words) -> bool:
    """Whether a tie is told of two that are not named again ("The two towns have been partners")."""
    return words.tie and not here.named and "Z" in sentence.labels


def _side_by_side(sentence: Sentence, worded: bool, in_office: bool) -> float:
    """What localities of two countries weigh as a pair or one as the subject; less without words of ties.

    Without such words they must be a pair, or somebody `in_office` there and nobody of another body.
    """
    pair = _PAIR.search(sentence.labels) is not None
    if worded:
        return _AS_PAIR if pair or _SUBJECT.search(sentence.labels) else 0.0
    return _AS_MERE_PAIR if pair or in_office else 0.0


def _reaches_abroad(here: _Places, before: _Places, lands: Lands) -> bool:
    """Whether two countries are in play, one by a locality: told a little before, or one of them at home.

    A page on places of many countries has most of them abroad, wherever it is at home.
    """
    if not (here.local or before.local):
        return False
    named = here.named | before.named
    return len(named) > 1 or (lands.home is not None and lands.home not in named) or lands.many >= _MANY


def _places(sentence: Sentence, lands: Lands, found: Evidence) -> _Places:
    """The countries a sentence names; what its names say of local governments is added on the way."""
    local: set[str] = set()
    named: set[str] = set()
    found.acting += _posts_named(sentence)
    polities = _polities(sentence)
    row = sentence.chunks
    for telling in _TELLING.finditer(sentence.labels):
        at = telling.start()
        chunk = row[at]
        found.acting += _acting(chunk)
        countries = lands.of(chunk)
        if not countries or lands.may_be_a_word(sentence, at):
            continue
        named.update(countries)
        if chunk.label in _LOCAL or _is_council(chunk) or at in polities:
            local.update(countries)
        sure = 1 if is_small(chunk) and not _TYPED.search(sentence.labels, max(0, at - 2), at) else 2
        for country in countries:
            found.countries[country] += sure
    return _Places(frozenset(local), frozenset(named))


def _polities(sentence: Sentence) -> set[int]:
    """Countries told with a nameless town or council ("a village in Georgia", "the Lao and Thai town")."""
    return {
        found.end() - 1
        for found in _POLITY.finditer(sentence.labels)
        if found["head"] != "B" or _code(sentence.chunks[found.start()]) == _COUNCIL
    }


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
            words.network = words.network or word.code == "network"
            words.pact = words.pact or word.code == "pact"
            words.formal = words.formal or word.code in _FORMAL
    return words


def _willing(sentence: Sentence, wills: set[int]) -> int:
    """How many localities plan, ask or hope something themselves ("the county wants to …").

    `wills` are the offsets of words that say so.
    """
    row = sentence.chunks
    return sum([row[found.start()].end + 1 in wills for found in _ACTING.finditer(sentence.labels)])


def _is_told_from_outside(sentence: Sentence, tie: Hit) -> bool:
    """Whether a partner is told by its country, as only others do ("a Chinese sister city")."""
    row = sentence.chunks
    at = bisect_left(row, tie.start, key=lambda chunk: chunk.start)
    if at and row[at - 1].label == "A":
        return True
    after = bisect_left(row, tie.end, key=lambda chunk: chunk.start)
    return [chunk.label for chunk in row[after : after + 2]] == ["i", "C"]


def _is_with_strangers(sentence: Sentence, lands: Lands) -> bool:
    """Whether a locality of no known country stands beside one told with its country ("Kisumu, Kenya")."""
    abroad = any(
        chunk.label in "cCA" or (chunk.label == "L" and chunk.data.get("where")) for chunk in sentence.chunks
    )
    return abroad and any(
        (chunk.label == "L" or _is_council(chunk)) and not lands.of(chunk) for chunk in sentence.chunks
    )


def _by_name(sentence: Sentence) -> bool:
    """Whether a locality stands there for itself and not as the place where something happens."""
    return any(chunk.label in "LYZ" and not chunk.data.get("where") for chunk in sentence.of("L", "Y", "Z"))


def _localities(sentence: Sentence, lands: Lands) -> int:
    """How many localities a sentence speaks of; none where one of them may lie anywhere."""
    named = sentence.of("L", "Y", "Z")
    if any(not lands.of(chunk) for chunk in named):
        return 0
    return len({entity for chunk in named for entity in chunk.entities})


def _acting(chunk: Chunk) -> float:
    """How much a chunk says that a local government acts: its own name, its council, an official of it."""
    if not chunk.learned:
        return 0.0
    if chunk.label in "LY" and chunk.data.get("government"):
        return 2.0 if chunk.label == "L" else 1.0
    if chunk.label == "O" and _is_council(chunk):
        return 1.0
    if chunk.label == "Q" and any(_is_of_a_locality(post) for post in chunk.data.get("posts", ())):
        return 2.0
    return 0.0


def _posts_named(sentence: Sentence) -> int:
    """How many posts of localities are told with the place alone ("the governor of Chonburi")."""
    row = sentence.chunks
    return sum([_code(row[found.start()]) in _local_posts() for found in _POST.finditer(sentence.labels)])


def _code(chunk: Chunk) -> str | None:
    """What a title, a body or somebody pointed to by a post is."""
    return chunk.word.code if chunk.word is not None else chunk.data.get("code")


@cache
def _local_posts() -> frozenset[str]:
    return frozenset(word.code for word in lexicon(LANGUAGE).page("titles") if word.attr("of") == "locality")


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
