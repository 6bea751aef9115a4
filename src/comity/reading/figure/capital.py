"""Capital a sum is: of projects counted beside it, come in, registered or put in."""

from __future__ import annotations

from comity.reading.figure.counting import AFTER_REACH, BEFORE_REACH, Count, Measure, Told, measured
from comity.reading.figure.outlays import is_built

_PARTS = frozenset(
    {"fdi_capital_attracted", "fdi_projects_adjusted", "fdi_share_purchases", "fdi_registered_capital"}
)


def sum_of_parts(count: Count, told: list[Told]) -> Measure | None:
    """New, added and bought capital told before, together."""
    near = [one.measure for one in told if one.measure.sum and one.sentence >= count.sentence.index - 1]
    parts = {one.indicator for one in near}
    if len(near) < 2 or not parts <= _PARTS:
        return None
    return Measure(
        "fdi_capital_attracted" if parts - {"fdi_registered_capital"} else near[0].indicator, sum=True
    )


def _into_projects(count: Count) -> bool:
    """Whether counted projects stand right behind the sum ("US$8.5 billion into 102 projects")."""
    end = count.mark.end
    behind = [mark for mark in count.numbers if end < mark.start < end + _INTO_REACH]
    nouns = [Count(count.page, count.sentence, mark).noun() for mark in behind]
    return any(noun is not None and noun[0].code == "project" for noun in nouns)


_INTO_REACH = 30


CAPITAL_OF = {
    "fdi_projects": "fdi_registered_capital",
    "fdi_projects_new": "fdi_capital_attracted",
    "fdi_projects_adjusted": "fdi_projects_adjusted",
    "fdi_share_purchases": "fdi_share_purchases",
}


def capital_told(count: Count, codes: list[str], told: list[Told]) -> Measure | None:
    """Capital of the projects counted just before it; else what came in, stands registered or is put in."""
    projects = [
        one.measure.indicator
        for one in told
        if one.sentence == count.sentence.index and one.measure.indicator in CAPITAL_OF
    ]
    if projects:
        return Measure(CAPITAL_OF[projects[-1]], sum=True)
    codes += measured(count, 0, AFTER_REACH)
    into_projects = _into_projects(count)
    if into_projects and {"take", "pledged"} & {*codes} and not _licensing(count):
        return Measure("fdi_registered_capital", sum=True)
    if "take" in codes:
        return Measure("fdi_capital_attracted", sum=True)
    cues = count.cues(count.sentence.start, count.sentence.end)
    foreign = "invest" in cues or bool(count.sentence.of("A", "C", "c")) or _of_projects(count, told)
    pledged = "pledged" in codes and foreign
    if "capital" in codes or "invest" in cues or pledged or (foreign and into_projects):
        return Measure("fdi_registered_capital", sum=True, loose=not pledged and not into_projects)
    if "spend" not in codes:
        return None
    return Measure("investment", noun="works" if is_built(count) else "", sum=True)


_RECENT = 3


def _of_projects(count: Count, told: list[Told]) -> bool:
    """Whether foreign capital or projects were told of shortly before."""
    low = count.sentence.index - _RECENT
    return any(one.sentence >= low and one.measure.indicator.startswith("fdi_") for one in told)


def _licensing(count: Count) -> bool:
    """Whether the projects are new, whose capital came in."""
    return bool({"new", "licensed"} & count.around(40, 60))


def spends(count: Count) -> bool:
    """Whether the words around a sum say that somebody puts it in."""
    return bool({"spend", "take"} & {*measured(count, BEFORE_REACH, 20)[:4]})
