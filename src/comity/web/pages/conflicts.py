"""What sources tell differently: numbers, and fields of records."""

from __future__ import annotations

from typing import Literal

import msgspec

from comity.errors import BadSetting
from comity.insight import contested as places
from comity.insight.conflicts import Conflicts
from comity.insight.contested import Contested
from comity.insight.cursor import before, behind
from comity.publish.attention import contested_page
from comity.web.answer import Answer, Route
from comity.web.attention import contested_in, meant
from comity.web.filters import After, Most
from comity.web.site import Here

Kind = Literal[
    "figure",
    "agreement",
    "event",
    "membership",
    "post",
    "affiliation",
    "strength",
    "commitment",
    "statement",
]
_EACH = 5  # of a kind, among others


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`about`: an entity, an id or a name. `kind`: of that kind alone, with `after` to go on among them."""

    about: str | None = None
    kind: Kind | None = None
    after: After | None = None
    most: Most = 10


def conflicts(here: Here, asked: Asked) -> Answer:
    """Who tells what, which value is shown, and why they may differ."""
    about = meant(here, asked.about)
    found = contested_in(here) if about is None else places.about(contested_in(here), here.view, about)
    kinds = _kinds(found)
    if asked.after and not asked.kind:
        raise BadSetting("after", asked.after, "goes on among conflicts of one kind; name the kind, too")
    if asked.kind:
        told, last = _of(here, found, asked.kind, asked.most, asked.after)
    else:
        told, last = places.together([_first(here, found, kind, _EACH) for kind in kinds]), None
    return Answer(
        finding=told,
        page=contested_page(told, here.view.names([about]).get(about, about) if about else ""),
        template="conflicts.html",
        more={"asked": asked, "kinds": kinds},
        after=last,
    )


def first(here: Here, most: int) -> Conflicts:
    """The first conflicts, half of them among numbers and half among agreements, then events."""
    found = contested_in(here)
    told = [_first(here, found, "figure", most // 2)]
    for kind in ("agreement", "event"):
        left = most - sum(len(one.found) for one in told)
        told += [_first(here, found, kind, left)] if left else []
    return places.together(told)


def _first(here: Here, found: Contested, kind: str, most: int) -> Conflicts:
    """No more than the first so many of a kind."""
    told, _ = _of(here, found, kind, most)
    return msgspec.structs.replace(told, found=told.found[:most])


def _kinds(found: Contested) -> tuple[str, ...]:
    return (*(("figure",) if found.figures else ()), *found.records)


def _of(
    here: Here, found: Contested, kind: str, most: int, after: str | None = None
) -> tuple[Conflicts, str | None]:
    if kind == "figure":
        left = behind(found.figures, after, tuple)
        return places.numbers(here.view, left, here.atlas.boundaries, most)
    return places.fields(here.view, before(found.records.get(kind, ()), after, tuple), most)


ROUTES = (
    Route(
        path="/conflicts",
        make=conflicts,
        asked=Asked,
        gives=Conflicts,
        about="What sources tell differently: who says what, which value is shown, and why they may differ.",
        whole=contested_in,
    ),
)
