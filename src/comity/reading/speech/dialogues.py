"""Interviews printed as a dialogue: whose name stands before the colon at the head of each line."""

from __future__ import annotations

import re
from collections import defaultdict

from comity.model.entity import Entity
from comity.reading.page import Page

_TURN = re.compile(r"^(?P<name>[^\W\d_][\w.’' -]{0,40}?):\s(?P<words>\S.*)$", re.MULTILINE)
_QUESTION = "?"
_LEAST = 2
"""How many turns somebody has to have before the text is a dialogue."""


class Dialogue:
    """The turns of one text; there are none where nobody asks anything."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._turns: dict[int, Entity] = {}
        if _QUESTION not in page.text:
            return
        turns: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
        for turn in _TURN.finditer(page.text):
            turns[turn["name"]].append(turn)
        asking = [name for name, lines in turns.items() if _asks(lines)]
        for name, lines in turns.items() if asking else ():
            speaker = self._called(name) if name not in asking and len(lines) >= _LEAST else None
            if speaker is not None:
                self._turns.update({line.start(): speaker for line in lines})

    def speaker(self, offset: int) -> Entity | None:
        """Whose turn a point of the text is in; None outside a dialogue and for questions."""
        return self._turns.get(self._line(offset)) if self._turns else None

    def is_one_turn(self, one: int, other: int) -> bool:
        """Whether two points of the text are in one turn."""
        return self.speaker(one) is not None and self._line(one) == self._line(other)

    def _line(self, offset: int) -> int:
        return self._page.text.rfind("\n", 0, offset) + 1

    def _called(self, name: str) -> Entity | None:
        """The person of the text that a name before a colon means: in full, or by its last word."""
        last = name.split()[-1]
        for chunk in self._page.row:
            if chunk.label == "Q" and chunk.entities and last in chunk.entities[0].name.split():
                return chunk.entities[0]
        full = re.search(rf"\b(?:[^\W\d_a-z]\S* ){{1,3}}{re.escape(last)}\b", self._page.text)
        return Entity("person", full[0], None) if full is not None else None


def _asks(lines: list[re.Match[str]]) -> bool:
    """Whether most of these turns are questions."""
    questions = [line for line in lines if line["words"].rstrip().endswith(_QUESTION)]
    return 2 * len(questions) > len(lines)
