"""The forms of an answer: a page for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import partial
from io import StringIO
from typing import Any

import msgspec
from starlette.requests import Request

from comity.web.answer import Answer, Route
from comity.web.rendering import again, html

Form = Callable[[Answer, Route[Any], Request, str], tuple[bytes, str]]
"""From an answer, the page's route, the request and the reader's language to bytes and their media type."""

VERSION = 1


def of(ending: str) -> Form:
    """The form that an ending of an address asks for."""
    return _FORMS[ending]


def _html(answer: Answer, route: Route[Any], request: Request, language: str) -> tuple[bytes, str]:
    told = {"page": answer.page, "answer": answer, "endings": ("json", *route.also)}
    path, query = request.url.path, request.url.query
    told |= {"path": path, "query": query, "again": partial(again, path, query)}
    return html(answer.template, language, **told, **answer.more).encode(), "text/html"


def _json(answer: Answer, _route: Route[Any], _request: Request, _language: str) -> tuple[bytes, str]:
    told = {"version": VERSION, "after": answer.after, "content": answer.finding}
    return msgspec.json.encode(told), "application/json"


def _csv(answer: Answer, _route: Route[Any], _request: Request, _language: str) -> tuple[bytes, str]:
    out = StringIO()
    table = answer.table
    if table is not None:
        writer = csv.writer(out)
        writer.writerow(table.columns)
        writer.writerows(tuple(map(_cell, row)) for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode(), "text/csv"


def _cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


_FORMS: dict[str, Form] = {"html": _html, "json": _json, "csv": _csv}
