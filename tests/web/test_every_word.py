"""Where no document says a word of English, the pages of other languages have none but names that stay."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.reference.duties import packaged
from tests.web.crawling import visits
from tests.web.english import words_of
from tests.web.hostile import Writer, visiting_written

_MOST = 3000
_FOR_PROGRAMS = "/api"  # its paths and their parts are English everywhere
_IDS = re.compile(
    r"https?://\S+|\b[a-z]{3}-[0-9a-f]{16}\b|\b[0-9a-f]{32}\b|\S+\.txt\b"
    r"|\b(?:country|locality|organisation|person|kr|vn)/\S+"
)
_SOURCES = "|".join(re.escape(one.title) for rule in packaged() for one in rule.sources)
_NAMES = re.compile(
    rf"{_SOURCES}"
    r"|Comity|JSON|CSV|PDF|DOCX|ATOM|ICS|i?Calendar|Atom|FDI|ICT|MICE|Natural Earth|Gangnam(?: District|-gu)"
    r"|Quan doi nhan dan \(Chinese edition\) on Decree 177/2025|Lao Dong on Resolution 202/2025/QH15"
)
"""Forms, names of sources of the reference tables, and the one name of the tests' own in Latin letters."""
_AN_ENGLISH_WORD = {
    "ko": re.compile(r"[A-Za-z]{3,}"),
    "vi": re.compile(
        r"\b(the|of|and|with|is|are|was|from|by|for|not|all|more|show|search|signed|agreements?|events?|figures?"
        r"|sources?|documents?|records?|localit(?:y|ies)|countr(?:y|ies)|years?|months?|days?|since|until|between)\b",
        re.IGNORECASE,
    ),
}


class Numbering(Writer):
    """Writes a number in place of a field's name."""

    def word(self, field: str) -> str:
        return super().word(str(sum(map(ord, field))))


@pytest.mark.parametrize("language", _AN_ENGLISH_WORD)
def test_no_word_is_left_in_english(tmp_path: Path, language: str) -> None:
    left: dict[str, str] = {}
    with visiting_written(tmp_path / "a.db", [Numbering("가나다")], beside=()) as client:
        client.headers["accept-language"] = language
        for visit in visits(client, _MOST):
            assert visit.status == 200, visit.path
            if visit.is_page and visit.path != _FOR_PROGRAMS:
                own = {_NAMES.sub("", _IDS.sub("", words)) for words in words_of(visit)}
                left |= {words: visit.path for words in own if _AN_ENGLISH_WORD[language].search(words)}
    assert left == {}
