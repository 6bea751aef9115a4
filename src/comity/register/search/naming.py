"""Which entities bear a name: those of the register, and those that reference tables know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection

from comity.model.names import fold
from comity.register.question import Question
from comity.register.search.query import Called, Naming

_BORNE = Question(
    """SELECT borne.folded, entity.reference, borne.entity, spelt.name FROM entity_names AS borne
    JOIN entities AS entity ON entity.id = borne.entity
    JOIN entity_names AS spelt ON spelt.entity = borne.entity WHERE borne.folded IN :wanted"""
)

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
    names: dict[tuple[bool, str, str], set[str]] = defaultdict(set)
    for name, reference, id_, spelt in _BORNE.rows(connection, wanted=set(folded)):
        names[not reference, id_, name].add(spelt)
    found: dict[str, list[Called]] = defaultdict(list)
    for (_, id_, name), told in sorted(names.items()):
        found[name].append(Called(id_, tuple(sorted(told))))
    return found
