"""What the words of a text are: places, countries, bodies, posts, or words that may be a name."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from comity.reading.languages.ko.nouns import Noun
from comity.reading.languages.ko.tokens import Token
from comity.reference.form import Form

Sort = Literal["place", "country", "body", "title", "government", "abroad", "word"]


class Item(msgspec.Struct, eq=False, gc=False):
    """A word or a part of one.

    `start:end` are the characters of its name, with the word of its kind; `stop` where it ends with a
    `government`'s word behind it. `tail`: something is written onto it, so that no longer name goes on
    behind. `forms` are the spellings known beforehand that it may stand for, `kind` the word of its kind
    ("시"), `unsure` that it needs something beside it to be read as a name; `dropped`: it is none here.
    `places` are the places a body's name begins with. `first` is the first word of a name of several, `id`
    what was chosen of its forms.
    """

    sort: Sort
    start: int
    end: int
    stop: int
    token: Token
    name: str
    tail: bool = False
    forms: tuple[Form, ...] = ()
    kind: str = ""
    unsure: bool = False
    noun: Noun | None = None
    government: str = ""
    places: tuple[Item, ...] = ()
    first: Token | None = None
    id: str | None = None
    dropped: bool = False

    def moved(self, token: Token) -> Item:
        """This item of a word that stands at the beginning of a text, where the word stands as this token."""
        by = token.start
        return replace(
            self,
            token=token,
            start=self.start + by,
            end=self.end + by,
            stop=self.stop + by,
            places=tuple([place.moved(token) for place in self.places]) if self.places else (),
        )

    @property
    def is_known(self) -> bool:
        """Whether the tables have it."""
        return bool(self.forms)
