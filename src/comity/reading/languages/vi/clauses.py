"""Cuts Vietnamese sentences into clauses: each turns on a predicate; words and signs part them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import cast

import msgspec

from comity.model.claim import Modality
from comity.reading.clauses.clause import Clause, Link
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.languages.vi.modality import firmness, verb_of
from comity.reading.languages.vi.predicates import Predicate, Predicates
from comity.reading.languages.vi.prepositions import tell_cases
from comity.reading.languages.vi.tokens import Token, contents_of, tokens_of
from comity.reading.marks.dates import DateMark

_SUBORDINATE = {"when": "modifying", "because": "modifying", "relative": "modifying", "purpose": "linked"}
_EDGES = " ,;:–-"
_SIGNS = frozenset({",", ":", "-", "–"})
_QUOTED = "quoted"
_ASKING = frozenset({"wish", "ask"})
_DATELINE = re.compile(r"\s*(?:\([^()\n]{1,20}\)\s?[-–]?|[A-ZĐ]{2,8}\s?[-–])\s*")
"""Who sends the news, before it begins: "(TTXVN) - "."""
_SENT = re.compile(r"\s?[-–]\s+")


class _Part(msgspec.Struct, gc=False):
    """A clause being made; `agent` is where "do" or "được" stands before who does it, `led` if it is "do"."""

    start: int
    end: int
    link: str
    under: Modality | None
    predicate: Predicate | None
    passive: bool = False
    agent: int | None = None
    led: bool = False


def parse_clauses(passage: Passage) -> None:
    """Gives each sentence its mentions and clauses, and each mention its case."""
    for sentence, content in zip(passage.sentences, contents_of(passage), strict=True):
        cutter = _Cutter(passage.text, sentence, tokens_of(sentence, content), content.dates)
        sentence.clauses = _clauses(passage, sentence, cutter.parts(), content.dates)
        if sentence.mentions:
            tell_cases(sentence, content, [predicate.end for predicate in cutter.predicates])


class _Cutter:
    """Goes through a sentence's predicates and finds where the clause of each begins."""

    def __init__(self, text: str, sentence: Sentence, tokens: list[Token], dates: list[DateMark]) -> None:
        self.text, self.tokens = text, tokens
        self.starts = [token.start for token in tokens]
        self.times = {mark.start for mark in dates}
        dateline = _DATELINE.match(text, sentence.start, sentence.end) or _by_its_paper(text, sentence)
        self.start = dateline.end() if dateline and not sentence.heading else sentence.start
        self.end = sentence.end
        self.predicates = Predicates(text, self.start, tokens).all()

    def parts(self) -> list[_Part]:
        """The clauses in the order of the text."""
        first = self.predicates[0] if self.predicates else None
        parts = [_Part(self.start, self.end, self._opening(first), None, first)]
        if first is not None:
            self._find_agent(parts[-1], first)
        for before, predicate in pairwise(self.predicates):
            self._add(parts, before, predicate)
        for part in parts:
            if part.under is None and self._is_planned(part):
                part.under = "planned"
        return self._with_rest(parts)

    def _opening(self, first: Predicate | None) -> str:
        """How the first clause hangs on the rest: "Sau khi …," describes it."""
        if first is None:
            return "linked"
        region = self._between(self.start, first.start)
        for token in region:
            if token.kind == "linking" and token.code in ("when", "because") and token.word is not None:
                over = token.word.attr("short") and any(other.kind == "," for other in region)
                return "modifying" if len(self.predicates) > 1 and not over else "linked"
        return "linked"

    def _is_planned(self, part: _Part) -> bool:
        """Whether a clause opens with what is planned ("Dự kiến, hội chợ diễn ra …")."""
        at = bisect_left(self.starts, part.start)
        if at == len(self.tokens) or self.tokens[at].code != "planned":
            return False
        return not self.text[part.start : self.starts[at]].strip(_EDGES)

    def _between(self, start: int, end: int) -> list[Token]:
        low = bisect_left(self.starts, start)
        return self.tokens[low : bisect_left(self.starts, end, low)]

    def _find_agent(self, part: _Part, predicate: Predicate) -> None:
        """ "Lễ hội do tỉnh A tổ chức", "được tỉnh A tổ chức": who does it stands before the verb."""
        region = self._between(part.start, predicate.start)
        for number in reversed(range(len(region))):
            token = region[number]
            by = token.kind == "prepositions" and token.code == "by"
            if by or (token.code == "passive" and predicate.verbs[0].code not in _ASKING):
                named = any(other.kind in ("name", "linking") for other in region[number + 1 :])
                if named and (self.text[part.start : token.start].strip(_EDGES) or part.link == "modifying"):
                    part.passive, part.agent, part.led = True, token.start, by
                return

    def _add(self, parts: list[_Part], before: Predicate, predicate: Predicate) -> None:
        """Puts a predicate into a clause of its own, or leaves it in the one that is open."""
        last = parts[-1]
        region = self._between(before.end, predicate.start)
        part = self._part(before, predicate, region, last)
        goes_on = part is None or (last.led and self._joint(predicate, region) is not None)
        if last.agent is not None and goes_on and self.text[last.start : last.agent].strip(_EDGES):
            # "đoàn do ông A dẫn đầu | thăm cảng": the clause around the agent's goes on
            end = self._before_its_doer(region, part.start if part is not None else before.end)
            parts[-1] = _Part(last.agent, end, "modifying", None, before, passive=True)
            parts.append(_Part(last.start, self.end, last.link, last.under, predicate))
        elif part is not None:
            last.end = part.start
            parts.append(part)
            self._find_agent(part, predicate)

    def _before_its_doer(self, region: list[Token], end: int) -> int:
        """Where an agent's clause ends: before who does the rest ("do tỉnh tổ chức, ông A, …, nói")."""
        named = {token.start for token in region if token.kind == "name"}
        signs = (token.start for token in region if token.kind == "," and token.end + 1 in named)
        return min([end, *signs])

    def _part(
        self, before: Predicate, predicate: Predicate, region: list[Token], last: _Part
    ) -> _Part | None:
        """The clause of a predicate behind another; None where it is a part of the other's."""
        for token in reversed(region):
            if token.kind == ";":
                own = any(other.kind == "name" for other in region if other.start > token.start)
                link = _QUOTED if last.link == _QUOTED else "linked"
                return self._made(token.end, link, None if own else last.under, predicate)
        if (before.speaks or before.governs) and not self._leans_on(before, region):
            complement = self._complement(before, predicate, region, last)
            if complement is not None:
                return complement
        return self._behind_its_doer(before, predicate, region) or self._coordinate(predicate, region, last)

    def _made(self, start: int, link: str, under: Modality | None, predicate: Predicate) -> _Part:
        return _Part(start, self.end, link, under, predicate)

    def _leans_on(self, before: Predicate, region: list[Token]) -> bool:
        """Whether a first verb has no doer of its own: "Phát biểu tại lễ ký, ông A nói"."""
        if before is not self.predicates[0] or not any(token.kind == "," for token in region):
            return False
        return not any(token.kind == "name" for token in self._between(self.start, before.start))

    def _complement(
        self, before: Predicate, predicate: Predicate, region: list[Token], last: _Part
    ) -> _Part | None:
        """What somebody says or wants begins behind the verb; None where a second verb of his follows."""
        own = self._joint(predicate, region)
        if own is not None and self.text[before.end : own.start].strip(_EDGES):
            return None
        if not before.speaks and not any(token.kind in ("name", "linking") for token in region):
            return None
        if not self.text[before.end : predicate.start].strip():  # "vui mừng được đón đoàn" suffers nothing
            predicate.markers = [marker for marker in predicate.markers if marker.code != "passive"]
        start = before.end
        for token in region:
            if token.start > start + 1 or not (token.kind in (",", ":") or token.code == "that"):
                break
            start = token.end
        link = _QUOTED if before.speaks or last.link == _QUOTED else "linked"
        return self._made(start, link, cast("Modality | None", before.governs) or last.under, predicate)

    def _joint(self, predicate: Predicate, region: list[Token]) -> Token | None:
        """The comma or "và" right before a predicate."""
        if not region or self.text[region[-1].end : predicate.start].strip():
            return None
        token = region[-1]
        return token if token.kind == "," or token.code in ("and", "next") else None

    def _behind_its_doer(self, before: Predicate, predicate: Predicate, region: list[Token]) -> _Part | None:
        """The clause of who stands between commas: "Tiếp đoàn, ông A, Thị trưởng Osan, bày tỏ vui mừng"."""
        own = self._joint(predicate, region)
        if own is None or own.kind != "," or len(region) < 3 or not self._leans_on(before, region):
            return None
        comma, name = region[-3], region[-2]
        beside = comma.kind == "," and name.kind == "name" and not self.text[name.end : own.start].strip()
        return self._made(comma.start, "linked", None, predicate) if beside else None

    def _coordinate(self, predicate: Predicate, region: list[Token], last: _Part) -> _Part | None:
        """A clause that goes on behind a comma, "và" or a joining word; None where nothing parts it."""
        quoted = last.link == _QUOTED
        agent = self._agent(region)
        if agent is not None:
            return self._with_agent(agent, predicate, region, last)
        own = self._joint(predicate, region)
        if own is not None:
            if predicate.speaks and own.kind == ",":
                return self._made(own.start, "linked", None, predicate)
            link = _QUOTED if quoted else "linked"
            if last.link == "modifying" and own.kind != ",":
                link = "modifying"
            return self._made(own.start, link, self._shared(last, predicate), predicate)
        for token in reversed(region):
            if token.kind == "linking" and token.code in _SUBORDINATE:
                purpose: Modality | None = "planned" if token.code == "purpose" else None
                link = _QUOTED if quoted and token.code == "purpose" else _SUBORDINATE[token.code]
                return self._made(token.start, link, last.under or purpose, predicate)
            if (token.kind in _SIGNS and not self._joins_names(token)) or token.code == "next":
                named = any(other.kind == "name" for other in region if other.start > token.start)
                under = None if named else self._shared(last, predicate)
                start = self._with_its_setting(token, region).start if named else token.start
                return self._made(start, _QUOTED if quoted else "linked", under, predicate)
        return None

    def _with_its_setting(self, sign: Token, region: list[Token]) -> Token:
        """The first comma before a doer behind which only when and where it is done is told."""
        for token in reversed(region):
            if token.kind != "," or token.start >= sign.start:
                continue
            opening = next((other for other in self.tokens if other.start > token.end), None)
            at = opening is not None and opening.start == token.end + 1 and opening.code == "at"
            if not at and token.end + 1 not in self.times:
                break
            sign = token
        return sign

    def _shared(self, last: _Part, predicate: Predicate) -> Modality | None:
        """What a second verb of one doer stands under: the same as the first ("sẽ mở … và đưa …")."""
        if predicate.speaks or last.predicate is None:
            return None
        told = firmness(last.predicate, last.under)
        return told if told in ("planned", "wished") and not predicate.markers else last.under

    def _joins_names(self, sign: Token) -> bool:
        """Whether a dash stands between two names ("Việt Nam - Nhật Bản")."""
        if sign.kind not in ("-", "–"):
            return False
        names = [token for token in self.tokens if token.kind == "name"]
        return any(name.start == sign.end + 1 for name in names)

    def _agent(self, region: list[Token]) -> Token | None:
        """ "do" or "được" with a name behind it: "đoàn do ông A dẫn đầu", "lễ hội được tỉnh A tổ chức"."""
        for number in reversed(range(len(region))):
            token = region[number]
            if token.kind == ":":
                return None
            if (token.kind == "prepositions" and token.code == "by") or token.code == "passive":
                return token if any(other.kind == "name" for other in region[number + 1 :]) else None
        return None

    def _with_agent(self, agent: Token, predicate: Predicate, region: list[Token], last: _Part) -> _Part:
        """A noun before "do" begins a clause ("…, lễ hội do tỉnh A tổ chức"); else "do" describes one."""
        for token in reversed(region):
            if token.kind == "," and token.end < agent.start - 1:
                opening = last.start == self.start and (last.link == "modifying" or self._opens(last))
                if not opening and any(other.kind == "name" and other.end < token.start for other in region):
                    break
                start = self._with_its_setting(token, region).start if opening else token.start
                return self._made(start, _QUOTED if last.link == _QUOTED else "linked", None, predicate)
        return self._made(agent.start, "modifying", None, predicate)

    def _opens(self, part: _Part) -> bool:
        """Whether a clause only leads to who does the rest: "Nhận lời mời của A, đoàn …"."""
        verb = part.predicate
        return verb is not None and not any(
            token.kind == "name" for token in self._between(self.start, verb.start)
        )

    def _with_rest(self, parts: list[_Part]) -> list[_Part]:
        """The clauses, and what stands behind a semicolon without a verb of its own as one more."""
        for token in self.tokens:
            if token.kind != ";":
                continue
            for part in parts:
                verb = part.predicate
                if not part.start < token.start < part.end - 1:
                    continue
                if verb is not None and verb.start > token.start:
                    parts.append(_Part(part.start, token.start, part.link, part.under, None))
                    part.start = token.end
                elif verb is None or verb.end <= token.start:
                    parts.append(_Part(token.end, part.end, part.link, part.under, None))
                    part.end = token.start
                break
        return sorted(parts, key=lambda part: part.start)


def _clauses(passage: Passage, sentence: Sentence, parts: list[_Part], dates: list[DateMark]) -> list[Clause]:
    spans = [_trimmed(passage.text, part.start, part.end) for part in parts]
    owners: list[list[Mention]] = [[] for _ in parts]
    for mention in sentence.mentions:
        if mention.code == "media" and mention.end <= spans[0][0]:
            continue
        owners[_owner(spans, mention.start)].append(mention)
    clauses = []
    for part, (start, _) in zip(parts, spans, strict=True):
        if passage.speeches and (passage.speech_at(start) or passage.speech_at(start + 1)):
            part.link = _QUOTED
    last = max((number for number, part in enumerate(parts) if part.link == "linked"), default=None)
    for number, (part, span) in enumerate(zip(parts, spans, strict=True)):
        link = "heading" if sentence.heading else "main" if number == last else part.link
        verb = None
        if part.predicate is not None:
            within = [mark for mark in dates if span[0] <= mark.start < span[1]] if dates else dates
            verb = verb_of(part.predicate, within, part.under, part.passive)
        clauses.append(Clause(sentence, number, span, cast("Link", link), verb, owners[number]))
    return clauses


def _by_its_paper(text: str, sentence: Sentence) -> re.Match[str] | None:
    """The sign behind a paper that a sentence opens with as who sends the news: "Báo Hà Nam - "."""
    first = next(iter(sentence.mentions), None)
    if first is None or first.code != "media" or first.start != sentence.start:
        return None
    return _SENT.match(text, first.phrase[1] or first.end, sentence.end)


def _owner(spans: list[tuple[int, int]], at: int) -> int:
    """The clause around a character, of several the one that begins last; else the last one before it."""
    owner, begin, before = -1, -1, 0
    for number, (start, end) in enumerate(spans):
        if start > at:
            continue
        before = number
        if at < end and start > begin:
            owner, begin = number, start
    return owner if owner >= 0 else before


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
