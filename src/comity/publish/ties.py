"""Ties between localities in words: how many there are, and what is told of each."""

from __future__ import annotations

from collections.abc import Mapping

from comity.insight.network import Tie
from comity.publish.page import Page, line
from comity.publish.words import count, counted, date, say, wording


def ties_page(heading: str, number: int, drawn: int) -> Page:
    """A page of ties, of which the first are drawn: its heading, and how many there are."""
    told = say("ties_number", number=count(number)) if number else say("ties_none")
    rest = (line(say("ties_drawn", number=count(drawn))),) if drawn < number else ()
    return Page(title=wording().headings[heading], lead=(line(told), *rest), citations={})


class TieWords:
    """Puts ties into words; the same numbers are worded once."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._counted: dict[tuple[str, int], str] = {}

    def of(self, tie: Tie) -> str:
        """Both names, and what there is of each kind.

        >>> tie = Tie(one="kr/busan", other="vn/hue", agreements=1, events=3, last="2024-05")
        >>> TieWords({"kr/busan": "Busan", "vn/hue": "Huế"}).of(tie)
        'Busan – Huế: 1 agreement, 3 events, last May 2024'
        """
        told = (("agreement", tie.agreements), ("event", tie.events))
        words = ", ".join(self._number(kind, number) for kind, number in told if number)
        if tie.last:
            words = say("tie_last", count=words, date=date(tie.last))
        return f"{self.name(tie.one)} – {self.name(tie.other)}: {words}"

    def name(self, id_: str) -> str:
        """The name of a locality."""
        return self._names.get(id_, id_)

    def _number(self, kind: str, number: int) -> str:
        if (kind, number) not in self._counted:
            self._counted[kind, number] = counted(number, kind)
        return self._counted[kind, number]
