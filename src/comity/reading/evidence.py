"""What a page shows for and against being about cooperation between localities, in points."""

from __future__ import annotations

from collections import Counter

import msgspec

_MOST_BY_NAME = 2.0
_MOST_BY_NAME_ALONE = 1.25
_TOPIC_ALLOWANCE = 2


class Evidence(msgspec.Struct, kw_only=True):
    """What a page shows for and against, in points.

    `sentences` is its length; `told` whether it tells of a day or of somebody in office; `countries` counts
    the mentions of each country and its localities; `acting` is how much local governments do, `named` how
    much localities are said to do by name; `across` how much is said of cooperation in one breath with
    localities and another country, `within` the same for localities of one country, `strange` for such of
    none that is known; `topics` are words of other subjects, `speakers` those of other bodies (companies …).
    """

    countries: Counter[str]
    sentences: int = 0
    told: bool = True
    acting: float = 0.0
    named: float = 0.0
    across: float = 0.0
    within: float = 0.0
    strange: float = 0.0
    topics: Counter[str]
    speakers: Counter[str]

    @property
    def abroad(self) -> int:
        """How many countries the text surely names: a single mention of a small town's name proves none."""
        return sum(count > 1 for count in self.countries.values())

    def enough(self, points: float, bar: tuple[float, float, float]) -> bool:
        """Whether points reach a bar that rises with the text's length: foot, step a sentence, top."""
        foot, step, top = bar
        return points >= min(top, foot + step * self.sentences)

    @property
    def local(self) -> float:
        """How much localities act at all; what is only said of them by name counts little."""
        return self.acting + min(self.named, _MOST_BY_NAME, self.acting + _MOST_BY_NAME_ALONE)

    @property
    def topic_allowance(self) -> float:
        """How many words of another subject a text may have; few where it tells of nobody and no day."""
        return _TOPIC_ALLOWANCE + ((self.local + self.across) / 4 if self.told else 0)

    @property
    def topic(self) -> tuple[str, int]:
        """The other subject most spoken of, and by how many words."""
        return self.topics.most_common(1)[0] if self.topics else ("", 0)
