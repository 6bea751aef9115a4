"""Somebody or something that a text speaks of: a place, a body, a person, or a word that points to one."""

from __future__ import annotations

from typing import Literal

import msgspec

from comity.model.entity import Entity

What = Literal["locality", "country", "organisation", "person", "pointer"]
Case = Literal["topic", "subject", "object", "with", "to", "at", "from", "of", "by", "as", ""]
"""What a mention is to its clause, however the language marks it: by a particle, a preposition or its place.

- `topic` what is spoken of (은/는; what stands at the head before a comma)
- `subject` who does it (이/가, a body with 에서)
- `object` what it is done to (을/를; what follows the verb)
- `with` together with whom (와/과/하고, với, cùng)
- `by` who did what is told in the passive (에 의해; bởi, do)
- `to` to whom or where to (에, 에게, 로; đến, sang, cho)
- `from` (에서, 부터; từ), `at` where (에서; tại, ở)
- `of` whose (의, or simply before its noun; của), `as` (로서; là, với tư cách), "" where nothing tells
"""


class Title(msgspec.Struct, frozen=True, gc=False):
    """A post told of a person: its characters, the role as written, and what it is held in.

    `code` is the word's code in the page `titles` ("mayor"); `of` None until it is known. `former`
    tells that it was held before ("전 시장", "nguyên Chủ tịch").
    """

    start: int
    end: int
    role: str
    code: str
    of: Entity | None = None
    former: bool = False


class Mention(msgspec.Struct, eq=False, gc=False):
    """Characters `start` to `end` that name or point to entities; particles and titles are not among them.

    `start:end` of a locality has its kind word ("하남시", "tỉnh Bình Dương"), its entity's name is the
    tightest one as written. A person has its `titles`. `pointer` stands for a word that points ("두 도시",
    "hai bên", "ông", "đoàn"): `code` is its code in the page `pointers`, and `entities` is empty until
    `setting` found whom it means. `phrase` is the whole noun phrase with its titles, modifiers and particle.
    `joined`: the next mention is coordinated with this one ("A와 B", "A, B và C") and shares its case.
    """

    start: int
    end: int
    what: What
    entities: tuple[Entity, ...] = ()
    case: Case = ""
    titles: tuple[Title, ...] = ()
    code: str = ""
    phrase: tuple[int, int] = (0, 0)
    joined: bool = False
    within: Entity | None = None
    """What a locality lies in, or what a body belongs to, where its name or the words beside it tell."""

    @property
    def entity(self) -> Entity | None:
        """The first entity it stands for."""
        return self.entities[0] if self.entities else None
