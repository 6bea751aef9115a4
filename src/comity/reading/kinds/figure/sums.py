"""What an amount of money measures: capital from abroad, one investor's capital, trade, or something else."""

from __future__ import annotations

from comity.reading.clauses.mention import Mention
from comity.reading.kinds.figure.counts import Count
from comity.reading.kinds.figure.measure import OTHER, Measure
from comity.reading.kinds.figure.nouns import LAYER, Noun
from comity.reading.kinds.figure.stages import STAGES, is_of_fdi, stages_of, tells_of_abroad

_INVESTMENT, _REGISTERED, _ATTRACTED = "investment", "fdi_registered_capital", "fdi_capital_attracted"
_CAPITAL_OF = {
    "fdi_projects": _REGISTERED,
    "investor_countries": _REGISTERED,
    "fdi_projects_new": _ATTRACTED,
}
_COME_IN = frozenset({_ATTRACTED, _REGISTERED})
_STAGED = frozenset(STAGES.values())
_DOING = ("topic", "subject")
_PROJECT = 40
"""Characters before a body within which the word for its project stands."""


def measure_of_sum(count: Count, noun: Noun | None, last: Measure | None, same: bool) -> Measure:
    """What an amount measures; `last` is what the number close before did, `same` in this sentence."""
    of_fdi = is_of_fdi(last)
    if noun is not None and noun.has("value") and same and of_fdi:
        noun = None
    span = noun.span if noun is not None else None
    if _is_investment(count, noun, of_fdi, same):
        return Measure(_INVESTMENT, span, sum=True)
    if count.around("aid") and not of_fdi:
        return Measure(OTHER, span, noun.written if noun is not None else None, sum=True)
    stages = stages_of(count)
    if (noun is None and (stages or of_fdi)) or (noun is not None and noun.has("capital")):
        return Measure(_capital(count, noun, stages, last if of_fdi else None, same), span, sum=True)
    if noun is None:
        return last if last is not None and last.sum else Measure(OTHER, sum=True)
    if noun.code == _INVESTMENT:
        return Measure(_invested(count, last, same), span, sum=True)
    return Measure(noun.code, span, noun.written if noun.code == OTHER else None, sum=True)


def _is_investment(count: Count, noun: Noun | None, of_fdi: bool, same: bool) -> bool:
    """Whether it is what one firm or one project takes."""
    if count.has("spend"):
        return noun is None or noun.code in (OTHER, _INVESTMENT)
    if noun is None or not (noun.has("loose") or noun.code == _INVESTMENT):
        return False
    if count.around("aid") and not of_fdi:
        return True
    if noun.code == _INVESTMENT:
        return has_firm(count)
    if has_firm(count) and not (same and of_fdi and not _firm_before(count)):
        return True
    return not (of_fdi or stages_of(count) or tells_of_abroad(count))


def _invested(count: Count, last: Measure | None, same: bool) -> str:
    """What no firm alone invested: capital from abroad where countries are told, or firms counted."""
    if last is not None and same and last.indicator == "companies":
        return _REGISTERED
    if not is_of_fdi(last) and not any(one.what == "country" for one in count.clause.mentions):
        return _INVESTMENT
    return _ATTRACTED if count.around("attract") and not count.around("total") else _REGISTERED


def _capital(count: Count, noun: Noun | None, stages: list[str], last: Measure | None, same: bool) -> str:
    """Capital from abroad: put in, added, newly registered, or all that stands."""
    if noun is not None and count.has("disburse") and not stages:
        return "fdi_capital_disbursed"
    if len(stages) > 1 and "shares" not in stages:
        return _ATTRACTED
    if stages:
        return _ATTRACTED if stages[0] == "new" else STAGES[stages[0]]
    goes_on = last is not None and ((same and last.indicator in _STAGED) or noun is None or noun.has("loose"))
    if last is not None and goes_on:
        return _CAPITAL_OF.get(last.indicator, last.indicator)
    if noun is None:
        return OTHER
    if count.around("total") and noun.code in _COME_IN:
        return _REGISTERED
    return _ATTRACTED if noun.has("flow") and count.around("attract") else noun.code


def _firm_before(count: Count) -> bool:
    """Whether a firm is told between the number before and this one."""
    low, high = count.told[0], count.mark.start
    return any(one.code == "company" and low <= one.start < high for one in count.sentence.mentions)


def has_firm(count: Count) -> bool:
    """Whether a firm is told in its clause, or a body of no known sort does what it tells."""
    return any(
        one.code == "company"
        or (
            one.what == "organisation"
            and not one.code
            and (one.case in _DOING or _owns_a_project(count, one))
        )
        for one in count.clause.mentions
    )


def _owns_a_project(count: Count, body: Mention) -> bool:
    """Whether a project is told to be a body's ("dự án nhà máy của Amkor … có tổng vốn 1,6 tỷ USD")."""
    if body.case != "of" or body.start >= count.mark.start:
        return False
    before = count.passage.hits(LAYER, max(count.clause.start, body.start - _PROJECT), body.start)
    return any(word.attr("project") for hit in before for word in hit.words)
