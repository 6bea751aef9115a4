"""People: names beside the posts they hold, before them, behind them or in the bracket of a body."""

from __future__ import annotations

import msgspec

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.bodies import Body
from comity.reading.languages.ko.given import NameShapes
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.nouns import Nouns
from comity.reading.languages.ko.tokens import Token

Seat = Item | Body
_UNKNOWN_SEATS = 3


class Holder(msgspec.Struct, eq=False, gc=False):
    """A person beside a post: the name's characters, the post, and the places and bodies told with it, outermost first.

    `short`: only a surname or the end of a foreign name ("김 시장", "하이 당서기"). `word` is a seat that no list has
    ("정기호 이스턴푸드 대표"). `nobody`: the post is told alone and stands for who holds it. `former`: it was held
    before, as the `modifier` may tell (전 시장).
    """

    start: int
    end: int
    name: str
    title: Item
    seats: tuple[Seat, ...] = ()
    word: tuple[int, int] | None = None
    short: bool = False
    nobody: bool = False
    former: bool = False
    modifier: str = ""
    korean: bool = True
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


class PeopleFinder:
    """Finds who holds the posts of a run."""

    def __init__(self, nouns: Nouns) -> None:
        self._nouns, self._shapes = nouns, NameShapes(nouns)
        modifiers, tenure = lexicon("ko").page("title_modifiers"), lexicon("ko").page("tenure")
        self._modifiers = frozenset(form for word in modifiers if word.code != "unit" for form in word.forms)
        self._former = frozenset(form for word in modifiers if word.code == "former" for form in word.forms)
        self._also = frozenset(form for word in modifiers if word.code == "also" for form in word.forms)
        self._units = tuple(form for word in modifiers if word.code == "unit" for form in word.forms)
        self._held = frozenset(form for word in tenure for form in word.forms)

    def holders(self, run: Run) -> list[Holder]:
        """Everybody told beside a post, in the order of the posts."""
        found: list[Holder] = []
        for at, item in enumerate(run.items):
            if item.sort == "title":
                names = self._of_title(run, at, item)
                found += names or self._same(run, at, item, found) or self._alone(run, at, item)
        return found

    def _of_title(self, run: Run, at: int, title: Item) -> list[Holder]:
        seats, first = self._seats(run, at)
        left = run.token_at(first) - 1
        between = run.tokens[left + 1 : run.token_at(title.start) + 1]
        former = next((token.text for token in between if token.text in self._former), "")
        names = self._named_before(run, left, title, seats)
        if not names and not seats:
            names = self._behind_unknown(run, left, title) or self._behind_foreign(run, left, title)
        if not names:
            names = self._named_behind(run, at, title, seats)
        if not names and not seats and left >= 0:
            names = self._short(run, left, title)
        for name in names:
            name.former, name.modifier = bool(former), former
        return names

    def _same(self, run: Run, at: int, title: Item, found: list[Holder]) -> list[Holder]:
        """Another post of who was told last: 회장 겸 대표, 당서기가 시장으로 있던 해."""
        last = found[-1] if found else None
        if last is None or last.nobody:
            return []
        seats, first = self._seats(run, at)
        before = [item for item in run.items if item.stop <= first]
        behind = run.token_at(title.end - 1) + 1
        held = title.tail and behind < len(run.tokens) and run.tokens[behind].text in self._held
        also = any(token.text in self._also for token in run.tokens[: run.token_at(title.start)][-3:])
        if not before or before[-1] is not last.title and not (also and last.title in before[-2:]):
            return []
        if not (held or also and not last.title.tail):
            return []
        holder = msgspec.structs.replace(last, title=title, seats=seats or (() if held else last.seats), word=None, former=held)
        return [holder]

    def _alone(self, run: Run, at: int, title: Item) -> list[Holder]:
        """A post without a name, where its seat or the word itself makes it a post (춘천시장, 당서기)."""
        noun = title.noun
        if noun is None or noun.sort != "title" or noun.attr("of") not in ("locality", "country", "council"):
            return []
        seats, first = self._seats(run, at)
        attached = bool(seats) and first >= title.token.start
        if noun.attr("weak") and not attached:
            return []
        return [
            Holder(
                start=title.start, end=title.end, name="", title=title, seats=seats, nobody=True,
                korean=not _is_foreign(seats), phrase=(first, title.end),
            )
        ]

    def _seats(self, run: Run, at: int) -> tuple[tuple[Seat, ...], int]:
        """The places and bodies right before a post, and where they begin."""
        found: list[Seat] = []
        first = run.items[at].start
        at -= 1
        while at >= 0 and not run.items[at].tail:
            item = run.items[at]
            if at in run.bodies:
                body = run.bodies[at]
                found.insert(0, body)
                first = body.start
                while at >= 0 and run.items[at].start >= first:
                    at -= 1
                continue
            if item.dropped or item.sort not in ("place", "country", "government", "abroad"):
                if item.sort not in ("word", "place") or item.name not in self._modifiers:
                    break
            elif item.sort != "government":
                found.insert(0, item)
            first = item.start
            at -= 1
        return tuple(found), first

    # Names before

    def _named_before(self, run: Run, left: int, title: Item, seats: tuple[Seat, ...]) -> list[Holder]:
        if left < 0:
            return []
        span = self._name_span(run, left, foreign=_is_foreign(seats), seated=bool(seats))
        if span is None:
            return []
        first, korean = span
        if not seats:
            seats = self._seats_of_name(run, first)
        start = run.tokens[first].start
        found = [self._holder(run, first, left, title, seats, korean)]
        if start < found[0].phrase[0]:
            found[0].phrase = (start, found[0].phrase[1])
        return found

    def _name_span(self, run: Run, left: int, foreign: bool = False, seated: bool = False) -> tuple[int, bool] | None:
        """The first word of the name that ends with a word, and whether it is Korean."""
        token = run.tokens[left]
        if self._is_korean(run, token):
            return left, True
        if seated and not foreign and self._shapes.is_short_korean(token.text) and self._is_plain(run, left):
            return left, True
        words = _words(run, left)
        size = self._shapes.vietnamese(words)
        if size:
            return left - size + 1, False
        if foreign:
            if self._shapes.is_vietnamese_word(token.text) or len(token.text) > 1:
                size = self._shapes.foreign(words)
                if size:
                    return left - size + 1, False
        return None

    def _is_korean(self, run: Run, token: Token) -> bool:
        if not self._shapes.is_korean(token.text):
            return False
        return not any(
            item.token is token and item.sort in ("place", "country", "body") and not item.dropped and not item.unsure
            and (item.kind or item.sort != "place") and item.end == token.end
            for item in run.items
        )

    def _seats_of_name(self, run: Run, first: int) -> tuple[Seat, ...]:
        """The place or body right before a name (고령군 이남철 군수)."""
        start = run.tokens[first].start
        at = max((at for at, item in enumerate(run.items) if item.stop <= start), default=-1)
        if at > 0 and run.items[at].sort == "word" and run.items[at].name.endswith(self._units):
            at -= 1
        if at < 0 or run.items[at].token.bracket or not _leads(run.items[at]):
            return ()
        if at in run.bodies:
            return (run.bodies[at],)
        item = run.items[at]
        return (item,) if item.sort in ("place", "country") and not item.dropped else ()

    def _behind_unknown(self, run: Run, left: int, title: Item) -> list[Holder]:
        """A name, then words that no list has, then a post of a body (정기호 이스턴푸드 대표)."""
        if title.noun is None or title.noun.attr("of") not in ("body", "either"):
            return []
        for size in range(1, _UNKNOWN_SEATS + 1):
            at = left - size
            if at < 0 or not self._is_plain(run, at + 1):
                return []
            span = self._name_span(run, at)
            if span is None:
                continue
            seat = (run.tokens[at + 1].start, run.tokens[left].end)
            holder = self._holder(run, span[0], at, title, (), span[1])
            holder.word = seat
            return [holder]
        return []

    def _behind_foreign(self, run: Run, left: int, title: Item) -> list[Holder]:
        """A foreign place, a name of whatever shape, a post (칭다오시의 자오하오즈 시장)."""
        for size in range(1, _UNKNOWN_SEATS + 2):
            first = left - size + 1
            if first < 1 or not self._is_plain(run, first):
                return []
            seats = self._seats_of_name(run, first)
            if seats and _is_foreign(seats):
                known = self._shapes.foreign([token.text for token in run.tokens[first : left + 1]])
                return [self._holder(run, first, left, title, seats, korean=False)] if known == size else []
        return []

    def _is_plain(self, run: Run, at: int) -> bool:
        """Whether a word is no place, post or body with a particle, so that it may be part of a body's name."""
        token = run.tokens[at]
        return not any(item.token is token and (item.tail or item.sort == "title") for item in run.items)

    def _short(self, run: Run, left: int, title: Item) -> list[Holder]:
        """A surname or the end of a foreign name before a post."""
        token = run.tokens[left]
        if token.bracket or len(token.text) > 3:
            return []
        korean = self._shapes.is_surname(token.text)
        holder = self._holder(run, left, left, title, (), korean)
        holder.short = True
        return [holder]

    # Names behind

    def _named_behind(self, run: Run, at: int, title: Item, seats: tuple[Seat, ...]) -> list[Holder]:
        if title.tail:
            return []
        behind = run.token_at(title.end - 1) + 1
        if behind >= len(run.tokens) or title.token.bracket:
            return []
        hosted = run.host is not None and run.token_at(title.start) == 0
        weak = bool(title.noun and title.noun.attr("weak"))
        if not (hosted or seats or not weak):
            return []
        name = self._name_behind(run, behind, hosted)
        if name is None:
            return []
        start, end, korean = name
        told = seats or ((run.host,) if hosted and run.host is not None else ())
        first = min([title.start, *(_start(seat) for seat in seats)])
        return [
            Holder(
                start=start, end=end, name=run_text(run, start, end), title=title, seats=told, korean=korean,
                phrase=(first, end),
            )
        ]

    def _name_behind(self, run: Run, at: int, hosted: bool) -> tuple[int, int, bool] | None:
        token = run.tokens[at]
        for stem in self._nouns.tails.stems(token.text):
            if self._shapes.is_korean(stem) and (hosted or stem != token.text or at + 1 == len(run.tokens)):
                return token.start, token.start + len(stem), True
        words = [each.text for each in run.tokens[at : at + 4]]
        for size in range(len(words), 1, -1):
            for stem in self._nouns.tails.stems(words[size - 1]):
                if self._shapes.vietnamese([*words[: size - 1], stem]) == size:
                    return token.start, run.tokens[at + size - 1].start + len(stem), False
        return None

    def _holder(
        self, run: Run, first: int, last: int, title: Item, seats: tuple[Seat, ...], korean: bool
    ) -> Holder:
        start, end = run.tokens[first].start, run.tokens[last].end
        begin = min([start, *(_start(seat) for seat in seats)])
        return Holder(
            start=start, end=end, name=run_text(run, start, end), title=title, seats=seats, korean=korean,
            phrase=(begin, title.end),
        )


def _words(run: Run, last: int) -> list[str]:
    """The words up to one, back to the nearest bracket."""
    words: list[str] = []
    for at in range(last, max(-1, last - 6), -1):
        token = run.tokens[at]
        if token.bracket and at != last:
            break
        words.insert(0, token.text)
    return words


def run_text(run: Run, start: int, end: int) -> str:
    """The words between two offsets with single spaces."""
    return " ".join(token.text[: max(0, end - token.start)] for token in run.tokens if start <= token.start < end)


def _is_foreign(seats: tuple[Seat, ...]) -> bool:
    """Whether the places beside a post lie abroad; a place that the tables do not have does."""
    for seat in seats:
        place = seat.within if isinstance(seat, Body) else seat
        if isinstance(place, Item) and place.sort in ("place", "country") and not str(place.id).startswith("kr"):
            return True
    return False


def _leads(item: Item) -> bool:
    """Whether a name can go on behind an item: nothing is written onto it but 의."""
    return not item.tail or item.token.text[item.stop - item.token.start :] == "의"


def _start(seat: Seat) -> int:
    return seat.start
