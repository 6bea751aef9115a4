"""What is known of an agreement only when all is told: kind, fields, last year, the day in a list."""

from __future__ import annotations

from comity.reading.agreement.callings import callings
from comity.reading.agreement.drafts import Draft
from comity.reading.agreement.terms import runs_out
from comity.reading.page import Sentence


def settle(draft: Draft, drafts: list[Draft]) -> None:
    """What was renewed or ended without saying its kind is of the kind of what was signed.

    The original covers what its renewal does, where it is not told apart.
    """
    draft.valid_until = draft.valid_until or runs_out(draft.date, draft.term)
    draft.fields.update(dict.fromkeys(callings(draft.parties) if draft.type != "contract" else ()))
    if not draft.fields and draft.mention.first:
        later = (one for one in drafts if one.keys == draft.keys and one.stage == "renewed")
        draft.fields = dict(next((one.fields for one in later), {}))
    if draft.type != "agreement" or draft.stage not in ("renewed", "upgraded", "ended"):
        return
    for other in drafts:
        if other.type != "agreement" and draft.keys <= other.keys:
            draft.type = other.type
            return


def date_each(sentence: Sentence, drafts: list[Draft]) -> None:
    """ "They date from 1984, 1989 and 1997, respectively" dates those just listed, one by one."""
    if not any(link.words[0].code == "each" for link in sentence.words("linking")):
        return
    marks = [edtf for mark in sentence.dates() if mark.edtf for edtf in mark.edtf.split("/")]
    listed = drafts[-len(marks) :] if marks else []
    if len(listed) == len(marks) and len({draft.mention.at for draft in listed}) == 1:
        for draft, edtf in zip(listed, marks, strict=True):
            draft.date = draft.date or edtf
