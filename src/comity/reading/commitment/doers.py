"""Who a verb says does something: names, posts and pointing words before it, or whoever speaks."""

from __future__ import annotations

import re

import msgspec

from comity.model.entity import Entity
from comity.reading.commitment.clauses import (
    NAMED,
    PEOPLE,
    clause_start,
    labels,
    leads,
    list_end,
    over_adverbs,
    over_attribution,
    over_whereabouts,
    phrase_start,
)
from comity.reading.commitment.companies import company_apposed, company_before
from comity.reading.commitment.doer import Doer
from comity.reading.commitment.kinds import named_by_kind
from comity.reading.commitment.known_sides import KnownSides
from comity.reading.commitment.small_words import small
from comity.reading.commitment.spokespeople import seat_of
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

_POINTED = frozenset("Yqh")
_WORDS = frozenset("xiftN&dMJTHBWVzhqEOL")
_APPOSED = re.compile(r",t?[NSO]")
_LIST = re.compile(
    r"(?:[LYOCQ](?:ft?A?[CcLYp]|,[cp]|\([A-Z]\))*(?:,&?|&)t?(?:A?[TMJ]{0,2}f)?)*[LYZOCQXhq](?:ft?A?[CcLp]|\([A-Z]\))*$"
)

# What a name before belongs to or is also called: "Gyeonggi of the Republic of Korea (RoK)".
_BELONGING = re.compile(r"(?:[LYOCQ)]ft?A?|\()$")


class Doers:
    """Finds the subjects of one page's verbs."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.known = KnownSides(page)

    def before(self, sentence: Sentence, verb: Hit) -> Doer | None:
        """The subject of a verb; None where the verb has none of its own (an infinitive, a question)."""
        return self.upto(sentence, sentence.mark_index(verb.start) - 1)

    def upto(self, sentence: Sentence, last: int) -> Doer | None:
        """The subject that ends at or before a chunk of the sentence."""
        row = sentence.chunks
        at = over_whereabouts(row, over_adverbs(self._page, row, last))
        if last >= 0 and self._page.word(row[last]) in small("each") and self._opens(row, at):
            return self._they(row, last)
        if at < 0:
            return None
        chunk, word = row[at], self._page.word(row[at])
        if chunk.label == "," and (aside := over_attribution(self._page, row, at)) < at:
            return self.upto(sentence, aside)
        if chunk.label == "'" and at and row[at - 1].entities:
            return self._doer(row, at - 1, at - 1)
        if chunk.label == "q" and (sayer := self._sayer(sentence, row, at)) is not None:
            return sayer
        if chunk.label in NAMED and chunk.entities:
            return self._named(row, at)
        if chunk.label in "NS" and (own := self._unknown(row, at)) is not None:
            return Doer((own,), chunk.start)
        if chunk.label in "zZ":
            return self._they(row, at)
        if chunk.label in "&,)(-.\"'":
            return self.first(row, at)
        return self._by_word(row, at, word)

    def _opens(self, row: list[Chunk], at: int) -> bool:
        """Whether a clause begins behind a chunk ("under the deal each will host ten pupils")."""
        return at < 0 or row[at].label in ",.&" or self._page.word(row[at]) in small("paper")

    def _sayer(self, sentence: Sentence, row: list[Chunk], at: int) -> Doer | None:
        """For "it" right behind a verb of speech ("Hana Foods said it would"): the one body that says so."""
        if at < 1 or self._page.word(row[at - 1]) not in small("said"):
            return None
        sayer = self.upto(sentence, at - 2)
        single = sayer is not None and [entity.type for entity in sayer.entities] == ["organisation"]
        return sayer if single else None

    def _by_word(self, row: list[Chunk], at: int, word: str) -> Doer | None:
        """The subject that ends in an ordinary word: a pronoun, people, a body, a plan, or a thing."""
        if word in small("speaker"):
            return Doer((), row[at].start, speaker=True)
        if row[at].label == "q":
            return Doer((), row[at].start, thing=True, it=True)
        if row[at].label in "TY" and at and row[at - 1].label == "t" and word not in small("doer"):
            return Doer((), row[at - 1].start, thing=True, it=True)
        if row[at].label == "T" or word in small("doer", "land", "body"):
            owner = self._page.word(row[at - 1]) if at else ""
            if owner in small("personal"):
                return Doer((), row[at - 1].start, speaker=True)
            if owner in small("each"):
                return Doer(self.known.several_before(row[at].start), row[at - 1].start)
        if word in small("antecedent", "clause"):
            return self._antecedent(row, at)
        if word.split()[-1] in small("several"):
            return self._they(row, at)
        if word in small("doer"):
            return self._by_noun(row, at)
        if word in small("land", "body"):
            return self._by_kind(row, at, "C" if word in small("land") else "O")
        if word in small("aim"):
            return self._by_aim(row, at)
        return Doer((), phrase_start(self._page, row, at), thing=True) if row[at].label in _WORDS else None

    def _named(self, row: list[Chunk], at: int) -> Doer | None:
        """A name before the verb, with the names listed with it; a thing where it only places one."""
        labels = "".join(chunk.label for chunk in row[: at + 1])
        listed = _LIST.search(labels)
        first = listed.start() if listed else at
        before = first - 1
        while (
            before >= 0
            and row[before].label in "tJMxA"
            and self._page.word(row[before]) not in small("opener", "contrast", "antecedent", "clause")
        ):
            if row[before].label == "x" and not self._adjective(row, before):
                break
            before -= 1
        if before >= 0 and row[before].label in "if" and row[at].label not in PEOPLE:
            return self._placed(row, first, at, before)
        return self._doer(row, first, at)

    def _adjective(self, row: list[Chunk], at: int) -> bool:
        """Whether a word before a name describes it ("the coastal Da Nang"), and no paper ends there."""
        beside = 0 < at < len(row) - 1 and row[at + 1].start - row[at].end == 1
        if beside and self._page.word(row[at + 1]).split()[0] in small("article"):
            return False  # "under the plan the province": a name with an article of its own begins anew
        return beside and row[at - 1].label in "tJM" and self._page.word(row[at]) not in small("paper")

    def _doer(self, row: list[Chunk], first: int, at: int, start: int | None = None) -> Doer:
        found: dict[Entity, None] = {}
        labels = "".join(chunk.label for chunk in row[first : at + 1])
        for index, chunk in enumerate(row[first : at + 1]):
            if chunk.label in NAMED and not _BELONGING.search(labels, 0, index):
                for entity in chunk.entities:
                    found.update(dict.fromkeys(self.known.with_seat(entity)))
        opens = row[first].start if start is None else start
        pointed = first == at and row[at].label in _POINTED
        return Doer(tuple(found), opens, it=row[at].label == "q", pointed=pointed)

    def _unknown(self, row: list[Chunk], at: int) -> Entity | None:
        """A name nothing else told of: an acronym is a body's, a family name a person's."""
        name = self._page.text[row[at].start : row[at].end]
        if row[at].label == "S" and not (at and row[at - 1].label in "NS"):
            return Entity("person", name, None)
        return Entity("organisation", name, None) if name.isupper() and len(name) > 2 else None

    def _placed(self, row: list[Chunk], first: int, at: int, before: int) -> Doer | None:
        """A name behind a preposition: "leaders of Busan" act, "exports from Busan" are a thing."""
        word = self._page.word(row[before])
        head = before - 1
        while head > 0 and row[head].label == "J":
            head -= 1
        if head < 0:
            return self.first(row, before) if word in small("question") else None
        noun = self._page.word(row[head])
        doing = row[head].label in "XHQ" or noun in small("doer", "each")
        if word in small("origin") and doing:
            return self._doer(row, first, at, row[head].start)
        if word in small("origin") and noun in small("organ"):
            return self._doer(row, first, at, row[head].start)
        if word in small("origin") and noun in small("body") and row[at].label == "L":
            name = self._page.text[row[head].start : row[at].end]
            return Doer((Entity("organisation", name, None),), row[head].start)
        if row[head].label in "QL" and word not in small("indirect", "infinitive", "agent", "under"):
            return self._doer(row, head, head)
        return Doer((), phrase_start(self._page, row, head), thing=True)

    def _they(self, row: list[Chunk], at: int) -> Doer:
        return Doer(self.known.several_before(row[at].start), row[at].start)

    def _antecedent(self, row: list[Chunk], at: int) -> Doer | None:
        """Whom "who" or "which" stands for: the name right before it."""
        back = at - 1
        while back >= 0 and row[back].label in ",i":
            back -= 1
        if (
            back > 1
            and row[back].data.get("where")
            and row[back - 1].label == "i"
            and row[back - 2].label in "OQ"
        ):
            back -= 2  # "the University of Hue in Vietnam, which": not the place where it is
        if back >= 0 and row[back].label in NAMED and row[back].entities:
            named = self._named(row, back)
            if (named is None or named.thing) and row[back].label in "LO":
                named = self._doer(row, back, back)
            return msgspec.structs.replace(named, start=row[at].start) if named is not None else None
        company = company_before(self._page, row, at)
        return Doer((company,) if company else (), row[at].start, thing=company is None)

    def first(self, row: list[Chunk], at: int) -> Doer | None:
        """The subject of the clause for a verb after "and" or a comma: its first actor."""
        opens = clause_start(self._page, row, at)
        for index in range(opens, at):
            chunk = row[index]
            if chunk.label in NAMED and chunk.entities:
                if leads(row, opens, index):
                    return self._doer(row, index, list_end(row, index, at))
                if self._belongs_to_people(row, index):
                    return self._doer(row, index, list_end(row, index, at), row[index - 2].start)
            if chunk.label in "NS" and (body := company_apposed(self._page, row, index)) is not None:
                return Doer((body,), chunk.start)
            if chunk.label == "X" and (seat := seat_of(row, index)) is not None:
                return Doer((seat,), chunk.start)
            if self._page.word(chunk) in small("speaker"):
                return Doer((), chunk.start, speaker=True)
            if chunk.label == "z" or self._are_several(row, index):
                return self._they(row, index)
            if index > opens and chunk.label == "x" and row[index + 1].label in ",&x":
                if self._page.word(chunk) in small("doer"):
                    return self._by_noun(row, index)
                if self._page.word(chunk) in small("body") and not _APPOSED.match(labels(row, index + 1)):
                    return self._by_kind(row, index, "O")
        return Doer((), row[opens].start, thing=True) if opens < len(row) else None

    def _are_several(self, row: list[Chunk], index: int) -> bool:
        """Whether these are the places spoken of: "The two port cities, linked since 2010, will …"."""
        if index + 1 >= len(row) or self._page.word(row[index]).split()[-1] not in small("several"):
            return False
        return row[index + 1].label == "T" or self._page.word(row[index + 1]) in small("doer")

    def _belongs_to_people(self, row: list[Chunk], index: int) -> bool:
        """Whether a name stands behind those who act for it ("leaders of Yen Bai and …")."""
        return index > 1 and row[index - 1].label == "f" and self._page.word(row[index - 2]) in small("doer")

    def _by_noun(self, row: list[Chunk], at: int) -> Doer:
        """Who owns the noun ("the county's authorities"), else those spoken of ("three delegations")."""
        for index in range(at - 1, max(-1, at - 5), -1):
            if row[index].label in "LYOCAZ" and row[index].entities:
                return Doer(self.known.of_land(row[index], self._page.word(row[at])), row[index].start)
            if row[index].label in ",.;":
                break
        noun = self._page.word(row[at])
        if noun in small("visiting", "visited") and (side := self.known.side_of_visit(noun)) is not None:
            return Doer((side,), phrase_start(self._page, row, at))
        if noun.endswith("s"):
            told = self.known.told_before(row, at)
            if len(told) > 1:
                return Doer(told, phrase_start(self._page, row, at))
        return Doer(self.known.several_before(row[at].start), phrase_start(self._page, row, at))

    def _by_kind(self, row: list[Chunk], at: int, label: str) -> Doer:
        """The country or body meant ("the nation", "the Korean institute"), or a thing nobody spoke of."""
        entities = named_by_kind(self._page, row, at, label)
        return Doer(entities, phrase_start(self._page, row, at), thing=not entities)

    def _by_aim(self, row: list[Chunk], at: int) -> Doer:
        """Whose task it is ("its task is to …", "the city's goal is to …")."""
        for index in range(at - 1, max(-1, at - 5), -1):
            if row[index].label in "qhzLYOZX" and (row[index].entities or row[index].label == "z"):
                return self._they(row, index) if row[index].label == "z" else self._doer(row, index, index)
            if self._page.word(row[index]) in small("own"):
                return Doer((), row[index].start, speaker=True)
        return Doer((), phrase_start(self._page, row, at), thing=True, aim=True)
