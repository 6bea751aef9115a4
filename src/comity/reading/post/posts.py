"""Posts: which person holds which office, and of which locality, country or organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from comity.model.claim import Post
from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.page import Page
from comity.reading.post.offices import Offices
from comity.reading.post.tenures import tenures


@lru_cache(maxsize=1)
def posts(page: Page) -> tuple[Post, ...]:
    """One claim for every person and what the post is held in; second mentions are no new posts.

    Read once for the grammars that ask one after the other.
    """
    return tuple(_posts(page))


def _posts(page: Page) -> Iterator[Post]:
    told = tenures(page)
    if not told:
        return
    offices = Offices(page, told)
    seen: defaultdict[str, list[Entity]] = defaultdict(list)
    for tenure in told:
        for of in offices.seats(tenure):
            if not any(_same_seat(of, seat) for seat in seen[fold(tenure.person.name)]):
                for name in _names(tenure.person):
                    seen[name].append(of)
                yield Post(
                    document=page.document.name,
                    quote=page.text[tenure.start : tenure.end],
                    span=(tenure.start, tenure.end),
                    person=tenure.person,
                    role=tenure.role,
                    of=of,
                )


def _names(person: Entity) -> set[str]:
    """What a person may be called: the name, whole or a word of it ("Governor Sok" after "Sok Dara")."""
    return {fold(person.name), *(fold(word) for word in person.name.split())}


def _same_seat(one: Entity, other: Entity) -> bool:
    """Whether both are one seat; "the Provincial People's Council" is the one named in full."""
    if one.id or other.id or one.type != "organisation" or other.type != "organisation":
        return one.key == other.key
    mine, yours = fold(one.name), fold(other.name)
    return mine.endswith(yours) or yours.endswith(mine)
