"""Answers as HTML: templates, with the words of the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast
from urllib.parse import parse_qsl, quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from comity.model.record import PREFIXES
from comity.publish import words
from comity.web.chart import small
from comity.web.language import catalogue

_Said = Callable[..., str]


def html(template: str, language: str, **told: Any) -> str:
    """A template filled in, in a language."""
    return _environment(language).get_template(template).render(told)


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
    made.globals |= {"small_chart": small, "ngettext": _grouping(cast(_Said, made.globals["ngettext"]))}
    made.filters |= {"date": words.date, "term": _term, "heading": _heading, "asked": _asked}
    made.filters |= {"indicator": words.indicator, "count": words.count}
    return made


def _grouping(ngettext: _Said) -> _Said:
    """Says how many with the digits in groups."""

    @pass_context
    def grouped(context: Context, one: str, many: str, number: int, **parts: Any) -> str:
        return ngettext(context, one, many, number, num=words.count(number), **parts)

    return grouped


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


def path_of(kind: str, id_: str) -> str:
    """Where the page of a record or an entity stands.

    >>> path_of("locality", "kr/seoul/gangnam"), path_of("person", "person/kim")
    ('/locality/kr/seoul/gangnam', '/person/kim')
    """
    return f"/{kind}/{quote(id_.removeprefix(f'{kind}/'))}"


def path_to(id_: str) -> str:
    """Where the page of what words name stands: of an entity, or of a document by `document/` and its id.

    >>> path_to("kr/seoul"), path_to("kr"), path_to("org/wta"), path_to("document/3f2a9c")
    ('/locality/kr/seoul', '/country/kr', '/organisation/org/wta', '/document/3f2a9c')
    """
    first, *rest = id_.split("/")
    kind = _NAMED.get(first, "locality" if rest else "country")
    return path_of(kind, id_)


_NAMED = {"org": "organisation"} | {kind: kind for kind in ("organisation", "person", "locality", "document")}


def record_path(id_: str) -> str:
    """Where the page of a record stands.

    >>> record_path("agr-3f2a9c")
    '/agreement/agr-3f2a9c'
    """
    return f"/{kind_of(id_)}/{id_}"


def kind_of(record: str) -> str:
    """The kind of a record, as its id tells.

    >>> kind_of("agr-3f2a9c")
    'agreement'
    """
    return _KINDS[record.partition("-")[0]]


_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
