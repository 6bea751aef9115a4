"""The second stage of the cascade: titles, honorifics and family names show who is a person."""

from __future__ import annotations

import re

import msgspec

from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.names.described import Described
from comity.reading.names.name_parts import join_names
from comity.reading.names.roster import Roster, second_mentions
from comity.reading.names.titles import TITLES, Held, Titles

_NAME = r"(?:R{0,2}(?:S[NSV]{1,3}|[NS]{2,4}|[NS](?=[^NSTB])))"
_FULL = r"(?:R{0,2}(?:S[NS]{1,3}|[NS]{2,4}))"
# Behind a title a name may hold words of other kinds: "Mayor Ian Ward", "the mayor of Lyon, Ann Cárdenas".
_MIXED = r"(?:R{0,2}(?:S[TEVW]|[NS]{1,2}L[NS]?|L[NS]{1,2}|LL)(?=[x,.|&(f]))"
# "Mayor A", "the mayor of Lyon, A", "the mayor of Lyon, France, A".
_BEFORE = re.compile(rf"(?P<titles>{TITLES}H?)(?P<gap>(?:,[pcC])?,|\.|)(?P<name>{_MIXED}|{_NAME})")
# "Governor since 2018, N has …", "Elected mayor of Wonju in 2018, N has …", at a sentence's start.
_SINCE = re.compile(rf"(?:^|(?<=[|\"]))(?:[NVxi]{{0,2}}t?(?P<titles>{TITLES})[xi]d),(?P<name>{_NAME})")
_AFTER = re.compile(
    rf"(?P<name>{_FULL}|[NS]{{1,2}}LN(?=,)|Q)(?:\([^()|]{{1,4}}\)|,d(?=,))?(?:,|(?P<dash>\.))"
    rf"t?(?:[NSQTBx][xTB]{{0,2}}')?(?P<words>x&|(?<=t)[xAVJTif]{{1,6}}&|x{{0,2}})(?P<titles>{TITLES})"
)
# "elected N N as mayor of Wonju"
_AS = re.compile(rf"(?P<name>{_FULL})(?P<as>i)[MJ]*H")
_AS_TITLED = re.compile(r"i[MJ]*H")
_BRACKET_TITLED = re.compile(r"\([LOYpCAcZ]?'?[CANVWL]?[MJ]*H")
_BRACKET = re.compile(rf"(?P<name>{_FULL}|Q)(?P<dash>)(?P<words>)\((?P<titles>{TITLES})\)")
_HONOURED = re.compile(r"R+(?P<name>[NS]{1,4})")
_SURNAMED = re.compile(r"(?<![NSLVBt])(?P<name>S[NS]{1,3})(?![NSBTEV])")
_LISTED = re.compile(
    r"[MJ]*(?P<head>H)(?P<apart>,?)"
    r"(?P<names>[RH]?[NS]{1,4}(?:\(L\))?(?:,[RH]?[NS]{1,4}(?:\(L\))?)*,?&[RH]?(?:[NS]{1,2}L|[NS]{1,4}))"
)
# "A, B and C, mayors of …".
_TOGETHER = re.compile(r"(?P<names>R?[NS]{2,4}(?:,R?[NS]{2,4})*,?&R?[NS]{2,4}),t?[MJ]*(?P<head>H)")
# "the mayors of X and Y, A and B": each the own place.
_PAIRED = re.compile(
    r"Hft?(?P<places>[LO](?:,t?[LO])*,?&t?[LO]),(?P<names>[NS]{2,4}(?:,[NS]{2,4})*,?&[NS]{2,4})"
)
# Before a title some words on; "A for X and B for Y, the mayors".
_TOLD = re.compile(r"(?<![NSVLBT])[NS]{2,3},t[xift&]{1,10}M*H|[NS]{2,3}iL,?&[NS]{2,3}iL,(?:t[dx]?|Z)H")
# "A of X, B of Y and C of Z": people, where two or more stand so.
_OF_PLACES = re.compile(
    r"(?<![NSBT])[NS]{2,3}ft?L(?:\([Cc]\))?(?:,|,?&)(?:[NS]{2,3}ft?L(?:\([Cc]\))?(?:,|,?&)?)+"
)
_APPOSED_NAME = re.compile(r",[RH]{0,2}[NS]{2,4}(?=[,.|x&(])")
_WHERE = ("in", "at")
_FOR_WHOM = ("to",)
_DASHES = "-–—"
_COLON = ":"
_FULL_NAME = re.compile("[NS]{1,2}L|[NS]{1,4}")


def find_people(row: list[Chunk], text: str, speech: set[int]) -> list[Chunk]:
    """The row with people as `Q` chunks; their posts stand in `data["posts"]` as Held.

    A name is a person's where a title, an honorific, a family name or a verb of speech says so; a one-word
    second mention ("Minh said", "Mayor Lee") is the person named in full before. `speech` are the offsets
    where a verb of speech begins or ends.
    """
    _read_foreign_of(row, text)
    row = join_names(row, text)
    roster = Roster(text)
    found = _Finder(row, text, speech)
    return second_mentions(found.people(roster), text, roster)


def _read_foreign_of(row: list[Chunk], text: str) -> None:
    """ "Maire de Lyon", "Oberbürgermeister von Ulm": the small word is an "of"."""
    for before, chunk, after in zip(row, row[1:], row[2:], strict=False):
        between = chunk.label == "x" and before.label == "H" and after.label in "LNS"
        if between and text[chunk.start : chunk.end].lower() in particles("name_words", "foreign_of"):
            chunk.label = "f"


class _Finder:
    """Finds the runs of chunks that are people's names, and the posts told with each."""

    def __init__(self, row: list[Chunk], text: str, speech: set[int]) -> None:
        self._row, self._text = row, text
        self._labels = "".join([chunk.label for chunk in row])
        self._titles = Titles(row, self._labels, text)
        self._described = Described(row, self._labels, text, speech)
        self._places = {text[chunk.start : chunk.end] for chunk in row if chunk.label in "Lp"}
        self._named: dict[int, tuple[int, list[Held]]] = {}
        self._taken = bytearray(len(row) + 1)
        self._told: set[int] = set()

    def people(self, roster: Roster) -> list[Chunk]:
        """The row with every name found as one chunk."""
        if "H" in self._labels:
            self._names_before_titles()
            self._names_behind_titles()
            self._names_of_titles()
        self._names_of_places()
        self._names_told_otherwise()
        made: list[Chunk] = []
        at = 0
        for start in sorted(self._named):
            end, posts = self._named[start]
            if start >= at:
                made += self._row[at:start]
                made.append(self._person(start, end, posts, roster))
                at = end
        return made + self._row[at:]

    def _claim(self, start: int, end: int, posts: list[Held]) -> bool:
        """Take these chunks as a name, unless they are taken or, without a title, a place's."""
        while start < end and self._row[start].label == "R":
            start += 1
        words = [self._text[part.start : part.end] for part in self._row[start:end]]
        if not words or (not posts and (self._based(start) or any(word in self._places for word in words))):
            return False
        if start in self._named:
            known = self._named[start][1]
            known += [post for post in posts if post not in known]
            return True
        if any(self._taken[start:end]):
            return False
        self._taken[start:end] = b"\1" * (end - start)
        self._named[start] = (end, posts)
        return True

    def _based(self, start: int) -> bool:
        """Whether a name stands behind "Nagoya-based", so is a firm's."""
        return bool(start) and self._text.endswith("-based", 0, self._row[start - 1].end)

    def _names_before_titles(self) -> None:
        for pattern in (_AFTER, _BRACKET) if _BRACKET_TITLED.search(self._labels) else (_AFTER,):
            for found in pattern.finditer(self._labels):
                start, end = found.span("titles")
                if found["dash"] and self._text[self._row[found.start("dash")].start] not in _DASHES:
                    continue
                if self._opens_a_clause(found) or (
                    found["words"]
                    and (self._titles.is_plural(start) or self._is_done(found.end("words") - 1))
                ):
                    continue
                if self._is_named_next(end) and self._touches(end):
                    end = self._titles.without_last(start, end)
                if self._is_next_ones(start, end):
                    end = self._titles.without_last(start, end)
                if self._claim(*found.span("name"), self._titles.held(start, end)):
                    self._told.update(range(start, end))

    def _is_named_next(self, end: int) -> bool:
        """Whether a name follows a title, or another title and a name: it is theirs."""
        after = end + (self._labels[end : end + 1] == "H")
        return self._labels[after : after + 1] in ("N", "S", "R") and self._labels[after + 1] not in "TB"

    def _is_done(self, at: int) -> bool:
        """Whether a word before a title is what its holder's guest did: "X, visited Mayor Y"."""
        word = self._said(self._row[at])
        return word.endswith("ed") and word not in particles("tenure", "being")

    def _is_next_ones(self, start: int, end: int) -> bool:
        """ "A, head of the club, and the mayor of Hue, B,": the last title is that of the name behind it."""
        last = self._titles.without_last(start, end)
        own = self._labels[last + 1 : last + 2] == "'"  # "and Hue's mayor, B"
        joined = last > start and self._labels[:last].endswith("&" if own else "&t")
        behind = end - (self._labels[end - 1] == ",")
        return joined and _APPOSED_NAME.match(self._labels, behind) is not None

    def _opens_a_clause(self, found: re.Match[str]) -> bool:
        """ "After talks with Governor N N, the Hue leader flew home": one's name, then another's title."""
        labels, first = self._labels, found.start("titles")
        held = labels[: found.start("name")].endswith("H")
        return held and labels[first - 1] == "t" and labels[found.end("titles") :][:1] == "x"

    def _names_behind_titles(self) -> None:
        for found in _SINCE.finditer(self._labels) if "d," in self._labels else ():
            self._claim(*found.span("name"), self._titles.held(*found.span("titles")))
        for found in _BEFORE.finditer(self._labels):
            start, end = found.span("titles")
            if start in self._told:
                start = self._titles.first_without(self._told, start, end)
            if end - 1 in self._told:
                continue
            posts = self._titles.held(start, end)
            if posts and self._belongs(found, posts, start, end):
                self._claim(*found.span("name"), self._titles.behind(posts, found.end("name")))

    def _belongs(self, found: re.Match[str], posts: list[Held], start: int, end: int) -> bool:
        """Whether the name behind a title is its holder's."""
        of = posts[-1].of
        single = found.end("name") - found.start("name") == 1
        if single and self._titles.is_plural(start):
            return False  # "the World Mayors Summit"
        if self._is_to_a_holder(start):
            return False
        if self._labels[found.start("name")] == "L" and not found["gap"] and self._labels[end - 1] != "H":
            return False  # "treasurer of the Leipzig Leeds Link"
        word = self._said_as_written(found.start("name")) if single else ""
        if word.isupper() or word.lower() in particles("name_words", "impersonal"):
            return False  # "LEGISLATORS CALL ON MAYOR", "the Magistrate Court"
        if found["gap"] == ".":
            mark = self._text[self._row[found.start("gap")].start]
            return mark in _DASHES or (mark == _COLON and not single)
        if found["gap"]:
            return not single and (of is not None or self._titles.definite(start))
        unknown_body = of is not None and of.data.get("unknown")
        return not unknown_body and self._touches(end)

    def _is_to_a_holder(self, at: int) -> bool:
        """Whether a title says for whom another's holder works: "chief of staff to the mayor, N N"."""
        before = at - (self._labels[at - 1 : at] == "t")
        if self._labels[max(0, before - 2) : before] not in ("Hi", "Mi", "xi"):
            return False
        helper = self._said(self._row[before - 2])
        helps = self._labels[before - 2] == "H" or helper in particles("name_words", "relation")
        return helps and self._said(self._row[before - 1]) in _FOR_WHOM

    def _names_of_titles(self) -> None:
        """ "Mayors A, B and C"; "A, B and C, mayors of …"; "the mayors of X and Y, A and B"."""
        for found in _AS.finditer(self._labels) if _AS_TITLED.search(self._labels) else ():
            if self._said(self._row[found.start("as")]) in particles("tenure", "being"):
                self._claim(*found.span("name"), [])
        for found in _LISTED.finditer(self._labels):
            if self._text[self._row[found.start("head")].end - 1] == "s":
                for start, end in self._full_names(*found.span("names")):
                    self._claim(start, end, self._titles.held(found.start(), found.end("head")))
        for found in _TOGETHER.finditer(self._labels):
            if self._titles.is_plural(found.start("head")):
                for start, end in self._full_names(*found.span("names")):
                    self._claim(start, end, [])
        for found in _PAIRED.finditer(self._labels):
            places = [at for at in range(*found.span("places")) if self._labels[at] in "LO"]
            names = self._full_names(*found.span("names"))
            if len(places) == len(names):
                for at, (start, end) in zip(places, names, strict=True):
                    posts = self._titles.held(found.start(), found.start() + 1)
                    self._claim(
                        start, end, [msgspec.structs.replace(post, of=self._row[at]) for post in posts]
                    )

    def _names_of_places(self) -> None:
        """ "A of X, B of Y and C of Z"."""
        for found in _OF_PLACES.finditer(self._labels):
            for one in re.finditer("[NS]{2,3}(?=f)", found.group()):
                self._claim(found.start() + one.start(), found.start() + one.end(), [])

    def _names_told_otherwise(self) -> None:
        for found in _TOLD.finditer(self._labels) if "H" in self._labels else ():
            for one in re.finditer("[NS]{2,3}(?=,|i)", found.group()):
                self._claim(found.start() + one.start(), found.start() + one.end(), [])
        for start, end in self._described.names():
            self._claim(start, end, [])
        for pattern in (_HONOURED, _SURNAMED):
            for found in pattern.finditer(self._labels):
                if not self._is_elsewhere(*found.span("name")):
                    self._claim(*found.span("name"), [])
        ends = {start: end for start, (end, _) in self._named.items()}
        for start, end in self._described.companions(ends):
            self._claim(start, end, [])
        self._names_in_full()

    def _is_elsewhere(self, start: int, end: int) -> bool:
        """Whether what begins like a name is a place to be in or a firm: "at Dinh Vu", "Sewon Textile"."""
        before = self._row[start - 1] if start else None
        inside = before is not None and before.label == "i" and self._said(before) in _WHERE
        return inside or self._described.is_firm(start, end)

    def _said_as_written(self, at: int) -> str:
        return self._text[self._row[at].start : self._row[at].end]

    def _said(self, chunk: Chunk) -> str:
        return self._text[chunk.start : chunk.end].lower()

    def _names_in_full(self) -> None:
        """The names that "Mr. Rossi" and "Rossi said" are short for, where nothing else told them."""
        short = set(self._described.lone_speakers())
        known: set[str] = set()
        for start, (end, _) in self._named.items():
            words = self._text[self._row[start].start : self._row[end - 1].end].split()
            if len(words) > 1:
                known.update((words[0], words[-1]))
            else:
                short.update(words)
        if short - known:
            for start, end in self._described.in_full(short - known):
                self._claim(start, end, [])

    def _full_names(self, start: int, end: int) -> list[tuple[int, int]]:
        return [found.span() for found in _FULL_NAME.finditer(self._labels, start, end)]

    def _touches(self, at: int) -> bool:
        """Whether nothing but space stands between a chunk and the one before."""
        return 0 < at < len(self._row) and not self._text[self._row[at - 1].end : self._row[at].start].strip()

    def _person(self, start: int, end: int, posts: list[Held], roster: Roster) -> Chunk:
        parts = self._row[start:end]
        chunk = Chunk("Q", parts[0].start, parts[-1].end)
        if len(parts) > 1:
            chunk.entities = (roster.meet(parts),)
        chunk.data["posts"] = posts
        chunk.data["gender"] = self._gender(start, posts)
        chunk.data["oblique"] = oblique(self._row, start, self._text)
        return chunk

    def _gender(self, start: int, posts: list[Held]) -> str | None:
        """ "f" or "m" where an honorific, a title or a middle name says so."""
        row = self._row
        honour = row[start - 1] if start and row[start - 1].label == "R" else None
        middle = row[start + 1] if start + 1 < len(row) else None
        told = [
            (self._text[honour.start : honour.end].lower(), "woman", "man") if honour else None,
            *((post.role.split(" of ")[0].lower(), "title_woman", "title_man") for post in posts),
            (self._text[middle.start : middle.end].lower(), "middle_woman", "middle_man") if middle else None,
        ]
        for word, woman, man in filter(None, told):
            if word in particles("name_words", woman):
                return "f"
            if word in particles("name_words", man):
                return "m"
        return None


def oblique(row: list[Chunk], start: int, text: str) -> bool:
    """Whether a person is governed by a preposition or is a verb's object, so hardly the subject."""
    at = start
    while at and row[at - 1].label in "RHMJt'fLYOpC":
        at -= 1
    if not at:
        return False
    before = row[at - 1]
    if before.label == "x":
        return text[before.start : before.end].lower() in particles("transitive", "host")
    return before.label == "i" or (at < start and row[at].label == "f")
