"""Who is said to hold a post: titles beside and apart from names, and verbs that tell of a post."""

from __future__ import annotations

from functools import lru_cache

from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.beside_names import BesideNames
from comity.reading.post.opposite_numbers import opposite_numbers
from comity.reading.post.professors import professors
from comity.reading.post.set_apart import SetApart
from comity.reading.post.several_holders import SeveralHolders
from comity.reading.post.strangers import strangers
from comity.reading.post.successors import successors
from comity.reading.post.tenure import Tenure
from comity.reading.post.title_readings import TitleReadings
from comity.reading.post.told_by_verbs import ToldByVerbs


@lru_cache(maxsize=1)
def tenures(page: Page) -> list[Tenure]:
    """Every telling of a post in text order; second mentions of a person ("Mayor Lee") included.

    Read once for the grammars that ask one after the other; not theirs to change.
    """
    labels, readings, antecedents = page.labels, TitleReadings(page), Antecedents(page)
    several = SeveralHolders(page, labels)
    apart = SetApart(page, readings, several)
    found = [*BesideNames(page, readings, antecedents).told()]
    if "H" in labels or "X" in labels:
        found = _shared(several, _with_those_apart(apart, found))
    told = {tenure.title for tenure in found}
    spans = [(tenure.start, tenure.end) for tenure in found]
    by_verbs = ToldByVerbs(page, readings, antecedents).told(spans)
    found += [one for one in by_verbs if one.title < 0 or one.title not in told]
    found += [*successors(page, labels, found)]
    found += [*apart.taken_up({tenure.person for tenure in found})]
    found += [*strangers(page, labels, found)]
    found += [*professors(page, labels)]
    found += [*opposite_numbers(page, labels, found)]
    return sorted(found, key=lambda tenure: tenure.start)


def _with_those_apart(apart: SetApart, found: list[Tenure]) -> list[Tenure]:
    """The tellings with those whose titles stand apart from the names, which go before what stands beside."""
    asides = [*apart.asides({tenure.at for tenure in found if tenure.title > tenure.at})]
    people, titles = {tenure.at for tenure in asides}, {tenure.title for tenure in asides}
    found = [tenure for tenure in found if tenure.at not in people and tenure.title not in titles]
    found += asides
    found += [*apart.before_names({tenure.at for tenure in found})]
    return found


def _shared(several: SeveralHolders, found: list[Tenure]) -> list[Tenure]:
    """The tellings with each of the people whom one title stands for."""
    each = [*several.each()]
    titles = {tenure.title for tenure in each}
    return [one for one in several.shared(found) if one.title not in titles] + each
