"""Who goes on with an agreement once a locality that signed it was merged, renamed or abolished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.insight.axis import SuccessionState
from comity.insight.evidence import members, shown
from comity.insight.legal import legal
from comity.insight.surroundings import Surroundings, day_of, is_done, published
from comity.model.cited import Citation
from comity.model.claim import Agreement
from comity.model.dates import bounds
from comity.model.names import fold
from comity.model.record import Record
from comity.reference.succession import ENDING, Shift

Lack = Literal[
    "heir_silent", "which_heir", "no_heir", "no_rule", "body", "not_re_signed", "planned", "which_signed"
]

NOTHING = "nothing happened to this party since"
OVER = "the agreement had ended before the change"
AFTER_THE_END = "it is dated after the unit it names had ended"
BEFORE_ITS_TIME = "it was signed before the unit it names was made, by one of those it was made from"
NO_HEIR = "the reference tables name no successor"
NO_RULE = "no rule on agreements is known for this change"
BODY = "the rule known speaks of what the administration signed, not of other bodies"
RE_SIGNED = "after the change the successor and the other party signed an agreement of the same kind"
REAFFIRMED = "after the change the successor, or a body of it, and the other party made an agreement"
TOLD_SINCE = "sources tell only since the change, and without a day, that these agreed on something"
ACKNOWLEDGED = "after the change a source says that the successor goes on with it"

_OVER = ("ended", "expired")
_TELLING = ("agreement", "commitment", "statement")
_GENERAL = ("sister", "friendship")
"""Ties as such: whatever the successor agrees on carries them on; others, what is about the same."""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """Something no source tells; `who` are those it would be told of, `on` when it is planned for."""

    what: Lack
    who: tuple[str, ...] = ()
    on: str | None = None
    claims: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What sources tell since the change: the state it comes to, why, and the claims."""

    state: SuccessionState
    rule: str
    claims: tuple[str, ...]


class Inheritance(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one party's side of an agreement.

    `locality` is the one the party is, or whose body it is, `signed_as` the names the claims give it.
    `shifts` is what happened to it since the signing, the rule of each included; `heirs` are who stands
    in its place, `beyond` what happened to these then and later. `by_law` is what the rule makes of it,
    `told` what sources tell since, and `state` the strongest of both.
    """

    party: str
    locality: str
    signed_as: tuple[str, ...]
    state: SuccessionState
    rule: str
    shifts: tuple[Shift, ...]
    heirs: tuple[str, ...]
    beyond: tuple[Shift, ...] = ()
    by_law: SuccessionState = "unaffected"
    told: tuple[Told, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def body(self) -> bool:
        """Whether a body of the locality signed, and not its administration."""
        return self.party.startswith("org")

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that tell what came after the change."""
        return tuple(dict.fromkeys(claim for one in self.told for claim in one.claims))

    @property
    def ended(self) -> Shift | None:
        """What ended the locality; None while it lasts."""
        return next((shift for shift in self.shifts if shift.kind in ENDING), None)


def inheritance(record: Record, party: str, around: Surroundings) -> Inheritance | None:
    """What became of a party's side up to the day; None where it is no locality's, or nothing happened."""
    locality, day = around.locality(party), day_of(record)
    if locality is None:
        return None
    before = around.succession.forerunners(locality, day) if day is not None else ()
    signer = before[0] if len(before) == 1 else locality
    shifts = _since_signed(record, signer, around)
    if not shifts and not before:
        return None
    found = Inheritance(
        party=party,
        locality=signer,
        signed_as=_signed_as(record, party, around),
        state="unaffected",
        rule=shifts[-1].rule.says if shifts and shifts[-1].rule else NOTHING,
        shifts=shifts,
        heirs=around.heirs(signer),
    )
    if len(before) > 1:
        lack = Missing(what="which_signed", who=before)
        return msgspec.structs.replace(found, state="unknown", rule=BEFORE_ITS_TIME, missing=(lack,))
    ended = found.ended
    if ended is None:
        return found
    if day is not None and day >= ended.since:
        return msgspec.structs.replace(found, state="unknown", rule=AFTER_THE_END)
    other = next((one for one in members(record, "parties") if one != party), party)
    same = around.shared(around.units(party), around.units(other), ("agreement",))
    if legal(record, same, ended.since, around.unit).state in _OVER:
        return msgspec.structs.replace(found, rule=OVER)
    return _passed_on(record, found, ended, around)


def _passed_on(record: Record, found: Inheritance, ended: Shift, around: Surroundings) -> Inheritance:
    """What the law makes of it, and what was told since."""
    state, rule, lacks = _by_law(found, ended)
    found = msgspec.structs.replace(found, state=state, rule=rule, by_law=state)
    if ended.kind == "renamed":
        return found
    told = _joined(_told_since(record, found, ended, around))
    if told:
        state, rule = told[-1].state, told[-1].rule
        lacks = [lack for lack in lacks if lack.what not in ("which_heir", "no_rule", "body")]
    elif len(found.heirs) == 1:
        lacks.append(Missing(what="heir_silent", who=found.heirs))
    if state != "re_signed" and found.heirs:
        lacks.append(_re_signing(record, found, ended, around))
    changes = (shift for heir in found.heirs for shift in around.shifts(heir))
    return msgspec.structs.replace(
        found,
        state=state,
        rule=rule,
        told=told,
        beyond=tuple(shift for shift in changes if shift.since >= ended.since),
        missing=tuple(lacks),
    )


def _joined(told: Iterable[Told]) -> tuple[Told, ...]:
    """What was told, one of each state, the strongest last."""
    found: dict[SuccessionState, Told] = {}
    for one in told:
        before = found.get(one.state)
        claims = dict.fromkeys((*(before.claims if before else ()), *one.claims))
        found[one.state] = Told(state=one.state, rule=one.rule, claims=tuple(sorted(claims)))
    return tuple(found[state] for state in _RANK if state in found)


_RANK: tuple[SuccessionState, ...] = ("acknowledged", "reaffirmed", "re_signed")


def _by_law(found: Inheritance, ended: Shift) -> tuple[SuccessionState, str, list[Missing]]:
    state, rule = in_law(ended, found.heirs, found.body)
    if rule == NO_HEIR:
        return state, rule, [Missing(what="no_heir")]
    lacks = [Missing(what="which_heir", who=found.heirs)] if len(found.heirs) > 1 else []
    if rule == NO_RULE:
        lacks.append(Missing(what="no_rule", who=found.heirs))
    elif rule == BODY:
        lacks.append(Missing(what="body", who=(found.party,)))
    return state, rule, lacks


def in_law(ended: Shift, heirs: tuple[str, ...], body: bool) -> tuple[SuccessionState, str]:
    """What the law makes of what a locality, or a body of it, had signed before it ended, and why."""
    if not heirs:
        return "orphaned", NO_HEIR
    if ended.rule is None:
        return "unknown", NO_RULE
    if ended.rule.covers == "government" and body:
        return "unknown", BODY
    return ended.rule.outcome, ended.rule.says


def _since_signed(record: Record, locality: str, around: Surroundings) -> tuple[Shift, ...]:
    """What happened to a locality after the signing; of an undated one, after it was first told of."""
    day = day_of(record) or published(around.citations(record))
    return tuple(
        shift for shift in around.shifts(locality) if day is None or day < shift.since or shift.kind in ENDING
    )


def _told_since(record: Record, found: Inheritance, ended: Shift, around: Surroundings) -> Iterator[Told]:
    """What sources tell of the successor and the other parties since the change."""
    others = [around.side(party) for party in members(record, "parties") if party != found.party]
    across = {id_ for side in others for id_ in side.on(around.on)}
    heirs = {*found.heirs, *(body for heir in found.heirs for body in around.bodies(heir))}
    near = around.shared({*heirs, found.party}, across, _TELLING, ended.since)
    for other in near:
        if other.kind == "agreement" and other.id != record.id:
            yield from _agreed(record, other, ended.since, heirs, across, around)
    speaking = [other for other in near if shown(other, "modality") not in ("denied", "wished")]
    around.citations(*speaking)
    for other in speaking:
        yield from _acknowledged(record, other, found, ended.since, around)


def _agreed(
    record: Record, other: Record, since: date, heirs: set[str], across: set[str], around: Surroundings
) -> Iterator[Told]:
    """An agreement of the successor's side with the other, made since, or told since without a day."""
    parties, day = set(members(other, "parties")), day_of(other)
    if not (heirs & parties and across & parties and is_done(other)) or shown(other, "stage") == "ended":
        return
    told = day or published(around.citations(other))
    if told is None or not since <= told <= around.on:
        return
    kind = shown(record, "type")
    if kind not in _GENERAL and not (_shared(record, other) and shown(other, "type") == kind):
        return
    both = all(any(around.locality(one) == one for one in side & parties) for side in (heirs, across))
    anew = kind in _GENERAL and shown(other, "type") == kind and shown(other, "stage") == "signed"
    anew = anew and both and day is not None
    rule = RE_SIGNED if anew else REAFFIRMED if day else TOLD_SINCE
    yield Told(state="re_signed" if anew else "reaffirmed", rule=rule, claims=other.claims)


def _shared(record: Record, other: Record) -> bool:
    """Whether two agreements have a sector in common."""
    one, another = (
        told.fields["fields"].shown if "fields" in told.fields else () for told in (record, other)
    )
    return bool(set(one) & set(another))


def _acknowledged(
    record: Record, other: Record, found: Inheritance, since: date, around: Surroundings
) -> Iterator[Told]:
    """Claims since the change that say, naming the successor, that it goes on with what was signed."""
    for cited in around.citations(other):
        told = cited.published is not None and since <= bounds(cited.published)[1] <= around.on
        if not told or not _speaks_of_taking_over(cited):
            continue
        if _names_heir(other, cited, found, around) and _means(record, cited, around):
            yield Told(state="acknowledged", rule=ACKNOWLEDGED, claims=(cited.claim,))


def _names_heir(other: Record, cited: Citation, found: Inheritance, around: Surroundings) -> bool:
    if not set(found.heirs).isdisjoint(other.entities):
        return True
    words = fold(cited.quote)
    return any(fold(name) in words for heir in found.heirs for name in around.names(heir))


def _means(record: Record, cited: Citation, around: Surroundings) -> bool:
    """Whether the agreement told of in the same words, if one is, is of the kind of this one."""
    kinds = {
        other.claim.type
        for other in around.claims_of(cited.document_id)
        if isinstance(other.claim, Agreement) and _overlap(other.claim.span, (cited.start, cited.end))
    }
    return not kinds or shown(record, "type") in kinds


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _re_signing(record: Record, found: Inheritance, ended: Shift, around: Surroundings) -> Missing:
    """That no new signing is told, and for when one is planned."""
    others = {party for party in members(record, "parties") if party != found.party}
    for other in around.shared(found.heirs, others, ("agreement",), ended.since):
        parties = set(members(other, "parties")) if shown(other, "type") == shown(record, "type") else set()
        if not (others & parties and parties.intersection(found.heirs)):
            continue
        if shown(other, "modality") == "planned" and _is_since(other, ended, around):
            return Missing(what="planned", who=found.heirs, on=other.day, claims=other.claims)
    return Missing(what="not_re_signed", who=found.heirs)


def _is_since(other: Record, ended: Shift, around: Surroundings) -> bool:
    told = published(around.citations(other))
    return told is None or told >= ended.since


def _signed_as(record: Record, party: str, around: Surroundings) -> tuple[str, ...]:
    """The names the claims give a party, as written."""
    names = {fold(name) for name in around.names(party)}
    told: dict[str, None] = {}
    for name, id_ in around.signed_as(record):
        if id_ == party or fold(name) in names:
            told.setdefault(name)
    return tuple(told)


def _speaks_of_taking_over(cited: Citation) -> bool:
    words = cited.quote.lower()
    return any(form in words for form in taking_over())


class _Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...] = msgspec.field(default=(), name="not")


@cache
def taking_over() -> tuple[str, ...]:
    """The words, of every language, that say a successor goes on with an agreement, in lower case."""
    text = files("comity.insight").joinpath("taking_over.yaml").read_text("utf-8")
    try:
        languages = msgspec.convert(yaml.safe_load(text), dict[str, _Forms])
    except msgspec.ValidationError as error:
        raise BadVocabulary("insight/taking_over.yaml", "page", str(error)) from error
    return tuple(form.lower() for language in languages.values() for form in language.forms)
