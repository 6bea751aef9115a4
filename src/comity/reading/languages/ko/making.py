"""Items made of the characters of a word."""

from __future__ import annotations

from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.items import Item, Sort
from comity.reading.languages.ko.nouns import Noun
from comity.reading.languages.ko.tokens import Tails, Token


class ItemMaker:
    """Makes the items of words."""

    def __init__(self, gazette: Gazette, tails: Tails) -> None:
        self._gazette, self._tails = gazette, tails

    def plain(self, token: Token, sort: Sort, stem: str, noun: Noun) -> Item:
        """A word of a sort, without the particle it ends in."""
        end = token.start + len(stem)
        return Item(
            sort,
            token.start,
            end,
            end,
            token,
            stem,
            end < token.end,
            noun=noun,
        )

    def title(self, token: Token, noun: Noun, elided: bool = False) -> Item:
        """The post a word ends in; `elided`: it begins with the word of its seat's kind (하남시장)."""
        stop = token.start + len(noun.stem)
        start = stop - len(noun.form)
        if noun.attr("unit") and not elided:
            start = token.start
        return Item(
            sort="title",
            start=start,
            end=stop,
            stop=stop,
            token=token,
            name=token.text[start - token.start : stop - token.start],
            tail=stop < token.end,
            noun=noun,
        )

    def chief(self, token: Token, noun: Noun) -> Item:
        """The post that a body's word and 장 make."""
        stop = token.start + len(noun.stem)
        return Item(
            sort="title",
            start=stop - 2,
            end=stop,
            stop=stop,
            token=token,
            name=str(noun.attr("chief")),
            tail=stop < token.end,
            noun=noun,
        )

    def body(self, token: Token, name: str, noun: Noun, places: tuple[Item, ...] = ()) -> Item:
        """A body by this name, which begins with these places."""
        end = token.start + len(name)
        start = token.mark if token.mark is not None else token.start
        return Item(
            sort="body",
            start=start,
            end=end,
            stop=end,
            token=token,
            name=name,
            tail=end < token.end and self._tails.is_one(token.text[len(name) :]),
            forms=self._gazette.named(name),
            noun=noun,
            places=places,
            unsure=bool(noun.attr("weak")) and token.mark is None,
        )
