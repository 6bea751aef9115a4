"""The subject and partner told last: what a sentence without its own falls back on."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.counting import Count, words
from comity.reading.figure.possessors import above, led
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page, Sentence
from comity.reading.setting.counterparts import counterparts_of
from comity.reading.setting.delegates import Delegates
from comity.reading.setting.homeplace import homeliness

_EARLY, _NEAR = 4, 4


class Standing:
    """The subject and partner told last: what a sentence without its own falls back on."""

    __slots__ = (
        "_delegates",
        "_home",
        "_page",
        "_weights",
        "firm",
        "owner",
        "partner",
        "party",
        "subject",
        "workplace",
    )

    def __init__(self, page: Page) -> None:
        self._page = page
        self._weights: dict[str, float] | None = None
        self._home: list[Entity] | None = None
        self._delegates: Delegates | None = None
        self.party: Entity | None = None
        self.owner: tuple[Entity, int, int] | None = None
        self.workplace: Entity | None = None
        self.subject: Entity | None = None
        self.partner: Entity | None = None
        self.firm: tuple[Entity, int] | None = None

    def weight(self, entity: Entity) -> float:
        """How much the page is about a locality: every mention counts, early ones double."""
        if self._weights is None:
            self._weights = _weighed(self._page)
        return self._weights.get(entity.id or entity.name.lower(), 0.0)

    @property
    def home(self) -> Entity | None:
        """The locality the text is at home in, or most about."""
        if self._home is None:
            weights = homeliness(self._page)
            told = sorted(self._page.localities(), key=lambda place: -weights.get(place.key, 0.0))
            self._home = told[:1]
        return self._home[0] if self._home else None

    def fallback(self, index: int) -> Entity | None:
        """The last subject, else the locality named shortly before, else the one the page is most about."""
        if self.subject is not None:
            return self.subject
        for sentence in reversed(self._page.sentences[max(0, index - 3) : index]):
            near = [
                chunk for chunk in sentence.of("L", "Y") if chunk.is_locality and not chunk.data.get("where")
            ]
            if near:
                return near[0].entities[0]
        told = self._page.localities()
        return max(told, key=self.weight) if told else None

    def recent(self, index: int) -> Entity | None:
        """Whose number was told in this sentence or the one before."""
        return self.owner[0] if self.owner is not None and self.owner[1] >= index - 1 else None

    def there(self, index: int) -> Entity | None:
        """The place that "there" points to: whose numbers were just told, else the last named just before."""
        if recent := self.recent(index):
            return recent
        before = self._page.sentences[index - 1].of("L", "Y", "p") if index else []
        near = [chunk.entities[0] for chunk in before if chunk.is_locality]
        return near[-1] if near else None

    def named_in(self, name: str) -> Entity | None:
        """The locality of the page that a body's name begins with."""
        told = [place for place in self._page.localities() if name.startswith(f"{place.name} ")]
        return max(told, key=self.weight, default=None)

    def of_fair(self, index: int) -> Entity | None:
        """The place of the fair told of last ("the island expo in Yeosu", "Concordia's Citrus Fair")."""
        for sentence in reversed(self._page.sentences[max(0, index - _NEAR) : index + 1]):
            fairs = [hit for hit in sentence.words("figure_cues") if hit.words[0].code == "fair"]
            for fair, chunk in ((fair, chunk) for fair in fairs for chunk in sentence.of("L")):
                if chunk.is_locality and _held_at(self._page.text, fair.start, fair.end, chunk):
                    return chunk.entities[0]
        return None

    def home_of(self, person: Entity) -> Entity | None:
        """The locality a person holds a post in or acts for."""
        if self._delegates is None:
            self._delegates = Delegates(self._page)
        side = self._delegates.side(person)
        return side if side is not None and side.type == "locality" else None

    def other_side(self, place: Entity, at: int = 0) -> Entity | None:
        """The foreign locality the page tells of beside this one; in a list, the one that heads the entry."""
        counterparts = counterparts_of(self._page)
        headed = [one for one in counterparts.headed(at) if one != place]
        return headed[-1] if headed else counterparts.of(place)

    def within(self, land: Entity) -> Entity | None:
        """The locality of a country that the page is most about."""
        told = [place for place in self._page.localities() if place.country == land.id]
        return max(told, key=self.weight, default=None)

    def town_of(self, region: Entity) -> Entity:
        """The town of a region the page is about, where the region only says where its people are from."""
        if region.id is None:
            return region
        told = [place for place in self._page.localities() if (place.id or "").startswith(f"{region.id}/")]
        town = max(told, key=self.weight, default=region)
        return town if self.weight(town) > 2 * self.weight(region) else region

    def starter(self, count: Count) -> Entity | None:
        """The locality whose delegation was told of last, else the one the page is most about.

        Where the sentence says that people go there, it is not the one they come from.
        """
        for chunk in reversed([chunk for chunk in self._page.row if chunk.start < count.mark.start]):
            if chunk.label == "L" and chunk.is_locality and _with_party(self._page.text, chunk):
                return chunk.entities[0]
        if self.party is not None:
            return self.party
        ends = {
            chunk.entities[0]
            for at, chunk in enumerate(count.sentence.chunks)
            if chunk.label in "LY"
            and chunk.entities
            and (led(count.sentence.labels, at) or above(count.sentence, at))
        }
        told = [place for place in self._page.localities() if place not in ends]
        lands = {end.country for end in ends if end.type == "locality"}
        abroad = [place for place in told if place.country not in lands]
        return max(abroad or told, key=self.weight, default=None)

    def sooner(self, chunk: Chunk, opens: bool) -> Entity:
        """The chunk's locality; the last subject where it is met but here and opens nothing."""
        found, last = chunk.entities[0], self.subject
        if last is None or last == found:
            return found
        passing = not opens and self.weight(found) <= 1 and self.weight(last) >= 3
        return last if passing else found

    def abroad(self, found: Entity, sentence: Sentence) -> Entity:
        """What a pointing word means where the sentence tells of the partner land: a locality elsewhere."""
        lands = {chunk.entities[0].id for chunk in sentence.of("C", "A")}
        if found.country not in lands:
            return found
        told = [place for place in self._page.localities() if place.country not in lands]
        return max(told, key=self.weight, default=found)


def _held_at(text: str, start: int, end: int, chunk: Chunk) -> bool:
    """Whether a place is the one a fair is told to be in, or that owns it."""
    if chunk.start >= end:
        return bool(_in().fullmatch(text[end : chunk.start].lower()))
    return bool(_its_own().fullmatch(text[chunk.end : start].lower()))


@cache
def _in() -> re.Pattern[str]:
    return words().compiled(r"\s{into}\s(?:{article}\s)?")


@cache
def _its_own() -> re.Pattern[str]:
    return words().compiled(r"['’]s?\s(?:[^\s,;:.]+\s){0,6}")


def _weighed(page: Page) -> dict[str, float]:
    """How often each locality is named, in the opening sentences counted double."""
    weights: dict[str, float] = {}
    opening = page.sentences[_EARLY].start if len(page.sentences) > _EARLY else len(page.text)
    for chunk in page.row:
        if chunk.label == "L" and chunk.entities:
            key = chunk.entities[0].id or chunk.entities[0].name.lower()
            weights[key] = weights.get(key, 0.0) + (2.0 if chunk.start < opening else 1.0)
    return weights


def _with_party(text: str, chunk: Chunk) -> bool:
    """Whether it names people on the way ("the Busan delegation", "Busan's trade mission")."""
    return bool(_party().match(text[chunk.end : chunk.end + 40].lower()))


@cache
def _party() -> re.Pattern[str]:
    return words().compiled(r"(?:['’]s)?\s(?:\S+\s)?{party}\b")
