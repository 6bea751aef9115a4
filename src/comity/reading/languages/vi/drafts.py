"""Names as they are found, before it is known which entities they mean."""

from __future__ import annotations

import msgspec

from comity.lexicon.load import Word
from comity.model.entity import Entity
from comity.reference.form import Form


class PlaceDraft(msgspec.Struct, eq=False):
    """A locality or a country: `start:end` with its kind and government words, `name` the name alone.

    `outer` is the locality told to hold it and `country` the code of the country told beside it; `phrase_end`
    stands behind both. A clipped country ("Việt - Hàn") has nothing but its `country`.
    """

    start: int
    end: int
    name: str
    kind: Word | None = None
    forms: tuple[Form, ...] = ()
    outer: PlaceDraft | None = None
    country: str | None = None
    phrase_end: int = 0
    entity: Entity | None = None


class BodyDraft(msgspec.Struct, eq=False):
    """An organisation; `seat` is the locality that its name or what stands behind it tells.

    `bare` where nothing but its leading word is told ("Sở"); `local` the code of a kind word that alone tells
    whose it is ("Sở Nội vụ tỉnh"), `of` the locality it turns out to belong to.
    """

    start: int
    end: int
    name: str
    word: Word | None = None
    seat: PlaceDraft | None = None
    bare: bool = False
    of: Entity | None = None
    local: str = ""
    phrase_end: int = 0
    entity: Entity | None = None


Seat = PlaceDraft | BodyDraft


class TitleDraft(msgspec.Struct, eq=False):
    """A post: the role as written, the word for it, and what it is held in where that is told beside it.

    `local` is the code of the kind word that alone tells it ("Chủ tịch UBND tỉnh"); `former`: it is over.
    """

    start: int
    end: int
    role: str
    word: Word
    seat: Seat | None = None
    local: str = ""
    former: bool = False
    of: Entity | None = None


class PersonDraft(msgspec.Struct, eq=False):
    """A person: `start:end` is the name alone, `phrase` all that belongs to it."""

    start: int
    end: int
    name: str
    phrase: tuple[int, int]
    titles: list[TitleDraft] = []
    entity: Entity | None = None


class PointerDraft(msgspec.Struct, eq=False):
    """A word that points; a post alone has its title."""

    start: int
    end: int
    code: str
    title: TitleDraft | None = None


Draft = PlaceDraft | BodyDraft | PersonDraft | PointerDraft
