"""Who people are that a number counts, where no noun or several tell."""

from __future__ import annotations

import msgspec

from comity.reading.kinds.figure.counts import CUES, Count
from comity.reading.kinds.figure.measure import Measure
from comity.reading.kinds.figure.nouns import Noun

_NEAR = ("live", "attend", "work", "jobs", "travel")
_GOING = ("visit", "travel", "attend")
_AROUND = ("travel", "live", "work")
_LIVING = ("population", "residents", "visitors")
_COMING = {
    "live": "residents",
    "attend": "attendees",
    "work": "workers",
    "jobs": "workers",
    "travel": "delegation_size",
}


def people_of(count: Count, before: Measure | None) -> Measure | None:
    """Who people are that no noun tells: as those counted `before`, else by what they do."""
    if count.around("yearly") and count.around("visit"):
        return Measure("visitors")
    if count.around("arrive") and count.passage.has("sectors", "labour"):
        return Measure("workers")
    cue = next((code for code in _NEAR if count.has(code)), None)
    sent = cue in ("work", "jobs") and before is not None and before.indicator in _LIVING
    if before is not None and cue != "attend" and not sent:
        return msgspec.structs.replace(before, noun=None)
    cue = cue or next((code for code in _AROUND if count.around(code)), None)
    if cue is None and count.around("visit"):
        cue = "travel" if any(one.what == "person" for one in count.clause.mentions) else "attend"
    if cue is None and _led(count):
        cue = "travel"
    if cue is None:
        return None
    of_a_country = any(one.what == "country" and one.case == "of" for one in count.clause.mentions)
    indicator = "population" if cue == "live" and not of_a_country else _COMING[cue]
    return Measure(indicator, event=cue == "attend")


def go_somewhere(count: Count) -> bool:
    """Whether those counted are told to visit somebody behind the number, before they attend anything."""
    hits = count.passage.hits(CUES, count.mark.end, count.clause.end)
    told = (word.code for hit in hits for word in hit.words if word.code in _GOING)
    return next(told, "attend") != "attend"


def make_up_a_party(count: Count) -> bool:
    """Whether a delegation is told to be made up of those counted ("공무원 등 14명으로 이뤄졌다")."""
    hits = count.passage.hits(CUES, count.mark.end, count.told[1])
    made = any(word.attr("party") for hit in hits for word in hit.words)
    return made and are_travelling(count)


def have_come(count: Count, until: int) -> bool:
    """Whether those counted are told to have come, before a noun ("제주를 찾은 외국인"), not to live."""
    return count.passage.tells(CUES, "visit", count.told[0], until) and not count.has("live")


def have_gathered(count: Count, noun: Noun) -> bool:
    """Whether those counted came to an event: people of a place, or whoever was named with others besides."""
    comma = count.passage.text.find(",", count.mark.end, count.told[1])
    end = comma if comma >= 0 else count.told[1]
    if not count.passage.tells(CUES, "attend", count.mark.end, end):
        return False
    others = count.passage.tells(CUES, "several", noun.span[1], count.mark.start)
    return others or noun.code in ("residents", "population")


def _led(count: Count) -> bool:
    """Whether somebody is named right before those counted, and a delegation just before."""
    low, high = count.told[0], count.mark.start
    named = any(one.what == "person" and low <= one.start < high for one in count.sentence.mentions)
    index = count.sentence.index
    before = count.passage.sentences[max(0, index - 1) : index + 1]
    return named and any(one.code == "delegation" for sentence in before for one in sentence.mentions)


def are_travelling(count: Count) -> bool:
    """Whether those counted are part of a delegation told in the clause."""
    return any(one.code == "delegation" for one in count.clause.mentions)


def are_from_a_country(count: Count) -> bool:
    """Whether a country is told with those counted."""
    low, high = count.told
    return any(one.what == "country" and low <= one.start < high for one in count.sentence.mentions)
