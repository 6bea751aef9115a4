"""What somebody says between quotation marks; quoted words that say nothing are a name or an expression."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.clauses.passage import Passage, Speech

_QUOTED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|‘([^‘’\n]+)’|'(?<![A-Za-z]')([^'\n]+)'")
_SAYS = ("다", "요", "죠", "자", "라", "까", "네", "것", "터", "때문", "기")
"""How a sentence ends, or one whose last word follows the quotation mark ("… 될 것"이라며)."""
_FEWEST_WORDS = 4
"""Words from which on a quotation without one of the endings is somebody's words where it is told so."""


def find_speeches(passage: Passage) -> None:
    """Gives the passage its quotations; their marks are not part of them."""
    for quoted in _QUOTED.finditer(passage.text):
        words = quoted.group()[1:-1].rstrip()
        told = _said().match(passage.text, quoted.end())
        spoken = words.count(" ") + 1 >= _FEWEST_WORDS and (told or quoted.group()[0] in '“"')
        if spoken or (" " in words and words.rstrip(".!?").endswith(_SAYS)):
            passage.speeches.append(Speech(quoted.start() + 1, quoted.end() - 1))


@cache
def _said() -> re.Pattern[str]:
    forms = [form for word in lexicon("ko").page("lines") if word.code == "said" for form in word.forms]
    return re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True)))
