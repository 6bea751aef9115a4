"""One spelling to look for in a text, and what it may mean."""

from __future__ import annotations

from typing import Literal

import msgspec

from comity.model.entity import EntityType

FormKind = Literal["name", "alias", "demonym", "acronym"]
Tier = Literal["core", "world"]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling of one entity.

    `prior` (0 to 1) ranks entities that share a spelling. `tier` is `core` for what the curated
    tables, the countries and first-level subdivisions give, `world` for the rest. `case_sensitive` forms
    count only as written. `ordinary` marks a spelling that is also an everyday word (수영, Reading),
    which needs something beside it before it is read as a name.
    """

    text: str
    id: str
    type: EntityType
    kind: FormKind
    prior: float
    tier: Tier
    case_sensitive: bool = True
    ordinary: bool = False
