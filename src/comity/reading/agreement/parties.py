"""Who the parties of an agreement are, from the sentence that speaks of it and the text around it."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.agreement.appositions import described_away, source_of
from comity.reading.agreement.bystanders import coordinated, is_facing, is_national, with_a_firm
from comity.reading.agreement.candidates import (
    is_goal,
    within_limits,
    without_settings,
    without_source,
    without_years_before,
)
from comity.reading.agreement.enumerations import (
    bodies_named,
    listed,
    stranger,
    with_acronyms,
    with_long_names,
    with_strangers,
)
from comity.reading.agreement.hubs import grouped
from comity.reading.agreement.instruments import Mention
from comity.reading.agreement.pairings import matched, paired
from comity.reading.agreement.principals import Principals
from comity.reading.agreement.sides import Sides, opens_with
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.marks.quotations import Quotations
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.setting.counterparts import Counterparts, unique
from comity.reading.setting.delegates import Delegates

_PARTNER = 60
_TWO = 2
_BACK = 4
_FROM = " from "


class Parties(Sides):
    """Finds the parties of every mention of one page."""

    def __init__(
        self, page: Page, delegates: Delegates, counterparts: Counterparts, quoted: Quotations
    ) -> None:
        super().__init__(delegates, counterparts)
        self._quoted = quoted
        self._principals = Principals(page, delegates)
        self.latest: tuple[Entity, ...] = ()
        self.latest_index = 0

    def of(self, mention: Mention) -> tuple[list[tuple[Entity, ...]], bool]:
        """The parties, one tuple an agreement, and whether the sentence itself names both sides."""
        inside = [chunk for chunk in mention.sentence.chunks if mention.start <= chunk.start < mention.end]
        inside = [chunk for chunk in inside if not self._counterparts.is_dateline(chunk)]
        plain = without_source(mention, described_away(mention.sentence, inside))
        chunks = with_acronyms(mention, with_strangers(mention, plain))
        links = mention.page.hits("linking", mention.start, mention.end)
        among = self._between(mention, chunks, links)
        if among:
            return among, True
        councils = self._principals.councils(mention)
        if councils:
            return [councils], True
        bodies = self._principals.of(mention, chunks)
        if bodies is not None:
            several = self._each_with(mention, bodies, chunks, links)
            return (several or [bodies], True) if bodies else ([], False)
        if is_national(mention, chunks) or with_a_firm(mention, links):
            return [], False
        if mention.type == "contract":
            strangers = self._strangers(mention, chunks, links)
            if strangers:
                return [strangers], True
        several = matched(chunks, links, self._counterparts) or paired(mention, chunks, self._counterparts)
        return (several, True) if several else self._gathered(mention, chunks, links)

    def _between(self, mention: Mention, chunks: list[Chunk], links: list[Hit]) -> list[tuple[Entity, ...]]:
        """The sides behind "between"; of several papers each its own ("between A and B, between A and C")."""
        found: list[tuple[Entity, ...]] = []
        betweens = [link for link in links if link.words[0].code == "between"]
        for link, after in zip(betweens, [*betweens[1:], None], strict=False):
            if not self._about(mention, link.start):
                continue
            end = after.start if after is not None and mention.plural else mention.end
            own = [chunk for chunk in chunks if chunk.start < end]
            among = listed(own, link.end, mention.page.text, unknown=True)
            if among and mention.page.hits("principals", link.end, among[0].start):
                continue
            if among and among[0].label == "Z" and self._counterparts.foreign(list(among[0].entities)):
                return [self._meant(among[0], mention)]
            sides = self.sides(among)
            if mention.tie:
                sides = [side for side in sides if side.type == "locality"]
            if len(sides) > 1 and (self._mixed(sides) or self._counterparts.foreign(sides)):
                found.append(tuple(sides))
                if not mention.plural:
                    break
        return found

    def _each_with(
        self, mention: Mention, bodies: tuple[Entity, ...], chunks: list[Chunk], links: list[Hit]
    ) -> list[tuple[Entity, ...]]:
        """One body with each of those it signed with ("memoranda with Hue and Lyon University")."""
        ends = [link.end for link in links if link.words[0].code == "with" and link.start >= mention.at]
        if not mention.plural or not ends or len(bodies) != _TWO:
            return []
        partners = self.sides(listed(chunks, ends[0], mention.page.text))
        apart = len(partners) > 1 and partners[0] == bodies[1] and bodies[0] not in partners
        return [(bodies[0], partner) for partner in partners] if apart else []

    def of_deal(self, sentence: Sentence, deal: Mention) -> tuple[Entity, ...]:
        """The two firms of a sentence that says what one does for the other."""
        return self._principals.of_deal(sentence, deal)

    def _about(self, mention: Mention, at: int) -> bool:
        """A "between" belongs to the agreement named before it, or to the verb."""
        if at > mention.at:
            words = set(mention.page.text[mention.to : at].lower().split())
            return not words & particles("clauses", "relative") or bool(
                mention.page.hits("signing", mention.to, at)
            )
        return mention.verb is not None and at > mention.verb.start

    def _strangers(self, mention: Mention, chunks: list[Chunk], links: list[Hit]) -> tuple[Entity, ...]:
        """Two bodies of a contract, known or not: one before the verb, one behind "with" or "and"."""
        verb, text = mention.verb, mention.page.text
        before, after = (mention.start, verb.start) if verb else (mention.start, mention.end)
        colon = text.find(":", mention.start, mention.end) if verb is None else -1
        if colon >= 0:
            before, after = (mention.start, colon) if mention.at > colon else (colon + 1, mention.end)
        found = bodies_named(chunks, before, after, text)
        for link in links:
            if link.words[0].code == "with" and len(found) == 1 and link.start > mention.at:
                found += bodies_named(chunks, link.end, link.end + _PARTNER, text)
        given = text.find(_FROM, mention.at, mention.end)
        if given > 0:
            found[1:] = bodies_named(chunks, given, given + _PARTNER, text) or found[1:]
        sides = self.sides(found[:2])
        return tuple(sides) if len(sides) > 1 else ()

    def _gathered(
        self, mention: Mention, chunks: list[Chunk], links: list[Hit]
    ) -> tuple[list[tuple[Entity, ...]], bool]:
        kept = [chunk for chunk in within_limits(mention) if not self._quoted.covers(chunk.start)]
        kept = with_acronyms(mention, with_strangers(mention, kept))
        if mention.sentence.text.rstrip().endswith("."):
            kept = with_long_names(kept, mention.sentence.chunks, mention.page.text)
        kept = self._closest(mention, [chunk for chunk in kept if not self._only_tells(mention, chunk)])
        if self._is_domestic(mention, kept):
            return [], True
        sides = self.sides([chunk for chunk in kept if chunk.label not in "qhY"])
        subject = self._subject(mention, kept)
        if subject is not None and sides:
            return [self._meant(subject, mention)], True
        if not self._counterparts.foreign(sides):
            pointed = self._pointed(mention, kept)
            if pointed:
                return [pointed], True
            sides = self.sides(kept)
        else:
            owner = self._owner(mention, sides, links)
            if owner is not None:
                abroad = [side for side in sides if self._counterparts.foreign([owner, side])]
                return [(owner, side) for side in abroad], True
        return self._of_sides(mention, sides, kept, links)

    def _only_tells(self, mention: Mention, chunk: Chunk) -> bool:
        """Whether a body's officer is only who said it (", the port's director Kim Hana said")."""
        if chunk.label != "Q" or not chunk.entities or chunk.start < source_of(mention.sentence):
            return False
        side = self._delegates.side(chunk.entities[0])
        return side is not None and side.type == "organisation"

    def _pointed(self, mention: Mention, kept: list[Chunk]) -> tuple[Entity, ...]:
        """The parties of the entry of a list the mention stands in, or whom "the two sides" means there."""
        headed = self._counterparts.headed(mention.at)
        if headed and not any(chunk.label == "L" and not self._heads(chunk, headed) for chunk in kept):
            return headed
        both = next((chunk for chunk in kept if chunk.label == "Z" and len(chunk.entities) > 1), None)
        return (self._nearest(mention, both) or self._meant(both, mention)) if both is not None else ()

    def _of_sides(
        self, mention: Mention, sides: list[Entity], kept: list[Chunk], links: list[Hit]
    ) -> tuple[list[tuple[Entity, ...]], bool]:
        """The parties among the sides a mention tells, completed where only one of two is told."""
        places = [side for side in sides if side.type == "locality"]
        bodies = [side for side in sides if side.type == "organisation"]
        if self._counterparts.foreign(places):
            told = self.latest if self.latest_index < mention.sentence.index else ()
            if mention.known and told and set(told) < set(places):
                return [told], True
            around = self._pair_around(mention, places)
            apart = grouped(mention, places, coordinated(kept, bodies), self._counterparts)
            return ([around] if around else apart), True
        if places and bodies and is_facing(mention, kept):
            return [(places[0], bodies[0])], True
        if places:
            return self._with_a_stranger(mention, places, links, kept)
        if len(bodies) > 1:
            return [tuple(bodies[:2])], True
        pair = self._counterparts.pair()
        if mention.type == "contract" or not pair:
            return [], False
        if bodies:
            place = self._across(bodies[0], pair)
            return ([(place, bodies[0])], False) if place is not None and mention.act else ([], False)
        told = self._just_told(mention)
        if not told and mention.modality == "denied" and self._speaks_of_others(mention, pair):
            return [], False
        return [told or pair], False

    def _speaks_of_others(self, mention: Mention, pair: tuple[Entity, ...]) -> bool:
        """Whether the paragraph so far names places, but none of the two the text is about."""
        paragraph = mention.sentence.paragraph
        sentences = mention.page.sentences[: mention.sentence.index + 1]
        opening = next(one.start for one in sentences if one.paragraph == paragraph)
        marks = mention.page.marks_within(opening, mention.at)
        named = [mark.entities[0] for mark in marks if mark.label == "L" and mark.entities]
        return bool(named) and not set(named) & set(pair)

    def _subject(self, mention: Mention, chunks: list[Chunk]) -> Chunk | None:
        """ "The two sides", where they are who signs: nobody else is named between them and the verb."""
        if mention.verb is None:
            return None
        before = [chunk for chunk in chunks if chunk.label in "LYOZQX" and chunk.end <= mention.verb.start]
        last = before[-1] if before else None
        both = last is not None and last.label == "Z" and len(last.entities) == _TWO
        return last if both and last is not None and self._counterparts.foreign(list(last.entities)) else None

    def _with_a_stranger(
        self, mention: Mention, places: list[Entity], links: list[Hit], kept: list[Chunk]
    ) -> tuple[list[tuple[Entity, ...]], bool]:
        """The parties where the places told lie in one country, or nothing is known of them."""
        if len(places) == _TWO and not any(self._counterparts.country(place) for place in places):
            return [tuple(places)], True
        unknown = stranger(mention) if len(places) == 1 else None
        if unknown is not None and places[0].id:
            return [(places[0], unknown)], True
        return self._completed(mention, places, opens_with(links, kept, mention))

    def _owner(self, mention: Mention, sides: list[Entity], links: list[Hit]) -> Entity | None:
        """Whose partners the places are that all stand behind "with", where the sentence only points to it.

        "It has ties with Kiel and Brest": whoever lies in none of their countries among those told last, and
        those the text is about.
        """
        chunks = [one for one in mention.sentence.chunks if mention.start <= one.start < mention.end]
        named = any(one.label in "LOQ" and one.start < mention.to for one in chunks)
        goes_on = mention.plural and mention.start > mention.sentence.start
        if named or not (mention.tie or mention.plural):
            return None
        if not (goes_on or opens_with(links, chunks, mention)):
            return None
        pointed = [
            one.entities[0]
            for one in chunks
            if one.label in "qYXh" and one.entities and one.start < mention.to
        ]
        the = any(one.label == "t" and one.end + 1 == mention.at for one in chunks)
        meant = (
            bool(pointed) or (mention.tie and mention.known and the) or bool(mention.sentence.words("rolls"))
        )
        told = self.latest if meant or self.latest_index == mention.sentence.index else ()
        first = next(iter(pointed), None)
        if first is not None and any(self._counterparts.foreign([first, side]) for side in sides):
            return first
        for one in [*pointed, *told, *(self._counterparts.pair() if meant else ())]:
            if one.type == "locality" and all(self._counterparts.foreign([one, side]) for side in sides):
                return one
        return None

    def _is_domestic(self, mention: Mention, kept: list[Chunk]) -> bool:
        """Whether a place is told to be twinned with others of its own country only."""
        links = mention.page.hits("linking", mention.at, mention.end)
        if not mention.tie or not opens_with(links, kept, mention):
            return False
        owners = self.sides([chunk for chunk in kept if chunk.start < mention.at and chunk.label in "LYq"])
        partners = self.sides([chunk for chunk in kept if chunk.start > mention.to and chunk.label == "L"])
        home = {self._counterparts.country(side) for side in (*owners, *partners)}
        return bool(owners) and bool(partners) and len(home) == 1 and None not in home

    def _pair_around(self, mention: Mention, places: list[Entity]) -> tuple[Entity, ...]:
        """The text's two sides, where one is told and only a town of the other to which somebody went."""
        pair = self._counterparts.pair()
        if len(places) != _TWO or len(pair) != _TWO:
            return ()
        for own, other in (pair, pair[::-1]):
            inside = [place for place in places if f"{place.id}".startswith(f"{other.id}/")]
            if own in places and other.id and len(inside) == 1 and is_goal(mention, inside[0]):
                return pair
        return ()

    def _just_told(self, mention: Mention) -> tuple[Entity, ...]:
        """The two localities of the agreement told in this sentence or the one before."""
        near = mention.sentence.index - self.latest_index <= 1
        return self.latest if near and self._counterparts.foreign(list(self.latest)) else ()

    def _closest(self, mention: Mention, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks without places somebody only went to and earlier events, if two sides remain."""
        strict = without_settings(mention, chunks)
        if len(strict) < len(chunks) and self._counterparts.foreign(self.sides(strict)):
            return strict
        return without_years_before(mention, chunks)

    def _heads(self, chunk: Chunk, headed: tuple[Entity, ...]) -> bool:
        return bool(chunk.entities) and chunk.entities[0] in headed

    def _across(self, body: Entity, pair: tuple[Entity, ...]) -> Entity | None:
        """The one of two localities that lies in another country than a body."""
        home = self._counterparts.country(body)
        return next(
            (place for place in pair if home and self._counterparts.country(place) not in (home, None)), None
        )

    def _nearest(self, mention: Mention, pointed: Chunk) -> tuple[Entity, ...]:
        """The two localities of different countries in the sentence before, where it names just two."""
        index = mention.sentence.index
        before = [chunk for chunk in mention.sentence.chunks if chunk.start < pointed.start]
        if not index or len(pointed.entities) != 2 or any(chunk.label in "LYQXO" for chunk in before):
            return ()
        named = [
            chunk
            for chunk in described_away(
                mention.page.sentences[index - 1], mention.page.sentences[index - 1].chunks
            )
            if chunk.label == "L" and not self._counterparts.is_dateline(chunk)
        ]
        sides = unique([chunk.entities[0] for chunk in named if chunk.entities])
        return tuple(sides) if len(sides) == 2 and self._counterparts.foreign(sides) else ()

    def _meant(self, sides: Chunk, mention: Mention) -> tuple[Entity, ...]:
        """Whom "the two sides" means: the parties told last, if the odd one lies in one of them.

        The parties of the sentence right before are meant, too, and where three are pointed to.
        """
        pointed = sides.entities
        near = mention.sentence.index - self.latest_index == 1 or len(pointed) > _TWO
        if near and len(self.latest) == _TWO and self._counterparts.foreign(list(self.latest)):
            return self.latest
        both = mention.page.hits("sides", sides.start, sides.end)
        counted = bool(both) and mention.page.text.count(" ", both[0].start, both[0].end) == _TWO
        if counted and both[0].words[0].code == "all":
            return self._all_before(mention) or pointed
        pair = self._counterparts.pair()
        if len(pointed) > _TWO and both and both[0].words[0].code == "both" and set(pair) <= set(pointed):
            return pair or pointed
        keys = {party.key for party in self.latest}
        odd = [side for side in pointed if side.key not in keys]
        around = bool(odd) and any(f"{odd[0].id}".startswith(f"{party.id}/") for party in self.latest)
        return self.latest if len(odd) == 1 and around and len(keys) == len(pointed) == 2 else pointed

    def _all_before(self, mention: Mention) -> tuple[Entity, ...]:
        """Three places or more that a sentence shortly before names ("the five regions")."""
        index = mention.sentence.index
        for sentence in reversed(mention.page.sentences[max(0, index - _BACK) : index]):
            row = [chunk for chunk in described_away(sentence, sentence.chunks) if chunk.label == "L"]
            named = self.sides([chunk for chunk in row if not chunk.data.get("where")])
            if len(named) > _TWO and self._counterparts.foreign(named):
                return tuple(named)
        return ()

    def _completed(
        self, mention: Mention, places: list[Entity], partner: bool
    ) -> tuple[list[tuple[Entity, ...]], bool]:
        other = (
            self._latest(places[0]) or self._beside(mention, places[0]) or self._counterparts.of(places[0])
        )
        if mention.type == "contract" and not partner:
            return [], False
        if other is None:
            return [], False
        if mention.plural and len(places) > 1:
            return [(other, place) for place in places], partner
        return [(*places, other)], partner

    def _beside(self, mention: Mention, place: Entity) -> Entity | None:
        """Whose partner a place is that follows another partner in one sentence: the text's own place."""
        told = self.latest if self.latest_index == mention.sentence.index else ()
        own = [party for party in told if party in self._counterparts.pair()]
        return own[0] if len(own) == 1 and self._counterparts.foreign([own[0], place]) else None

    def _latest(self, place: Entity) -> Entity | None:
        """The other party of the agreement told last, where the place is one of its two."""
        keys = [party.key for party in self.latest]
        if len(keys) != 2 or place.key not in keys or not self._counterparts.foreign(list(self.latest)):
            return None
        return self.latest[1 - keys.index(place.key)]

    def _mixed(self, entities: list[Entity]) -> bool:
        return any(entity.type == "organisation" for entity in entities)
