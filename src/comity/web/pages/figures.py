"""Numbers: of one indicator or all, of some localities side by side, over time."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.errors import BadSetting
from comity.insight.figures import Figures, figures
from comity.insight.series import Series
from comity.model.record import ResolvedEntity
from comity.model.vocabularies import indicators
from comity.publish.figure_page import figures_page, latest_values, measures
from comity.publish.pictures.figures import chart
from comity.register.figures import Count
from comity.web.answer import Answer, Route, Table
from comity.web.pages.entity import entity_of
from comity.web.site import Here

_SEVERAL = 4  # localities side by side: as many as a chart has colours
_BETWEEN = ";"  # names in one question
_COLUMNS = (
    "subject",
    "name",
    "indicator",
    "unit",
    "partner",
    "sector",
    "label",
    "value",
    "qualifier",
    "modality",
    "period",
    "published",
    "contested",
    "territory_since",
    "territory_until",
    "rank",
    "rank_scope",
    "record",
    "claims",
)


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: ids or names with `;` between them, `add`: one more. `after`: `NUMBER.ID` of the last listed.

    `full`: not only the newest of each.
    """

    indicator: str | None = None
    of: str | None = None
    add: str | None = None
    after: str | None = None
    full: bool = False


def explorer(here: Here, asked: Asked) -> Answer:
    """The figures asked for, in words, as charts and as tables."""
    chosen = _chosen(here, asked)
    after = _after(asked.after) if asked.after else None
    if chosen or after or asked.indicator not in (None, *indicators()):
        found = figures(
            here.view, chosen, asked.indicator, here.atlas.boundaries, after=after, full=asked.full
        )
    else:
        key = ("figures", asked.indicator, here.language)
        found = here.once(key, lambda: figures(here.view, (), asked.indicator, here.atlas.boundaries))
    told, ids = measures(found), [entity.id for entity in chosen]
    several = len({one.subject for one in found.series}) > 1
    return Answer(
        finding=found,
        page=figures_page(found),
        template="figures.html",
        more={
            "found": found,
            "of": ids,
            "room": len(chosen) < _SEVERAL,
            "several": several,
            "measures": [(one, chart(one.series, found.evidence, ids)) for one in told],
            "latest": latest_values(found),
            "numbers": {(one.subject, one.indicator): one.number for one in found.newest},
        },
        table=Table(columns=_COLUMNS, rows=_rows(found.series or found.latest, found)),
        after=_last(found),
    )


def _chosen(here: Here, asked: Asked) -> tuple[ResolvedEntity, ...]:
    names = [name.strip() for name in (asked.of or "").split(_BETWEEN)] + [(asked.add or "").strip()]
    found = {entity.id: entity for name in names if name for entity in [entity_of(here, name)]}
    if len(found) > _SEVERAL:
        raise BadSetting("of", ", ".join(found), f"are more than {_SEVERAL}; compare fewer")
    return tuple(found.values())


def _after(told: str) -> Count:
    number, _, of = told.partition(".")
    if not (number.isascii() and number.isdigit() and of):
        raise BadSetting("after", told, "is no place to go on from; a page of figures tells one")
    return Count(of, int(number[:9]))


def _last(found: Figures) -> str | None:
    """Where the list of those who have figures goes on; None where nothing can follow."""
    last = found.subjects[-1] if found.subjects else None
    return f"{last.number}.{last.of}" if last and len(found.subjects) == found.most else None


def _rows(told: Iterable[Series], found: Figures) -> Iterable[tuple[object, ...]]:
    for one in told:
        since, until = (one.boundary.since, one.boundary.until) if one.boundary else (None, None)
        whose = (one.subject, found.evidence.name(one.subject), one.indicator, one.unit)
        for point in one.points:
            yield (
                *whose,
                one.partner,
                one.sector,
                one.label,
                point.value,
                point.qualifier,
                point.modality,
                point.period,
                point.published,
                "yes" if point.contested else "",
                since,
                until,
                point.rank,
                point.rank_scope,
                point.record,
                " ".join(point.claims),
            )


ROUTES = (
    Route(
        path="/figures",
        make=explorer,
        asked=Asked,
        gives=Figures,
        about="Figures of an indicator or of all, of up to four entities side by side; nothing is added up.",
        also=("csv",),
    ),
)
