"""What each class of counted nouns stands for: projects, countries, towns, twins, members, firms, papers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from comity.reading.figure.callings import experts, hands, learners, met_there, officials, pupils
from comity.reading.figure.counting import Count, points_back, words
from comity.reading.figure.crowds import guests, people, residents
from comity.reading.figure.heads import spoken_of
from comity.reading.figure.parties import taken_along, team
from comity.reading.figure.travellers import of_one_home
from comity.reading.marks.scanner import Hit

FEW = 10


MATTERS = 5


_FOREIGN = frozenset({"invest", "new", "stands"})


def _newcomers(count: Count, _: Hit) -> str | None:
    """Newcomers are new projects where capital is told of."""
    moneyed = any(mark.unit not in ("count", "percent") for mark in count.numbers)
    return "fdi_projects_new" if moneyed or "invest" in count.around(160, 120) else None


def _projects(count: Count, hit: Hit) -> str | None:
    modifying = count.cues(count.mark.end, hit.end)
    following = count.cues(hit.start, hit.end + 60)
    if "purchase" in following and not _other_number(count, hit.end, 60):
        return "fdi_share_purchases"
    if "adjusted" in modifying or ("adjusted" in following and not _other_number(count, hit.end, 40)):
        return "fdi_projects_adjusted"
    behind = count.cues(hit.end, hit.end + 90)
    granted = "licensed" in behind or ("licensed" in count.around(40, 0) and not count.possessed)
    if "new" in modifying or "new" in behind or granted:
        return "fdi_projects_new"
    foreign = bool(_FOREIGN & count.around(160, 160)) or bool(count.sentence.of("A", "C", "c"))
    foreign = foreign or hit.words[0].attr("foreign", False) or "country" in count.sentence.codes("counted")
    few = bool(count.sentence.of("A")) or _of_a_land(count, hit)
    return "fdi_projects" if foreign and (count.mark.value >= 5 or few) else None


def _of_a_land(count: Count, hit: Hit) -> bool:
    """Whether a country's name or its investors tell whose they are ("two RoK projects")."""
    lands = count.sentence.of("C", "c")
    if any(count.mark.end <= land.start < hit.start for land in lands):
        return True
    return bool(lands) and "invest" in count.around(60, 0)


def _other_number(count: Count, start: int, reach: int) -> bool:
    return any(start < mark.start < start + reach for mark in count.numbers)


def _countries(count: Count, _: Hit) -> str | None:
    if count.mark.value < 5:
        return None
    near = count.around(200, 120)
    if points_back(count.sentence) and count.sentence.index:
        before = count.page.sentences[count.sentence.index - 1]
        near |= before.codes("figure_cues")
    if near & {"invest", "project"}:
        return "investor_countries"
    linked = {"member", "locality", "sister", "agreement"} & count.sentence.codes("counted")
    return "other" if linked or count.around(200, 60) & {"tie", "member"} else None


def _localities(count: Count, hit: Hit) -> str | None:
    if count.mark.value < _SEVERAL:
        return None
    if "tie" in count.around(90, 60) or count.cues(hit.start, hit.end + 60) & {"tie"}:
        return "partner_localities"
    return None


_SEVERAL = 3


def _small_places(count: Count, hit: Hit) -> str | None:
    """Towns and communes: partners where ties are told of, else parts of a larger place."""
    return _localities(count, hit) or ("other" if count.mark.value >= MATTERS else None)


def _sisters(count: Count, _: Hit) -> str | None:
    told = count.mark.value >= 5 or count.possessed or "tie" in count.around(60, 60)
    return "partner_localities" if told else None


def _bodies(count: Count, _: Hit) -> str | None:
    return "multilateral_memberships" if "member" in count.around(120, 60) else None


def _quota(count: Count, _: Hit) -> str | None:
    """A quota is one of workers where the page tells of workers."""
    told = (word.code for hit in count.page.hits("counted", 0, len(count.page.text)) for word in hit.words)
    return "workers" if "worker" in told or "hand" in told else None


def _members(count: Count, hit: Hit) -> str | None:
    if count.mark.value < FEW and _further().match(count.after):
        return None
    if "travel" in count.around(60, 0) or taken_along(count, hit):
        return "delegation_size"
    return "other" if count.sentence.of("O") or spoken_of(count) is not None else None


@cache
def _further() -> re.Pattern[str]:
    """ "two other members of the network": whom the text goes on to name."""
    return words().compiled(r"\s{other}\s")


def _companies(count: Count, hit: Hit) -> str | None:
    before = count.around(60, 0)
    if "travel" in before or "travel" in count.cues(hit.end, hit.end + 40):
        return "companies" if count.mark.value >= 5 else None
    if count.holds and count.mark.value >= MATTERS:
        return "companies"
    attending = "attend" in before or "attend" in count.cues(hit.end, hit.end + 150)
    if attending or _drawn(count) or met_there(count):
        at_home = of_one_home(count, hit.end) or _of_a_place(count, hit.end)
        return "companies" if count.mark.value >= MATTERS and at_home else "attendees"
    invested = "invest" in count.cues(hit.end, hit.end + _INVESTED_REACH) and bool(count.sentence.of("A"))
    return "companies" if count.mark.value >= 5 or invested else None


_INVESTED_REACH = 20


def _of_a_place(count: Count, end: int) -> bool:
    """Whether firms are told to be a place's own ("60 companies of the Turkish province")."""
    text = count.page.text
    places = count.sentence.of("L", "Y")
    return any(_own().fullmatch(text[end : chunk.start].lower()) for chunk in places if chunk.start > end)


@cache
def _own() -> re.Pattern[str]:
    return words().compiled(r"\s{origin}\s(?:{article}\s)?")


def _drawn(count: Count) -> bool:
    """Whether an event drew them, not a locality: told of here, or of "it" in the sentence before."""
    if "drawn" not in count.around(40, 0):
        return False
    index = count.sentence.index
    told = count.sentence if not points_back(count.sentence) or not index else count.page.sentences[index - 1]
    return bool({"event", "fair"} & told.codes("figure_cues"))


def _agreements(count: Count, hit: Hit) -> str | None:
    if _worth().match(count.page.text[hit.end : hit.end + 30].lower()):
        return "agreements"
    held = bool({"sign", "stands"} & count.around(90, 90)) or count.possessed
    return "agreements" if held and count.mark.value >= 5 else None


@cache
def _worth() -> re.Pattern[str]:
    """ "three contracts worth 40 million", "nine contracts for US$3 million": few, but with their sum."""
    return words().compiled(r"\s(?:{worth}\b|{sum_lead}\s(?:[a-z]{2,3})?[$€£₩₫])")


RULES: dict[str, Callable[[Count, Hit], str | None]] = {
    "project": _projects,
    "newcomer": _newcomers,
    "country": _countries,
    "locality": _localities,
    "small_place": _small_places,
    "sister": _sisters,
    "body": _bodies,
    "delegate": guests,
    "person": people,
    "resident": residents,
    "official": officials,
    "hand": hands,
    "quota": _quota,
    "expert": experts,
    "learner": learners,
    "student": pupils,
    "team_member": team,
    "member": _members,
    "company": _companies,
    "agreement": _agreements,
}
