"""Foreign investment: whether a number is of it, and of projects new, adding capital, or shares bought."""

from __future__ import annotations

from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Mention
from comity.reading.kinds.figure.counts import CUES, Count, has_counters
from comity.reading.kinds.figure.measure import Measure
from comity.reading.kinds.figure.nouns import LAYER

STAGES = {"new": "fdi_projects_new", "adjusted": "fdi_projects_adjusted", "shares": "fdi_share_purchases"}
_DOING = ("topic", "subject")


def stages_of(count: Count) -> list[str]:
    """The stages told with a number: shares first, then what stands where the counted noun does, and near."""
    mark = count.mark
    before = has_counters(count.passage.language)
    text = count.passage.text
    told: dict[str, tuple[bool, bool, bool, int]] = {}
    hits = [hit for hit in count.passage.hits(CUES, *count.told) if hit.words[0].code in STAGES]
    for hit in [hit for hit in hits if hit.start >= count.clause.start] or hits:
        behind = hit.start >= mark.end
        gap = text[mark.end : hit.start] if behind else text[hit.end : mark.start]
        for word in hit.words:
            if word.code in STAGES:
                order = word.code != "shares", "," in gap, behind == before, len(gap)
                told[word.code] = min(order, told.get(word.code, order))
    return sorted(told, key=lambda stage: told[stage])


def is_of_fdi(last: Measure | None) -> bool:
    """Whether the number before told of foreign investment."""
    return last is not None and (last.indicator.startswith("fdi_") or last.indicator == "investor_countries")


def are_investors(count: Count, last: Measure | None) -> bool:
    """Whether countries are counted that investors come from."""
    if count.around("tie", "live"):
        return False
    projects = any(word.attr("project") for hit in count.clause.words(LAYER) for word in hit.words)
    return projects or count.around("foreign", "invest", "attract") or is_of_fdi(last)


def are_foreign(count: Count, last: Measure | None) -> bool:
    """Whether projects are told to be of investors from abroad."""
    if count.around("aid"):
        return False
    home = country_of(count.passage.language)
    abroad = any(one.what == "country" or _acts_abroad(one, home) for one in count.clause.mentions)
    return abroad or count.around("foreign") or is_of_fdi(last)


def tells_of_abroad(count: Count) -> bool:
    """Whether its sentence tells of a country or of investors from abroad, and of no aid."""
    cues = count.sentence.codes(CUES)
    countries = any(one.what == "country" for one in count.sentence.mentions)
    return "aid" not in cues and (countries or "foreign" in cues)


def _acts_abroad(mention: Mention, home: str | None) -> bool:
    return mention.case in _DOING and mention.entity is not None and mention.entity.country != home
