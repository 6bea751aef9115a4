"""Names that no title stands beside, told to be people's by what they do and by how they are described."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles

Stretch = tuple[int, int]

_RUN = re.compile(r"(?<![NSLVBTPOEG])[NS]{2,4}(?![NSVBTEO])")
_ALONE = re.compile(r"(?<![NSLVBTPOEGHR&])[NS](?![NSVBTEOHLQ'&])")
# "N N (54), a teacher": what may stand in brackets right behind a name.
_BRACKET = re.compile(r"\([^()|]{1,4}\)")
_AGE = re.compile(r",d[,.|)]")
_IN_OFFICE = re.compile(r"x{1,2}t?(?:[LYOC]'?)?[MJ]*(?P<head>H)")
_COMMA_THE = re.compile(r",t?(?P<words>[xVAJTLNCM]{1,6})")
# "its counterpart from Osaka, N N": what may stand between a relation and the name.
_FROM_SOMEWHERE = re.compile(r"(?:[fi]t?[LCYOpc])?,?$")
_DESCRIBED = re.compile(r"H(?P<of>[fi][^,|.()\"QHR]{1,9}),R{0,2}(?P<name>[NS]{2,4})(?=[,.|)x&])")
_LONGEST_OCCUPATION = 4
"""How many small words may stand between a verb of speech and a name ("said trade commissioner Jane Doe")."""
_OLDEST = 110


class Described:
    """Reads the names of one row; `speech` are the offsets where a verb of speech begins or ends."""

    def __init__(self, row: list[Chunk], labels: str, text: str, speech: set[int]) -> None:
        self._row, self._labels, self._text, self._speech = row, labels, text, speech
        self._runs: list[Stretch] = [found.span() for found in _RUN.finditer(labels)]

    def names(self) -> Iterator[Stretch]:
        """Full names with something human beside them."""
        for found in _DESCRIBED.finditer(self._labels):
            title = self._row[found.start()]
            if self._text[title.end - 1] != "s" and not self.is_firm(*found.span("name")):
                yield found.span("name")
        for start, end in self._runs:
            if self.speaks(start, end) or (
                not self.is_firm(start, end) and (self._is_told_before(start) or self._is_told_after(end))
            ):
                yield start, end

    def companions(self, ends: dict[int, int]) -> Iterator[Stretch]:
        """Full names beside a person's: "Mayor Kim Na and Jane Doe"; `ends` are those of the known."""
        starts = {end: start for start, end in ends.items()}
        for start, end in self._runs:
            before = start - 1
            if self._labels[before] != "&" or before not in starts or start in ends:
                continue
            if before - starts[before] > 1 and not self.is_firm(start, end):
                yield start, end

    def lone_speakers(self) -> Iterator[str]:
        """Single capitalised words that speak or hold office: second mentions, if a full name is there."""
        office = "H" in self._labels
        for found in _ALONE.finditer(self._labels) if self._speech or office else ():
            if self.speaks(*found.span()) or (office and self._is_in_office(found.end())):
                yield self._word(found.start())

    def in_full(self, short: set[str]) -> Iterator[Stretch]:
        """Runs of capitals that end or begin in one of these words, so are the names it is short for."""
        for start, end in self._runs:
            words = self._text[self._row[start].start : self._row[end - 1].end].split()
            if (words[-1] in short or words[0] in short) and not self.is_firm(start, end):
                yield start, end

    def speaks(self, start: int, end: int) -> bool:
        """Whether a name stands right beside a verb of speech."""
        row, labels, speech = self._row, self._labels, self._speech
        if not speech:
            return False
        told = start - 1
        first = max(0, start - _LONGEST_OCCUPATION)
        while told > first and row[told].label == "x" and row[told].end not in speech:
            told -= 1
        apposed = labels[start - 1 : start] == "," and labels[end : end + 1] == ","
        after = end + apposed
        return (told >= 0 and row[told].end in speech) or (after < len(row) and row[after].start in speech)

    def _is_told_before(self, start: int) -> bool:
        """ "his colleague N N", "her counterpart from Osaka, N N", "farmer N N", "led by N N"."""
        at = start - 1
        if at < 1:
            return False
        word = self._word(at)
        if self._labels[at] in "xM":
            return word in particles("name_words", "occupation") or word in particles(
                "name_words", "relation"
            )
        if word == "by":
            return self._word(at - 1) in particles("name_words", "by_whom")
        between = _FROM_SOMEWHERE.search(self._labels, max(0, start - 5), start)
        if between is None or between.start() == start:
            return False
        return self._word(between.start() - 1) in particles("name_words", "relation")

    def _is_told_after(self, end: int) -> bool:
        """ "N N, who", "N N, 54,", "N N, a teacher at …", "N N (54) joked", "N N's successor"."""
        bracket = _BRACKET.match(self._labels, end)
        at = bracket.end() if bracket is not None else end
        if at >= len(self._row):
            return False
        if self._labels[at] == "x":
            return self._word(at) in particles("name_words", "human_act") or self._is_in_office(at)
        if self._labels[at : at + 2] == "'x":
            return self._word(at + 1) in particles("name_words", "relation")
        if _AGE.match(self._labels, at):
            age = self._word(at + 1)
            return age.isdigit() and len(age) > 1 and int(age) < _OLDEST
        after = _COMMA_THE.match(self._labels, at)
        if after is None:
            return False
        words = [self._word(place) for place in range(*after.span("words"))]
        if words[0] in particles("name_words", "relative"):
            return self._labels[at + 1] == "x"
        return not particles("name_words", "occupation").isdisjoint(words)

    def _is_in_office(self, at: int) -> bool:
        """ "N N is the mayor", "N N has been director": a title that no firm or town has."""
        found = _IN_OFFICE.match(self._labels, at)
        if found is None or self._word(at) not in particles("name_words", "been"):
            return False
        word = self._row[found.start("head")].word
        return word is not None and not word.attr("common")

    def is_firm(self, start: int, end: int) -> bool:
        """Whether one of the words says that the name is a company's, a school's or a paper's."""
        words = self._text[self._row[start].start : self._row[end - 1].end].lower().split()
        return not particles("name_words", "impersonal").isdisjoint(words[1:])

    def _word(self, at: int) -> str:
        chunk = self._row[at]
        return self._text[chunk.start : chunk.end]
