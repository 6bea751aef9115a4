"""Names made comparable: folding away case, accents, spacing and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINING = re.compile(r"(?<=\w\w)'")
_BARRED = str.maketrans(
    {"đ": "d", "Đ": "D", "ð": "d", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "’": "'", "‘": "'"}
)


def unaccented(text: str) -> str:
    """The text without combining marks, đ and ø included; case, spaces and Hangul syllables stay.

    >>> unaccented("Đà Lạt – Bình Dương"), unaccented("경상북도")
    ('Da Lat – Binh Duong', '경상북도')
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_BARRED))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """Letters and digits only, lower case, no accents: equal for spellings of one name.

    >>> fold("Bình Dương") == fold("Binhduong") == fold("BINH-DUONG")
    True
    """
    plain = name if name.isascii() else unaccented(name)
    return "".join(filter(str.isalnum, plain.lower()))


def slug(name: str) -> str:
    """The name as the last part of an id; an apostrophe parts words only behind a single letter.

    >>> slug("Thừa Thiên - Huế"), slug("Nguyễn Lộc Hà"), slug("Xi’an"), slug("L’Aquila")
    ('thua-thien-hue', 'nguyen-loc-ha', 'xian', 'l-aquila')
    """
    plain = _JOINING.sub("", unaccented(name).lower())
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())
