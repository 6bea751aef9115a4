"""Cuts Korean sentences into clauses at the endings of their verbs."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import msgspec

from comity.lexicon.load import lexicon
from comity.model.claim import Modality
from comity.reading.clauses.clause import Clause, Link, Verb
from comity.reading.clauses.mention import Case, Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.languages.ko.cases import tell_cases
from comity.reading.languages.ko.date_shapes import words as words_of_dates
from comity.reading.languages.ko.eojeols import Eojeol, eojeols
from comity.reading.languages.ko.predicates import Predicate, predicates

_ASIDE = re.compile(r"…|\.\.\.")
"""What cuts a title in two."""
_GIVEN: tuple[Case, ...] = ("object", "to", "at", "with")
"""Cases of whom a verb is done to: what it describes is then who does it."""
_COUNTRY = 6
"""Characters of a space and a country's name between a clause and what it describes."""
_LETTERS = re.compile(r"[가-힣A-Za-z0-9]")
_STANDING = ("topic", "place", "at", "to", "from", "also", "with")
"""Cases behind which a comma ends what belongs to the verb at the end, not to one that describes a noun."""
_LINKS: dict[str, Link] = {
    "link": "linked",
    "modify": "modifying",
    "noun": "modifying",
    "aside": "linked",
    "quote": "quoted",
}


class _Piece(msgspec.Struct, gc=False):
    """A clause being made: its characters, its predicate, and those of the clauses within it."""

    start: int
    end: int
    link: Link
    verb: Verb | None
    tense: bool = True
    lasting: bool = False
    standing: bool = False
    quoted: bool = False
    scheduled: bool = False
    state: bool = False
    mood: bool = False

    def holds(self, other: _Piece) -> bool:
        """Whether another clause stands within it."""
        return other is not self and self.start <= other.start and other.end <= self.end


def parse_clauses(passage: Passage) -> None:
    """Gives each sentence its mentions and its clauses in the order of their verbs, each mention its case."""
    for sentence in passage.sentences:
        sentence.mentions = passage.mentions_within(sentence.start, sentence.end)
        pieces, words = _pieces(sentence)
        _inherit(passage, pieces)
        own = _shared_out(sentence.mentions, pieces)
        sentence.clauses = [
            Clause(sentence, index, (piece.start, piece.end), piece.link, piece.verb, own[index])
            for index, piece in enumerate(pieces)
        ]
        _tell_strange(sentence, words)
        tell_cases(sentence, words, {index: piece.standing for index, piece in enumerate(pieces)})
        _tell_heads(sentence)


def _tell_heads(sentence: Sentence) -> None:
    """Gives the clauses that describe a doer right behind them that doer ("도청을 찾은 다낭시 대표단")."""
    for clause in sentence.clauses:
        verb = clause.verb
        if clause.link != "modifying" or verb is None or verb.passive or verb.end != clause.end:
            continue
        cases = {mention.case for mention in clause.mentions}
        if cases.isdisjoint(_GIVEN) or not cases.isdisjoint(("subject", "topic")):
            continue
        behind = next((one for one in sentence.mentions if one.start >= clause.end), None)
        if behind is None or behind.case == "of" or behind.code == "post":  # 한국인 관광객, 다낭시의 것
            continue
        if behind.phrase[0] - clause.end <= _COUNTRY:
            clause.head = behind


def _tell_strange(sentence: Sentence, words: list[Eojeol]) -> None:
    """Marks the clauses whose topic is no mention and no time."""
    passage = sentence.passage
    for word in words:
        if word.case != "topic" or word.form is not None:
            continue
        named = any(
            one.start < word.end and word.start < max(one.end, one.phrase[1]) for one in sentence.mentions
        )
        if named or any(day.start < word.end and word.start < day.end for day in sentence.dates()):
            continue
        clause = sentence.clause_at(word.start)
        if clause is not None and passage.speech_at(word.start) is None:
            clause.strange = True


def _pieces(sentence: Sentence) -> tuple[list[_Piece], list[Eojeol]]:
    """The clauses of a sentence: those of what is quoted within it, and those around; and all its words."""
    passage, text = sentence.passage, sentence.passage.text
    speeches = [
        each for each in passage.speeches if sentence.start <= each.start and each.end <= sentence.end
    ]
    found: list[_Piece] = []
    spoken: list[Eojeol] = []
    for speech in speeches:
        words = eojeols(text, speech.start, speech.end, passage.mentions_within(speech.start, speech.end))
        spoken += words
        for piece in _cut(text, words, speech.start, speech.end, "quoted"):
            piece.quoted = True
            found.append(piece)
    whole: Link = "heading" if sentence.heading else "main"
    bounds = [sentence.start, sentence.end]
    if sentence.heading:
        bounds[1:1] = [cut.end() for cut in _ASIDE.finditer(text, sentence.start, sentence.end)]
    told: list[Eojeol] = []
    for start, end in pairwise(bounds):
        words = eojeols(text, start, end, sentence.mentions)
        if speeches:
            words = [
                word for word in words if not any(each.start <= word.start < each.end for each in speeches)
            ]
        told += words
        found += _cut(text, words, start, end, whole)
    found.sort(key=_order)
    return found, sorted(told + spoken, key=_begin) if spoken else told


def _begin(word: Eojeol) -> int:
    return word.start


def _order(piece: _Piece) -> tuple[int, int]:
    return (piece.verb.start if piece.verb is not None else piece.end, piece.end)


def _cut(text: str, words: list[Eojeol], start: int, end: int, whole: Link) -> list[_Piece]:
    """The clauses of one stretch of words."""
    found: list[_Piece] = []
    told = predicates(words)
    stretch = within = _opening(text, start, end)
    opened = 0
    for index, predicate in enumerate(told):
        last = words[predicate.last]
        link = _LINKS.get(predicate.kind, whole)
        ends = index == len(told) - 1 and not _LETTERS.search(text, last.end, end)
        if link in ("modifying", "quoted") and predicate.kind != "final" and not ends:
            first = _opening(
                text, max(within, _inner_start(words[opened : predicate.first], stretch, whole)), last.end
            )
            found.append(_piece(words, predicate, first, link))
            within = _opening(text, last.end, end)
            continue
        if ends or predicate.kind == "final":
            link = whole
        piece = _piece(words, predicate, stretch, link)
        _lend_subject(words[opened : predicate.first], found, piece, predicate)
        found.append(piece)
        stretch = within = _opening(text, last.end, end)
        opened = predicate.last + 1
    rest = _LETTERS.search(text, stretch, end)
    if rest is not None:
        found.append(_without_verb(text, words, rest.start(), end, whole))
    return found


def _opening(text: str, start: int, end: int) -> int:
    """Behind the comma and the spaces before a clause."""
    while start < end and text[start] in ", ":
        start += 1
    return start


def _piece(words: list[Eojeol], predicate: Predicate, start: int, link: Link) -> _Piece:
    first, last = words[predicate.first], words[predicate.last]
    verb = Verb(first.start, last.end, predicate.modality, predicate.passive, predicate.past)
    return _Piece(
        min(start, first.start),
        last.end,
        link,
        verb,
        predicate.tense,
        predicate.lasting,
        predicate.standing,
        scheduled=predicate.scheduled,
        state=predicate.being or predicate.standing,
        mood=predicate.mood,
    )


def _inner_start(words: list[Eojeol], start: int, whole: Link) -> int:
    """Where a clause begins that only describes a noun, or is said: behind topic and opening phrase."""
    for word in words:
        closes = word.topical or (word.comma and (whole == "heading" or word.case in _STANDING))
        if word.form is None and closes:
            start = word.end + word.comma
    return start


def _lend_subject(words: list[Eojeol], found: list[_Piece], piece: _Piece, predicate: Predicate) -> None:
    """A subject at the head of a describing clause that has an object, too, goes to a verb without one.

    "A군이 농사를 거들 근로자를 뽑는다": the county chooses; "A시가 여는 행사를 찾는다": the city opens.
    """
    inner = next((each for each in found if piece.start <= each.start < piece.end), None)
    if inner is None or inner.link != "modifying" or predicate.being or inner.start > piece.start + 1:
        return
    assert inner.verb is not None
    before = [word for word in words if word.form is None and word.end <= inner.verb.start]
    behind = [word for word in words if word.form is None and word.start >= inner.end]
    subjects = [word for word in before if word.case == "subject"]
    if len(subjects) != 1 or any(word.case in ("subject", "topic") for word in behind):
        return
    objects = [word for word in before if word.case == "object" and word.start > subjects[0].end]
    if objects and any(word.case == "object" for word in behind):
        inner.start = subjects[0].end + 1


def _without_verb(text: str, words: list[Eojeol], start: int, end: int, whole: Link) -> _Piece:
    """What is left behind the last verb; at the end of a line a noun may stand for a verb."""
    while end > start and not _LETTERS.match(text[end - 1]):
        end -= 1
    last = words[-1] if words and words[-1].end == end else None
    modality = _verbal(last.word) if last is not None else None
    if last is None or modality is None:
        return _Piece(start, end, whole, None, tense=False)
    before = words[-2] if len(words) > 1 else last
    beside = before.end + 1 == last.start and before.start >= start
    doubled = modality != "asserted" and beside and _verbal(before.word) is not None  # "방문단 파견 예정"
    verb = Verb(before.start if doubled else last.start, last.end, modality)
    return _Piece(start, end, whole, verb)


def _verbal(word: str) -> Modality | None:
    for length in range(min(len(word), 4), 1, -1):
        modality = _verbal_nouns().get(word[-length:])
        if modality is not None:
            return modality
    return None


@cache
def _verbal_nouns() -> dict[str, Modality]:
    modalities: dict[str, Modality] = {"planned": "planned", "wished": "wished", "denied": "denied"}
    page = lexicon("ko").page("verbal_nouns")
    return {form: modalities.get(word.code, "asserted") for word in page for form in word.forms}


@cache
def _every() -> re.Pattern[str]:
    return words_of_dates().compiled("{every}")


def _inherit(passage: Passage, pieces: list[_Piece]) -> None:
    """Verbs that take tense and modality from the next ("열고 … 할 예정이다"); a day ahead makes plans."""
    behind: _Piece | None = None
    for piece in reversed(pieces):
        verb = piece.verb
        if verb is None or piece.link == "modifying":
            continue
        if (
            not verb.past
            and verb.modality == "asserted"
            and piece.tense
            and _is_ahead(passage, piece, pieces)
        ):
            piece.verb = verb = msgspec.structs.replace(verb, modality="planned")
        linked = behind is not None and behind.quoted == piece.quoted and piece.link == "linked"
        if linked and not piece.tense and behind is not None and behind.verb is not None:
            lent = behind.verb.modality == "planned" or (behind.verb.modality == "wished" and behind.mood)
            lent = lent and verb.modality == "asserted" and not piece.state  # "본고장이고 … 돕겠다"
            told: Modality = behind.verb.modality if lent else verb.modality
            piece.verb = msgspec.structs.replace(verb, modality=told, past=verb.past or behind.verb.past)
        behind = piece


def _is_ahead(passage: Passage, piece: _Piece, pieces: list[_Piece]) -> bool:
    """Whether a verb in the present tells of what is to come: by its sort, or by a day ahead beside it."""
    if piece.lasting:
        return False
    if piece.scheduled:
        return not _every().search(passage.text, piece.start, piece.end)
    return not piece.state and any(
        day.ahead and not any(piece.holds(other) and other.start <= day.start < other.end for other in pieces)
        for day in passage.dates_within(piece.start, piece.end)
    )


def _shared_out(mentions: list[Mention], pieces: list[_Piece]) -> list[list[Mention]]:
    """The mentions of each clause: each belongs to the smallest clause it stands in."""
    own: list[list[Mention]] = [[] for _ in pieces]
    for mention in mentions:
        best, size = -1, 1 << 30
        for index, piece in enumerate(pieces):
            length = piece.end - piece.start
            if piece.start <= mention.start < piece.end and length < size:
                best, size = index, length
        own[best].append(mention) if pieces else None
    return own
