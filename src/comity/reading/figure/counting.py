"""A number where it stands: its sentence, the nouns and cue words around it, what it measures."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.lexicon.load import Word, lexicon
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.quantities import Quantity
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

AREAS = frozenset({"m2", "km2", "ha"})
NO_FIGURE = frozenset(
    {"km", "tonne", "duration", "mile", "metre", "power", "volume", "degree", "acre", "sqmile"}
)
NEVER = NO_FIGURE - {"tonne"}
"""Units that only say how long, far or hot something is."""
BEFORE_REACH, AFTER_REACH = 110, 60
_NOUN_REACH = 70
_NOUN_BEFORE = 100
_LINE_MARKS = " -–—*•○▪▫◦·+"
UNLISTED = "unlisted"
"""The class of a counted noun that no page of the lexicon lists."""
_APOSTROPHES = ("'", "’")


class Measure(msgspec.Struct, frozen=True):
    """An indicator of the model, the words that say what is counted, and the class of noun that told it.

    `sum`: it is money. `back`: it goes on counting what an earlier number counted.
    `plus`: whom the number leaves out ("Kim and 13 others").
    `loose`: capital that only its period tells to have come in or to stand registered.
    """

    indicator: str
    label: str = ""
    noun: str = ""
    sum: bool = False
    back: bool = False
    loose: bool = False
    plus: int = 0


class Count:
    """One number in its sentence, and the words around it that the rules ask for."""

    __slots__ = (
        "_clause",
        "_lead",
        "_noun",
        "_noun_known",
        "after",
        "before",
        "mark",
        "numbers",
        "page",
        "sentence",
    )

    def __init__(
        self, page: Page, sentence: Sentence, mark: Quantity, numbers: list[Quantity] | None = None
    ) -> None:
        self.page, self.sentence, self.mark = page, sentence, mark
        self.numbers = sentence.quantities() if numbers is None else numbers
        self._noun: tuple[Word, Hit] | None = None
        self._noun_known = False
        self._clause = -1
        self.before = page.text[max(sentence.start, mark.start - 40) : mark.start].lower()
        self._lead = f" {self.before}".translate(_AS_SPACES)
        self.after = page.text[mark.end : min(sentence.end, mark.end + _NOUN_REACH)].lower()

    def follows(self, *groups: str) -> bool:
        """Whether a word of these groups stands right before it ("another 40")."""
        return self._lead.endswith(_endings(groups))

    def cues(self, start: int, end: int) -> set[str]:
        """Codes of the cue words between two characters of the sentence."""
        low, high = max(start, self.sentence.start), min(end, self.sentence.end)
        return {word.code for hit in self.page.hits("figure_cues", low, high) for word in hit.words}

    def around(self, before: int = 90, after: int = 120) -> set[str]:
        """Codes of the cue words this many characters before and after the number."""
        return self.cues(self.mark.start - before, self.mark.end + after)

    @property
    def clause(self) -> int:
        """Where its clause begins: after the last break before it."""
        if self._clause < 0:
            self._clause = clause_start(self)
        return self._clause

    def noun(self) -> tuple[Word, Hit] | None:
        """The counted noun: the first after the number, with nothing but modifiers between."""
        if not self._noun_known:
            self._noun, self._noun_known = self._noun_behind(), True
        return self._noun

    def _noun_behind(self) -> tuple[Word, Hit] | None:
        low, high = self.mark.end, min(self.sentence.end, self.mark.end + _NOUN_REACH)
        hits = self.page.hits("counted", low, high)
        for at, hit in enumerate(hits):
            if any(behind.start == hit.end + 1 for behind in hits[at + 1 : at + 2]):
                continue
            owns = self.page.text[hit.end : hit.end + 1] in _APOSTROPHES
            gap = self.page.text[low : hit.start].lower()
            if not owns and _modifies(gap.removeprefix(":") if self.heads else gap):
                return hit.words[0], hit
            return None
        return None

    def noun_before(self) -> tuple[Word, Hit] | None:
        """The counted noun before the number, where a verb ties them ("visitors numbered 60,000")."""
        low = max(self.sentence.start, self.mark.start - _NOUN_BEFORE)
        for hit in reversed(self.page.hits("counted", low, self.mark.start)):
            if hit.words[0].code == "pause" or self._single(hit):
                continue
            gap = self.page.text[hit.end : self.mark.start].lower()
            if _number_of().search(self.page.text[low : hit.start].lower()):
                gap = gap[_last_verb(gap) :]
            set_off = gap == ", " if _in_all().match(self.after) else _amounting().search(gap)
            tied = set_off or self._labelled(gap)
            whole = elliptic().match(self.after) or _nothing_more().match(self.after)
            head = self._head_of(low, hit)
            return (head.words[0], head) if tied and whole else None
        return None

    def _single(self, hit: Hit) -> bool:
        """Whether one firm is spoken of, which the number does not count ("A mill gives work to 90")."""
        before = self.page.text[max(self.sentence.start, hit.start - _ADJECTIVES) : hit.start].lower()
        return hit.words[0].code == "company" and bool(_one().search(before))

    def _head_of(self, low: int, hit: Hit) -> Hit:
        """The noun that another only belongs to ("employees of Korean companies: 58,000")."""
        for head in self.page.hits("counted", low, hit.start):
            if _belonging_to().fullmatch(self.page.text[head.end : hit.start].lower()):
                return head
        return hit

    def _labelled(self, gap: str) -> bool:
        """Whether it ends a line that tells what it counts ("Visitors to the isle, January-May: 212,000")."""
        rest = self.page.text[self.mark.end : self.mark.end + 1]
        return gap.endswith(": ") and gap.count(":") == 1 and rest in ("", "\n", "(", ",", ";")

    @property
    def ends(self) -> bool:
        """Whether it leaves its noun out: nothing, a small word or a date follows."""
        if elliptic().match(self.after):
            return True
        return any(mark.start == self.mark.end + 1 for mark in self.sentence.dates())

    @property
    def heads(self) -> bool:
        """Whether it begins its line, as numbers of a list do ("260: companies of the region")."""
        return self.page.text[self.sentence.start : self.mark.start].strip(_LINE_MARKS) == ""

    @property
    def possessed(self) -> bool:
        """Whether "has", "with" … or a cue of possession stands shortly before it."""
        return bool(_possess().search(self.before)) or "possess" in self.around(60, 0)

    @property
    def holds(self) -> bool:
        """Whether "has", "with" … stands right before it, or a cue of possession shortly before it."""
        return bool(_holding().search(self.before)) or "possess" in self.around(60, 0)

    @property
    def definite(self) -> bool:
        """Whether "the", "these" … before it refer back to a number already told."""
        return self.follows("definite")


_AS_SPACES = str.maketrans(dict.fromkeys('(["“”‘–—-\n\t\u00a0', " "))


@cache
def _endings(groups: tuple[str, ...]) -> tuple[str, ...]:
    """How the text before a number ends where a word of these groups leads it in."""
    return tuple(f" {form} " for group in groups for form in words().group(group))


@cache
def words() -> Fragments:
    """Small words that tie numbers to their surroundings."""
    return Fragments(lexicon("en").page("figure_grammar"))


_MODIFIERS = 6
_NO_MODIFIER = re.compile(r"[;:()0-9]")


def _modifies(gap: str) -> bool:
    """What may stand between a number and its noun: "of the", adjectives, names; no verb or preposition."""
    opening = _partitive().match(gap)
    rest = (gap[opening.end() :] if opening else gap).replace("-", " ").split()
    if len(rest) > _MODIFIERS or gap.startswith(",") or _NO_MODIFIER.search(gap):
        return False
    return _ends_a_noun().isdisjoint(word.rstrip(",") for word in rest)


@cache
def _partitive() -> re.Pattern[str]:
    return words().compiled(r"\s{partitive}\s")


@cache
def _ends_a_noun() -> frozenset[str]:
    return frozenset(words().group("stop")) | frozenset(words().group("article"))


@cache
def _amounting() -> re.Pattern[str]:
    return words().compiled(r"^(?:\s[^\s,;:]+){0,4}?(?:\s{amounts}\s|:\s+)$")


@cache
def _belonging_to() -> re.Pattern[str]:
    return words().compiled(r"\s{possessive}\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}")


_ADJECTIVES = 24


@cache
def _number_of() -> re.Pattern[str]:
    """ "the number of Austrian companies operating in the region has risen to 400"."""
    return words().compiled(r"\b{tally_of}\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,4}$")


def _last_verb(gap: str) -> int:
    """Where the last four words of a stretch begin, which hold the verb that ties a number to its noun."""
    starts = [match.start() for match in _WORD.finditer(gap)]
    return starts[-_VERB] if len(starts) > _VERB else 0


_WORD = re.compile(r"\s\S+")
_VERB = 4


@cache
def _one() -> re.Pattern[str]:
    return words().compiled(r"\b{indefinite}\s(?:[^\s,;:.]+\s){0,2}$")


@cache
def _nothing_more() -> re.Pattern[str]:
    """ "14 in all", "the party numbers 15 and will stay": that no noun follows."""
    return words().compiled(r"\s(?:{in_all}\b|{and}\s(?!\d)|,)")


@cache
def _in_all() -> re.Pattern[str]:
    """ "its parks, 14 in all, are full": a number set off behind its noun."""
    return words().compiled(r"\s{in_all}\b")


@cache
def _possess() -> re.Pattern[str]:
    return words().compiled(r"\b{possess}\b")


@cache
def _holding() -> re.Pattern[str]:
    return words().compiled(r"\b{possess}\s(?:\w+\s)?$")


@cache
def elliptic() -> re.Pattern[str]:
    """What follows a number that leaves its noun out."""
    return words().compiled(r"\s(?:{partitive}|{stop})\b|[.,;:)]|\s?[/|]|\n|$")


class Told(msgspec.Struct, frozen=True):
    """A count told before, to which a number without a noun may go back."""

    measure: Measure
    value: int | float
    sentence: int


@cache
def into() -> re.Pattern[str]:
    """What leads from a number to the place it is told of, at the end of a stretch ("invested in the")."""
    return words().compiled(r"\b{into}\s(?:{article}\s)?$")


@cache
def clause_breaks() -> re.Pattern[str]:
    """Where a clause ends."""
    return words().compiled(r"{clause_break}")


def clause_start(count: Count) -> int:
    """Where the clause of the number begins: after the last break before it."""
    text = count.page.text[count.sentence.start : count.mark.start].lower()
    end = 0
    for match in clause_breaks().finditer(text):
        end = match.end()
    return count.sentence.start + end


def measured(count: Count, before: int, after: int) -> list[str]:
    """Codes of the measuring words before the number, nearest first, then of those after it."""
    text, mark, sentence = count.page.text, count.mark, count.sentence
    low, high = max(sentence.start, mark.start - before), min(sentence.end, mark.end + after)
    back = [
        hit for hit in count.page.hits("measured", low, mark.start) if ";" not in text[hit.end : mark.start]
    ]
    ahead = [
        hit for hit in count.page.hits("measured", mark.end, high) if not _cut(text[mark.end : hit.start])
    ]
    return [word.code for hit in [*reversed(back), *ahead] for word in hit.words]


def of_what(count: Count) -> list[str]:
    """Codes of the measuring word right after a sum: "in registered capital", "of aid", "from exports"."""
    text, end = count.page.text, count.mark.end
    hits = count.page.hits("measured", end, min(count.sentence.end, end + 40))
    return [
        word.code
        for hit in hits[:1]
        if _measure_of().fullmatch(text[end : hit.start].lower())
        for word in hit.words
    ]


def done_with(count: Count) -> list[str]:
    """Codes of the verb right behind a sum that says what became of it ("was disbursed", "were exported")."""
    text, end = count.page.text, count.mark.end
    hits = count.page.hits("measured", end, min(count.sentence.end, end + _DONE_REACH))
    return [
        word.code
        for hit in hits[:1]
        if _becoming().fullmatch(text[end : hit.start].lower())
        for word in hit.words
    ]


_DONE_REACH = 50


@cache
def _becoming() -> re.Pattern[str]:
    return words().compiled(r"\s(?:[^\s,;:.]+\s){0,2}?{being_done}\s(?:[^\s,;:.]+\s){0,2}?")


@cache
def _measure_of() -> re.Pattern[str]:
    return words().compiled(r"\s(?:{measure_of}\s)?(?:(?!{stop}\b|{and}\s)[^\s,;]+\s){0,2}")


def _cut(gap: str) -> bool:
    return any(sign in gap for sign in ";,.:")


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence begins with a word for what was just told ("That is …", "They give work to …")."""
    return bool(_pointing().match(sentence.text[:12].lower()))


@cache
def _pointing() -> re.Pattern[str]:
    return words().compiled(r"{pronoun}\s")


@cache
def same_period() -> re.Pattern[str]:
    """Words for the time told just before."""
    return words().compiled(r"\b{same_period}\b")


@cache
def of_this() -> re.Pattern[str]:
    """Words for what was told just before, within a sentence."""
    return words().compiled(r"\b{of_this}\b")
