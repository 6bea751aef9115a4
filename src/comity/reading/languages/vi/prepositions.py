"""What a Vietnamese mention is to its clause: by the preposition before it, its place, a noun it hangs on."""

from __future__ import annotations

from typing import cast

import msgspec

from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Case, Mention
from comity.reading.clauses.passage import Sentence
from comity.reading.languages.vi.tokens import Content, Token, phrase_of

_SIGNS = " \"“'("
_CLOSING = ' )"”'
_APPOSED = frozenset({"two_localities", "two_sides", "delegation", "one_locality", "two_countries"})
"""Codes of pointers that a name right behind them spells out ("hai tỉnh A và B", "đoàn đại biểu tỉnh A")."""
_PEOPLE = frozenset({"post", "person_he"})
_OPENERS = frozenset({"purpose", "when", "because", "relative", "that", "next"})
_IN_VERBS = frozenset({"to", "at", "as", "with"})
"""Cases that a preposition gives that is the end of a verb ("sang thăm", "kết nghĩa với")."""
_HEADS = frozenset({"head", "few"})
_PLACES = frozenset({"locality", "country"})
_NEAR_PLACE = 45
"""Characters between "tại" and a name within which the nouns there only say where in it."""


def tell_cases(sentence: Sentence, content: Content, verb_ends: list[int]) -> None:
    """Gives every mention of a sentence its case and whether the next is joined to it.

    `verb_ends` is where each of its predicates ends.
    """
    governments = frozenset(hit.start for hit in sentence.words("governments"))
    ground = _Ground(content, verb_ends, governments)
    told = led = False
    for clause in sentence.clauses:
        if clause.mentions:
            _Cases(clause, ground).tell()
        if clause.link in ("modifying", "quoted"):
            continue
        doers = [mention for mention in clause.mentions if mention.case == "subject"]
        if doers and led and not told:  # "Phát biểu tại lễ ký, ông A nói": he did both
            for mention in doers:
                mention.case = "topic"
        told = told or bool(doers)
        led = led or clause.verb is not None


class _Ground:
    """What a sentence has that tells cases: where heads, joining words, times and verbs end."""

    def __init__(self, content: Content, verb_ends: list[int], governments: frozenset[int]) -> None:
        self.verb_ends = verb_ends
        self.heads: dict[int, int] = {}
        self.kinds: dict[int, int] = {}
        self.ands: dict[int, int] = {}
        self.openers: set[int] = set()
        self.passives: set[int] = set()
        self.governed: dict[int, int] = {}
        self.prepositions: list[Token] = []
        self.times = {mark.end for mark in content.dates}
        for token in content.words:
            code = token.code
            if token.kind == "prepositions":
                self.prepositions.append(token)
                self.governed[token.end] = token.start
            elif code in _HEADS:
                self.heads[token.end] = token.start
            elif code == "kind":
                self.kinds[token.end] = token.start
            elif code == "and":
                self.ands[token.end] = token.start
            elif code in _OPENERS:
                self.openers.add(token.end)
            elif code == "passive":
                self.passives.add(token.end)
            elif code == "time":
                self.times.add(token.end)
        self.governments = governments
        for count in content.quantities:
            if count.unit == "count":
                self.heads[count.end] = count.start
            elif count.unit == "duration":
                self.times.add(count.end)

    def preposition(self, floor: int, edge: int) -> Token | None:
        """The last preposition that begins within these characters."""
        for token in reversed(self.prepositions):
            if token.start < edge:
                return token if token.start >= floor else None
        return None


class _Joint(msgspec.Struct, gc=False):
    """What stands between a mention and what may govern it; `heads` were skipped, `sign` lists it."""

    floor: int
    edge: int
    heads: bool
    sign: str


class _Cases:
    """One clause's mentions being told from left to right."""

    def __init__(self, clause: Clause, ground: _Ground) -> None:
        self.clause, self.verb = clause, clause.verb
        self.text, self.ground = clause.sentence.passage.text, ground
        self.heads, self.ands, self.verb_ends = ground.heads, ground.ands, ground.verb_ends
        self.between = False

    def tell(self) -> None:
        """Sets the case of each mention of the clause."""
        before: Mention | None = None
        for mention in self.clause.mentions:
            mention.case = self._case(mention, before)
            before = mention
        self._give_a_subject()

    def _case(self, mention: Mention, before: Mention | None) -> Case:
        start = phrase_of(mention)[0]
        joint = self._joint(mention, start, before)
        if joint.edge <= joint.floor:
            return self._beside(mention, before, joint)
        if before is not None and joint.sign and joint.floor == phrase_of(before)[1]:
            listed = self._listed(mention, before, joint)
            if listed is not None:
                before.joined = True
                return listed
            return self._by_place(start)
        governed = self._preposition(mention, joint)
        if governed is not None:
            return governed
        if joint.sign or joint.edge in self.ands or self.text[joint.edge - 1] in ",;:–-":
            return "at" if self._at_a_venue(mention, joint) else self._by_place(start)
        if _is_person(mention) or joint.edge in self.ground.times or joint.edge in self.ground.openers:
            return self._by_place(start)
        return "of"

    def _joint(self, mention: Mention, start: int, before: Mention | None) -> _Joint:
        floor = self.clause.start
        if before is not None:
            floor = max(floor, phrase_of(before)[1])
        for end in self.verb_ends:
            if floor < end <= start:
                floor = end
        floor = min(floor, start)
        edge, heads = self._without_heads(floor, start, mention.what != "country")
        between = self.text[floor:edge].strip(_CLOSING)
        if between in (",", "/", "-", "–", "&"):
            sign = between
        else:
            last = self.ands.get(edge)
            sign = "and" if last is not None and not self.text[floor:last].strip(_CLOSING + ",") else ""
        return _Joint(floor, edge, heads, sign)

    def _without_heads(self, floor: int, end: int, place: bool) -> tuple[int, bool]:
        """Where a noun phrase begins whose heads stand for the name in them ("lãnh đạo tỉnh A"), if any."""
        heads = False
        while end > floor:
            if self.text[end - 1] in _SIGNS:
                end -= 1
            elif self.ground.governed.get(end, end) < self.heads.get(end, end):
                break  # "tháp tùng" ends in a word that may be skipped
            elif self.heads.get(end, -1) >= floor:
                end, heads = self.heads[end], True
            elif place and self.ground.kinds.get(end, -1) >= floor:
                end = self.ground.kinds[end]
            else:
                break
        return end, heads

    def _beside(self, mention: Mention, before: Mention | None, joint: _Joint) -> Case:
        """The case of a mention right behind the verb, another mention or the clause's start."""
        if before is not None and joint.floor == phrase_of(before)[1]:
            spelt_out = before.what == "pointer" and before.code in _APPOSED
            return before.case if spelt_out or joint.heads else "of"
        if joint.floor in self.verb_ends:
            last = self.ground.preposition(self.clause.start, joint.floor)
            if last is not None and last.end == joint.floor and last.code in _IN_VERBS:
                return cast("Case", last.code)
        return self._by_place(mention.start)

    def _listed(self, mention: Mention, before: Mention, joint: _Joint) -> Case | None:
        """The case a mention shares with the one before it in a list; None where it begins something new."""
        if joint.heads and before.case == "of":
            return None
        if joint.sign != "," or self.between:
            return before.case
        if _is_person(mention) is not _is_person(before):
            return None
        if before.case in ("subject", "topic", "by"):
            return before.case
        if self.verb is not None and mention.start > self.verb.end:
            return before.case
        if before.case == "at" and mention.what in _PLACES and mention.start not in self.ground.governments:
            return "at"  # "tại Huế, UBND tỉnh A tổ chức": a government is no place
        return None

    def _preposition(self, mention: Mention, joint: _Joint) -> Case | None:
        """What the preposition right before the noun phrase says, or "tại" a little before it."""
        last = self.ground.preposition(joint.floor, joint.edge)
        if last is not None and last.end == joint.edge:
            self.between = last.code == "between"
            if self.between:
                return "with"
            return None if last.code == "none" else cast("Case", last.code)
        if self._is_agent(mention, joint):
            return "by"
        if last is None or not _is_place(last) or joint.edge - last.end > _NEAR_PLACE:
            return None
        inside = self.text[last.end : joint.edge]
        return None if any(sign in inside for sign in ",;:") else "at"

    def _is_agent(self, mention: Mention, joint: _Joint) -> bool:
        """Whether it stands behind the word of the passive ("được tỉnh A tổ chức")."""
        if joint.edge not in self.ground.passives:
            return False
        return any(mention.end < end <= self.clause.end for end in self.verb_ends)

    def _at_a_venue(self, mention: Mention, joint: _Joint) -> bool:
        """Whether a place goes on behind the venue in it ("tại khách sạn Sen, thành phố Huế")."""
        if mention.what not in _PLACES or (self.verb is not None and self.verb.end <= mention.start):
            return False
        last = self.ground.preposition(joint.floor, joint.edge)
        return last is not None and _is_place(last) and self.text.count(",", last.end, joint.edge) == 1

    def _by_place(self, start: int) -> Case:
        return "subject" if self.verb is None or start < self.verb.start else "object"

    def _give_a_subject(self) -> None:
        """Where all places before the verb were taken for where it is done, the last of them does it."""
        verb = self.verb
        if verb is None or verb.passive:
            return
        ahead = [mention for mention in self.clause.mentions if mention.start < verb.start]
        if not ahead or any(mention.case in ("subject", "topic", "by", "object") for mention in ahead):
            return
        ahead = [mention for mention in ahead if mention.case != "with"]
        at = len(ahead) - 1
        if at <= 0 or ahead[at].case != "at":
            return
        if not ahead[at - 1].joined and not self._spelt_out(ahead[at - 1]):
            return
        ahead[at].case = "subject"
        while at and (self._and_between(ahead[at - 1], ahead[at]) or self._spelt_out(ahead[at - 1])):
            at -= 1
            ahead[at].case = "subject"
        if at:
            ahead[at - 1].joined = False

    def _spelt_out(self, mention: Mention) -> bool:
        return mention.what == "pointer" and mention.code in _APPOSED

    def _and_between(self, first: Mention, last: Mention) -> bool:
        return any(phrase_of(first)[1] <= start < last.start for start in self.ands.values())


def _is_place(preposition: Token) -> bool:
    return preposition.word is not None and bool(preposition.word.attr("place"))


def _is_person(mention: Mention) -> bool:
    return mention.what == "person" or mention.code in _PEOPLE
