"""English: relevance, the page, a grammar per kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from comity.lexicon.load import lexicon
from comity.model.claim import Claim
from comity.model.document import Document
from comity.reading.agreement.agreements import agreements
from comity.reading.commitment.commitments import commitments
from comity.reading.event.events import events
from comity.reading.figure.figures import figures
from comity.reading.grading import graded
from comity.reading.marks.scanner import Scanner
from comity.reading.names.variants import Variants
from comity.reading.page import Page
from comity.reading.post.posts import posts
from comity.reading.profile.affiliations import affiliations
from comity.reading.profile.memberships import memberships
from comity.reading.profile.strengths import strengths
from comity.reading.relevance import judge
from comity.reading.speech.statements import statements
from comity.reading.told import Told
from comity.reference.gazetteer import Gazetteer

LANGUAGE = "en"

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


class English:
    """Reads English texts; built once, as names and words are compiled."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        forms = list(gazetteer.forms())
        self._scanner = Scanner(forms, lexicon(LANGUAGE))
        self._variants = Variants(forms)

    def page(self, document: Document) -> Page:
        """The document prepared for the grammars."""
        return Page(document, self._scanner, self._gazetteer, self._variants)

    def read(self, document: Document, everything: bool) -> Told:
        """The claims of a document; none of one that is not relevant, unless `everything` is asked for."""
        page = self.page(document)
        verdict = judge(page)
        if not verdict.relevant and not everything:
            return Told((), verdict)
        claims = tuple(graded(claim, page) for grammar in GRAMMARS for claim in grammar(page))
        return Told(claims, verdict)
