"""Signings: the agreements of a text that are its news are events, too."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Agreement
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.agreement.acts import WORDS
from comity.reading.kinds.agreements import agreements
from comity.reading.kinds.event.company import belonging, countries, of_mentions
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.occasions import AGAIN, GATHERINGS
from comity.reading.kinds.event.when import is_news, when

_LEAD = 3
"""Sentences within which a signing without a date is the news."""
_SIGNING, _THERE = "signing", "there"
_DAY = len("2024-10-16")


def signings(passage: Passage) -> Iterator[Draft]:
    """A draft for every agreement that was signed as the text tells, or is about to be."""
    for told in agreements(passage):
        clause = _clause_of(passage, told)
        if clause is None or told.stage == "ended" or told.modality in ("wished", "denied"):
            continue
        start = told.date or when(clause)
        if _is_occasion(passage, told, clause, start):
            yield _draft(told, clause, start)


def _clause_of(passage: Passage, told: Agreement) -> Clause | None:
    """The last clause within the quote of an agreement, or the one around it."""
    sentence = passage.sentence_at(told.span[0])
    start, end = told.span
    inside = [one for one in sentence.clauses if start <= one.start and one.end <= end]
    around = [one for one in sentence.clauses if one.start <= start < one.end]
    fit = inside or around
    return fit[-1] if fit else None


def _is_occasion(passage: Passage, told: Agreement, clause: Clause, start: str | None) -> bool:
    """Whether it was signed where people came together lately, or who signed it is told."""
    if clause.link in ("modifying", "heading") or not _signs(passage, told):
        return False
    if start is not None and is_news(clause, start):
        return True
    there = _THERE in clause.sentence.codes(WORDS)
    if start is not None and len(start) >= _DAY:
        return (there and passage.published is None) or any(
            _is_named(clause, one.person) for one in told.signatories
        )
    sentences = [one for one in passage.sentences if not one.heading]
    if start is not None or clause.sentence.modality == "wished":
        return False
    if told.modality == "planned":
        return AGAIN in clause.sentence.codes(GATHERINGS)
    return there or clause.sentence in sentences[:_LEAD]


def _is_named(clause: Clause, person: Entity) -> bool:
    """Whether a person is named where the signing is told, or right behind."""
    index = clause.sentence.index
    near = clause.sentence.passage.sentences[index : index + 2]
    return any(person in mention.entities for one in near for mention in one.of("person"))


def _signs(passage: Passage, told: Agreement) -> bool:
    """Whether the quote tells that something is signed, rather than that there is a tie."""
    return bool(passage.hits(_SIGNING, *told.span)) or bool(told.signatories)


def _draft(told: Agreement, clause: Clause, start: str | None) -> Draft:
    passage = clause.sentence.passage
    draft = Draft(type="signing", span=told.span, clause=clause, modality=told.modality)
    draft.date(_days(clause, start))
    places = [told.place] if told.place is not None else []
    places += [one for one in of_mentions(clause.cased("at")) if one.type != "person"]
    draft.place(places)
    here = countries(passage, places)
    for party in told.parties:
        mine = belonging(clause.sentence, [party, *_signers(told, party)], ())
        of = countries(passage, [party])
        draft.invite(mine, "attendee" if not here or not of else "host" if of & here else "guest")
    draft.invite((one.person for one in told.signatories), "attendee")
    return draft


def _days(clause: Clause, start: str | None) -> str | None:
    """The day of signing, or the days of the journey it falls into where only those are told."""
    marks = [mark.edtf for mark in clause.sentence.dates() if mark.edtf is not None]
    lasting = [edtf for edtf in marks if start is not None and edtf.startswith(f"{start}/")]
    return lasting[0] if lasting and start not in marks else start


def _signers(told: Agreement, party: Entity) -> list[Entity]:
    """Who signed for a party."""
    return [one.person for one in told.signatories if one.for_ is not None and one.for_.key == party.key]
