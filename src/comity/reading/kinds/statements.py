"""Statements: what somebody is quoted or reported to have said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from comity.model.claim import Statement
from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence, Speech
from comity.reading.marks.scanner import Hit

LAYER = "speech"
_SPEAKERS = ("person", "pointer", "organisation", "locality")
_CASES = frozenset({"topic", "subject", "by", "of", ""})
_NEAR = 14
"""Characters behind "according to" within which the speaker begins."""
_LONG = 8
"""Characters a quotation has that is somebody's speech and no word set apart."""
_OPENING = 10
"""Characters before a quotation that only lead on to it ("이어", "그러면서")."""
_SAID_BEFORE = 40
"""Characters before a speaker whose word of speech ends the sentence ("…, bà Lan cho biết thêm")."""
_SAID = 10
"""Characters that a report has at least behind its word of speech."""
_LEADING = (":", ",", "rằng", "rang")
"""What leads on from a word of speech to what is said."""


@lru_cache(maxsize=1)
def statements(passage: Passage) -> tuple[Statement, ...]:
    """One claim for every speech: the sentences it fills, and who says it.

    Read once for the grammars that ask one after the other.
    """
    return tuple(_statements(passage))


def _statements(passage: Passage) -> Iterator[Statement]:
    last: Entity | None = None
    told_to = 0
    for sentence in passage.sentences_with(LAYER):
        if sentence.heading or sentence.start < told_to:
            continue
        speakers = _speakers(sentence)
        if not speakers and last is not None and _goes_on(sentence):
            speakers = [(last, sentence.end)]
        start, end = _whole(passage, sentence)
        for number, (speaker, behind) in enumerate(speakers):
            last, told_to = speaker, end
            stop = end if number == len(speakers) - 1 else behind
            yield Statement(
                document=passage.document.name,
                quote=passage.text[start:stop],
                span=(start, stop),
                speaker=speaker,
            )
            start = stop + len(passage.text[stop:end]) - len(passage.text[stop:end].lstrip(" ,;"))


def _whole(passage: Passage, sentence: Sentence) -> tuple[int, int]:
    """A sentence with those that the words quoted in it begin or go on in."""
    quotes = _quotes(sentence)
    low = min([sentence.start, *(one.start for one in quotes)])
    high = max([sentence.end, *(one.end for one in quotes)])
    return passage.sentence_at(low).start, max(sentence.end, passage.sentence_at(high - 1).end)


def _speakers(sentence: Sentence) -> list[tuple[Entity, int]]:
    """Who speaks in a sentence, each with where the telling of it ends; two only where each is quoted."""
    quotes = _quotes(sentence)
    found: list[tuple[Entity, int]] = []
    for hit in sentence.words(LAYER):
        if sentence.passage.speech_at(hit.start) is not None:
            continue
        mention = _told_by(sentence, hit, quotes)
        if mention is None or mention.entity is None:
            continue
        since = found[-1][1] if found else sentence.start
        own = mention.start >= since and any(since <= one.start < hit.start for one in quotes)
        if not found:
            found.append((mention.entity, hit.end))
        elif mention.entity.key == found[-1][0].key:
            found[-1] = (found[-1][0], hit.end)
        elif own:
            found.append((mention.entity, hit.end))
    return found


def _told_by(sentence: Sentence, hit: Hit, quotes: list[Speech]) -> Mention | None:
    """Who says what a word of speech stands beside; None where nothing is said there."""
    word = hit.words[0]
    if word.code == "according":
        return _behind(sentence, hit)
    if word.code == "source":
        return _right_before(sentence, hit)
    if word.attr("quoted") and not quotes:
        return _topic(sentence, hit) if word.attr("indirect") and _is_told(sentence, hit) else None
    if word.attr("close") and not any(0 <= hit.start - one.end <= word.attr("close") for one in quotes):
        return None
    if not quotes and not _reports(sentence, hit):
        return None
    return _before(sentence, hit, bool(quotes) or bool(word.attr("bodies")))


def _is_told(sentence: Sentence, hit: Hit) -> bool:
    """Whether what is said, without quotation marks, ends before a word of speech ("돕겠다고 밝혔다")."""
    return any(
        clause.link == "quoted" and hit.end > clause.end and hit.start - clause.end <= _NEAR
        for clause in sentence.clauses
    )


def _topic(sentence: Sentence, hit: Hit) -> Mention | None:
    """The person a sentence is of, where nobody else is named so behind."""
    topics = [one for one in sentence.mentions if one.case == "topic" and one.end <= hit.start]
    return topics[-1] if topics and _is_person(topics[-1]) and len(topics[-1].entities) == 1 else None


def _quotes(sentence: Sentence) -> list[Speech]:
    """Words somebody says that stand, whole or in part, in a sentence."""
    said = sentence.passage.speeches
    return [
        one
        for one in said
        if one.start < sentence.end and sentence.start < one.end and one.end - one.start >= _LONG
    ]


def _reports(sentence: Sentence, hit: Hit) -> bool:
    """Whether what is said follows the word; a bare "spoke at the forum" says nothing."""
    behind = sentence.passage.text[hit.end : sentence.end]
    word = hit.words[0]
    if word.attr("weak"):
        near = [one for one in sentence.clauses if 0 <= one.start - hit.end <= 1]
        told = bool(word.attr("clause")) and any(one.link == "quoted" for one in near)
        return told or behind.lstrip().startswith(_LEADING)
    if word.attr("then") and not any(f" {form} " in behind for form in word.attr("then")):
        return False
    if len(behind.strip(" .:,")) >= _SAID:
        return True
    speaker = _before(sentence, hit, False)
    return speaker is not None and speaker.start - sentence.start >= _SAID_BEFORE


def _behind(sentence: Sentence, hit: Hit) -> Mention | None:
    """The speaker named right behind a word like "according to"; papers and offices are no speakers."""
    for mention in sentence.mentions:
        if mention.phrase[0] >= hit.end or mention.start >= hit.end:
            begins = min(mention.start, mention.phrase[0]) if mention.phrase[1] else mention.start
            near = begins - hit.end <= _NEAR
            return mention if near and _is_person(mention) else None
    return None


def _right_before(sentence: Sentence, hit: Hit) -> Mention | None:
    """The person named right before a word that makes a source of whom it stands behind."""
    for mention in sentence.mentions:
        if _is_person(mention) and max(mention.end, mention.phrase[1]) == hit.start:
            return mention
    return None


def _before(sentence: Sentence, hit: Hit, bodies: bool) -> Mention | None:
    """The speaker told before a word of speech: a person before a body, the nearest before one further off.

    Two who are told to say the same say it together in the paper's words; `bodies` that a body may say it.
    """
    told = [
        mention
        for mention in sentence.mentions
        if mention.end <= hit.start
        and len(mention.entities) == 1
        and mention.what in _SPEAKERS
        and mention.case in _CASES
        and sentence.passage.speech_at(mention.start) is None
    ]
    people = [mention for mention in told if _is_person(mention)]
    doers = [mention for mention in people if mention.case in ("topic", "subject")]
    if doers or people:
        return (doers or people)[-1]
    acting = [mention for mention in told if mention.case in ("topic", "subject")]
    alone = bodies and acting and not any(mention.joined for mention in acting[-2:])
    return acting[-1] if alone and _has_name(acting[-1]) else None


def _has_name(mention: Mention) -> bool:
    """Whether a body has a name of its own; "the organisers" have none."""
    entity = mention.entity
    if entity is None or entity.type != "organisation" or entity.id is not None:
        return True
    first, *others = entity.name.split()
    return not others or any(not word.islower() for word in others) or not first[:1].isupper()


def _is_person(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.type == "person"


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence that opens with quoted words and no speaker of its own goes on with what was."""
    quotes = _quotes(sentence)
    opens = bool(quotes) and quotes[0].start - sentence.start <= _OPENING
    return opens and not any(
        mention.case in ("topic", "subject") and sentence.passage.speech_at(mention.start) is None
        for mention in sentence.mentions
    )
