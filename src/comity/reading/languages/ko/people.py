"""People: who is told beside each post, and posts told without anybody's name."""

from __future__ import annotations

import msgspec

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.given import NameShapes
from comity.reading.languages.ko.holders import Holder, Run, Seat, is_foreign
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.names_before import NamesBefore
from comity.reading.languages.ko.names_behind import NamesBehind
from comity.reading.languages.ko.nouns import Nouns


class PeopleFinder:
    """Finds who holds the posts of a run."""

    def __init__(self, nouns: Nouns) -> None:
        shapes = NameShapes(nouns)
        self._before, self._behind = NamesBefore(shapes), NamesBehind(shapes, nouns.tails)
        modifiers, tenure = lexicon("ko").page("title_modifiers"), lexicon("ko").page("tenure")
        self._modifiers = frozenset(form for word in modifiers if word.code != "unit" for form in word.forms)
        self._former = frozenset(form for word in modifiers if word.code == "former" for form in word.forms)
        self._also = frozenset(form for word in modifiers if word.code == "also" for form in word.forms)
        self._governments = frozenset(nouns.governments)
        self._held = frozenset(form for word in tenure for form in word.forms)

    def holders(self, run: Run) -> list[Holder]:
        """Everybody told beside a post, in the order of the posts."""
        found: list[Holder] = []
        for at, item in enumerate(run.items):
            if item.sort == "title":
                holder = self._holder(run, at, item, found[-1] if found else None)
                if holder is not None:
                    found.append(holder)
        return found

    def _holder(self, run: Run, at: int, title: Item, last: Holder | None) -> Holder | None:
        seats, first = self._seats(run, at)
        left = run.token_at(first) - 1
        holder = self._before.find(run, left, title, seats) or self._behind.find(run, at, title, seats)
        if holder is None and last is not None and not last.nobody:
            holder = self._same(run, title, seats, first, last)
        alone = self._alone(title, seats, first)
        if holder is None and not seats and left >= 0:
            holder = self._before.short(run, left, title)
            if holder is not None:
                holder.otherwise = alone
        if holder is None and not seats and first < title.start:
            holder = self._surname(run, title, alone)
        between = run.tokens[left + 1 : run.token_at(title.start) + 1]
        if holder is not None:
            holder.government = next((t.text for t in between if t.text in self._governments), "")
        if holder is not None and (former := next((t.text for t in between if t.text in self._former), "")):
            holder.former, holder.modifier = True, former
        return holder or alone

    def _surname(self, run: Run, title: Item, alone: Holder | None) -> Holder | None:
        """Who is told by a surname that may also be a word before a post (성 시장: 성무용)."""
        at = run.token_at(title.start) - 1
        if run.tokens[at].text in self._former:
            return None
        holder = self._before.short(run, at, title)
        if holder is not None:
            holder.otherwise = alone
        return holder

    def _same(
        self, run: Run, title: Item, seats: tuple[Seat, ...], first: int, last: Holder
    ) -> Holder | None:
        """Another post of who was told last: 회장 겸 대표, 당서기가 시장으로 있던 해."""
        before = [item for item in run.items if item.stop <= first]
        behind = run.token_at(title.end - 1) + 1
        held = title.tail and behind < len(run.tokens) and run.tokens[behind].text in self._held
        also = any(token.text in self._also for token in run.tokens[: run.token_at(title.start)][-3:])
        told_last = bool(before) and (before[-1] is last.title or (also and last.title in before[-2:]))
        if not told_last or not (held or (also and not last.title.tail)):
            return None
        own = seats or (() if held else last.seats)
        return msgspec.structs.replace(last, title=title, seats=own, word=None, former=held)

    def _alone(self, title: Item, seats: tuple[Seat, ...], first: int) -> Holder | None:
        """A post without a name, where its seat or the word itself makes it a post (춘천시장, 당서기)."""
        noun = title.noun
        if noun is None or noun.sort != "title" or noun.attr("of") not in ("locality", "country", "council"):
            return None
        attached = bool(seats) and first >= title.token.start
        if noun.attr("weak") and not attached:
            return None
        return Holder(
            start=title.start,
            end=title.end,
            name="",
            title=title,
            seats=seats,
            nobody=True,
            korean=not is_foreign(seats),
            phrase=(first, title.end),
        )

    def _seats(self, run: Run, at: int) -> tuple[tuple[Seat, ...], int]:
        """The places and bodies right before a post, and where they begin."""
        found: list[Seat] = []
        first = run.items[at].start
        at -= 1
        while at >= 0 and not run.items[at].tail:
            item = run.items[at]
            if at in run.bodies:
                body = run.bodies[at]
                found.insert(0, body)
                first = body.start
                while at >= 0 and run.items[at].start >= first:
                    at -= 1
                continue
            if item.dropped or item.sort not in ("place", "country", "government", "abroad"):
                if item.sort not in ("word", "place") or item.name not in self._modifiers:
                    break
            elif item.sort != "government":
                found.insert(0, item)
            first = item.start
            at -= 1
        return tuple(found), first
