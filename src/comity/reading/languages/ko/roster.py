"""The people of a text: whom a surname means, which post is held where, and where a name is told again."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention, Title
from comity.reading.languages.ko.holders import Holder
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.seats import Seats
from comity.reading.languages.ko.told_again import places_of

_ROW = re.compile(r"(?<![가-힣])(?:[가-힣]{3}[·ㆍ]\s?)+\Z")
_NAME = re.compile("[가-힣]{3}")
_BEHIND = re.compile(r"\s?[,·]\s?|(?:와|과) ")
_REACH = 30
_ONE_WORD = 4
"""Syllables of a foreign name in one word that may begin with a surname."""


class Person(msgspec.Struct, eq=False, gc=False):
    """Somebody with the whole name, the Korean spelling behind a Latin one, and the posts told so far."""

    name: str
    korean: bool
    also: str = ""
    titles: list[Title] = msgspec.field(default_factory=list)

    @property
    def entity(self) -> Entity:
        """The person."""
        return Entity("person", self.name)

    def is_called(self, short: str) -> bool:
        """Whether a short form can be this person's: the surname of a Korean, the last words of another.

        A foreign name of one word may begin with the surname (우정룽, 우 성장).
        """
        words = (self.also or self.name).split(" ")
        if self.korean or (len(words) == 1 and len(self.name) <= _ONE_WORD):
            return self.name.startswith(short)
        if short == self.name:
            return True
        return len(words) > 1 and short in (words[0], words[-1])


class Roster:
    """Everybody a text names beside a post."""

    def __init__(self, seats: Seats, text: str) -> None:
        self._seats, self._text = seats, text
        self._people: dict[str, Person] = {}

    def mentions(self, holders: list[Holder]) -> list[Mention]:
        """The people told beside posts, in order; a short name of somebody unknown is none."""
        ordered = sorted([*holders, *self._sharing(holders)], key=lambda holder: holder.start)
        self._take_foreign(ordered)
        parts = {word for holder in ordered for word in _ends(holder.name)}
        for holder in ordered:
            holder.short = holder.short or holder.name in parts
            if holder.nobody and holder.seats and holder.seats[-1].name in parts:
                _take_name(holder)
        whole = [holder for holder in ordered if not holder.short and not holder.nobody]
        for holder in whole:
            self._note(holder)
        found = _joined([self._of_whole(holder) for holder in whole])
        found += _joined([told for holder in ordered if holder.short and (told := self._of_short(holder))])
        found += [self._of_post(holder) for holder in ordered if holder.nobody]
        return [mention for mention in found if mention.what == "person" or mention.titles[0].of is not None]

    def _take_foreign(self, ordered: list[Holder]) -> None:
        """Single words told in a row behind foreigners with their posts are whole names (…, 캄펫 국장)."""
        for last, holder in pairwise(ordered):
            if last.korean or last.short or last.nobody or not holder.short or holder.korean:
                continue
            row = _BEHIND.fullmatch(self._text, last.title.end, holder.start)
            holder.short = not (row and len(holder.name) > 1)

    def _of_post(self, holder: Holder) -> Mention:
        """A post told alone; it stands for who is told to hold it, where the text names somebody."""
        title = self._title(holder, self._seats.seat(holder, self._text))
        held = [
            person.entity
            for person in self._people.values()
            if any(
                each.of is not None and each.of == title.of and _is_like(each, title)
                for each in person.titles
            )
        ]
        return Mention(
            start=title.start,
            end=title.end,
            what="pointer",
            entities=tuple(held[:1]),
            titles=(title,),
            code="post",
            phrase=holder.phrase,
        )

    def _sharing(self, holders: list[Holder]) -> list[Holder]:
        """Those told in a row before a name, who share its post (김철수·이영희 시의원)."""
        found = []
        for holder in holders:
            row = (
                _ROW.search(self._text, max(0, holder.start - _REACH), holder.start)
                if holder.korean
                else None
            )
            for name in _NAME.finditer(row[0]) if row and not holder.short and not holder.nobody else ():
                start = row.start() + name.start() if row else 0
                found.append(
                    msgspec.structs.replace(holder, start=start, end=start + len(name[0]), name=name[0])
                )
        return found

    def _note(self, holder: Holder) -> None:
        person = self._people.setdefault(holder.name, Person(holder.name, holder.korean, holder.also))
        person.titles.append(self._title(holder, self._seats.seat(holder, self._text)))

    def _title(self, holder: Holder, of: Entity | None) -> Title:
        title = holder.title
        start, end = title.start, title.end
        starts = [seat.start for seat in holder.seats if seat.start >= holder.phrase[0]] + (
            [holder.word[0]] if holder.word else []
        )
        code = title.noun.word.code if title.noun and title.noun.word else ""
        return Title(
            start=min([start, *starts]),
            end=end,
            role=self._role(holder),
            code=code,
            of=of,
            former=holder.former,
        )

    def _role(self, holder: Holder) -> str:
        """The post as written, with the government's word that belongs to it."""
        last = holder.seats[-1] if holder.seats else None
        government = last.government if isinstance(last, Item) else "" if last else holder.government
        return f"{holder.modifier} {government} {holder.title.name}".replace("  ", " ").strip()

    def _of_whole(self, holder: Holder) -> Mention:
        person = self._people[holder.name]
        title = next(each for each in person.titles if each.end == holder.title.end)
        told = [each for each in person.titles if each.of is not None]
        beside = bool(holder.seats or holder.word)
        if not beside:
            sure = [each for each in told if each.end != title.end and _is_like(each, title)]
            if sure:
                title = msgspec.structs.replace(title, of=sure[0].of)
        return self._mention(holder, person, title)

    def _of_short(self, holder: Holder) -> Mention | None:
        named = [person for person in self._people.values() if person.is_called(holder.name)]
        role = self._title(holder, None)
        fitting = [person for person in named if any(_is_like(title, role) for title in person.titles)]
        person = next(iter(fitting or named), None)
        if person is None:
            return self._of_post(holder.otherwise) if holder.otherwise else None
        self._widen(holder, person)
        like = [title.of for title in person.titles if _is_like(title, role)]
        of = next(iter(like or [title.of for title in person.titles] if holder.former else like), None)
        return self._mention(holder, person, msgspec.structs.replace(role, of=of))

    def _widen(self, holder: Holder, person: Person) -> None:
        """Takes the words before that are the person's name too (남 딩 부의장)."""
        words = person.name.split(" ")
        for size in range(len(words), 1, -1):
            end = " ".join(words[-size:])
            start = holder.end - len(end)
            if start >= 0 and self._text[start : holder.end] == end:
                holder.start = start
                holder.phrase = (min(start, holder.phrase[0]), holder.phrase[1])
                return

    def _mention(self, holder: Holder, person: Person, title: Title) -> Mention:
        return Mention(
            start=holder.start,
            end=holder.end,
            what="person",
            entities=(person.entity,),
            titles=(title,),
            phrase=holder.phrase,
        )

    def again(self, text: str) -> list[Mention]:
        """Where a whole name is told without a post."""
        found = []
        for person in self._people.values():
            for start, end in places_of(person.name, text):
                found.append(
                    Mention(
                        start=start, end=end, what="person", entities=(person.entity,), phrase=(start, end)
                    )
                )
        return found

    def bodies_again(self, text: str) -> list[Mention]:
        """Where a body that only its chief's post told of is named again."""
        names = {
            title.of.name: title.of
            for person in self._people.values()
            for title in person.titles
            if title.of is not None and title.of.type == "organisation"
        }
        found = []
        for name, entity in names.items():
            for start, end in places_of(name, text):
                found.append(
                    Mention(
                        start=start, end=end, what="organisation", entities=(entity,), phrase=(start, end)
                    )
                )
        return found


def _joined(mentions: list[Mention]) -> list[Mention]:
    """One mention for all posts told of a name at one place."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        first = found.setdefault(mention.start, mention)
        if first is not mention:
            first.titles += mention.titles
            first.phrase = (min(first.phrase[0], mention.phrase[0]), max(first.phrase[1], mention.phrase[1]))
    return list(found.values())


def _take_name(holder: Holder) -> None:
    """Makes a name of what was read as the place a post is held in (하마다 부지사)."""
    name = holder.seats[-1]
    holder.start, holder.end, holder.name = name.start, name.end, name.name
    holder.seats, holder.nobody, holder.short = (), False, True


def _ends(name: str) -> tuple[str, ...]:
    """The words a name of several words begins and ends with."""
    words = name.split(" ")
    return (words[0], words[-1]) if len(words) > 1 else ()


def _is_like(told: Title, short: Title) -> bool:
    """Whether two tellings of a post can be one post: the same words, or one ends in the other."""
    return told.code == short.code or told.role.endswith(short.role) or short.role.endswith(told.role)
