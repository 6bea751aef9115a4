"""Dates, numbers and codes put into the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal
from babel.units import format_unit

from comity.errors import BadVocabulary
from comity.model.dates import bounds
from comity.model.vocabularies import Term, indicators, sectors, units

_LARGE = 1_000_000  # from here on numbers are shown as “1.92 million”


class Wording(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """One language's page of words (publish/wording/en.yaml).

    `locale` is CLDR's whose numbers and lists are used, `dates` how a day, a month and a year are written,
    `lengths` which of CLDR's forms a length of time takes.
    `rules` are the sentences that findings and errors say in English, put into this language; in braces
    stand parts that may be anything. Of sectors, indicators, units and currencies the English words stand
    in the model.
    """

    locale: str
    dates: dict[str, str]
    lengths: Literal["long", "short"]
    terms: dict[str, dict[str, str]]
    headings: dict[str, str]
    sentences: dict[str, str]
    rules: dict[str, str] = {}

    @property
    def cldr(self) -> Locale:
        """The locale, parsed."""
        return _locale(self.locale)


_language = ContextVar("language", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it everything is worded in this language."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def spoken() -> str:
    """The language that is spoken (ISO 639-1)."""
    return _language.get()


def wording() -> Wording:
    """The words of the language that is spoken."""
    return _wording(_language.get())


@cache
def languages() -> tuple[str, ...]:
    """The languages there are words in."""
    pages = files("comity.publish").joinpath("wording").iterdir()
    return tuple(sorted(page.name.removesuffix(".yaml") for page in pages if page.name.endswith(".yaml")))


@cache
def _wording(language: str) -> Wording:
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
    told = str(code)
    return wording().terms[group].get(told) or told.replace("_", " ")


def say(sentence: str, **parts: object) -> str:
    """A sentence of the page with its parts filled in.

    >>> say("as_of", date=date("2021-10-31"))
    'as of 31 October 2021'
    """
    return wording().sentences[sentence].format(**parts)


def rule(sentence: str) -> str:
    """A sentence that a finding or an error says in English, in the language that is spoken."""
    words = wording()
    if sentence in words.rules or not words.rules:
        return words.rules.get(sentence, sentence)
    for form, said in _forms(words):
        if met := form.fullmatch(sentence):
            return said.format(**{name: rule(part) for name, part in met.groupdict().items()})
    return sentence


@cache
def _forms(words: Wording) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with parts that may be anything, the longest first, each with what is said for it."""
    told = sorted((told for told in words.rules if "{" in told), key=len, reverse=True)
    return tuple((_form(sentence), words.rules[sentence]) for sentence in told)


def _form(sentence: str) -> re.Pattern[str]:
    pieces = enumerate(_PART.split(sentence))  # words and names of parts by turns
    form = "".join(f"(?P<{piece}>.+)" if at % 2 else re.escape(piece) for at, piece in pieces)
    return re.compile(form, re.DOTALL)


_PART = re.compile(r"{(\w+)}")


def is_read(words: str) -> bool:
    """Whether some words of a document are, by their letters, in the language that is spoken.

    >>> is_read("vice governor"), is_read("경제부지사"), is_read("Chủ tịch")
    (True, False, False)
    """
    if _language.get() == "ko":
        return not words.isascii() and all("가" <= letter <= "힣" for letter in words if letter.isalpha())
    return words.isascii() == (_language.get() == "en") and not any(letter >= "가" for letter in words)


def sector(code: object) -> str:
    """A sector's label inside a sentence.

    >>> sector("food_processing"), sector("ict")
    ('food processing', 'ICT')
    """
    label = _label("sectors", str(code), sectors())
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def indicator(code: str) -> str:
    """An indicator's label."""
    return _label("indicators", code, indicators())


def _label(group: str, code: str, known: Mapping[str, Term]) -> str:
    """A code of a vocabulary in words: the model has them in English, pages of other languages in theirs."""
    label = wording().terms.get(group, {}).get(code)
    return label or (known[code].label if code in known else code.replace("_", " "))


def listed(names: list[str], style: Literal["standard", "or"] = "standard") -> str:
    """Names in a row.

    >>> listed(["Seoul", "Anyang", "Busan"])
    'Seoul, Anyang and Busan'
    """
    return format_list(names, style=style, locale=wording().cldr) if names else ""


def date(edtf: str) -> str:
    """An EDTF date in words.

    >>> date("2022-01-06"), date("2021-10"), date("2021-01/2021-10"), date("2023-05-29/2023-05-31")
    ('6 January 2022', 'October 2021', 'January 2021 to October 2021', '29 May 2023 to 31 May 2023')
    """
    first, slash, last = edtf.partition("/")
    words = wording()
    if not slash:
        return _instant(first, words)
    return say("interval", first=_instant(first, words), last=_instant(last, words))


_PRECISIONS = ("year", "month", "day")


@lru_cache(10_000)
def _instant(edtf: str, words: Wording) -> str:
    pattern = words.dates[_PRECISIONS[edtf.count("-")]]
    return str(format_date(bounds(edtf)[0], pattern, locale=words.cldr))


def quantity(value: float, unit: str) -> str:
    """A number with its unit.

    >>> quantity(1_920_000_000, "USD"), quantity(4008, "count"), quantity(8.5, "percent")
    ('USD 1.92 billion', '4,008', '8.5%')
    """
    if unit not in units():
        return say("money", number=_number(value), currency=_label("currencies", unit, {}))
    label = _label("units", unit, units())
    return f"{_number(value)}{label}" if unit == "percent" else f"{_number(value)} {label}".strip()


def count(value: int) -> str:
    """A whole number with all its digits, in groups.

    >>> count(1234567)
    '1,234,567'
    """
    return _count(value, wording())


@lru_cache(10_000)
def _count(value: int, words: Wording) -> str:
    return str(format_decimal(value, locale=words.cldr))


def counted(number: int, kind: str) -> str:
    """How many of a kind of things.

    >>> counted(1, "agreement"), counted(1200, "documents")
    ('1 agreement', '1,200 documents')
    """
    what = term("one" if number == 1 else "kinds", kind)
    return say("counted", number=count(number), what=what)


def _number(value: float) -> str:
    return _decimal(value, wording())


@lru_cache(10_000)
def _decimal(value: float, words: Wording) -> str:
    locale = words.cldr
    if abs(value) < _LARGE:
        return str(format_decimal(value, locale=locale, decimal_quantization=False))
    # Some languages have one form only. As many decimals as the number needs: nothing told is rounded away.
    form: Literal["long", "short"] = "long" if "long" in locale.compact_decimal_formats else "short"
    return str(format_compact_decimal(value, format_type=form, locale=locale, fraction_digits=9))


def length(duration: str) -> str:
    """An ISO 8601 duration of one unit in words.

    >>> length("P5Y"), length("P1M"), length("P90D")
    ('5 years', '1 month', '90 days')
    """
    unit = f"duration-{_UNITS[duration[-1]]}"
    words = wording()
    return str(format_unit(int(duration[1:-1]), unit, words.lengths, locale=words.cldr))


_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def scope(entity_id: str, names: dict[str, str]) -> str:
    """What a rank counts in: a known entity's name, else the country's."""
    territory = wording().cldr.territories.get(entity_id.upper())
    return names.get(entity_id) or territory or entity_id


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code, sep="-")
