"""What follows when an agreement's time is up: whether it goes on by itself, and who must say so when."""

from __future__ import annotations

from comity.model.claim import Renewal
from comity.reading.agreement.drafts import Draft
from comity.reading.agreement.instruments import Mention
from comity.reading.agreement.terms import held_for, last_day, years
from comity.reading.marks.quantities import Quantity
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

_NEXT = 2
_AFTER = 3
_UNITS = (("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D"))
_KINDS: dict[str, Renewal] = {"automatic": "automatic", "agreed": "agreed"}
_OWNED = "'’"


def hold(draft: Draft, mention: Mention) -> None:
    """How long an agreement holds, as a sentence about it tells, unless that is known already."""
    length = years(mention)
    draft.valid_until = draft.valid_until or last_day(mention)
    draft.term = draft.term or (f"P{length}Y" if length else None)


def go_on(drafts: list[Draft], told: Draft | None, sentence: Sentence) -> None:
    """Adds what a sentence tells of the terms to the agreement of this sentence, or the one told last."""
    hits = sentence.words("renewals")
    kinds = [_KINDS[hit.words[0].code] for hit in hits if hit.words[0].code in _KINDS]
    objected = any(hit.words[0].code in ("objection", "unless") for hit in hits)
    length = held_for(sentence)
    if not (kinds or objected or length):
        return
    here = [draft for draft in drafts if draft.mention.sentence.index == sentence.index]
    draft = told if told in here or not here else here[-1]
    if draft is None or not -1 < sentence.index - draft.mention.sentence.index <= _AFTER:
        return
    if draft.modality == "denied":
        return
    draft.term = draft.term or (f"P{length}Y" if length else None)
    draft.renewal = draft.renewal or next(iter(kinds), None)
    draft.notice = draft.notice or (_notice(sentence) if objected or "automatic" in kinds else None)


def _notice(sentence: Sentence) -> str | None:
    """By when notice is due, as an ISO 8601 duration: "three months before it expires"."""
    page = sentence.page
    for count in sentence.quantities():
        if count.unit != "duration" or count.ordinal:
            continue
        end = count.end + (page.text[count.end : count.end + 1] in _OWNED)
        behind = page.hits("renewals", count.start, end + _NEXT)
        if any(_is_ahead(hit, count) for hit in behind if hit.words[0].code in ("ahead", "objection")):
            return _duration(page, count)
    return None


def _is_ahead(hit: Hit, count: Quantity) -> bool:
    """Whether what stands behind a length of time says that it is one before the end."""
    code = hit.words[0].code
    return hit.start >= count.end if code == "ahead" else hit.end > count.end > hit.start


def _duration(page: Page, count: Quantity) -> str | None:
    written = page.text[count.start : count.end].lower()
    unit = next((sign for word, sign in _UNITS if word in written), None)
    return f"P{int(count.value)}{unit}" if unit and count.value == int(count.value) else None
