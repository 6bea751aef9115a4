"""Names before posts: beside them, before their seats, or between a seat and a post."""

from __future__ import annotations

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.given import NameShapes
from comity.reading.languages.ko.hangul import is_hangul
from comity.reading.languages.ko.holders import Holder, Run, Seat, is_foreign, leads
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.tokens import Token

_UNKNOWN_SEATS = 3
_SURE = 2
_COMPANY = 3
_CITY = "시"
_PARTICLES = frozenset("은는이가을를과와의도에만께")
_LONGEST_SHORT = 7
"""Syllables of the end of a foreign name by which somebody is told again (수미야바자르 시장)."""
_CHIEFS = frozenset(
    [
        "mayor",
        "deputy_mayor",
        "governor",
        "deputy_governor",
        "magistrate",
        "district_chief",
        "council_chair",
        "president",
    ]
)


def _may_hold(seat: Seat, title: Item) -> bool:
    """Whether a post before which this stands can be its: no country has a mayor."""
    country = isinstance(seat, Item) and seat.sort == "country"
    return not country or (title.noun is not None and title.noun.attr("of") == "country")


def _ends_in_a_syllable(title: Item) -> bool:
    """Whether a word that begins like an everyday post ends in a syllable that is no particle (정장선)."""
    rest = title.token.text[title.stop - title.token.start :]
    weak = title.noun is not None and bool(title.noun.attr("weak"))
    return weak and len(rest) == 1 and rest not in _PARTICLES


class NamesBefore:
    """Finds the name that stands before a post."""

    def __init__(self, shapes: NameShapes) -> None:
        self._shapes = shapes
        modifiers = lexicon("ko").page("title_modifiers")
        encounters = lexicon("ko").page("encounters")
        self._meeting = tuple(form for word in encounters if word.code != "-" for form in word.forms)
        self._units = tuple(form for word in modifiers if word.code == "unit" for form in word.forms)

    def find(self, run: Run, left: int, title: Item, seats: tuple[Seat, ...]) -> Holder | None:
        """Who holds a post by the words up to one; `seats` are those between the name and the post."""
        if left < 0:
            return None
        if seats and self._is_end_of_name(run, left + 1, seats):
            left, seats = left + 1, seats[1:]
        found = self._beside(run, left, title, seats)
        if seats or (found is not None and found.seats):
            return found
        return (
            self._between(run, left, title)
            or found
            or self._behind_unknown(run, left, title)
            or self._foreign_chief(run, left, title)
        )

    def _is_end_of_name(self, run: Run, at: int, seats: tuple[Seat, ...]) -> bool:
        """Whether what was read as a place is the last word of a Vietnamese name (브엉 딘 후에 국회의장)."""
        first = seats[0]
        if not isinstance(first, Item) or first.sort != "place" or first.kind or first.first is not None:
            return False
        alone = run.tokens[at].text == first.name
        return alone and self._shapes.vietnamese(run.words(at)) > max(
            _SURE, self._shapes.vietnamese(run.words(at - 1))
        )

    def _beside(self, run: Run, left: int, title: Item, seats: tuple[Seat, ...]) -> Holder | None:
        span = self._span(run, left, foreign=is_foreign(seats), seated=bool(seats))
        if span is None:
            return None
        first, korean = span
        holder = run.holder(first, left, title, seats or self._seats_of_name(run, first), korean)
        if not holder.seats and first and title.noun and title.noun.attr("of") == "body":
            holder.word = self._unknown_seat(run, first - 1)
        return holder

    def _unknown_seat(self, run: Run, at: int) -> tuple[int, int] | None:
        """A word before a name that may be a company (셀트리온 기우성 부회장)."""
        token = run.tokens[at]
        known = any(item.token is token and item.sort != "word" for item in run.items)
        if known or token.bracket or len(token.text) < _COMPANY or not self._shapes.is_open(token.text):
            return None
        return token.start, token.end

    def _span(
        self, run: Run, left: int, foreign: bool = False, seated: bool = False
    ) -> tuple[int, bool] | None:
        """The first word of the name that ends with a word, and whether it is Korean."""
        token = run.tokens[left]
        words = run.words(left)
        strange = self._shapes.foreign(words) if foreign else 0
        if self._is_korean(run, token, seated and not foreign) and not (strange > 1 and len(words[-2]) > 1):
            return left, True
        if seated and not foreign and self._shapes.is_short_korean(token.text) and run.is_plain(left):
            return left, True
        size = self._shapes.vietnamese(words) or (strange if len(token.text) > 1 or strange > 1 else 0)
        size = size or (self._shapes.latin(words) if seated else 0)
        if not size and token.inner and all(not is_hangul(each.text) for each in token.inner):
            size = self._shapes.spelt(words, [each.text for each in token.inner])
        if not size and self._shapes.is_vietnamese_word(token.text, clearly=True) and run.is_plain(left):
            size = 1
        return (left - size + 1, False) if size else None

    def _is_korean(self, run: Run, token: Token, at_home: bool) -> bool:
        """Whether a word is a Korean name: no place, but for one abroad before a seat `at_home`."""
        if not self._shapes.is_korean(token.text):
            return False
        return not any(
            item.token is token
            and (
                (item.sort == "title" and not _ends_in_a_syllable(item))
                or (
                    item.sort in ("place", "country", "body")
                    and not item.dropped
                    and not item.unsure
                    and (item.kind or item.sort != "place")
                    and item.end == token.end
                    and not (at_home and item.sort == "place" and is_foreign((item,)))
                )
            )
            for item in run.items
        )

    def _seats_of_name(self, run: Run, first: int) -> tuple[Seat, ...]:
        """The place or body right before a name (고령군 이남철 군수)."""
        start = run.tokens[first].start
        at = max((at for at, item in enumerate(run.items) if item.stop <= start), default=-1)
        if at > 0 and run.items[at].sort == "word" and run.items[at].name.endswith(self._units):
            at -= 1
        if at < 0 or run.items[at].token.bracket or not leads(run.items[at]):
            return ()
        if at in run.bodies:
            return (run.bodies[at],)
        item = run.items[at]
        return (item,) if item.sort in ("place", "country") and not item.dropped else ()

    def _between(self, run: Run, left: int, title: Item) -> Holder | None:
        """A seat, a name of whatever shape, a post: 칭다오시의 자오하오즈 시장, 안산시의회 송바우나 의장."""
        for size in range(1, _UNKNOWN_SEATS + 2):
            first = left - size + 1
            if first < 1 or not run.is_plain(first):
                return None
            seats = self._seats_of_name(run, first)
            if not seats or not _may_hold(seats[-1], title):
                continue
            words = [token.text for token in run.tokens[first : left + 1]]
            if is_foreign(seats):
                whole = self._shapes.foreign(words, bounded=True) == size and (size > 1 or len(words[0]) > 1)
                return run.holder(first, left, title, seats, korean=False) if whole else None
            code = title.noun.word.code if title.noun and title.noun.word else ""
            long = size == 1 and code in _CHIEFS and self._shapes.is_long_korean(words[0])
            short = size == 1 and self._shapes.is_short_korean(words[0])
            return run.holder(first, left, title, seats, korean=True) if long or short else None
        return None

    def _behind_unknown(self, run: Run, left: int, title: Item) -> Holder | None:
        """A name, then words that no list has, then a post of a body (정기호 이스턴푸드 대표)."""
        if title.noun is None or title.noun.attr("of") not in ("body", "either"):
            return None
        for size in range(1, _UNKNOWN_SEATS + 1):
            at = left - size
            if at < 0 or not run.is_plain(at + 1) or not self._shapes.is_open(run.tokens[at + 1].text):
                return None
            span = self._span(run, at)
            if span is None:
                continue
            seat = (run.tokens[at + 1].start, run.tokens[left].end)
            holder = run.holder(span[0], at, title, (), span[1])
            holder.word = seat
            return holder
        return None

    def _foreign_chief(self, run: Run, left: int, title: Item) -> Holder | None:
        """A foreign name before a chief's post told without its seat (자밀 하산리 부지사).

        A word that means something else as well (시장) needs the Latin spelling in a bracket, a meeting
        right behind it, or a city abroad told before it (나나오시를 찾아 다케모토 후미오 시장과).
        """
        code = title.noun.word.code if title.noun and title.noun.word else ""
        if code not in _CHIEFS or not run.is_plain(left):
            return None
        words = run.words(left)
        behind = run.token_at(title.end - 1) + 1
        met = behind < len(run.tokens) and run.tokens[behind].text.startswith(self._meeting)
        size = self._shapes.strange(words) or self._shapes.latin(words)
        if not size and met and self._tells_city_abroad(run, run.tokens[left].start):
            size = self._shapes.foreign(words[-1:])  # 창춘시청에서 장즈쥔 시장과 만나
        first = left - size + 1
        if not size or not all(run.is_plain(at) for at in range(first, left)):
            return None
        inner = run.tokens[left].inner
        latin = bool(inner) and inner[0].text[0].isascii()
        there = size > 1 and title.tail and self._tells_city_abroad(run, run.tokens[first].start)
        sure = met or latin or there or not (title.noun and title.noun.attr("weak"))
        return run.holder(first, left, title, (), korean=False) if sure else None

    def _tells_city_abroad(self, run: Run, start: int) -> bool:
        return any(item.stop <= start and item.kind == _CITY and is_foreign((item,)) for item in run.items)

    def short(self, run: Run, left: int, title: Item) -> Holder | None:
        """A surname, the end of a foreign name, or a name of two syllables, before a post."""
        token = run.tokens[left]
        if token.bracket or len(token.text) > _LONGEST_SHORT:
            return None
        korean = self._shapes.is_surname(token.text)
        code = title.noun.word.code if title.noun and title.noun.word else ""
        sure = code in _CHIEFS and not (title.noun and title.noun.attr("weak")) and run.is_plain(left)
        whole = sure and self._shapes.is_short_korean(token.text)
        holder = run.holder(left, left, title, (), korean or whole)
        holder.short = not whole
        return holder
