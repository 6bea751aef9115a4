"""Where clauses begin, what may stand between a subject and its verb, and how far a list of names goes."""

from __future__ import annotations

import re

from comity.reading.commitment.small_words import small
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page

NAMED = frozenset("LYZOCQXhq")
"""Labels of marks that stand for somebody."""
PEOPLE = frozenset("QXh")
_GROUPS = frozenset("LYO")
_FEW = 3
_STOPS = frozenset(";:–—")
_ANOTHER = re.compile(r"t?[LYON]")
_SUBJECT = re.compile(r"t?[LYO],x")


def clause_start(page: Page, row: list[Chunk], at: int) -> int:
    """Where the clause begins: after a semicolon, a colon, an opening word or a quotation mark."""
    for index in range(at - 1, -1, -1):
        chunk = row[index]
        text = page.text[chunk.start : chunk.end]
        if chunk.label == "." and text in _STOPS:
            return index + 1
        if (
            text.lower() in small("opener", "contrast", "antecedent", "clause")
            and chunk.label == "x"
            and not _relative(page, row, index)
        ):
            return index + 1
        if _reports(page, row, index) or _goes_on_with_another(row, index):
            return index + 1
    return 0


def phrase_start(page: Page, row: list[Chunk], at: int) -> int:
    """Where the phrase around a chunk begins."""
    while (
        at > 0
        and row[at - 1].label not in ',;:"'
        and page.word(row[at - 1]) not in small("opener", "contrast", "antecedent", "clause")
    ):
        at -= 1
    return row[at].start


def over_adverbs(page: Page, row: list[Chunk], at: int) -> int:
    """Before adverbs and auxiliaries that stand right before a verb ("Lyon has also asked")."""
    skipped = small("adverb", "auxiliary", "being", "be")
    while at >= 0 and row[at].label in "xMNA":
        word = page.word(row[at])
        if word not in skipped and not (word.endswith("ly") and row[at].label == "x"):
            break
        at -= 1
    return at


def over_attribution(page: Page, row: list[Chunk], at: int) -> int:
    """Before ", he said," where that stands between a subject and its verb."""
    for index in range(at - 1, max(-1, at - 8), -1):
        if row[index].label == ",":
            said = any(page.word(chunk) in small("said") for chunk in row[index + 1 : at])
            return index - 1 if said else at
    return at


def over_whereabouts(row: list[Chunk], at: int) -> int:
    """Before what only says where a place or body lies ("Lyon in France will", "Hue of Vietnam has")."""
    if at < 2 or row[at].label not in "pc":
        return at
    link = at - 1
    while link > 0 and row[link].label in "tAJ":
        link -= 1
    return link - 1 if row[link].label in "if," and row[link - 1].label in NAMED else at


def leads(row: list[Chunk], opens: int, index: int) -> bool:
    """Whether a name heads its clause: no preposition goes before it."""
    if index == opens or row[index].label in PEOPLE:
        return True
    before = row[index - 1]
    if before.label == "t" and index - 1 > opens:
        before = row[index - 2]
    return before.label not in "if"


def list_end(row: list[Chunk], index: int, at: int) -> int:
    """The last of the names listed with the one at this place."""
    last, kinds = index, PEOPLE if row[index].label in PEOPLE else _GROUPS
    while last + 2 < at and row[last + 1].label in ",&":
        if row[last + 2].label not in kinds or not row[last + 2].entities:
            break
        last += 2
    return last


def labels(row: list[Chunk], at: int) -> str:
    """The labels of the few chunks from a place on."""
    return "".join(chunk.label for chunk in row[at : at + _FEW])


def _reports(page: Page, row: list[Chunk], index: int) -> bool:
    """Whether somebody says of another what follows ("Kim said Hana Foods, a maker of noodles, will")."""
    if page.word(row[index]) not in small("said") or not index or row[index - 1].label not in "QXhLYO":
        return False
    return _ANOTHER.match(labels(row, index + 1)) is not None


def _relative(page: Page, row: list[Chunk], index: int) -> bool:
    return index > 0 and row[index - 1].label == "," and page.word(row[index]) in small("antecedent")


def _goes_on_with_another(row: list[Chunk], index: int) -> bool:
    """Whether a clause with a subject of its own begins ("…, and Lyon, which is rich, is to pay")."""
    if row[index].label != "&" or not index or row[index - 1].label != ",":
        return False
    return _SUBJECT.match("".join(chunk.label for chunk in row[index + 1 : index + 5])) is not None
