"""Words that only spaces part, read, and who is told there beside a post."""

from __future__ import annotations

import msgspec

from comity.reading.languages.ko.bodies import Body
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.tokens import Token

Seat = Item | Body
_KOREA = "한"
_SYLLABLES = "가"


class Holder(msgspec.Struct, eq=False, gc=False):
    """A person beside a post: the name's characters, the post, and the seats told with it, outermost first.

    `short`: only a surname or the end of a foreign name ("김 시장", "하이 당서기"); `otherwise` is what it
    is where nobody is called so. `word` is a seat that no list has ("정기호 이스턴푸드 대표"). `nobody`: the
    post is told alone and stands for who holds it. `former`: it was held before, as the `modifier` may tell
    (전 시장). `government` is the government's word told without its place (현 인민위원회 부주석).
    `also` is the Korean spelling behind a name in Latin letters.
    """

    start: int
    end: int
    name: str
    title: Item
    also: str = ""
    seats: tuple[Seat, ...] = ()
    word: tuple[int, int] | None = None
    short: bool = False
    nobody: bool = False
    former: bool = False
    modifier: str = ""
    government: str = ""
    korean: bool = True
    otherwise: Holder | None = None
    phrase: tuple[int, int] = (0, 0)


class Run(msgspec.Struct, eq=False, gc=False):
    """Words that only spaces part, read; `host` is the last item before the bracket they stand in."""

    tokens: list[Token]
    items: list[Item]
    bodies: dict[int, Body]
    host: Seat | None = None

    def token_at(self, start: int) -> int:
        """Which word begins at an offset or holds it."""
        return next(at for at, token in enumerate(self.tokens) if token.start <= start < token.end)

    def words(self, last: int, most: int = 6) -> list[str]:
        """The words up to one, back to the nearest bracket."""
        found: list[str] = []
        for at in range(last, max(-1, last - most), -1):
            if self.tokens[at].bracket and at != last:
                break
            found.insert(0, self.tokens[at].text)
        return found

    def text(self, start: int, end: int) -> str:
        """The words between two offsets with single spaces."""
        told = [token for token in self.tokens if start <= token.start < end]
        return " ".join(token.text[: max(0, end - token.start)] for token in told)

    def holder(self, first: int, last: int, title: Item, seats: tuple[Seat, ...], korean: bool) -> Holder:
        """Who is told by the words from one to another, before a post."""
        start, end = self.tokens[first].start, self.tokens[last].end
        begin = min([start, *(seat.start for seat in seats)])
        inner = self.tokens[last].inner if self.tokens[last].text[0] < _SYLLABLES else []
        return Holder(
            also=" ".join(token.text for token in inner),
            start=start,
            end=end,
            name=self.text(start, end),
            title=title,
            seats=seats,
            korean=korean,
            phrase=(begin, title.end),
        )

    def is_plain(self, at: int) -> bool:
        """Whether a word is no place, post or body with a particle, so that it may be part of a name."""
        token = self.tokens[at]
        return not any(item.token is token and (item.tail or item.sort == "title") for item in self.items)


def is_foreign(seats: tuple[Seat, ...]) -> bool:
    """Whether the places beside a post lie abroad; a place that the tables do not have does."""
    for seat in seats:
        if isinstance(seat, Item) and seat.sort == "abroad" and seat.name[1:2] == _KOREA:
            return True
        place = seat.within if isinstance(seat, Body) else seat
        if (
            isinstance(place, Item)
            and place.sort in ("place", "country")
            and not str(place.id).startswith("kr")
        ):
            return True
    return False


def leads(item: Item) -> bool:
    """Whether a name can go on behind an item: nothing is written onto it but 의."""
    return not item.tail or item.token.text[item.stop - item.token.start :] == "의"
