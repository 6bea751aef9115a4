"""One telling of a post, as the titles and clauses of a text give it."""

from __future__ import annotations

import msgspec

from comity.model.entity import Entity


class Tenure(msgspec.Struct, frozen=True):
    """One telling of a post: who, the role's words and code, and what it is held in.

    `of` is None where the words beside the name do not say. `at` and `title` are the places of the
    person and of the title in the page's row; `title` is -1 where a verb tells of the post. `vague` says
    that `of` is only pointed to ("the city"). `whose` is another who holds or held an office in the same
    seat ("her predecessor, X"), where the words do not name it.
    """

    person: Entity
    role: str
    code: str
    kind: str
    of: Entity | None
    at: int
    start: int
    end: int
    title: int = -1
    vague: bool = False
    whose: Entity | None = None
