"""Two countries told by a syllable each: 한·베, 한-베트남, 한중."""

from __future__ import annotations

import re
from itertools import chain

from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.languages.ko.hangul import is_hangul
from comity.reading.marks.openings import Opening
from comity.reference.gazetteer import Gazetteer

_HERE = "한"
_BEHIND = r"(?:(?<=[가-힣]{2})|(?![가-힣])|(?=간|수교|친선|우호|경제|문화|교류|양국|기업|관계|의|와|과))"


class Pairs:
    """Finds pairs of countries; each of the two is a mention, the first joined to the second."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._ids: dict[str, str] = {}
        clipped: list[str] = []
        for key in {form.id for form in gazetteer.forms() if form.type == "country"}:
            country = gazetteer.country(key)
            short = [text for text in country.clipped if is_hangul(text)]
            clipped += short
            self._ids.update(dict.fromkeys([*short, *filter(is_hangul, country.every_name)], key))
        one = "|".join(sorted(clipped, key=len, reverse=True))
        any_name = "|".join(sorted(self._ids, key=len, reverse=True))
        self._opening = Opening(rf"[{''.join(sorted({text[0] for text in (*clipped, _HERE)}))}](?<![가-힣].)")
        self._pair = re.compile(rf"(?P<a>{one}|한국)\s?[-·ㆍ‧∙–]\s?(?P<b>{any_name}){_BEHIND}")
        self._fused = re.compile(rf"(?P<a>{_HERE})(?P<b>{one})(?:(?= )|(?=수교|친선|우호|경제|교류|양국))")

    def find(self, text: str) -> list[Mention]:
        """Every pair's countries in the order of the text."""
        found = []
        pairs = (self._opening.found(pattern, text) for pattern in (self._pair, self._fused))
        for match in chain.from_iterable(pairs):
            for part in ("a", "b"):
                start, end = match.span(part)
                entity = Entity("country", match[part], self._ids[match[part]])
                found.append(
                    Mention(
                        start=start,
                        end=end,
                        what="country",
                        entities=(entity,),
                        phrase=(start, end),
                        joined=part == "a",
                    )
                )
        return found
