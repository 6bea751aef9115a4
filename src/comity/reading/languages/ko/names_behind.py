"""Names behind posts: 시장 김상호, and in the bracket of a body, 한국무역협회(회장 허문구)."""

from __future__ import annotations

from comity.reading.languages.ko.given import NameShapes
from comity.reading.languages.ko.hangul import is_hangul
from comity.reading.languages.ko.holders import Holder, Run, Seat
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.tokens import Tails

_PARTS = range(2, 5)


class NamesBehind:
    """Finds the name that stands behind a post."""

    def __init__(self, shapes: NameShapes, tails: Tails) -> None:
        self._shapes, self._tails = shapes, tails

    def find(self, run: Run, at: int, title: Item, seats: tuple[Seat, ...]) -> Holder | None:
        """Who holds a post by the words behind it."""
        if title.tail:
            return None
        behind = run.token_at(title.end - 1) + 1
        if behind >= len(run.tokens) or title.token.bracket:
            return None
        hosted = run.host is not None and run.token_at(title.start) == 0
        weak = bool(title.noun and title.noun.attr("weak"))
        if not (hosted or seats or not weak):
            return None
        name = self._name(run, behind, hosted)
        if name is None:
            return None
        start, end, korean = name
        told = seats or ((run.host,) if hosted and run.host is not None else ())
        first = min([title.start, *(seat.start for seat in seats)])
        return Holder(
            start=start,
            end=end,
            name=run.text(start, end),
            title=title,
            seats=told,
            korean=korean,
            phrase=(first, end),
        )

    def _name(self, run: Run, at: int, hosted: bool) -> tuple[int, int, bool] | None:
        token = run.tokens[at]
        for stem in self._tails.stems(token.text):
            if self._shapes.is_korean(stem) and (hosted or stem != token.text or at + 1 == len(run.tokens)):
                return token.start, token.start + len(stem), True
        rest = run.tokens[at:]
        if hosted and len(rest) in _PARTS and is_hangul("".join(each.text for each in rest)):
            return token.start, rest[-1].end, False
        words = [each.text for each in run.tokens[at : at + 4]]
        for size in range(len(words), 1, -1):
            for stem in self._tails.stems(words[size - 1]):
                if self._shapes.vietnamese([*words[: size - 1], stem]) == size:
                    return token.start, run.tokens[at + size - 1].start + len(stem), False
        return None
