"""What is otherwise since the last meeting: told first since, decided since, standing otherwise than then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from comity.insight.briefing.changes import Change
from comity.insight.evidence import Evidence
from comity.insight.lifecycle import Lifecycle
from comity.model.decision import Decision
from comity.publish.briefs import agreements
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.briefs.happened import told_line
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter
from comity.publish.words import date, say, term


def changed(
    since: str | None,
    changes: Iterable[Change],
    axes: Mapping[str, Lifecycle],
    found: Evidence,
    grounds: Grounds,
) -> tuple[Chapter, ...]:
    """What changed since a day; where nothing did, that; nothing where nobody asks."""
    if since is None:
        return ()
    lines = tuple(line for one in changes for line in _lines(one, axes, found, grounds))
    nothing = Line(parts=(Part(say("unchanged_since", date=date(since)), (grounds.searched,)),))
    return chapter("changed", lines or (nothing,), heading=say("changed_since", date=date(since)))


def _lines(
    change: Change, axes: Mapping[str, Lifecycle], found: Evidence, grounds: Grounds
) -> Iterator[Line]:
    if change.what == "stands" and change.before is not None:
        yield _otherwise(change, change.before, axes[change.record.id], found, grounds)
        return
    told = told_line(change.record, found, notes=False)
    notes = tuple(
        Line(
            margin=date(one.decision.when[:10]),
            parts=(Part(_decided(one.decision), (grounds.decision(one),)),),
        )
        for one in change.decisions
    )
    yield structs.replace(told, notes=notes)


def _otherwise(change: Change, before: Lifecycle, now: Lifecycle, found: Evidence, grounds: Grounds) -> Line:
    """An agreement, how it stood then, and how it stands."""
    was, stands = (agreements.axes_of(one, found, grounds) for one in (before, now))
    notes = [_stood(say("stood"), was), _stood(say("stands_now"), stands)]
    words = Part(agreements.title(change.record, found), change.record.claims)
    return Line(parts=(words,), record=change.record.id, notes=tuple(notes))


def _stood(label: str, axes: tuple[Part, ...]) -> Line:
    """Legal state and succession; the activity is another matter."""
    legal, _, *passing = axes
    first = structs.replace(legal.behind(f"{label} "), end=";")
    return Line(parts=(first, *passing))


def _decided(made: Decision) -> str:
    """What a person decided, who, and why."""
    told = f"{term('verdict', made.verdict)}, {say('decided_by', who=made.who)}"
    return f"{told}: {made.why}" if made.why else told
