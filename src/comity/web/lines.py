"""Lines of a page as HTML. A page has hundreds of them, so that they are not left to a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from urllib.parse import quote

from markupsafe import Markup
from markupsafe import escape as safe

from comity.insight.partners import Tie
from comity.insight.series import Series
from comity.model.cited import Citation
from comity.publish.lines import shortened
from comity.publish.page import Line, Part, Reference
from comity.publish.words import date
from comity.web.paths import kind_of, path_to, record_path
from comity.web.spark import spark

_MARKS = 3  # sources of a part that have a mark of their own, the others are counted
_QUOTE = 240  # characters of a quote shown beside its mark
_KEPT = 20_000  # beginnings of marks
_ADDRESSES = ("https://", "http://")
_SPECIAL = re.compile(r"""[&<>"']""").search

Cited = Mapping[str, Citation | Reference]


def lines_html(lines: Iterable[Line], cited: Cited, source: str, whole: str, path: str = "") -> Markup:
    """Lines, each with its margin, its words and the notes beneath it; they lead to their records.

    `source` and `whole` are what a mark of a source and the way to a record are called. No line leads to
    `path`, the page it stands on.
    """
    called = _plain(source), _plain(whole)
    return Markup("".join([_line(line, cited, *called, path) for line in lines]))


def ties_html(ties: Iterable[tuple[Tie, Line]], of: str, cited: Cited, source: str, all_: str) -> Markup:
    """Lines on ties of an entity; each leads to the page of the two, which is called `all_`."""
    source, all_ = _plain(source), _plain(all_)
    return Markup(
        "".join([_tie(line, f"{_id(of)}/with/{_id(tie.partner)}", cited, source, all_) for tie, line in ties])
    )


def measures_html(
    lines: Iterable[Line], series: Iterable[Series], cited: Cited, source: str, whole: str, path: str
) -> Markup:
    """Lines on what is measured, each with its numbers over time drawn and told beneath."""
    source, whole = _plain(source), _plain(whole)
    told = zip(lines, series, strict=False)
    return Markup("".join([_measure(line, one, cited, source, whole, path) for line, one in told]))


def parts_html(line: Line, cited: Cited, source: str) -> Markup:
    """The words of a line, each part with the marks of its sources."""
    return Markup(_parts(line, cited, _plain(source)))


def cites_html(claims: Iterable[str], cited: Cited, source: str) -> Markup:
    """Small marks that lead to the sentences where claims stand."""
    return Markup(_cites(claims, cited, _plain(source)))


def _plain(words: str) -> str:
    """Words of a template, which may be marked as safe, as a string like others: marks make it slow."""
    return str(safe(words))


def _line(line: Line, cited: Cited, source: str, whole: str, path: str) -> str:
    kind = f' class="{kind_of(line.record)}"' if line.record else ""
    margin = f'<span class="margin">{_safe(line.margin)}</span> ' if line.margin else ""
    beneath = ""
    if line.notes:
        notes = "".join([_line(note, cited, source, whole, path) for note in line.notes])
        beneath = f' <ul class="notes">{notes}</ul>'
    words = f"{_parts(line, cited, source)}{_way(line, whole, path)}"
    return f'<li{kind}>{margin}<div><span class="words">{words}</span>{beneath}</div></li>\n'


def _way(line: Line, whole: str, path: str) -> str:
    """The way to the record of a line; nothing on the page of that record."""
    where = record_path(line.record) if line.record else path
    return "" if where == path else _arrow(where, whole, line)


def _arrow(where: str, called: str, line: Line) -> str:
    words = _safe(line.parts[0].text) if line.parts else ""
    return f'\u00a0<a class="open" href="{where}" aria-label="{called}: {words}">→</a>'


def _tie(line: Line, pair: str, cited: Cited, source: str, all_: str) -> str:
    words = f"{_parts(line, cited, source)}{_arrow(f'/relation/{pair}', all_, line)}"
    return f'<li><div><span class="words">{words}</span></div></li>'


def _measure(line: Line, series: Series, cited: Cited, source: str, whole: str, path: str) -> str:
    notes = "".join([_line(note, cited, source, whole, path) for note in line.notes])
    words = f'<p class="words">{_parts(line, cited, source)}</p>{spark(series)}'
    return f'<li><div>\n    {words}\n    <ul class="notes">{notes}</ul>\n  </div></li>'


def _id(entity: str) -> str:
    return _safe(quote(entity))


def _parts(line: Line, cited: Cited, source: str) -> str:
    return " ".join(
        [
            f"{_words(part)}{_cites(part.claims, cited, source) if part.claims else ''}{_safe(part.end)}"
            for part in line.parts
        ]
    )


def _cites(claims: Iterable[str], cited: Cited, source: str) -> str:
    told = [cited[claim] for claim in claims if claim in cited]
    marks = "".join(
        [
            f'{_begun(one)}<span class="hidden">{source} </span>{number}</a>'
            for number, one in enumerate(told[:_MARKS], 1)
        ]
    )
    return f'{marks}<span class="more">+{len(told) - _MARKS}</span>' if len(told) > _MARKS else marks


def _begun(source: Citation | Reference) -> str:
    """How a mark begins that leads to a sentence, or to where a rule was read."""
    if isinstance(source, Citation):
        return _mark(source, date(source.published) if source.published else "")
    title = _safe(", ".join(told for told in (source.title, source.read) if told))
    address = f' href="{_safe(source.url)}"' if source.url.startswith(_ADDRESSES) else ""
    return f'<a class="cite"{address} title="{title}">'


@lru_cache(_KEPT)
def _mark(cited: Citation, published: str) -> str:
    """How a mark begins that leads to a sentence; what is cited on a page is cited on others, too."""
    told = f"{shortened(cited.quote, _QUOTE)} — {cited.document}"
    title = _safe(f"{told}, {published}" if published else told)
    return f'<a class="cite" href="/document/{cited.document_id}#{cited.claim}" title="{title}">'


def _words(part: Part) -> str:
    """The words of a part, in which names lead to what they name."""
    if not part.of:
        return _safe(part.text)
    return "".join(
        [
            f'<a class="name" href="{_safe(path_to(id_))}">{_safe(words)}</a>' if id_ else _safe(words)
            for words, id_ in part.pieces
        ]
    )


def _safe(words: str) -> str:
    """Words as HTML; most have nothing in them that means something there."""
    return escape(words) if _SPECIAL(words) else words
