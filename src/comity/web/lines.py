"""Lines of a page as HTML. A page has hundreds of them, so that they are not left to a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from markupsafe import Markup
from markupsafe import escape as safe

from comity.model.cited import Citation
from comity.publish.lines import shortened
from comity.publish.page import Line, Part
from comity.publish.words import date
from comity.web.paths import kind_of, path_to, record_path

_MARKS = 3  # sources of a part that have a mark of their own, the others are counted
_QUOTE = 240  # characters of a quote shown beside its mark

Cited = Mapping[str, Citation]


def line_html(line: Line, cited: Cited, source: str, whole: str, path: str = "") -> Markup:
    """A line with its margin, its words and the notes beneath it; it leads to its record from other paths.

    `source` and `whole` are what a mark of a source and the way to a record are called.
    """
    return Markup(_line(line, cited, _plain(source), _plain(whole), path))


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
    margin = f'<span class="margin">{escape(line.margin)}</span> ' if line.margin else ""
    notes = "".join(_line(note, cited, source, whole, path) for note in line.notes)
    beneath = f' <ul class="notes">{notes}</ul>' if notes else ""
    words = f"{_parts(line, cited, source)}{_way(line, whole, path)}"
    return f'<li{kind}>{margin}<div><span class="words">{words}</span>{beneath}</div></li>\n'


def _way(line: Line, whole: str, path: str) -> str:
    """The way to the record of a line; nothing on the page of that record."""
    where = record_path(line.record) if line.record else path
    if where == path:
        return ""
    words = escape(line.parts[0].text) if line.parts else ""
    return f' <a class="open" href="{where}" aria-label="{whole}: {words}">→</a>'


def _parts(line: Line, cited: Cited, source: str) -> str:
    return " ".join(
        f"{_words(part)}{_cites(part.claims, cited, source)}{escape(part.end)}" for part in line.parts
    )


def _cites(claims: Iterable[str], cited: Cited, source: str) -> str:
    told = [(claim, cited[claim]) for claim in claims if claim in cited]
    marks = [
        f'<a class="cite" href="/document/{one.document_id}#{claim}" title="{_title(one)}">'
        f'<span class="hidden">{source} </span>{number}</a>'
        for number, (claim, one) in enumerate(told[:_MARKS], 1)
    ]
    more = f'<span class="more">+{len(told) - _MARKS}</span>' if len(told) > _MARKS else ""
    return "".join(marks) + more


def _words(part: Part) -> str:
    """The words of a part, in which names lead to what they name."""
    if not part.of:
        return escape(part.text)
    return "".join(
        f'<a class="name" href="{escape(path_to(id_))}">{escape(words)}</a>' if id_ else escape(words)
        for words, id_ in part.pieces
    )


def _title(cited: Citation) -> str:
    told = f"{shortened(cited.quote, _QUOTE)} — {cited.document}"
    return escape(f"{told}, {date(cited.published)}" if cited.published else told)
