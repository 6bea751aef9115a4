"""Whom words mean that point: "the two cities", "the province", "the mayor", "the delegation"."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from comity.model.entity import Entity
from comity.reading.clauses.chronicle import Chronicle
from comity.reading.clauses.homeplace import country_of, home_of
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.one_of_a_kind import CODES, OneOfAKind
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.clauses.senders import Senders
from comity.reading.clauses.sides import Sides

_DELEGATION = "delegation"
_PAUSES = (",", ";", ":")
"""Behind these a sentence goes on to tell of whom it named ("ông A nói …; ông mong …")."""


def settle(passage: Passage) -> None:
    """Gives every pointer the entities it stands for, where the text tells; the passage its home."""
    passage.home = home_of(passage)
    setting = _Setting(passage)
    for sentence in passage.sentences:
        for mention in _in_order(sentence):
            if mention.what == "pointer" and not mention.entities:
                mention.entities = setting.meant(sentence, mention)
            setting.take(sentence, mention)


def _in_order(sentence: Sentence) -> list[Mention]:
    """The mentions of a sentence, delegations last: whose they are may stand behind them."""
    return sorted(sentence.mentions, key=lambda mention: mention.code == _DELEGATION)


class _Setting:
    """What has been told up to a pointer, and whom the pointer then means."""

    def __init__(self, passage: Passage) -> None:
        self._passage, self._home = passage, passage.home
        self._chronicle = Chronicle()
        self.take = self._chronicle.take
        self._sides = Sides(self._chronicle, passage)
        self._kinds = OneOfAKind(passage, self._chronicle)
        self._senders = Senders(passage)

    def meant(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The entities a pointer stands for; none where nothing tells."""
        means = self._MEANS.get(mention.code)
        return means(self, sentence, mention) if means is not None else ()

    def _of_a_kind(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The locality whose kind is called so ("도", "thành phố")."""
        seat = self._seat_of_speaker() if self._kinds.is_own(mention) else None
        if seat is not None:
            return (seat,)
        return self._kinds.find(sentence, mention, self._home_of_who_speaks(sentence, mention))

    def _seat_of_speaker(self) -> Entity | None:
        """The locality that the person told last is in office in."""
        told = next(self._chronicle.of("person"), None)
        people = (one for one in self._chronicle.of("person") if told and one.entity.key == told.entity.key)
        seats = (seat for one in people for seat in _seats(one.mention) if seat.type == "locality")
        return next(seats, None)

    def _localities(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The two localities of a tie, of the kind the words name if they name one."""
        kind = self._kinds.kind(mention)
        return self._sides.localities(lambda entity: self._kinds.is_of(entity, kind))

    def _at_home(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """ "Our city": where who speaks is in office, else where the text is told from."""
        home = self._home_of_who_speaks(sentence, mention)
        return (home,) if home is not None else ()

    def _country_at_home(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The country the text is told from, by its name where the text has it."""
        country = self._home.country if self._home is not None else country_of(self._passage.language)
        told = (entity for one in self._passage.mentions for entity in one.entities)
        named = next((one for one in told if one.type == "country" and one.id == country), None)
        words = self._passage.text[mention.start : mention.end]
        return (named or Entity("country", words, country),) if country is not None else ()

    def _home_of_who_speaks(self, sentence: Sentence, mention: Mention) -> Entity | None:
        if self._passage.speech_at(mention.start) is None:
            return self._home
        speaking = [seat for one in sentence.mentions for seat in _seats(one) if one.what == "person"]
        return next((seat for seat in speaking if seat.type == "locality"), self._home)

    def _latest(self, kind: str) -> tuple[Entity, ...]:
        """What was told last of a sort."""
        told = next(self._chronicle.of(kind), None)
        return (told.entity,) if told is not None else ()

    def _people(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The two people of a post ("두 시장")."""
        return self._sides.people(self._passage.text[mention.start : mention.end])

    def _person(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """Who did something or spoke last before this clause, else who was told last."""
        people = list(self._chronicle.of("person"))
        opens = self._passage.text[sentence.start : mention.start].rstrip().endswith(_PAUSES)
        until = sentence.index + opens
        acting = (one for one in people if one.acts and one.sentence < until)
        told = next(acting, people[0] if people else None)
        return (told.entity,) if told is not None else ()

    def _holder(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """Who was told to hold such a post, at home rather than abroad."""
        codes = {title.code for title in mention.titles}
        people = self._chronicle.of("person")
        holders = [one for one in people if any(title.code in codes for title in one.mention.titles)]
        home = self._home.key if self._home is not None else None
        at_home = (one for one in holders if home in [seat.key for seat in _seats(one.mention)])
        told = next(at_home, holders[0] if holders else None)
        return (told.entity,) if told is not None else ()

    _MEANS: ClassVar[dict[str, Callable[[_Setting, Sentence, Mention], tuple[Entity, ...]]]] = {
        **dict.fromkeys(CODES, _of_a_kind),
        "one_locality": lambda self, sentence, mention: self._latest("locality"),
        "one_body": lambda self, sentence, mention: self._latest("organisation"),
        "home": _at_home,
        "two_localities": _localities,
        "two_sides": lambda self, sentence, mention: self._sides.sides(sentence),
        "one_country": _country_at_home,
        "home_country": _country_at_home,
        "two_countries": lambda self, sentence, mention: self._sides.countries(),
        "two_bodies": lambda self, sentence, mention: self._sides.bodies(),
        "two_persons": _people,
        _DELEGATION: lambda self, sentence, mention: self._senders.of(sentence, mention),
        "person_he": _person,
        "post": _holder,
    }
    """What each code of the page `pointers` means."""


def _seats(mention: Mention) -> list[Entity]:
    """Where the posts of a person are held."""
    return [title.of for title in mention.titles if title.of is not None]
