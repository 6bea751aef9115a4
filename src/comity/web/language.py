"""In which language a reader is answered, and the words of the pages in it."""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Literal, get_args

from babel.core import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

Language = Literal["en", "ko", "vi"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
COOKIE = "language"
_ASKED = "lang"


def language_of(request: Request) -> str:
    """The language asked for in the address, else kept in the cookie, else of the browser; else English."""
    for told in (request.query_params.get(_ASKED), request.cookies.get(COOKIE)):
        if told in LANGUAGES:
            return told
    return (
        negotiate_locale(_preferred(request.headers.get("accept-language", "")), LANGUAGES, sep="-") or "en"
    )


def _preferred(header: str) -> list[str]:
    """The languages of an Accept-Language header, the most wanted first.

    >>> _preferred("en;q=0.5, ko-KR, vi;q=nonsense")
    ['ko-KR', 'en']
    """
    wanted = []
    for place, told in enumerate(header.split(",")[:20]):
        code, _, weight = told.strip().partition(";q=")
        try:
            wanted.append((-float(weight or 1), place, code))
        except ValueError:
            continue
    return [code for _, _, code in sorted(wanted) if code]


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The words of the pages in a language; those of English stand in the pages themselves."""
    if language == "en":
        return gettext.NullTranslations()
    page = files("comity.web").joinpath("locale", f"{language}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(page), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
