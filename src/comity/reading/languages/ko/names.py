"""Names in a Korean text: places, countries, bodies, people with their posts, and words that point."""

from __future__ import annotations

from datetime import date

from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage
from comity.reading.languages.ko.abbreviations import (
    firms_again,
    name_by_full_names,
    short_mentions,
    short_names,
)
from comity.reading.languages.ko.bodies import Body, BodyBuilder
from comity.reading.languages.ko.choosing import Chooser
from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.holders import Run, leads
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.nouns import Nouns
from comity.reading.languages.ko.pairs import Pairs
from comity.reading.languages.ko.people import PeopleFinder
from comity.reading.languages.ko.places import PlaceFinder
from comity.reading.languages.ko.pointers import Pointers
from comity.reading.languages.ko.roster import Roster
from comity.reading.languages.ko.seats import Seats, country_entity, place_entity
from comity.reading.languages.ko.tokens import Tails, Token, runs, tokens
from comity.reference.gazetteer import Gazetteer

_OUTER, _INNER = ("성", "주", "도", "현"), ("구", "군")
_PLACES = frozenset(("place", "country"))
_NOTHING = {"word"}
"""The sorts of items in words that name nothing."""
_ISO = len("2020-01-31")


class Names:
    """Finds every name of a text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        nouns = Nouns(Tails())
        self._gazette = Gazette(gazetteer)
        self._places = PlaceFinder(self._gazette, nouns)
        self._bodies = BodyBuilder(self._gazette, nouns)
        self._people = PeopleFinder(nouns)
        self._pointers = Pointers(nouns)
        self._pairs = Pairs(gazetteer)

    def find(self, passage: Passage) -> list[Mention]:
        """Every mention of the text in order, none overlapping."""
        text = passage.text
        words = tokens(text)
        found = self._runs(words, passage)
        holders = [holder for run in found for holder in self._people.holders(run)]
        read = [item for run in found for item in run.items if item.sort in ("place", "body")]
        told = [each for item in read for each in (*item.places, item)]
        places = [item for item in told if item.sort == "place" and not item.dropped]
        bodies = [body for run in found for body in run.bodies.values()]
        name_by_full_names(bodies)
        seats = Seats(self._gazette, places, bodies, _within_bodies(found))
        roster = Roster(seats, text)
        mentions = roster.mentions(holders)
        taken = _Taken(mentions)
        mentions += taken.adding(roster.again(text))
        named = [*self._named(found, seats), *self._pointers.find(words), *self._pairs.find(text)]
        mentions += taken.adding(named)
        mentions += taken.adding(roster.bodies_again(text))
        mentions += taken.adding(list(short_mentions(dict(short_names(bodies, text)), text)))
        mentions += taken.adding(list(firms_again(bodies, text)))
        return sorted(mentions, key=lambda mention: mention.start)

    def _runs(self, words: list[Token], passage: Passage) -> list[Run]:
        read = [(run, self._places.read(run)) for run in runs(words)]
        listed = [(run, items) for run, items in read if {item.sort for item in items} != _NOTHING]
        Chooser(self._gazette, _day(passage.published), passage.text).choose([items for _, items in listed])
        found: list[Run] = []
        by_bracket: dict[int, Body | Item] = {}
        for run, items in listed:
            bodies = self._bodies.bodies(items, passage.text)
            for at, item in enumerate(items):
                if item.token.bracket:
                    by_bracket[item.token.bracket[0]] = bodies.get(at, item)
            found.append(Run(run, items, bodies))
        for told in found:
            host = by_bracket.get(told.tokens[0].start - 1)
            if host is not None and (isinstance(host, Body) or host.sort in ("place", "country")):
                told.host = host
        return found

    def _named(self, found: list[Run], seats: Seats) -> list[Mention]:
        """Places, countries and bodies; what lies before another it belongs to is told by that one."""
        mentions: list[Mention] = []
        for run in found:
            if isinstance(run.host, Body) and _only_spells(run):
                continue
            bodies = list(run.bodies.values())
            mentions += [_of_body(body, seats) for body in bodies if seats.is_named(body)]
            for at, item in enumerate(run.items):
                if item.sort not in _PLACES or item.dropped or item.places:
                    continue
                if bodies and any(body.start <= item.start < body.end for body in bodies):
                    continue
                behind = run.items[at + 1] if at + 1 < len(run.items) else None
                if behind is not None and self._holds(item, behind):
                    continue
                mentions.append(self._of_place(run, at, item))
        return mentions

    def _holds(self, outer: Item, inner: Item) -> bool:
        """Whether a place or country is told only to say where the place behind it lies."""
        tailed = outer.tail and not (outer.sort == "country" and leads(outer))  # 한국의 용산구
        if tailed or outer.government or inner.sort != "place" or inner.dropped or outer.token.bracket:
            return False
        if inner.id is None:
            below = inner.kind not in _OUTER if outer.kind in _OUTER else inner.kind in _INNER
            return outer.sort == "country" or (bool(outer.kind) and below)
        return outer.id is not None and outer.id in self._gazette.above(inner.id)

    def _of_place(self, run: Run, at: int, item: Item) -> Mention:
        before = run.items[at - 1] if at else None
        outer = before if before is not None and self._holds(before, item) else None
        start = outer.start if outer else item.start
        end = item.token.bracket[1] if item.token.bracket and item.stop == item.token.end else item.stop
        country = item.sort == "country"
        return Mention(
            start=item.start,
            end=item.stop,
            what="country" if country else "locality",
            entities=(country_entity(item) if country else place_entity(item),),
            phrase=(start, end),
            within=_entity(outer) if outer else None,
        )


class _Taken:
    """Characters that mentions already stand for."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._spans: set[int] = set()
        for mention in mentions:
            self._take(mention)

    def adding(self, mentions: list[Mention]) -> list[Mention]:
        """Those that begin on no character taken, which they then take."""
        kept = []
        for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
            if self._spans.isdisjoint(range(mention.start, mention.end)):
                kept.append(mention)
                self._spans.update(range(mention.start, mention.end))
        return kept

    def _take(self, mention: Mention) -> None:
        self._spans.update(range(mention.start, mention.end))
        for title in mention.titles:
            self._spans.update(range(title.start, title.end))  # the seat told with a post is told by it


def _within_bodies(found: list[Run]) -> frozenset[int]:
    """The places that are told only as the beginning of a body's name, by their identity."""
    items = (item for run in found for item in run.items if item.sort == "body")
    return frozenset(id(place) for item in items for place in item.places)


def _only_spells(run: Run) -> bool:
    """Whether the words in a body's bracket are its acronym or its name in Latin letters."""
    return len(run.tokens) == 1 or all(token.text.isascii() for token in run.tokens)


def _day(published: str | None) -> date | None:
    """The day a text was published, where it is known to the day."""
    return date.fromisoformat(published) if published and len(published) == _ISO else None


def _of_body(body: Body, seats: Seats) -> Mention:
    bracket = body.item.token.bracket
    end = bracket[1] if bracket and body.item.end == body.item.token.end else body.end
    within = body.within
    return Mention(
        start=body.start,
        end=body.end,
        what="organisation",
        entities=(seats.body_entity(body),),
        code=body.code,
        phrase=(body.start, max(end, body.end)),
        within=_entity(within) if within else None,
    )


def _entity(seat: Item | Body) -> Entity:
    if isinstance(seat, Body):
        return seat.entity
    return country_entity(seat) if seat.sort == "country" else place_entity(seat)
