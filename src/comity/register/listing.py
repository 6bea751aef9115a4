"""Records of a kind in the order of their days, of everything or of one entity, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, FromClause, Select, and_, func, select, tuple_

from comity.errors import UnknownName
from comity.register import tables

_BEHIND = "\U0010ffff"  # behind every day that begins with what stands before it
_LAST = f"9998{_BEHIND}"  # behind every day, before what has none

MOST_MARKS = 8
_OTHERS = tuple(tables.record_marks.alias() for _ in range(MOST_MARKS - 1))  # taking long to make


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted of a kind: of one `entity`, or with all of some marks, from one day up to another.

    `marks` are those of `register.marks`, the one that says most first, MOST_MARKS at most; only some kinds
    have them.
    `since` and `until` are a year, a month or a day, and both count; with either of them what has no day is
    left out, else it comes last. `after` is the id of the record behind which a page begins.
    """

    kind: str
    entity: str | None = None
    marks: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    after: str | None = None
    newest: bool = True


def listed(connection: Connection, span: Span, most: int) -> tuple[str, ...]:
    """The ids of the first records of a span; UnknownName where `after` is no record."""
    found: list[str] = []
    behind = _place(connection, span.after) if span.after else None
    for first, last in _days(span):
        if len(found) < most and (behind is None or behind[0] <= last):
            seen = behind if behind and behind[0] >= first else None
            found += connection.execute(_question(span, first, last, seen).limit(most - len(found))).scalars()
    return tuple(found)


def by_day(connection: Connection, span: Span) -> dict[str, int]:
    """How many records of a span there are on each of its days, as these are told."""
    day, _, which = _columns(span)
    first, last = next(_days(span))
    question = select(day, func.count()).where(which, day >= first, day <= last).group_by(day).order_by(day)
    return {row[0]: int(row[1]) for row in connection.execute(question)}


def _place(connection: Connection, record: str) -> tuple[str, str]:
    of = tables.records.c
    day = connection.execute(select(of.day).where(of.id == record)).scalar()
    if day is None:
        raise UnknownName(record, "is no record of this register")
    return day, record


def _days(span: Span) -> Iterator[tuple[str, str]]:
    """The first and the last day to look at; behind all of these what has none."""
    yield span.since or "", min(f"{span.until}{_BEHIND}" if span.until else _LAST, _LAST)
    if span.since is None and span.until is None:
        yield tables.UNDATED, tables.UNDATED


def _question(span: Span, first: str, last: str, seen: tuple[str, str] | None) -> Select[Any]:
    day, id_, which = _columns(span)
    question = select(id_).where(which, day >= first, day <= last)
    if seen is not None:
        here, there = tuple_(day, id_), tuple_(*seen)
        question = question.where(here < there if span.newest else here > there)
    return question.order_by(*((day.desc(), id_.desc()) if span.newest else (day, id_)))


def _columns(span: Span) -> tuple[Column[Any], Column[Any], ColumnElement[bool]]:
    """The day and the id of what is wanted, and which rows tell them."""
    if span.marks:
        marked = tables.record_marks.c
        others = map(_has, _OTHERS, span.marks[1:])
        which = and_(marked.mark == span.marks[0], marked.kind == span.kind, *others)
        return marked.day, marked.record, which
    if span.entity is None:
        of = tables.records.c
        return of.day, of.id, of.kind == span.kind
    about = tables.record_entities.c
    return about.day, about.record, and_(about.entity == span.entity, about.kind == span.kind)


def _has(other: FromClause, mark: str) -> ColumnElement[bool]:
    """That a record found by one mark has another, too."""
    one = tables.record_marks
    here = and_(
        other.c.mark == mark,
        other.c.kind == one.c.kind,
        other.c.day == one.c.day,
        other.c.record == one.c.record,
    )
    return select(other.c.record).where(here).correlate(one).exists()
