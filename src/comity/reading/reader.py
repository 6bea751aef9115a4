"""One document in, its cited claims out: relevance, the page, a grammar per kind, grounding."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable

import msgspec

from comity.lexicon.load import lexicon
from comity.model.claim import Claim
from comity.model.document import Document
from comity.model.span import Span
from comity.reading.agreement.agreements import agreements
from comity.reading.commitment.commitments import commitments
from comity.reading.event.events import events
from comity.reading.figure.figures import figures
from comity.reading.furniture import without_furniture
from comity.reading.grading import graded
from comity.reading.ground import grounded
from comity.reading.listed.rows import Rows
from comity.reading.marks.scanner import Scanner
from comity.reading.names.variants import Variants
from comity.reading.page import Page
from comity.reading.parts import parts
from comity.reading.post.posts import posts
from comity.reading.profile.affiliations import affiliations
from comity.reading.profile.memberships import memberships
from comity.reading.profile.strengths import strengths
from comity.reading.relevance import judge
from comity.reading.speech.statements import statements
from comity.reading.wrapping import unwrapped
from comity.reference.gazetteer import Gazetteer

Grammar = Callable[[Page], Iterable[Claim]]

GRAMMARS: tuple[Grammar, ...] = (
    agreements,
    events,
    figures,
    memberships,
    posts,
    affiliations,
    strengths,
    commitments,
    statements,
)
"""One grammar per kind of claim, in the contract's order."""


class Reading(msgspec.Struct, frozen=True):
    """What one document gave: its claims, whether it is relevant and why, how many claims did not ground."""

    claims: tuple[Claim, ...]
    relevant: bool
    reason: str
    ungrounded: int = 0


class Reader:
    """Reads documents; built once (names and words are compiled), then called per document."""

    def __init__(self, gazetteer: Gazetteer, language: str = "en") -> None:
        self._gazetteer = gazetteer
        forms = list(gazetteer.forms())
        self._scanner = Scanner(forms, lexicon(language))
        self._variants = Variants(forms)
        self._rows = Rows(gazetteer)
        # Names and words live as long as the process; walking them took the collector a tenth of the time.
        gc.collect()
        gc.freeze()

    def page(self, document: Document) -> Page:
        """The document prepared for the grammars."""
        return Page(document, self._scanner, self._gazetteer, self._variants)

    def read(self, document: Document, everything: bool = False) -> Reading:
        """Every claim the document states.

        A document that is not about cooperation between localities of different countries gives no
        claims, unless `everything` asks for them; `reason` says why in a sentence either way. A row of a list
        is read by what its columns mean.
        """
        if document.cells:
            told = self._rows.read(document)
            claims, refused = grounded(told.claims, document.text)
            return Reading(claims, told.relevant, told.reason, refused)
        read = [self._read_part(document, part, everything) for part in parts(document.text)]
        telling = next((part for part in read if part.relevant), read[0])
        claims, refused = grounded((claim for part in read for claim in part.claims), document.text)
        return Reading(claims, telling.relevant, telling.reason, refused)

    def _read_part(self, document: Document, part: Span, everything: bool) -> Reading:
        page = self.page(_excerpt(document, part))
        verdict = judge(page)
        if not verdict.relevant and not everything:
            return Reading((), False, verdict.reason)
        claims = (graded(claim, page) for grammar in GRAMMARS for claim in grammar(page))
        return Reading(tuple(_moved(claim, part.start) for claim in claims), verdict.relevant, verdict.reason)


_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _excerpt(document: Document, part: Span) -> Document:
    """The story of a part; half a character pair, which no library takes, becomes the sign for unknown."""
    text = unwrapped(without_furniture(part.of(document.text)))
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    return document if text == document.text else msgspec.structs.replace(document, text=text)


def _moved(claim: Claim, by: int) -> Claim:
    """A claim read from a part, with its span in the whole text."""
    if not by:
        return claim
    return msgspec.structs.replace(claim, span=(claim.span[0] + by, claim.span[1] + by))
