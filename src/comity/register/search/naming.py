"""Which entities bear a name: those of the register, and those that reference tables know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from comity.model.names import fold
from comity.register import tables
from comity.register.rows import where
from comity.register.search.query import Called, Naming

Known = Callable[[str], Iterable[Called]]
"""The entities that reference tables know under a name."""


def nobody(_name: str) -> Iterable[Called]:
    """Tables that know no names."""
    return ()


def naming(connection: Connection, known: Known = nobody) -> Naming:
    """Asks the tables first, then the register; an entity that both know has the names of both."""

    def called(names: Sequence[str]) -> dict[str, list[Called]]:
        met = _met(connection, {fold(name) for name in names})
        found = {}
        for name in names:
            together: dict[str, tuple[str, ...]] = {}
            for entity in (*known(name), *met.get(fold(name), ())):
                together[entity.id] = (*together.get(entity.id, ()), *entity.names)
            if together:
                found[name] = [Called(id_, spelt) for id_, spelt in together.items()]
        return found

    return called


def _met(connection: Connection, folded: Iterable[str]) -> dict[str, list[Called]]:
    """The entities of the register by their folded names; those that tables know before others."""
    of, entities = tables.entity_names.c, tables.entities.c
    borne = select(of.folded, of.entity, entities.reference).join_from(
        tables.entity_names, tables.entities, of.entity == entities.id
    )
    rows: list[Any] = list(where(connection, borne, of.folded, folded))
    names: dict[str, set[str]] = defaultdict(set)
    spelt: Iterable[Any] = where(connection, select(of.entity, of.name), of.entity, (row[1] for row in rows))
    for id_, name in spelt:
        names[id_].add(name)
    found: dict[str, list[Called]] = defaultdict(list)
    for name, id_, _ in sorted(set(map(tuple, rows)), key=lambda row: (not row[2], row[1], row[0])):
        found[name].append(Called(id_, tuple(sorted(names[id_]))))
    return found
