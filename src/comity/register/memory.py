"""What was looked up in a register by id, remembered as long as the register is as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

T = TypeVar("T")

_MOST = 200_000  # things of each sort: some fifty megabytes of names and of documents

_NEVER = object()  # stands for what was never asked for

Lookup = Callable[[Collection[str]], Mapping[str, T]]
"""Asks for what is known of some ids; what nothing is known of may be left out."""


class Memory:
    """Remembers things by their sort and id: pages ask for the same names and documents again and again.

    Threads share it. What two of them look up at once is looked up twice.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._moment: tuple[str, dict[str, dict[str, Any]]] = ("", {})

    def of(
        self, state: str, sort: str, ids: Collection[str], ask: Lookup[T], most: int | None = None
    ) -> dict[str, T]:
        """What is known of these ids, each told once, at a state of the register.

        No more than `most` of a sort are kept.
        """
        kept = self._kept(state, sort)
        told = {id_: one for id_ in ids if (one := kept.get(id_, _NEVER)) is not _NEVER}
        missing = [id_ for id_ in ids if id_ not in told]
        if missing:
            found = ask(missing)
            fresh = {id_: found.get(id_) for id_ in missing}
            if len(kept) + len(fresh) > (most or self._most):
                kept.clear()
            kept.update(fresh)
            told |= fresh
        return {id_: one for id_, one in told.items() if one is not None}

    def _kept(self, state: str, sort: str) -> dict[str, Any]:
        moment = self._moment
        if moment[0] != state:
            moment = self._moment = (state, {})
        return moment[1].setdefault(sort, {})
