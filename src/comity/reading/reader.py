"""One document in, its cited claims out: each language's text by its own reader, every claim grounded."""

from __future__ import annotations

import gc
import re

import msgspec

from comity.model.claim import Claim
from comity.model.document import Document
from comity.model.span import Span
from comity.reading import languages
from comity.reading.by_clauses import ByClauses
from comity.reading.english import LANGUAGE as ENGLISH
from comity.reading.english import English
from comity.reading.furniture import without_furniture
from comity.reading.ground import grounded
from comity.reading.listed.rows import Rows
from comity.reading.normal_form import composed, put_back
from comity.reading.page import Page
from comity.reading.parts import parts
from comity.reading.runs import runs
from comity.reading.told import LanguageReader, Told
from comity.reading.verdict import Verdict
from comity.reading.wrapping import unwrapped
from comity.reference.gazetteer import Gazetteer


class Reading(msgspec.Struct, frozen=True):
    """What one document gave: its claims, whether it is relevant and why, how many claims did not ground."""

    claims: tuple[Claim, ...]
    relevant: bool
    reason: str
    ungrounded: int = 0


class Reader:
    """Reads documents; built once (English names and words are compiled), then called per document.

    What another language needs is made when the first text of it comes.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._english = English(gazetteer)
        self._languages: dict[str, LanguageReader] = {ENGLISH: self._english}
        self._rows = Rows(gazetteer)
        _keep_what_lives()

    def page(self, document: Document) -> Page:
        """An English document prepared for its grammars."""
        return self._english.page(document)

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
        text, offsets = composed(document.text)
        read = [told for part in parts(text) for told in self._read_part(document, text, part, everything)]
        verdict = next((told.verdict for told in read if told.verdict.relevant), read[0].verdict)
        claims, refused = grounded((claim for told in read for claim in told.claims), text)
        if offsets is not None:
            claims = tuple(put_back(claim, document.text, offsets) for claim in claims)
        return Reading(claims, verdict.relevant, verdict.reason, refused)

    def _read_part(self, document: Document, text: str, part: Span, everything: bool) -> list[Told]:
        """What each language of a part tells; where one is relevant, it is one story with the others."""
        language = document.language or ENGLISH
        excerpts = [
            _excerpt(document, written, each) for each, written in runs(part.of(text), language).items()
        ]
        read = [self._told(excerpt, everything) for excerpt in excerpts]
        if len(read) > 1 and any(told.verdict.relevant for told in read) and not everything:
            read = [
                told if told.verdict.relevant else self._told(excerpt, True)
                for told, excerpt in zip(read, excerpts, strict=True)
            ]
        return [_moved(told, part.start) for told in read]

    def _told(self, excerpt: Document, everything: bool) -> Told:
        """What a text of one language tells; English reads what nothing else does where all is asked for."""
        language = excerpt.language or ENGLISH
        reader = self._reader_of(language)
        if reader is not None:
            return reader.read(excerpt, everything)
        claims = self._english.read(excerpt, everything).claims if everything else ()
        return Told(claims, Verdict(False, f"this language ({language}) is not read yet"))

    def _reader_of(self, language: str) -> LanguageReader | None:
        """The reader of a language, made now if it is met for the first time; None where nothing reads it."""
        if language not in self._languages and language in languages.codes():
            self._languages[language] = ByClauses(languages.load(language, self._gazetteer))
            _keep_what_lives()
        return self._languages.get(language)


def _keep_what_lives() -> None:
    """Names and words live as long as the process; walking them took the collector a tenth of the time."""
    gc.collect()
    gc.freeze()


_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _excerpt(document: Document, written: str, language: str) -> Document:
    """The story of a part; half a character pair, which no library takes, becomes the sign for unknown."""
    text = unwrapped(without_furniture(written, language))
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    if text == document.text and language == document.language:
        return document
    return msgspec.structs.replace(document, text=text, language=language)


def _moved(told: Told, by: int) -> Told:
    """What a part tells, with its spans in the whole text."""
    if not by:
        return told
    claims = tuple(
        msgspec.structs.replace(claim, span=(claim.span[0] + by, claim.span[1] + by)) for claim in told.claims
    )
    return Told(claims, told.verdict)
