"""The itinerary of a journey: a YAML page that an office writes, and what its names mean here."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import msgspec
import yaml

from comity.cli import naming
from comity.errors import BadMapping, UnknownName
from comity.insight.visit import Call, Named
from comity.register.view import View

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Time = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Minutes = Annotated[int, msgspec.Meta(ge=0, lt=24 * 60)]
"""What YAML makes of 10:00 without quotes."""
_MOST = 60  # calls of a journey


class Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One call as it is written: `whom` and `place` by name or id, `what` in the office's own words."""

    day: dt.date
    whom: Words | tuple[Words, ...] = ()
    place: Words | None = None
    time: Time | Minutes | None = None
    what: Annotated[str, msgspec.Meta(max_length=300)] = ""


class Itinerary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A journey: `of` is the locality that travels, `calls` in any order."""

    of: Words
    calls: Annotated[tuple[Stop, ...], msgspec.Meta(min_length=1, max_length=_MOST)]
    title: Annotated[str, msgspec.Meta(max_length=200)] = ""


def read(path: Path) -> Itinerary:
    """An itinerary; raises BadMapping, which names the file and what is wrong in it."""
    try:
        return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Itinerary)
    except msgspec.ValidationError as error:
        raise BadMapping(path, "itinerary", str(error)) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadMapping(path, "page", f"is no YAML: {' '.join(str(error).split())}") from error


def calls(told: Itinerary, view: View) -> tuple[Call, ...]:
    """The calls with what their names mean; of a name that nothing here bears the words stay.

    Raises AmbiguousName where a name fits several things.
    """
    return tuple(
        Call(
            day=stop.day.isoformat(),
            time=_time(stop.time),
            place=_named(view, stop.place) if stop.place else None,
            whom=tuple(_named(view, name) for name in _several(stop.whom)),
            what=stop.what,
        )
        for stop in told.calls
    )


def _time(told: str | int | None) -> str:
    """A time of the day, be it told in minutes.

    >>> _time(600), _time("09:30"), _time(None)
    ('10:00', '09:30', '')
    """
    return f"{told // 60:02}:{told % 60:02}" if isinstance(told, int) else told or ""


def _several(told: str | tuple[str, ...]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else told


def _named(view: View, name: str) -> Named:
    try:
        return Named(name, naming.entity(view, name))
    except UnknownName:
        return Named(name)
