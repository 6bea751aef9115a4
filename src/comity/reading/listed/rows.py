"""A row of an office's list to claims: the agreement it tells of, who belongs to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, cast

from comity.model.claim import (
    Affiliation,
    Agreement,
    AgreementStage,
    AgreementType,
    Claim,
    Confidence,
    Membership,
)
from comity.model.dates import bounds
from comity.model.document import Cell, Document
from comity.model.entity import Entity
from comity.reading.listed.dates import edtf
from comity.reading.listed.sides import Named, Sides
from comity.reading.listed.words import list_words
from comity.reference.gazetteer import Gazetteer

_ACTS = ("renewed", "upgraded", "ended")  # what is done with an agreement that was signed before
_DATES = ("date", "valid_until")


class Told(NamedTuple):
    """What a row tells: its claims, whether it is about localities of different countries, and why."""

    claims: tuple[Claim, ...]
    relevant: bool
    reason: str


class Value(NamedTuple):
    """A value of a row: its words, what the list's mapping says it stands for, and its cell."""

    words: str
    code: str | None
    cell: Cell

    @property
    def in_text(self) -> bool:
        """Whether it stands in the row; the others the mapping says of all rows."""
        return len(self.cell.span) > 0


class Rows:
    """Reads rows; `gazetteer` are the reference tables."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._sides = Sides(gazetteer)

    def read(self, document: Document) -> Told:
        """What a document with cells tells."""
        return _Row(document, self._sides).told()


class _Row:
    """One row, while it is read."""

    def __init__(self, document: Document, sides: Sides) -> None:
        self._document, self._sides = document, sides
        self._values: dict[str, list[Value]] = {}
        for cell in document.cells:
            means, _, code = cell.means.partition("=")
            words = cell.span.of(document.text) or code
            self._values.setdefault(means, []).append(Value(words, code or None, cell))
        self._dates = {means: self._date(means) for means in _DATES}
        day = self._dates["date"]
        self._on = bounds(day)[0] if day else None

    def told(self) -> Told:
        party, partner = self._side("party", self._on), self._side("partner", self._on)
        if party is None:
            return Told((), False, "It is a row of a list that names no party.")
        lands = {self._country("party") or party.country}
        lands |= {self._country("partner") or partner.country} if partner else set()
        if partner is not None and len(lands) == 1 and None not in lands:
            return Told((), False, "It is a row of a list about two localities of one country.")
        claims = (*self._agreements(party, partner), *self._member(party, partner), *self._lies(partner))
        unread = self._unread()
        left = f"; not understood: {', '.join(f'“{words}”' for words in unread)}" if unread else ""
        return Told(claims, True, f"It is a row of a list of ties{left}.")

    def _agreements(self, party: Entity, partner: Entity | None) -> Iterator[Claim]:
        """The agreement; where the list says what became of it, that too: its day is the day of signing."""
        if partner is None or partner.key == party.key:
            return
        stage = cast(AgreementStage, self._code("stage") or "signed")
        if stage in _ACTS:
            yield from [self._agreement("signed", party, partner)] if self._dates["date"] else []
            yield self._agreement(stage, party, partner)
        else:
            yield self._agreement(stage, party, partner)

    def _agreement(self, stage: AgreementStage, party: Entity, partner: Entity) -> Agreement:
        later = stage in _ACTS
        used = ["party", "partner", "type", *(["stage"] if later or stage == "planned" else [])]
        used += [] if later else ["date", "valid_until", "fields", "place"]
        place = None if later else self._named("place")
        quote, span = self._quote(used)
        return Agreement(
            document=self._document.name,
            quote=quote,
            span=span,
            modality="planned" if stage == "planned" else "asserted",
            confidence=self._confidence(("party", "partner")),
            type=cast(AgreementType, self._code("type") or "agreement"),
            stage=stage,
            parties=(party, partner),
            date=None if later else self._dates["date"],
            fields=() if later else self._fields(),
            place=self._sides.entity(Named(place.words), self._on) if place else None,
            valid_until=None if later else self._dates["valid_until"],
        )

    def _member(self, party: Entity, partner: Entity | None) -> Iterator[Claim]:
        """Who belongs to the body that a row names."""
        body = self._named("body")
        if body is not None:
            quote, span = self._quote(["party", "body"])
            yield Membership(
                document=self._document.name,
                quote=quote,
                span=span,
                confidence=self._confidence(("party", "body")),
                member=party,
                body=self._sides.body(body.words),
            )

    def _lies(self, partner: Entity | None) -> Iterator[Claim]:
        """The country of a partner that the reference tables do not know: no id tells it."""
        country = self._named("partner_country")
        if partner is None or partner.id is not None or country is None or not country.in_text:
            return
        quote, span = self._quote(["partner", "partner_country"])
        yield Affiliation(
            document=self._document.name,
            quote=quote,
            span=span,
            confidence="stated",
            child=partner,
            parent=Entity("country", country.words, country.code),
            relation="based_in" if partner.type == "organisation" else "part_of",
        )

    def _side(self, side: str, on: date | None) -> Entity | None:
        named, within = self._named(side), self._named(f"{side}_within")
        if within is not None and (named is None or named.words in list_words().itself):
            named, within = within, None
        if named is None:
            return None
        return self._sides.entity(
            Named(named.words, within.words if within else None, self._country(side)), on
        )

    def _country(self, side: str) -> str | None:
        country = self._named(f"{side}_country")
        return country.code if country else None

    def _named(self, means: str) -> Value | None:
        """The value of a meaning: what the row says goes before what the list's mapping says of all."""
        return max(self._values.get(means, ()), key=lambda value: value.in_text, default=None)

    def _code(self, means: str) -> str | None:
        value = self._named(means)
        return value.code if value else None

    def _fields(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value.code for value in self._values.get("fields", ()) if value.code))

    def _date(self, means: str) -> str | None:
        value = self._named(means)
        return edtf(value.words, value.code if value.in_text else None) if value else None

    def _unread(self) -> list[str]:
        """Words that should have been a date, a kind, a stage, a sector or a country, and are none."""
        coded = ("type", "stage", "fields", "party_country", "partner_country")
        values = [value for means in coded for value in self._values.get(means, ()) if value.code is None]
        values += [
            value for means in _DATES if self._dates[means] is None for value in self._values.get(means, ())
        ]
        return [value.words for value in values]

    def _confidence(self, sides: Sequence[str]) -> Confidence:
        """`stated` where the row names both sides, `inferred` where the list leaves out whose it is."""
        named = [self._named(side) or self._named(f"{side}_within") for side in sides]
        return "stated" if all(value and value.in_text for value in named) else "inferred"

    def _quote(self, used: Sequence[str]) -> tuple[str, tuple[int, int]]:
        """The tightest text that covers the values used."""
        sides = [f"{means}{part}" for means in used for part in ("", "_within", "_country")]
        spans = [value.cell.span for means in sides for value in self._values.get(means, ()) if value.in_text]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        return self._document.text[start:end], (start, end)
