"""Looking for words, names and what has certain marks: entities, records, documents and claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import msgspec

from comity.insight.evidence import Evidence
from comity.model.claim import KINDS
from comity.model.entity import EntityType
from comity.model.record import ResolvedEntity
from comity.publish.lines import record_line
from comity.publish.page import Line, Page
from comity.publish.words import say, term
from comity.register.search.counting import MOST, Counted
from comity.register.search.hit import Page as Found
from comity.register.search.hit import What
from comity.web import facets
from comity.web.answer import Answer, Route
from comity.web.filters import Choice, Most, Narrowed, Words, choices, followed, query
from comity.web.site import Here

_EACH, _OF_ONE = 5, 20  # hits shown of each kind of thing, or of one where only that is asked for
_WHATS: tuple[What, ...] = get_args(What)


class Asked(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`q`: words, names, phrases in quotes. `what`: only entities, records, documents or claims.

    `kind`: a kind of claims, with a type behind a point where one is wanted, or a type of entities; the
    others narrow it. `after` goes on where a page of one `what` ended. `counted`: each choice with how
    much of what is found it would leave.
    """

    q: Words = ""
    what: What | None = None
    counted: bool = False
    kind: str | None = None
    most: Most | None = None  # type: ignore[assignment]

    @property
    def is_sought(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.q) or msgspec.structs.replace(self, counted=False).is_narrow


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of each kind of thing; `named` is the one thing that bears the words as its name.

    `counted` is how much of it there is of each choice, where that is asked for.
    """

    named: ResolvedEntity | None
    found: dict[What, Found]
    counted: Counted | None


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one kind of thing, for hits among records their lines, for entities their names."""

    what: What
    found: Found
    lines: dict[str, Line]
    names: dict[str, str]


def search(here: Here, asked: Asked) -> Answer:
    """What was found, a kind of thing after the other."""
    wanted = query(here, asked, *_some(asked.kind), words=asked.q, everything=False)
    whats = _some(asked.what) or _WHATS
    most = asked.most or (_OF_ONE if asked.what else _EACH)
    found = here.view.search_all(wanted, whats, most, asked.after, here.atlas.called)
    shelves, stand = _shelved(here, found)
    named = _named(here, asked.q) if asked.q and not asked.after else None
    offered = {"kind": tuple(_kinds()), **choices(here)}
    counted = facets.counted(here, wanted, asked.what, offered) if asked.counted and asked.is_sought else None
    return Answer(
        finding=Sought(named=named, found=found, counted=counted),
        page=Page(title=asked.q or say("nothing_found"), citations=stand.citations),
        template="search.html",
        more={
            "asked": asked,
            "sought": asked.q,
            "named": named,
            "shelves": shelves,
            "whats": _WHATS,
            "choices": facets.numbered(offered, counted) if counted else offered,
            "counted": counted,
            "most_counted": MOST,
            "is_asked": asked.is_sought,
            "followed": followed(asked),
        },
        after=found[asked.what].after if asked.what else None,
    )


def _some(value: What | str | None) -> tuple[What, ...]:
    return (value,) if value else ()  # type: ignore[return-value]


def _kinds() -> Iterable[Choice]:
    yield from (Choice(kind, term("kind", kind)) for kind in KINDS)
    yield from (Choice(type_, term("type", type_)) for type_ in get_args(EntityType))


def _named(here: Here, words: str) -> ResolvedEntity | None:
    """The entity that bears these words as its name, in the register or in the tables; None of several."""
    met = {entity.id: entity for entity in here.view.named(words)}
    known = {called.id for called in here.atlas.called(words)} - met.keys()
    ids = [*met, *here.view.names(known)]
    return here.view.entity(ids[0]) if len(ids) == 1 else None


def _shelved(here: Here, found: dict[What, Found]) -> tuple[tuple[Shelf, ...], Evidence]:
    """Hits with the lines of the records among them, and where these are told."""
    ids = [hit.id for page in found.values() for hit in page.hits if hit.what == "records"]
    records = {record.id: record for record in here.view.records_of(ids)}
    stand = here.evidence(records.values())
    return tuple(
        Shelf(
            what=what,
            found=page,
            lines={hit.id: record_line(records[hit.id], stand) for hit in page.hits if hit.id in records},
            names=here.view.names(hit.id for hit in page.hits) if what == "entities" else {},
        )
        for what, page in found.items()
    ), stand


ROUTES = (
    Route(
        path="/search",
        make=search,
        asked=Asked,
        gives=Sought,
        about="Entities, records, documents and claims with some words, names or marks.",
    ),
)
