"""Commitments: what somebody undertook, plans or asked to do."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Commitment, Modality
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Case
from comity.reading.clauses.passage import Passage, Sentence, Speech
from comity.reading.kinds.paper_sides import sides_of_paper
from comity.reading.kinds.sectors import sectors_in
from comity.reading.kinds.undertakings import LAYER, Undertaking, undertakings
from comity.reading.kinds.voices import seat_of, speaker_of

_FOR: tuple[Case, ...] = ("to", "with")
_LONGEST = 200
"""Characters of an action; what is longer is told by its end, where the verb stands or begins."""


def commitments(passage: Passage) -> Iterator[Commitment]:
    """One claim for every undertaking of a sentence: what lies ahead and who means to do it."""
    for sentence in passage.sentences_with(LAYER):
        if sentence.heading:
            continue
        told: set[tuple[Speech | None, Modality, int]] = set()
        for undertaking in undertakings(sentence):
            own = undertaking.clause.index if undertaking.apart else -1
            key = undertaking.speech, undertaking.modality, own
            actors = _actors(undertaking) if key not in told else ()
            if actors:
                told.add(key)
                yield _commitment(undertaking, actors)


def _told_of(sentence: Sentence) -> tuple[Entity, ...]:
    """Of whom a sentence tells: its own first doer, else that of the last sentence of its paragraph with one.

    Nobody where somebody without a name does it.
    """
    sentences = sentence.passage.sentences
    for index in range(sentence.index, -1, -1):
        one = sentences[index]
        if one.heading:
            continue
        outer = [clause for clause in one.clauses if clause.link in ("main", "linked")]
        named = (mention for clause in outer for mention in clause.cased("topic", "subject"))
        own = next((mention for mention in named if one.passage.speech_at(mention.start) is None), None)
        if own is not None:
            return own.entities
        opens = index == 0 or sentences[index - 1].paragraph != one.paragraph
        if opens or any(clause.strange for clause in outer):
            break
    return ()


def _actors(undertaking: Undertaking) -> tuple[Entity, ...]:
    """Who undertakes it: who is told to do it, and the speaker with whom he or she speaks for."""
    clause = undertaking.clause
    if undertaking.contained:
        return tuple(sides_of_paper(clause.sentence))
    passage = clause.sentence.passage
    speaker = speaker_of(passage, clause.verb.start if clause.verb is not None else clause.start)
    if undertaking.speech is not None or (speaker is not None and undertaking.reported):
        own = [one for mention in clause.cased("topic", "subject") for one in mention.entities]
        doers = [*([speaker] if speaker is not None else []), *own]
    else:
        if _is_strange(clause):
            return ()
        pledged = undertaking.pledged()
        named = pledged.cased("topic", "subject") if pledged is not None else []
        doing = _by_post(clause) or clause.doers()
        doers = [
            *(doing or ([speaker] if speaker is not None else _told_of(clause.sentence))),
            *(one for mention in named for one in mention.entities),
        ]
    told: dict[str, Entity] = {}
    for doer in doers:
        seat = seat_of(passage, doer)
        for one in (seat, doer if doer.type != "country" else None):
            if one is not None:
                told.setdefault(one.key, one)
    seat = seat_of(passage, speaker) if speaker is not None else None
    if speaker is not None and seat is not None and seat.key in told:
        told.setdefault(speaker.key, speaker)
    people = any(one.type == "person" for one in told.values())
    return tuple(one for one in told.values() if one.type != "country" or people)


def _by_post(clause: Clause) -> list[Entity]:
    """What those serve who are told by their posts alone ("Giám đốc Sở Y tế đề nghị …")."""
    doing = [one for one in clause.mentions if one.case in ("topic", "subject")]
    if len(doing) != 1 or doing[0].entities:
        return []
    return [title.of for title in doing[0].titles if title.of is not None]


def _is_strange(clause: Clause) -> bool:
    """Whether it is done by somebody whom no name or pointer stands for."""
    for one in reversed(clause.sentence.clauses[: clause.index + 1]):
        if one.link != "modifying" or one is clause:
            if one.cased("topic", "subject"):
                return False
            if one.strange:
                return True
    return False


def _commitment(undertaking: Undertaking, actors: tuple[Entity, ...]) -> Commitment:
    clause, passage = undertaking.clause, undertaking.clause.sentence.passage
    start, end = _span(undertaking)
    mine = {actor.key for actor in actors}
    others = [entity for mention in clause.cased(*_FOR) for entity in mention.entities]
    ahead = [mark.edtf for mark in clause.dates() if mark.ahead and mark.edtf]
    return Commitment(
        document=passage.document.name,
        quote=passage.text[start:end],
        span=(start, end),
        modality=undertaking.modality,
        actors=actors,
        beneficiaries=tuple(dict.fromkeys(one for one in others if one.key not in mine)),
        action=passage.text[start:end][-_LONGEST:].strip(" ,.\n"),
        fields=sectors_in(passage, start, end),
        due=ahead[-1] if ahead else None,
    )


def _span(undertaking: Undertaking) -> tuple[int, int]:
    """The words of a speech within the sentence, or the whole sentence."""
    sentence, speech = undertaking.clause.sentence, undertaking.speech
    if speech is None:
        return sentence.start, sentence.end
    text = sentence.passage.text
    start, end = max(sentence.start, speech.start), min(sentence.end, speech.end)
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end
