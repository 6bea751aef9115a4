"""Where dates stand that belong to something else than the act a mention tells of."""

from __future__ import annotations

import re

from comity.model.dates import bounds
from comity.reading.agreement.appositions import appositions
from comity.reading.agreement.instruments import Mention, reason_of
from comity.reading.agreement.stretches import clause_end
from comity.reading.agreement.terms import ends
from comity.reading.marks.dates import DateMark

_NAMED = 16
_YEAR, _DAY = len("2027"), len("2027-12-31")
_ASIDE = re.compile(r",\s(?:which|who)\s")
_TO = " to "
_DATING = (" of ", " dated ", " (")
_CLOSE = re.compile(r"[,;:–—]")


def strays(mention: Mention, at: int) -> tuple[int, ...]:
    """Where the dates stand that tell nothing of what is done at the character `at`."""
    return (
        *mention.elsewhere,
        *_described(mention),
        *_in_asides(mention),
        *_of_the_end(mention),
        *_of_the_decision(mention),
        *of_other_partners(mention),
        *out_of_time(mention),
        *of_people(mention, at),
        *_of_mergers(mention),
        *_of_other_papers(mention),
        *_of_the_reason(mention),
    )


def _in_asides(mention: Mention) -> list[int]:
    """Where dates stand in an aside before it ("renewed the pact, which dates from 1990, and signed …")."""
    page = mention.page
    if mention.verb is None:
        return []
    found: list[int] = []
    for opening in _ASIDE.finditer(page.text, mention.sentence.start, mention.verb.start):
        closing = page.text.find(",", opening.end(), mention.verb.start)
        if closing > 0:
            found += [mark.start for mark in page.dates_within(opening.end(), closing)]
    return found


def of_other_partners(mention: Mention) -> list[int]:
    """Where dates stand that belong to partners counted before ("its third sister after Jinan (1993)")."""
    page = mention.page
    if not mention.tie:
        return []
    links = page.hits("linking", mention.to, mention.end)
    after = next((link for link in links if link.words[0].code == "after"), None)
    counted = any(hit.words[0].code == "ordinal" for hit in page.hits("linking", mention.start, mention.at))
    if after is None or not counted:
        return []
    return [mark.start for mark in mention.sentence.dates() if mark.start > after.start]


def _of_the_decision(mention: Mention) -> list[int]:
    """Where the day stands on which a plan was agreed ("agreed on May 3 to sign …")."""
    if mention.verb is None or mention.modality == "asserted":
        return []
    text, verb = mention.page.text, mention.verb
    marks = mention.page.dates_within(mention.sentence.start, verb.start)
    return [mark.start for mark in marks if text[mark.end : verb.start] == _TO]


def out_of_time(mention: Mention) -> list[int]:
    """Where dates stand that come too late for what was done, or too early for what is planned."""
    published = mention.page.published
    if published is None or mention.modality == "denied":
        return []
    today = bounds(published)
    marks = [(mark, mark.edtf) for mark in mention.sentence.dates() if mark.edtf]
    if mention.modality == "asserted":
        ahead = [(mark, edtf) for mark, edtf in marks if bounds(edtf)[0] > today[1]]
        return [mark.start for mark, edtf in ahead if mark.written_year or len(edtf) != _DAY]
    early = [mark.start for mark, edtf in marks if bounds(edtf)[1] <= today[1]]
    return early if len(early) < len(marks) else []


def of_people(mention: Mention, verb: int) -> list[int]:
    """Where dates stand that tell of a person before the verb ("Kim, who came on Friday, … signed")."""
    page = mention.page
    found: list[int] = []
    for who in page.hits("linking", mention.start, verb):
        close = _CLOSE.search(page.text, who.end, verb)
        aside = who.words[0].code == "who" and page.text[who.start - 2] == ","
        if aside and close is not None and close.group() == ",":
            found += [mark.start for mark in page.dates_within(who.end, close.start())]
    return found


def names_paper(mention: Mention, mark: DateMark) -> bool:
    """Whether a year only names the paper ("the 1998 agreement") and is not when the verb happens."""
    text = mention.page.text
    if not text[mark.start].isdigit() or "," in text[mark.end : mention.at]:
        return False
    before = next((chunk for chunk in reversed(mention.sentence.chunks) if chunk.end <= mark.start), None)
    return before is not None and before.label != "i"


def _of_the_end(mention: Mention) -> list[int]:
    """Where dates stand at which the paper, renewed now, would run out ("which expires in January")."""
    if mention.act == "end":
        return []
    return [mark.start for mark in mention.sentence.dates() if ends(mention, mark)]


def _described(mention: Mention) -> list[int]:
    """Where dates stand that belong to the description of a party ("Ansan, a city since 1986, signed …")."""
    spans = [span for span in appositions(mention.sentence) if not span[0] <= mention.at < span[1]]
    marks = mention.sentence.dates() if spans else []
    return [mark.start for mark in marks if any(low <= mark.start < high for low, high in spans)]


def _of_the_reason(mention: Mention) -> list[int]:
    """Where dates stand that belong to why something ended."""
    return [mark.start for mark in mention.page.dates_within(reason_of(mention), mention.end)]


def _of_other_papers(mention: Mention) -> list[int]:
    """Where years stand that name another paper ("signed a plan under their 2013 agreement")."""
    page = mention.page
    heads = [hit.start for hit in page.hits("instruments", mention.to, mention.end)]
    marks = page.dates_within(mention.to, mention.end) if heads else []
    named = [mark for mark in marks if page.text[mark.start].isdigit() and len(mark.edtf or "") == _YEAR]
    told = [hit.end for hit in page.hits("instruments", mention.sentence.start, mention.at)]
    before = list(page.dates_within(told[0], mention.at)) if told else []
    return [
        *(mark.start for mark in named if any(0 < head - mark.end < _NAMED for head in heads)),
        *(mark.start for mark in before if any(page.text[end : mark.start] in _DATING for end in told)),
    ]


def _of_mergers(mention: Mention) -> list[int]:
    """Where dates stand on which a place was merged or abolished ("…, which ceased to exist in 2025, …")."""
    page = mention.page
    ends = [hit.end for hit in mention.sentence.words("limits") if hit.words[0].code == "merger"]
    marks = [page.dates_within(end, clause_end(page, end, mention.sentence.end)) for end in ends]
    return [mark.start for dates in marks for mark in dates]
