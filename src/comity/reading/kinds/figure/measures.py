"""What a number counts or measures: the indicator, by the noun beside it, else by what its clause tells."""

from __future__ import annotations

import re

import msgspec

from comity.lexicon.load import Word
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Mention
from comity.reading.kinds.figure.counts import CUES, Count, has_counters
from comity.reading.marks.scanner import Hit

LAYER = "measured"
_NONE, _OTHER, _SOMEBODY = "none", "other", "people"
_BEHIND = re.compile(r"의?\s?(?:[^\W\d]+의?\s?){0,2}")
_STOPS = re.compile(r"[,.;:()\"“”]|(?:^|[가-힣])(?:을|를|이|가|은|는|에|에서|으로|와|과)\s")
_NOUN = re.compile(r"([가-힣]{2,})(?<![은는을를의에로와과도])\s$")
_COUNTED_ON = frozenset({"companies", "agreements"})
_BEST, _WITHIN, _AFTER_COUNTER, _LEAST = 98.0, 95.0, 96.0, 5.0
_STAGES = {"new": "fdi_projects_new", "adjusted": "fdi_projects_adjusted", "shares": "fdi_share_purchases"}
_CAPITAL_OF = {
    "fdi_projects": "fdi_registered_capital",
    "investor_countries": "fdi_registered_capital",
    "fdi_projects_new": "fdi_capital_attracted",
}
_COME_IN = frozenset({"fdi_capital_attracted", "fdi_registered_capital"})
_STAGED_CAPITAL = frozenset(_STAGES.values())
_PEOPLE = ("live", "attend", "work", "jobs", "travel")
_COMING = {
    "live": "residents",
    "attend": "attendees",
    "work": "workers",
    "jobs": "workers",
    "travel": "delegation_size",
}
PERSONS = frozenset(
    {"delegation_size", "attendees", "visitors", "residents", "workers", "students", "population"}
)


class Measure(msgspec.Struct, frozen=True):
    """An indicator and the characters of the noun that tells it; none where it goes on from a number before.

    `label` says what is counted where the indicator does not; `event` that those counted came together.
    """

    indicator: str
    noun: tuple[int, int] | None = None
    label: str | None = None
    event: bool = False
    sum: bool = False
    sector: str | None = None


def measure(count: Count, last: Measure | None, same: bool, people: Measure | None) -> Measure | None:
    """What a number measures; `last` is what the number told close before it did, `same` in this sentence.

    `people` are those counted last, close before.
    """
    found = _noun(count)
    if found is not None and found[1].code == _NONE:
        return None
    if count.is_sum:
        told = _sum(count, found, last, same)
        return msgspec.structs.replace(told, sum=True) if told is not None else None
    if found is not None and found[1].code == _SOMEBODY:
        return _people(count, people)
    if found is None:
        return _unnamed(count, last, people)
    grows = last is not None and same and last.indicator == "grdp" and "percent" in count.sorts
    return Measure("grdp_growth") if grows and found[1].attr("growth") else _counted(count, *found, last)


def _noun(count: Count) -> tuple[Hit, Word] | None:
    """The noun that says what is counted: in or beside the counter, else the nearest that fits."""
    span = (count.sentence.start, count.clause.end) if count.is_sum else count.told
    best: tuple[float, Hit, Word] | None = None
    for hit in count.passage.hits(LAYER, *span):
        word = next((one for one in hit.words if count.sorts & set(one.attr("of", ()))), None)
        if word is None and "nth" in count.sorts:
            word = next((one for one in hit.words if one.attr("nth")), None)
        if word is not None:
            near = _nearness(count, hit, word)
            if near > 0 and (best is None or near > best[0]):
                best = near, hit, word
    return best[1:] if best is not None else None


def _nearness(count: Count, hit: Hit, word: Word) -> float:
    """How surely a noun is the number's: the nearer the better, what stands behind signs or cases less."""
    text, mark = count.passage.text, count.mark
    if hit.start < mark.end and mark.core < hit.end:
        return _WITHIN
    behind = hit.start >= mark.end
    gap = text[mark.end : hit.start] if behind else text[hit.end : mark.start]
    if behind and _BEHIND.fullmatch(gap) and not _STOPS.search(gap):
        best = _BEST if mark.unit != "count" or not has_counters(count.passage.language) else _AFTER_COUNTER
        return (_LEAST if word.attr("weak") else best) - len(gap) / 4
    if not behind and not (
        mark.unit != "count" or has_counters(count.passage.language) or word.attr("leads")
    ):
        return 0
    if behind and mark.unit == "count" and not has_counters(count.passage.language):
        return 0
    apart = 30 if "," in gap else 0
    growth = 60 if word.code == "grdp_growth" else 0
    far = 0 if count.told[0] <= hit.start < count.told[1] else 30
    return (30 if behind else _BEST) + growth - apart - far - len(gap)


def _counted(count: Count, hit: Hit, word: Word, last: Measure | None) -> Measure | None:
    noun, code = (hit.start, hit.end), word.code
    label = count.passage.text[hit.start : hit.end]
    if word.attr("project"):
        code = _project(count, last, label)
    elif code == "investor_countries" and not _of_investors(count, last):
        code = _OTHER
    elif code == "partner_localities" and word.attr("tie") and not count.around("tie"):
        return None
    elif code == _OTHER and count.sorts == {"people"} and _travelling(count):
        code = "delegation_size"
    elif code == "workers" and "things" in count.sorts and "people" not in count.sorts:
        code = _OTHER
    if code == _NONE:
        return None
    if word.attr("goes") and _goes_there(count):
        code = "delegation_size"
    elif word.attr("residents") and any(one.what == "country" for one in told_of(count)):
        code = "residents"
    event = bool(word.attr("event")) or (
        code == "companies" and (count.around("attend") or _firms_attend(count))
    )
    if code == "companies" and event and _firms_attend(count) and not _of_somebody(count, hit):
        code = "attendees"
    return Measure(code, noun, label if code == _OTHER else None, event, word.attr("sector"))


def _goes_there(count: Count) -> bool:
    """Whether those counted are told to visit somebody behind the number."""
    hits = count.passage.hits(CUES, count.mark.end, count.clause.end)
    return any(word.code in ("visit", "travel") for hit in hits for word in hit.words) and not count.has(
        "attend"
    )


def told_of(count: Count) -> list[Mention]:
    """The mentions told with a number alone."""
    return [one for one in count.sentence.mentions if count.told[0] <= one.start < count.told[1]]


def _of_somebody(count: Count, hit: Hit) -> bool:
    """Whether firms are told by where they are from ("doanh nghiệp Nhật Bản")."""
    return any(one.start - hit.end in (1, 5) for one in count.clause.mentions)


def _travelling(count: Count) -> bool:
    """Whether those counted are part of a delegation told in the clause."""
    return any(one.code == "delegation" for one in count.clause.mentions)


def _firms_attend(count: Count) -> bool:
    """Whether firms are told to come to an event named in the clause, or the one it goes on from."""
    clause = count.clause
    low = clause.start
    if clause.index and not any(one.case in ("topic", "subject") for one in clause.mentions):
        low = min(low, count.sentence.clauses[clause.index - 1].start)
    return any(word.attr("firms") for hit in count.passage.hits(CUES, low, clause.end) for word in hit.words)


def _project(count: Count, last: Measure | None, label: str) -> str:
    """Projects by their stage; such as are of no investors from abroad are no matter of theirs."""
    stages = _staged(count)
    if stages:
        return _STAGES[stages[0]]
    if count.around("aid"):
        return _OTHER
    home = country_of(count.passage.language)
    doing = ("topic", "subject")
    foreign = count.around("foreign") or any(
        one.what == "country" or (one.case in doing and one.entity is not None and one.entity.country != home)
        for one in count.clause.mentions
    )
    return "fdi_projects" if foreign or _of_fdi(last) else _OTHER


def _staged(count: Count) -> list[str]:
    """The stages told with a number: shares first, then what stands where the counted noun does."""
    mark = count.mark
    before = has_counters(count.passage.language)
    told: dict[str, tuple[bool, bool, int]] = {}
    for hit in count.passage.hits(CUES, *count.told):
        behind = hit.start >= mark.end
        far = hit.start - mark.end if behind else mark.start - hit.end
        for word in hit.words:
            if word.code in _STAGES:
                rank = word.code != "shares", behind == before, far
                told[word.code] = min(rank, told.get(word.code, rank))
    return sorted(told, key=lambda stage: told[stage])


def _of_fdi(last: Measure | None) -> bool:
    return last is not None and (last.indicator.startswith("fdi_") or last.indicator == "investor_countries")


def _of_investors(count: Count, last: Measure | None) -> bool:
    if count.around("tie"):
        return False
    projects = any(word.attr("project") for hit in count.clause.words(LAYER) for word in hit.words)
    return projects or count.around("foreign", "invest", "attract") or _of_fdi(last)


def _sum(count: Count, found: tuple[Hit, Word] | None, last: Measure | None, same: bool) -> Measure | None:
    """What an amount of money measures."""
    word = found[1] if found else None
    noun = (found[0].start, found[0].end) if found else None
    of_capital = word is None or word.attr("capital")
    stages = _staged(count)
    if word is not None and word.attr("value") and same and _of_fdi(last):
        word = noun = None
        of_capital = True
    if count.around("aid") and not _of_fdi(last):
        loose = word is not None and (word.attr("loose") or word.code == "investment")
        label = count.passage.text[noun[0] : noun[1]] if noun else None
        return Measure("investment", noun) if loose else Measure(_OTHER, noun, label)
    if count.has("spend") and (word is None or word.code in (_OTHER, "investment")):
        return Measure("investment", noun)
    if word is not None and word.attr("loose") and _company(count) and not (same and _of_fdi(last)):
        return Measure("investment", noun)
    if word is not None and word.attr("loose") and not (stages or _of_fdi(last) or _abroad(count)):
        return Measure("investment", noun)
    if of_capital and (stages or _of_fdi(last) or word is not None):
        return Measure(_capital(count, word, stages, last, same), noun)
    if word is None:
        return last if last is not None and last.sum else Measure(_OTHER)
    if (
        last is not None
        and same
        and last.indicator == "companies"
        and word.code == "investment"
        and not _company(count)
    ):
        return Measure("fdi_registered_capital", noun)
    if word.code == "investment" and not _company(count):
        came_in = count.around("attract") and not count.around("total")
        code = "fdi_capital_attracted" if came_in else "fdi_registered_capital"
        abroad = any(one.what == "country" for one in count.clause.mentions)
        return Measure(code if abroad or _of_fdi(last) else word.code, noun)
    label = count.passage.text[noun[0] : noun[1]] if noun and word.code == _OTHER else None
    return Measure(word.code, noun, label)


def _capital(count: Count, word: Word | None, stages: list[str], last: Measure | None, same: bool) -> str:
    """Foreign capital: put in, added, newly registered, or all that stands."""
    if word is not None and count.has("disburse") and not stages:
        return "fdi_capital_disbursed"
    if len(stages) > 1 and "shares" not in stages:
        return "fdi_capital_attracted"
    if stages:
        return "fdi_capital_attracted" if stages[0] == "new" else _STAGES[stages[0]]
    if same and last is not None and last.indicator in _STAGED_CAPITAL:
        return _CAPITAL_OF.get(last.indicator, last.indicator)
    if word is not None and not word.attr("loose"):
        if count.around("total") and word.code in _COME_IN:
            return "fdi_registered_capital"
        came_in = word.attr("flow") and count.around("attract")
        return "fdi_capital_attracted" if came_in else word.code
    if last is not None and _of_fdi(last):
        return _CAPITAL_OF.get(last.indicator, last.indicator)
    return word.code if word is not None else _OTHER


def _abroad(count: Count) -> bool:
    """Whether its sentence tells of a country or of investors from abroad."""
    cues = count.sentence.codes(CUES)
    countries = any(one.what == "country" for one in count.sentence.mentions)
    return "aid" not in cues and (countries or "foreign" in cues)


def _company(count: Count) -> bool:
    """Whether a firm is told in its clause, or a body of no known sort does what it tells."""
    doing = ("topic", "subject")
    return any(
        one.code == "company" or (one.what == "organisation" and not one.code and one.case in doing)
        for one in count.clause.mentions
    )


def _unnamed(count: Count, last: Measure | None, people: Measure | None) -> Measure | None:
    """What a number without a noun counts: by its counter and its clause, else as the one before."""
    if "percent" in count.sorts:
        return Measure(_OTHER)
    if count.sorts == {"people"}:
        return _people(count, people)
    if count.sorts == {"companies"}:
        return Measure("companies", event=count.around("attend"))
    if count.sorts == {"localities"}:
        return Measure("partner_localities" if count.around("tie") else _OTHER)
    if count.sorts == {"countries"}:
        return Measure("investor_countries" if _of_investors(count, last) else _OTHER)
    if count.sorts == {"area"}:
        return Measure("area")
    stages = _staged(count)
    if count.sorts == {"things"} and (stages or _of_fdi(last)):
        return Measure(_STAGES[stages[0]] if stages else "fdi_projects")
    label = _word_before(count) if count.sorts == {"things"} else None
    if label is not None:
        return Measure(_OTHER, label=label)
    goes_on = last is not None and count.sorts == {"things"} and last.indicator in _COUNTED_ON
    return msgspec.structs.replace(last, noun=None) if goes_on and last is not None else None


def _word_before(count: Count) -> str | None:
    """The noun right before a number, where no other word tells what is counted ("농가 45곳")."""
    low = max(count.told[0], count.mark.start - 12)
    found = _NOUN.search(count.passage.text[: count.mark.start], low)
    if found is None or any(
        one.start < found.end(1) and found.start(1) < one.end for one in count.sentence.mentions
    ):
        return None
    return found[1]


def _people(count: Count, last: Measure | None) -> Measure | None:
    """Who people are that no noun tells: as those counted before, else by what they do."""
    cue = next((code for code in _PEOPLE if count.has(code)), None)
    if last is not None and cue != "attend":
        return msgspec.structs.replace(last, noun=None)
    cue = cue or next((code for code in ("travel", "live", "work") if count.around(code)), None)
    if cue in (None, "visit") and count.around("visit"):
        cue = "travel" if any(one.what == "person" for one in count.clause.mentions) else "attend"
    if cue is None:
        return None
    indicator = _COMING[cue]
    if cue == "live" and not any(one.what == "country" and one.case == "of" for one in count.clause.mentions):
        indicator = "population"
    return Measure(indicator, event=cue == "attend")
