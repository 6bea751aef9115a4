"""One clause of a sentence: its characters, who and what it names, its verb and how firmly that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from comity.model.claim import Modality
from comity.model.entity import Entity
from comity.reading.clauses.mention import Case, Mention

if TYPE_CHECKING:
    from comity.reading.clauses.passage import Sentence
    from comity.reading.marks.dates import DateMark
    from comity.reading.marks.quantities import Quantity
    from comity.reading.marks.scanner import Hit

Link = Literal["main", "linked", "modifying", "quoted", "heading"]
"""`main` ends its sentence; `linked` goes on in the next clause (…하고, ", "); `modifying` describes the noun
behind or before it (…한, mà/do…); `quoted` is what somebody says; `heading` is a line without a verb."""


class Verb(msgspec.Struct, frozen=True, gc=False):
    """The word a clause turns on, with all that inflects it ("체결할 예정이다", "dự kiến sẽ thăm").

    `modality` is what its form alone says; `passive`: the doer is not its subject; `past`: it is over.
    """

    start: int
    end: int
    modality: Modality = "asserted"
    passive: bool = False
    past: bool = False


class Clause:
    """A clause; `own` are the mentions within it and within no smaller clause, in the order of the text.

    `strange`: it is of somebody or something that no mention stands for ("유학생들은 …"). `head`: the
    mention behind that does what the clause describes it by ("도청을 찾은 다낭시 대표단").
    """

    __slots__ = (
        "end",
        "head",
        "index",
        "length",
        "link",
        "mentions",
        "sentence",
        "start",
        "strange",
        "verb",
    )

    def __init__(
        self,
        sentence: Sentence,
        index: int,
        span: tuple[int, int],
        link: Link,
        verb: Verb | None,
        mentions: list[Mention],
    ) -> None:
        self.sentence, self.index, self.link, self.verb, self.mentions = sentence, index, link, verb, mentions
        self.start, self.end = span
        self.length = self.end - self.start
        self.strange = False
        self.head: Mention | None = None

    @property
    def text(self) -> str:
        """Its characters."""
        return self.sentence.passage.text[self.start : self.end]

    @property
    def modality(self) -> Modality:
        """How firmly it is said: by its own verb, else by that of the clause it hangs on."""
        if self.verb is not None:
            return self.verb.modality
        return self.sentence.modality

    def cased(self, *cases: Case) -> list[Mention]:
        """Its mentions in any of these cases that stand for something."""
        return [mention for mention in self.mentions if mention.case in cases and mention.entities]

    def doers(self) -> list[Entity]:
        """Who does it: its own topic or subject, or what it describes, else those before that share them.

        In the passive it is whoever stands behind "by". A clause that only modifies a noun lends its doers to
        nobody, one that is quoted only to those quoted with it.
        """
        agents = self.cased("by") if self.verb is not None and self.verb.passive else []
        own = [entity for mention in agents or self.cased("subject", "topic") for entity in mention.entities]
        if own:
            return own
        if self.head is not None and self.head.entities:
            return list(self.head.entities)
        before = self.sentence.clauses[: self.index]
        for clause in reversed(before):
            if clause.link in ("main", "linked") or clause.link == self.link == "quoted":
                told = clause.cased("topic", "subject")
                if told:
                    return [entity for mention in told for entity in mention.entities]
        behind = self.sentence.clauses[self.index + 1 :]
        for clause in behind:  # "…를 열고 A시는 …했다": the doer of all is told last
            told = clause.cased("topic") if clause.link in ("main", "linked") else []
            if told:
                return [entity for mention in told for entity in mention.entities]
        return []

    def words(self, layer: str) -> list[Hit]:
        """Lexicon hits of a layer within it."""
        told = self.sentence.words(layer)
        return [hit for hit in told if self.start <= hit.start < self.end] if told else told

    def codes(self, layer: str) -> set[str]:
        """Codes of a layer's words within it."""
        return {word.code for hit in self.words(layer) for word in hit.words}

    def dates(self) -> list[DateMark]:
        """Dates that begin within it."""
        told = self.sentence.dates()
        return [mark for mark in told if self.start <= mark.start < self.end] if told else told

    def quantities(self) -> list[Quantity]:
        """Numbers that begin within it."""
        told = self.sentence.quantities()
        return [mark for mark in told if self.start <= mark.start < self.end] if told else told
