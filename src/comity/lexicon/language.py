"""Which language a text is written in: English, Korean, Vietnamese, or another."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

Language = Literal["en", "ko", "vi", "other"]

_SAMPLE = 6000  # characters: enough to be sure, and long documents cost no more than short ones
_HANGUL = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


def language_of(text: str) -> Language:
    """The language of a text, from its script and its function words.

    >>> language_of("The two cities signed an agreement on trade and tourism.")
    'en'
    >>> language_of("Goseong and Da Lat signed a friendship agreement on 10 June 2024.")
    'en'
    >>> language_of("두 도시는 자매결연을 맺었다"), language_of("Hai thành phố đã ký kết hợp tác")
    ('ko', 'vi')
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower()
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "other"
    if len(_HANGUL.findall(sample)) > 0.2 * letters:
        return "ko"
    if len(_VIETNAMESE.findall(sample)) > 0.08 * letters:
        return "vi"
    return _by_words(sample)


def _by_words(sample: str) -> Language:
    words = Counter(_WORD.findall(sample))
    total = words.total()
    shares = {code: sum(words[word] for word in known) / total for code, known in _function_words().items()}
    if shares["vi"] > max(0.12, shares["en"]):
        return "vi"
    return "en" if shares["en"] > 0.12 else "other"


@cache
def _function_words() -> dict[str, frozenset[str]]:
    page = yaml.safe_load(files("comity.sources").joinpath("language.yaml").read_text("utf-8"))
    return msgspec.convert(page, dict[str, frozenset[str]])  # refuses an `on` that YAML takes for true
