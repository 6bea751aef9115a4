"""Commitments: what somebody undertook, plans or asked to do."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Commitment, Modality
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.sectors import sectors_in
from comity.reading.kinds.voices import seat_of, speaker_of

LAYER = "undertaking"
_AHEAD: tuple[Modality, ...] = ("planned", "wished")
_FOR = ("to", "with")
_LONGEST = 200
"""Characters of an action; what is longer is told by its end, where the verb stands or begins."""


def commitments(passage: Passage) -> Iterator[Commitment]:
    """One claim for every undertaking of a sentence: what lies ahead and who means to do it."""
    for sentence in passage.sentences:
        if sentence.heading:
            continue
        told: set[Modality] = set()
        for clause in _ahead(sentence):
            modality = _modality(clause)
            actors = _actors(clause, modality)
            if not actors or modality in told:
                continue
            told.add(modality)
            yield _commitment(clause, modality, actors)


def _ahead(sentence: Sentence) -> list[Clause]:
    """The clauses that tell of something meant or wished for, the last first: there the matter is named."""
    clauses = [clause for clause in sentence.clauses if clause.link not in ("heading", "modifying")]
    return [clause for clause in reversed(clauses) if _modality(clause) in _AHEAD]


def _modality(clause: Clause) -> Modality:
    """How the clause's verb, or a word of promising and asking in it, puts what it tells."""
    if clause.verb is not None and clause.verb.modality in (*_AHEAD, "denied"):
        return clause.verb.modality
    for word in clause.words(LAYER):
        return "wished" if word.words[0].code == "wished" else "planned"
    return "asserted"


def _actors(clause: Clause, modality: Modality) -> tuple[Entity, ...]:
    """Who undertakes it: the doers, or the speaker and whom the speaker stands for."""
    passage = clause.sentence.passage
    speaker = speaker_of(clause.sentence)
    spoken = passage.speech_at(clause.start) is not None
    doers = [] if spoken else [entity for entity in clause.doers() if entity.type != "country"]
    told = dict.fromkeys(doers)
    if speaker is not None and (spoken or not told or speaker in told or modality == "wished"):
        seat = seat_of(passage, speaker)
        told.update(dict.fromkeys(one for one in (seat, speaker) if one is not None))
    for entity in list(told):
        seat = seat_of(passage, entity) if entity.type == "person" else None
        if seat is not None:
            told.setdefault(seat)
    return tuple(told)


def _commitment(clause: Clause, modality: Modality, actors: tuple[Entity, ...]) -> Commitment:
    sentence, passage = clause.sentence, clause.sentence.passage
    start, end = sentence.start, sentence.end
    speech = passage.speech_at(clause.start)
    if speech is not None:
        start, end = max(start, speech.start + 1), min(end, speech.end - 1)
    mine = {actor.key for actor in actors}
    others = [entity for mention in clause.cased(*_FOR) for entity in mention.entities]
    ahead = [mark.edtf for mark in clause.dates() if mark.ahead and mark.edtf]
    return Commitment(
        document=passage.document.name,
        quote=passage.text[start:end],
        span=(start, end),
        modality=modality,
        actors=actors,
        beneficiaries=tuple(dict.fromkeys(one for one in others if one.key not in mine)),
        action=clause.text[-_LONGEST:].strip(" ,.\n"),
        fields=sectors_in(passage, clause.start, clause.end),
        due=ahead[-1] if ahead else None,
    )
