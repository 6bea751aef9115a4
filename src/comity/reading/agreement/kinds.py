"""What kind of agreement the words for a paper or a tie stand for."""

from __future__ import annotations

import re
from typing import cast

from comity.model.claim import AgreementType
from comity.reading.agreement.stretches import gap
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

_NAME = re.compile(r"(?:,|\sof)?\s[A-Z]")
_WITH_WHICH = re.compile(r"\b(?:with|to)\s(?:which|whom)\b")
_OWN = ("its ", "their ")
_BESIDE = 20
_GENERAL = ("agreement", "generic", "none")
_NEAR = 120
_NAMING = 45


def kind_of(page: Page, code: str, head: Hit, ties: list[Hit]) -> AgreementType:
    """The paper's own type; a general word takes that of the tie it is about, and twinning always wins."""
    near = [tie for tie in ties if gap(tie, head) < _NEAR and not _names_a_party(page, tie, head)]
    near = [tie for tie in near if not is_celebrated(page, tie)]
    before = [tie for tie in near if tie.end <= head.start and head.start - tie.end < _NAMING]
    before = [tie for tie in before if code in _GENERAL or not _parted(page, tie, head)]
    if any(tie.words[0].code == "sister" for tie in before):
        return "sister"
    if code in ("agreement", "generic"):
        codes = {tie.words[0].code for tie in near}
        return "sister" if "sister" in codes else "friendship" if "friendship" in codes else "agreement"
    return cast(AgreementType, code)


def is_celebrated(page: Page, tie: Hit) -> bool:
    """Whether what is said of a tie is that its years are celebrated ("will mark 50 years of twinning")."""
    before = page.hits("limits", tie.start - _NAMING, tie.end)
    return any(hit.words[0].code == "mark" for hit in before)


def _names_a_party(page: Page, tie: Hit, head: Hit) -> bool:
    """Whether a tie only says who a party is ("Hue and its sister city Busan have signed an agreement")."""
    named = _NAME.match(page.text, tie.end)
    if _WITH_WHICH.search(page.text, tie.end, head.start):
        return False
    if named is None or page.hits("signing", tie.start - _BESIDE, tie.start):
        return False
    if tie.start > head.end:
        return page.text.endswith(_OWN, head.end, tie.start)
    return bool(page.hits("signing", named.end(), head.start))


def _parted(page: Page, tie: Hit, head: Hit) -> bool:
    """Whether a comma or a verb parts a tie from the paper ("its sister, renewed the MoU")."""
    return "," in page.text[tie.end : head.start] or bool(page.hits("signing", tie.end, head.start))


def tie_type(tie: Hit) -> AgreementType:
    """The agreement type a word for a tie stands for."""
    return cast(AgreementType, tie.words[0].code)


def paper_type(head: Hit) -> AgreementType | None:
    """The agreement type a word for a paper stands for by itself; None for a word that names any paper."""
    code = head.words[0].code
    return None if code in _GENERAL else cast(AgreementType, code)


def is_specific(sentence: Sentence) -> bool:
    """Whether a sentence names a paper by its kind (a memorandum, a contract) and not just "an agreement"."""
    return any(head.words[0].code not in _GENERAL for head in sentence.words("instruments"))
