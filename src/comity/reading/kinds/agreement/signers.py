"""The people who sign: those who do it or whom it is signed with, told there or in the next sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.model.claim import Signatory
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.agreement.acts import SIGNING, WORDS
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.seats import seat_of, titles_of
from comity.reading.marks.scanner import Hit

_ROLES = ("topic", "subject", "with", "by", "as", "to")
_NEXT = 2
"""Sentences behind one that tells a signing in which those who sign may be named."""


def signers(drafts: list[Draft]) -> tuple[Signatory, ...]:
    """Who signs what these drafts tell, each once, with the post and the party signed for."""
    parties = max((draft.parties for draft in drafts), key=len)
    passage = drafts[0].clause.sentence.passage
    people = list({person.key: person for person in _people(drafts)}.values())
    found: dict[str, Signatory] = {}
    for person in people:
        party = _party(passage, person, parties)
        if party is not None and party.key not in found:
            found[party.key] = Signatory(person=person, role=_role(passage, person), for_=party)
    signed = {one.person.key for one in found.values()}
    left = [one for one in parties if one.key not in found]
    unseated = [one for one in people if one.key not in signed and _party(passage, one, parties) is None]
    if found and len(left) == len(unseated) == 1:  # the other side's head of a department
        found[left[0].key] = Signatory(person=unseated[0], role=_role(passage, unseated[0]), for_=left[0])
    return tuple(found.values()) if len(found) > 1 else ()


def _people(drafts: list[Draft]) -> Iterator[Entity]:
    for draft in drafts:
        if draft.act is None or draft.stage == "ended" or draft.modality != "asserted":
            continue
        named = list(_named(draft.clause))
        yield from named
        if len(named) < 2:
            yield from _named_next(draft)


def _named(clause: Clause) -> Iterator[Entity]:
    """People who do what a clause tells, or with whom, and who leads those that do."""
    sentence = clause.sentence
    own = [one for one in clause.mentions if one.what in ("person", "pointer") and one.case in _ROLES]
    if not own or not any(one.case in ("topic", "subject") for one in own):
        own = [*_before(clause), *own]
    leaders = [
        one
        for other in sentence.clauses
        if other.link == "modifying"
        and other.end <= clause.end
        and sentence.passage.hits("leading", other.start, other.end + 1)
        for one in other.mentions
        if one.what == "person"
    ]
    for one in (*leaders, *own):
        yield from (entity for entity in one.entities if entity.type == "person")


def _before(clause: Clause) -> Iterable[Mention]:
    """Those who act in the clauses before it that lend it their doer."""
    for other in clause.sentence.clauses[: clause.index]:
        if other.link == "linked" and other.end <= clause.start:
            yield from (
                one for one in other.mentions if one.what in ("person", "pointer") and one.case in _ROLES
            )


def _named_next(draft: Draft) -> Iterator[Entity]:
    """People of whom one of the next sentences says that they sign, naming no paper of another kind."""
    sentence = draft.clause.sentence
    following = sentence.passage.sentences[sentence.index + 1 : sentence.index + 1 + _NEXT]
    for other in following:
        if not any(
            hit.words[0].attr("bare") or hit.words[0].code == "ceremony" for hit in other.words(SIGNING)
        ):
            continue
        if _attends(other):
            continue
        for one in other.mentions:
            if one.what == "person" and one.case in (*_ROLES, ""):
                yield from one.entities


def _attends(sentence: Sentence) -> bool:
    """Whether a sentence tells first that people attend, and of no signature of theirs."""
    hits = [hit for hit in sentence.words(WORDS) if hit.words[0].code == "attend"]
    signs = any(_is_signature(hit) for hit in sentence.words(SIGNING))
    return bool(hits) and not signs


def _is_signature(hit: Hit) -> bool:
    return bool(hit.words[0].attr("bare")) and hit.words[0].code == "sign"


def _party(passage: Passage, person: Entity, parties: tuple[Entity, ...]) -> Entity | None:
    """The party somebody signs for; None where the post is none of theirs."""
    seat = seat_of(passage, person)
    party = next((one for one in parties if seat is not None and one.key == seat.key), None)
    if party is None:
        names = [title.of.name for title in titles_of(passage).get(person.key, ()) if title.of is not None]
        party = next((one for one in parties if any(one.name in name for name in names)), None)
    return party


def _role(passage: Passage, person: Entity) -> str | None:
    """The post somebody holds, in the fullest words."""
    titles = titles_of(passage).get(person.key, [])
    present = [title for title in titles if not title.former] or titles
    return max((title.role for title in present), key=len, default=None)
