"""The forms of an answer: a page for people; JSON, CSV, feeds and calendars for programs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import partial
from io import StringIO
from typing import Any

import msgspec
from starlette.requests import Request

from comity.errors import UnknownName
from comity.publish.tables.csv_file import harmless
from comity.web.answer import Answer, Route
from comity.web.rendering import again, html

Form = Callable[[Answer, Route[Any], Request, str], tuple[bytes, str]]
"""From an answer, the page's route, the request and the reader's language to bytes and their media type."""

VERSION = 1
MEDIA_TYPES = {
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""What each ending of an address gives."""


def of(ending: str) -> Form:
    """The form that an ending of an address asks for."""
    return _FORMS.get(ending) or partial(_made, ending)


def site_of(request: Request) -> str:
    """Where the site stands, as whoever asks calls it: `http://127.0.0.1:8000`."""
    return str(request.base_url).rstrip("/")


def _html(answer: Answer, route: Route[Any], request: Request, language: str) -> tuple[bytes, str]:
    endings = [ending for ending in route.also if ending in _FORMS or ending in answer.forms]
    told = {"page": answer.page, "answer": answer, "endings": ("json", *endings)}
    path, query = request.url.path, request.url.query
    told |= {"path": path, "query": query, "again": partial(again, path, query)}
    return html(answer.template, language, **told, **answer.more).encode(), MEDIA_TYPES["html"]


def _json(answer: Answer, _route: Route[Any], _request: Request, _language: str) -> tuple[bytes, str]:
    told = {"version": VERSION, "after": answer.after, "content": answer.finding}
    return msgspec.json.encode(told), MEDIA_TYPES["json"]


def _csv(answer: Answer, _route: Route[Any], _request: Request, _language: str) -> tuple[bytes, str]:
    out = StringIO()
    table = answer.table
    if table is not None:
        writer = csv.writer(out)
        writer.writerow(table.columns)
        writer.writerows(tuple(map(_cell, row)) for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode(), MEDIA_TYPES["csv"]


def _cell(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value


def _made(
    ending: str, answer: Answer, _route: Route[Any], request: Request, _language: str
) -> tuple[bytes, str]:
    if ending not in answer.forms:
        raise UnknownName(request.url.path.rpartition(".")[0], "has no such form")
    return answer.forms[ending](site_of(request)), MEDIA_TYPES[ending]


_FORMS: dict[str, Form] = {"html": _html, "json": _json, "csv": _csv}
