"""Dates, numbers and codes put into the words of a language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from comity.errors import BadVocabulary
from comity.model.dates import bounds
from comity.model.vocabularies import indicators, sectors, units

_ENGLISH, _BRITISH = Locale("en"), Locale("en", "GB")
_LARGE = 1_000_000  # from here on numbers are shown as “1.92 million”


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's page of words (publish/wording/en.yaml)."""

    terms: dict[str, dict[str, str]]
    headings: dict[str, str]
    sentences: dict[str, str]


_language = ContextVar("language", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it everything is worded in this language."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


@cache
def wording(language: str = "en") -> Wording:
    """The words of a language; raises BadVocabulary where its page does not hold together."""
    page = files("comity.publish").joinpath("wording", f"{language}.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(page), Wording)
    except msgspec.ValidationError as error:
        raise BadVocabulary(f"publish/wording/{language}.yaml", "page", str(error)) from error


def term(group: str, code: object) -> str:
    """The words for a code.

    >>> term("agreement", "mou"), term("stage", "planned")
    ('MOU', 'to be signed')
    """
    return wording().terms[group].get(str(code), str(code).replace("_", " "))


def say(sentence: str, **parts: object) -> str:
    """A sentence of the page with its parts filled in.

    >>> say("as_of", date=date("2021-10-31"))
    'as of 31 October 2021'
    """
    return wording().sentences[sentence].format(**parts)


def sector(code: object) -> str:
    """A sector's label inside a sentence.

    >>> sector("food_processing"), sector("ict")
    ('food processing', 'ICT')
    """
    found = sectors().get(str(code))
    label = found.label if found else str(code).replace("_", " ")
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def indicator(code: str) -> str:
    """An indicator's label."""
    found = indicators().get(code)
    return found.label if found else code.replace("_", " ")


def listed(names: list[str], style: Literal["standard", "or"] = "standard") -> str:
    """Names in a row.

    >>> listed(["Seoul", "Anyang", "Busan"])
    'Seoul, Anyang and Busan'
    """
    return format_list(names, style=style, locale=_BRITISH) if names else ""


def date(edtf: str) -> str:
    """An EDTF date in words.

    >>> date("2022-01-06"), date("2021-10"), date("2021-01/2021-10"), date("2023-05-29/2023-05-31")
    ('6 January 2022', 'October 2021', 'January 2021 to October 2021', '29 May 2023 to 31 May 2023')
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _instant(first)
    return say("interval", first=_instant(first), last=_instant(last))


@lru_cache(10_000)
def _instant(edtf: str) -> str:
    day = bounds(edtf)[0]
    match edtf.count("-"):
        case 0:
            return f"{day.year}"
        case 1:
            return str(format_skeleton("yMMMM", day, locale=_ENGLISH))
        case _:
            return str(format_date(day, "d MMMM y", locale=_ENGLISH))


def quantity(value: float, unit: str) -> str:
    """A number with its unit.

    >>> quantity(1_920_000_000, "USD"), quantity(4008, "count"), quantity(8.5, "percent")
    ('USD 1.92 billion', '4,008', '8.5%')
    """
    number = _number(value)
    if unit not in units():
        return f"{unit} {number}"
    label = units()[unit].label
    return f"{number}{label}" if unit == "percent" else f"{number} {label}".strip()


def _number(value: float) -> str:
    if abs(value) < _LARGE:
        return str(format_decimal(value, locale=_ENGLISH, decimal_quantization=False))
    # As many decimals as the number needs, so that nothing told is rounded away.
    return str(format_compact_decimal(value, format_type="long", locale=_ENGLISH, fraction_digits=9))


def scope(entity_id: str, names: dict[str, str]) -> str:
    """What a rank counts in: a known entity's name, else the country's."""
    territory = _ENGLISH.territories.get(entity_id.upper())
    return names.get(entity_id) or territory or entity_id
