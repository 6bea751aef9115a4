"""What has been told of events so far: who is travelling, and where."""

from __future__ import annotations

import msgspec

from comity.model.entity import Entity


class Context(msgspec.Struct):
    """The last who travelled."""

    travellers: list[Entity] = []
