"""Answers as HTML: templates, with the words of the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from gettext import NullTranslations
from html import escape
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from comity.publish import words
from comity.web.filters import Choice
from comity.web.language import catalogue
from comity.web.lines import cites_html, lines_html, measures_html, parts_html, ties_html
from comity.web.paths import kind_of, path_of, path_to, record_path

_TURNING = "\u202a\u202b\u202c\u202d\u202e"
"""Marks that turn the order of letters: with one a name could make what stands behind it read otherwise."""
_Said = Callable[..., str]


def html(template: str, language: str, **told: Any) -> str:
    """A template filled in, in a language."""
    page = _environment(language).get_template(template).render(told)
    for mark in _TURNING:
        page = page.replace(mark, "")
    return page


@cache
def _environment(language: str) -> Environment:
    made = Environment(
        loader=PackageLoader("comity.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        cache_size=-1,
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"language": language, "path_of": path_of, "record_path": record_path}
    made.globals |= {"path_to": path_to, "kind_of": kind_of}
    made.globals |= {"lines_html": lines_html, "parts_html": parts_html, "cites_html": cites_html}
    made.globals |= {
        "ties_html": ties_html,
        "measures_html": measures_html,
        "_": _saying(catalogue(language)),
    }
    made.globals |= {"ngettext": _grouping(cast(_Said, made.globals["ngettext"]))}
    made.filters |= {"date": words.date, "term": _term, "heading": _heading, "asked": _asked}
    made.filters |= {"indicator": words.indicator, "count": words.count, "options": _options}
    return made


def _saying(told: NullTranslations) -> _Said:
    """Says words of the pages; what Jinja would say them with looks them up anew each time."""

    @cache
    def said(words: str) -> Markup:
        return Markup(told.gettext(words)) % {}

    def saying(words: str, **parts: Any) -> Markup:
        return Markup(told.gettext(words)) % parts if parts else said(words)

    return saying


def _grouping(ngettext: _Said) -> _Said:
    """Says how many with the digits in groups."""

    @pass_context
    def grouped(context: Context, one: str, many: str, number: int, **parts: Any) -> str:
        return ngettext(context, one, many, number, num=words.count(number), **parts)

    return grouped


def _options(choices: Iterable[Choice], chosen: str | None) -> Markup:
    """What may be chosen in a form; every list has hundreds of them."""
    return Markup("".join([_option(choice.code, choice.label, choice.code == chosen) for choice in choices]))


@lru_cache(10_000)
def _option(code: str, label: str, chosen: bool) -> str:
    return f'<option value="{escape(code)}"{" selected" if chosen else ""}>{escape(label)}</option>'


def _term(code: str, group: str) -> str:
    return words.term(group, code)


def _heading(what: str) -> str:
    return words.wording().headings[f"found_{what}"]


def _asked(parts: dict[str, str]) -> str:
    """The part of an address that asks: what is told of it.

    >>> _asked({"of": "vn/binh-duong", "indicator": ""})
    'of=vn%2Fbinh-duong'
    """
    return urlencode({name: told for name, told in parts.items() if told})


def again(path: str, query: str, **other: str) -> str:
    """The same question with something else asked; nothing is asked for what is empty.

    >>> again("/search", "q=seoul&after=x", after="y"), again("/search", "after=x", after="")
    ('/search?q=seoul&after=y', '/search')
    """
    told = {name: value for name, value in (dict(parse_qsl(query)) | other).items() if value}
    return f"{path}?{urlencode(told)}" if told else path
