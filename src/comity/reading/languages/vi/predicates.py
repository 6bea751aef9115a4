"""Which verbs of a Vietnamese sentence are said of somebody: what stands before one tells it from a noun."""

from __future__ import annotations

import re

import msgspec

from comity.lexicon.load import Word
from comity.reading.languages.vi.tokens import Token

_CLOSING = ' )"”'
_WORD = re.compile(r"[^\W\d_]+")
_LINKING = frozenset({"be", "have"})
_FIRM = frozenset({"planned", "denied", "past", "now"})
_UNKNOWN = Word(page="verbs", code="unknown", forms=())
_REACHED = frozenset({"with", "at", "to"})
_OPENERS = frozenset({"purpose", "when", "because", "relative", "that", "next"})
"""Codes of joining words a clause begins with."""


class Predicate(msgspec.Struct, gc=False):
    """Verbs one behind the other with the words before them ("đã ký kết", "mong muốn sớm mở rộng")."""

    start: int
    end: int
    verbs: list[Word]
    markers: list[Word]

    @property
    def speaks(self) -> bool:
        """Whether what follows is what somebody says."""
        return bool(self.verbs[-1].attrs.get("speech"))

    @property
    def governs(self) -> str | None:
        """The modality of what follows it."""
        told = self.verbs[-1].attrs.get("governs")
        return str(told) if told else None


class Predicates:
    """The predicates of a sentence being found from left to right."""

    def __init__(self, text: str, start: int, tokens: list[Token]) -> None:
        self.text, self.start, self.tokens = text, start, tokens
        self.found: list[Predicate] = []
        self.part = start
        """Where the part of the sentence begins that no semicolon parts."""

    def all(self) -> list[Predicate]:
        """Every predicate in order."""
        for at, token in enumerate(self.tokens):
            if token.kind in (";", ":"):
                self.part = token.end
            elif token.kind == "verbs" and token.word is not None and not token.word.attrs.get("noun"):
                self._take(at, token, token.word)
            elif token.kind == "modality" and token.code in _FIRM:
                self._take_unknown(at, token)
        return self.found

    def _take(self, at: int, token: Token, verb: Word) -> None:
        if (verb.attrs.get("governs") or verb.attrs.get("speech")) and self._has_an_owner(at):
            return
        markers, before, near = self._lead(at)
        last = self.found[-1] if self.found else None
        words = [marker.word for marker in markers if marker.word]
        if (
            last is not None
            and near
            and before is not None
            and last.end == before.end
            and self._goes_on(last, verb, words)
        ):
            last.end = token.end
            last.verbs.append(verb)
            last.markers += words
        elif markers or self._stands_alone(at, verb, before, near, at - len(markers)):
            first = markers[0].start if markers else token.start
            if self._only_lists(last, at - len(markers), words):
                self.found.pop()
            self.found.append(Predicate(first, token.end, [verb], words))

    def _only_lists(self, last: Predicate | None, first: int, markers: list[Word]) -> bool:
        """Whether the verb before only lists whom this one tells of: "đoàn gồm 5 người sẽ thăm"."""
        if last is None or not last.verbs[-1].attrs.get("listing") or last.markers:
            return False
        between = (token for token in self.tokens[:first] if token.start >= last.end)
        firm = any(marker.code in _FIRM for marker in markers)
        return firm and not any(token.kind in (",", ";", ":") for token in between)

    def _goes_on(self, last: Predicate, verb: Word, markers: list[Word]) -> bool:
        """Whether a verb right behind another goes on with it ("muốn mở rộng"); else it is its object."""
        if last.speaks or verb.attrs.get("speech") or last.verbs[-1].code == "lead":
            return False
        leading = last.verbs[-1]
        if leading.attrs.get("helping") or leading.attrs.get("governs"):
            return True
        if any(marker.code in _FIRM for marker in markers):
            return False
        return bool(markers) or (not verb.attrs.get("weak") and verb.code not in _LINKING)

    def _take_unknown(self, at: int, token: Token) -> None:
        """A word we do not know behind "đã", "sẽ", "chưa" is a verb."""
        if token.code == "planned" and " " in self.text[token.start : token.end]:
            return  # "dự kiến năm 2025 sẽ …"
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        near = behind is not None and not self.text[token.end : behind.start].strip()
        if near and not (
            token.code in ("denied", "planned") and behind and behind.code in ("noun", "nominal")
        ):
            return
        word = _WORD.match(self.text, token.end + 1)
        if word is None or not word.group()[0].islower() or token.word is None:
            return
        markers, _, _ = self._lead(at)
        first = markers[0].start if markers else token.start
        words = [marker.word for marker in markers if marker.word]
        self.found.append(Predicate(first, word.end(), [_UNKNOWN], [*words, token.word]))

    def _lead(self, at: int) -> tuple[list[Token], Token | None, bool]:
        """The words of modality right before a token, the token before those, whether that is beside."""
        markers: list[Token] = []
        tokens, text = self.tokens, self.text
        begin = tokens[at].start
        while at and tokens[at - 1].kind == "modality" and not text[tokens[at - 1].end : begin].strip():
            at -= 1
            markers.insert(0, tokens[at])
            begin = tokens[at].start
        if not at:
            return markers, None, not text[self.start : begin].strip(' (“"-–')
        return markers, tokens[at - 1], not text[tokens[at - 1].end : begin].strip(_CLOSING)

    def _stands_alone(self, at: int, verb: Word, before: Token | None, near: bool, first: int) -> bool:
        """Whether a verb without a word of modality before it is one, and no noun."""
        weak = bool(verb.attrs.get("weak")) or (bool(verb.attrs.get("noun_too")) and self._is_owned(at))
        if before is None or not near:
            begins = before is None and near and not (weak and self._is_followed(at))
            return begins or not weak or self._reaches_out(at)
        if before.kind == "name":
            return not weak or not self._has_verb() or self._is_opened(first)
        if before.kind in (",", ";", ":", "-", "–"):
            return not weak or before.kind in (";", ":")
        if before.kind == "verbs":
            return not weak
        if before.kind == "prepositions":
            return False
        return self._behind_joint(at, verb, before, first)

    def _behind_joint(self, at: int, verb: Word, before: Token, first: int) -> bool:
        weak = bool(verb.attrs.get("weak")) or (bool(verb.attrs.get("noun_too")) and self._is_owned(at))
        if before.code in ("act", "few"):
            return False
        if before.code == "nominal":
            return bool(verb.attrs.get("thing"))
        if before.code in ("noun", "head", "kind"):
            return not weak or self._reaches_out(at) or self._is_opened(first)
        if before.code in _OPENERS:
            return True
        if before.code == "time":
            return not weak or self._reaches_out(at)
        # "và": as what stands before it, a verb behind a verb and a noun behind a noun
        earlier = self.tokens[first - 2] if first > 1 else None
        if earlier is not None and earlier.kind == "verbs":
            return bool(self.found) and self.found[-1].end >= earlier.end
        return not weak and bool(self.found)

    def _opens(self, token: Token) -> bool:
        """Whether a word of manner joins a clause: behind a comma, before whom it tells of (", còn Huế")."""
        behind = next((other for other in self.tokens if other.start >= token.end), None)
        named = behind is not None and behind.kind == "name" and behind.start - token.end <= 1
        return named and self.text[max(0, token.start - 2) : token.start].rstrip().endswith(",")

    def _has_an_owner(self, at: int) -> bool:
        """Whether "của" stands right behind: what is wished or said is a thing then ("đề nghị của tỉnh")."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        near = behind is not None and behind.start == self.tokens[at].end + 1
        return near and behind is not None and behind.code == "of" and behind.kind == "prepositions"

    def _has_verb(self) -> bool:
        return bool(self.found) and self.found[-1].start >= self.part

    def _is_owned(self, at: int) -> bool:
        """Whether a verb, "của" or a name stands right behind: then the word is a noun."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        near = behind is not None and behind.start == self.tokens[at].end + 1
        return (
            near and behind is not None and (behind.kind in ("verbs", "name") or behind.code in ("of", "and"))
        )

    def _is_followed(self, at: int) -> bool:
        """Whether another verb follows at once ("Thoả thuận được ký"): the word is its subject."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        near = behind is not None and behind.start == self.tokens[at].end + 1
        return near and behind is not None and behind.kind in ("modality", "verbs")

    def _reaches_out(self, at: int) -> bool:
        """Whether a verb is the only one so far and has a preposition behind it ("đầu tư tại tỉnh")."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        reaches = behind is not None and behind.code in _REACHED and behind.start == self.tokens[at].end + 1
        return reaches and not self._has_verb()

    def _is_opened(self, at: int) -> bool:
        """Whether a clause was opened before the subject of a verb: by "để", "khi", what somebody wants."""
        if self.found and (self.found[-1].governs or self.found[-1].speaks):
            return True
        floor = self.found[-1].end if self.found else self.part
        for token in reversed(self.tokens[:at]):
            if token.start < floor or token.kind == ",":
                return False
            if token.code in _OPENERS or token.code in ("passive", "by"):
                return True
            if token.code == "manner" and self._opens(token):
                return True
        return False
