"""All that is known of one reading of a name, on a day or as the tables end."""

from __future__ import annotations

from datetime import date

import msgspec

from comity.reference.change import Change
from comity.reference.gazetteer import Gazetteer
from comity.reference.place import Dated
from comity.reference.reading import Reading


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A change with the names of both ends."""

    before: str
    before_id: str
    after: str
    after_id: str
    since: date
    event: str
    act: str | None


class Portrait(msgspec.Struct, frozen=True, kw_only=True):
    """A locality or country as it was on a day.

    `status` is its type then, None where it did not exist. `within` are its parents from the
    nearest to the country, `parents` and `statuses` the dated ones where they changed.
    """

    id: str
    type: str
    name: str
    names: dict[str, str]
    aliases: tuple[str, ...]
    country: str
    level: int
    existed: bool
    status: str | None
    statuses: tuple[Dated, ...]
    within: tuple[str, ...]
    parents: tuple[Dated, ...]
    inside: int
    valid_from: date | None
    valid_to: date | None
    became: tuple[Step, ...]
    was: tuple[Step, ...]
    reason: str
    note: str = ""


def portrait(known: Gazetteer, reading: Reading, on: date | None = None, language: str = "en") -> Portrait:
    """What is known of a reading on a day, in the names of a language; without a day, as the tables end."""
    place = reading.place
    if place is None:
        return _of_country(known, reading, language)
    return Portrait(
        id=place.id,
        type="locality",
        name=place.called(language),
        names=place.names,
        aliases=place.aliases,
        country=known.country(place.country).called(language),
        level=place.level,
        existed=reading.existed,
        status=known.status(place.id, on) if on else place.type,
        statuses=place.types,
        within=_within(known, place.id, on, language),
        parents=tuple(_named(known, span, language) for span in place.parents),
        inside=len(known.children(place.id, on)),
        valid_from=place.valid_from,
        valid_to=place.valid_to,
        became=tuple(_step(known, change, language) for change in known.became(place.id)),
        was=tuple(_step(known, change, language) for change in known.was(place.id, on)),
        reason=reading.reason,
        note=place.note,
    )


def _of_country(known: Gazetteer, reading: Reading, language: str) -> Portrait:
    country = known.country(reading.id)
    return Portrait(
        id=country.id,
        type="country",
        name=country.called(language),
        names=country.names,
        aliases=(*country.aliases, *country.demonyms),
        country=country.called(language),
        level=0,
        existed=True,
        status="country",
        statuses=(),
        within=(),
        parents=(),
        inside=len(known.children(country.id)),
        valid_from=None,
        valid_to=None,
        became=(),
        was=(),
        reason=reading.reason,
    )


def _within(known: Gazetteer, key: str, on: date | None, language: str) -> tuple[str, ...]:
    parent = known.parent(key, on)
    if parent is None:
        return (known.country(known.place(key).country).called(language),)
    return (parent.called(language), *_within(known, parent.id, on, language))


def _named(known: Gazetteer, span: Dated, language: str) -> Dated:
    return Dated(known.place(span.value).called(language), span.since, span.until)


def _step(known: Gazetteer, change: Change, language: str) -> Step:
    return Step(
        before=known.place(change.of).called(language),
        before_id=change.of,
        after=known.place(change.id).called(language),
        after_id=change.id,
        since=change.since,
        event=change.event,
        act=change.act,
    )
