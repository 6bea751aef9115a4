"""One fact that one document states, with the characters that state it (docs/claims.md, `comity schema`)."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

import msgspec

from comity.model.entity import Entity

Modality = Literal["asserted", "planned", "wished", "denied"]
Confidence = Literal["stated", "assembled", "inferred"]
AgreementType = Literal[
    "mou", "sister", "friendship", "contract", "letter_of_intent", "joint_statement", "agreement"
]
AgreementStage = Literal["signed", "renewed", "upgraded", "planned", "ended"]
EventType = Literal["signing", "visit", "meeting", "forum", "exhibition", "promotion", "ceremony", "training"]
ParticipantRole = Literal["host", "organiser", "guest", "speaker", "attendee"]
Qualifier = Literal["exact", "about", "at_least", "at_most"]
Relation = Literal["subsidiary_of", "part_of", "based_in"]
Sense = Literal["has", "seeks"]
SigningMode = Literal["in_person", "online"]
Renewal = Literal["automatic", "agreed"]


class Signatory(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person who signed, the post held as written, and the party signed for."""

    person: Entity
    role: str | None = None
    for_: Entity | None = msgspec.field(default=None, name="for")


class Participant(msgspec.Struct, frozen=True):
    """Somebody at an event, and in which role."""

    entity: Entity
    role: ParticipantRole


class BaseClaim(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every claim carries: where it stands, how firmly it is said, and how directly.

    `span` is half-open, in Unicode code points of the document's stored text, and
    `text[span[0]:span[1]] == quote` always holds (reading.ground refuses anything else).
    `confidence` is the reader's grade (reading.grading), None for claims that no reader made.
    """

    document: str
    quote: str
    span: tuple[int, int]
    modality: Modality = "asserted"
    confidence: Confidence | None = None


class Agreement(BaseClaim, frozen=True, kw_only=True, tag="agreement"):
    """A formal understanding between two or more named parties. Dates are EDTF, lengths of time ISO 8601.

    `term` is how long it holds, `renewal` whether it then goes on by itself (`automatic`) or where the
    parties agree (`agreed`), `notice` how long before its end a party has to say that it shall not.
    """

    type: AgreementType
    stage: AgreementStage
    parties: tuple[Entity, ...]
    date: str | None = None
    fields: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    place: Entity | None = None
    mode: SigningMode | None = None
    valid_until: str | None = None
    term: str | None = None
    renewal: Renewal | None = None
    notice: str | None = None


class Event(BaseClaim, frozen=True, kw_only=True, tag="event"):
    """Something people attend. `start` and `end` are EDTF."""

    type: EventType
    name: str | None = None
    start: str | None = None
    end: str | None = None
    places: tuple[Entity, ...] = ()
    participants: tuple[Participant, ...] = ()


class Figure(BaseClaim, frozen=True, kw_only=True, tag="figure"):
    """A number about a subject. `unit` is ISO 4217, `percent`, `m2`, `km2`, `ha` or `count`."""

    subject: Entity
    indicator: str
    value: int | float
    unit: str = "count"
    qualifier: Qualifier = "exact"
    period: str | None = None
    partner: Entity | None = None
    sector: str | None = None
    rank: int | None = None
    rank_scope: str | None = None
    label: str | None = None


class Membership(BaseClaim, frozen=True, kw_only=True, tag="membership"):
    """A member and the body it belongs to."""

    member: Entity
    body: Entity


class Post(BaseClaim, frozen=True, kw_only=True, tag="post"):
    """A person, the role as written, and the locality, country or organisation it is held in."""

    person: Entity
    role: str
    of: Entity


class Affiliation(BaseClaim, frozen=True, kw_only=True, tag="affiliation"):
    """How one entity belongs to another."""

    child: Entity
    parent: Entity
    relation: Relation


class Strength(BaseClaim, frozen=True, kw_only=True, tag="strength"):
    """A sector in which a locality is said to be strong (`has`) or which it prioritises (`seeks`)."""

    locality: Entity
    sector: str
    sense: Sense


class Commitment(BaseClaim, frozen=True, kw_only=True, tag="commitment"):
    """What somebody undertook, plans or asked to do. `due` is EDTF."""

    actors: tuple[Entity, ...]
    beneficiaries: tuple[Entity, ...] = ()
    action: str
    fields: tuple[str, ...] = ()
    due: str | None = None


class Statement(BaseClaim, frozen=True, kw_only=True, tag="statement"):
    """Quoted or reported speech; the quote is the speech with its attribution."""

    speaker: Entity


Claim = Agreement | Event | Figure | Membership | Post | Affiliation | Strength | Commitment | Statement
GRADES: tuple[Confidence, ...] = get_args(Confidence)
"""The grades of confidence, the surest first."""
KINDS: tuple[str, ...] = (
    "agreement",
    "event",
    "figure",
    "membership",
    "post",
    "affiliation",
    "strength",
    "commitment",
    "statement",
)


def kind_of(claim: Claim) -> str:
    """The kind's name as the wire form spells it.

    >>> kind_of(Statement(document="a", quote="b", span=(0, 1), speaker=Entity("person", "X")))
    'statement'
    """
    return str(claim.__struct_config__.tag)


def entities_of(claim: Claim) -> tuple[Entity, ...]:
    """Every entity a claim names, in field order, each once."""
    found: dict[Entity, None] = {}
    for name in _naming(type(claim)):
        value = getattr(claim, name)
        if type(value) is Entity:
            found.setdefault(value)
            continue
        for item in value or ():
            if type(item) is Entity:
                found.setdefault(item)
            elif type(item) is Participant:
                found.setdefault(item.entity)
            else:
                found.setdefault(item.person)
                if item.for_ is not None:
                    found.setdefault(item.for_)
    return tuple(found)


@cache
def _naming(kind: type[BaseClaim]) -> tuple[str, ...]:
    """The fields of a kind that can name entities."""
    holders = ("Entity", "Signatory", "Participant")
    told = [field for field in kind.__struct_fields__ if field in kind.__annotations__]
    return tuple(name for name in told if any(holder in kind.__annotations__[name] for holder in holders))
