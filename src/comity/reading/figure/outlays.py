"""What something costs: a works, a project, a scheme, the goods of a contract."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.figure.counting import Count, Measure, words


def contract_price(count: Count) -> Measure | None:
    """What one firm pays another: "delivers 50 looms for $1 million", "at a price of $2 million"."""
    text = count.page.text[count.sentence.start : count.sentence.end].lower()
    if not count.follows("price_lead") or not _trading().search(text):
        return None
    return Measure("other", "value of the contract", noun="deal", sum=True)


@cache
def _trading() -> re.Pattern[str]:
    return words().compiled(r"\b{trading}\b")


def site_cost(count: Count) -> Measure | None:
    """What a works or a house costs, told before it: "a $70-million research centre"."""
    worth = _works_worth().search(count.page.text[count.sentence.start : count.mark.start].lower())
    return Measure("investment", sum=True) if worth or names_a_works().match(count.after) else None


@cache
def _works_worth() -> re.Pattern[str]:
    """ "a mill of Hana Foods worth 18 million"."""
    return words().compiled(r"\b{site}\s{possessive}\s[^,;:.]{2,60}\s{worth}\s$")


@cache
def names_a_works() -> re.Pattern[str]:
    """ "a $70-million research centre": what a sum right before it pays for."""
    return words().compiled(r"[\s-](?:(?!{stop}\b|{and}\s)[^\s,;.]+\s){0,2}{site}\b")


def is_built(count: Count) -> bool:
    """Whether what cost the sum is a works or a house ("the mill cost $5 million", "built for …")."""
    lead = count.page.text[max(count.sentence.start, count.mark.start - _BUILT_REACH) : count.mark.start]
    return bool(_works().search(lead.lower()))


_BUILT_REACH = 90


@cache
def _works() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{site}|{built})\b")


def scheme_cost(count: Count) -> Measure | None:
    """What a project costs, told before it: "the EUR 2.4 million project"."""
    return Measure("investment", noun="project", sum=True) if _project().match(count.after) else None


@cache
def _project() -> re.Pattern[str]:
    return words().compiled(r"[\s-](?:(?!{stop}\b|{and}\s)[^\s,;.]+\s){0,2}{undertaking}\b")


def fund_size(count: Count) -> Measure | None:
    """What a sum right before it pays for: "a 3-million-euro programme", "the $2 million scheme"."""
    paid = _paid_for().match(count.after)
    return (
        Measure("other", " ".join(paid.group().strip(" -").split()), noun="cost", sum=True) if paid else None
    )


@cache
def _paid_for() -> re.Pattern[str]:
    return words().compiled(r"[\s-](?:(?!{stop}\b)[^\s,;.]+\s){0,2}{paid_for}\b")
