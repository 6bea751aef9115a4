"""The verbs of a sentence by which somebody undertakes, plans or asks for something, and who does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import msgspec

from comity.lexicon.load import lexicon
from comity.model.claim import Modality
from comity.model.entity import Entity
from comity.reading.commitment.doer import Doer
from comity.reading.commitment.doers import Doers
from comity.reading.commitment.small_words import small
from comity.reading.commitment.wording import MODALITIES, Wording
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import Hit, folded
from comity.reading.page import Page, Sentence
from comity.reading.setting.homeplace import homeliness
from comity.reading.speech.attributions import Speech
from comity.reading.speech.speakers import Speakers

LAYERS = ("modality", "undertaking")
_WORDS_NEAR = 40
_WORDS_BEFORE = 80
_AGENT_NEAR = 12
_FEW_WORDS = 3
_ENDS = frozenset(".;")


class Undertaking(msgspec.Struct, frozen=True):
    """One verb, how firmly it speaks, who does it, where its subject begins, and whether that is a thing."""

    hit: Hit
    modality: Modality
    actors: tuple[Entity, ...]
    start: int
    thing: bool = False


@cache
def _patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    words = Fragments(lexicon(language).page("doers"))
    patterns = {
        "passive": (r"\s(?:{adverb}\s)?{be}\s(?:(?:\w+ly|{adverb})\s)?(?:\w+(?:ed|en|wn)|{participle})\b"),
        "within": r"\s{clause}\b[^;:]*|(?:(?!\s(?:{joiner}|{contrast})\s)[^;:,])*",
        "done_by": r"(?:\s[^\s,;.]+){1,6}?\s{agent}\s",
        "agent": r"\s{agent}\s",
        "confirmed": r"\b{confirmed}\s{clause}\b",
        "leading": r"\s{leading}\b",
        "staying": r"(?:\s\w+ly)?\s(?:{adverb}\s)?{staying}\b",
        "giving": r"(?:\s\w+ly)?\s(?:(?:{infinitive}|{adverb})\s)*{giving}\b",
    }
    return {name: words.compiled(pattern) for name, pattern in patterns.items()}


@cache
def _nobody() -> list[list[str]]:
    return [[word] for word in small("nobody")]


class Undertakings:
    """Reads one page sentence by sentence; who was last said to want something carries over."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._plain = folded(page.text)
        self._doers = Doers(page)
        self._wording = Wording(page, self._plain)
        self._last: tuple[Entity, ...] = ()
        self._paragraph = -1

    def of(self, sentence: Sentence, told: list[Speech], speakers: Speakers) -> Iterator[Undertaking]:
        """The undertakings of a sentence in order; `told` is the speech in it, `speakers` who spoke."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._last = sentence.paragraph, ()
        hits = [hit for layer in LAYERS for hit in sentence.words(layer)]
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            doer = self._doer(sentence, hit)
            if doer is None:
                continue
            speaker = next((one.speaker for one in told if one.start <= hit.start < one.end), None)
            actors = self._actors(sentence, hit, doer, speaker, speakers.latest())
            if doer.pointed:
                actors = self._not_receiving(sentence, hit, actors)
            if self._are_guests(doer, hit):
                actors = self._sending_and_taking_in(sentence, hit, doer)
            word = hit.words[0]
            if (word.attr("deed") or word.attr("founds")) and not _is_giver(doer, actors):
                continue
            if actors and not self._only_travels(hit, actors):
                modality = self._firmness(sentence, hit)
                thing = doer.thing and not doer.aim and doer.start < hit.start
                yield Undertaking(hit, modality, actors, doer.start, thing)

    def _only_travels(self, hit: Hit, actors: tuple[Entity, ...]) -> bool:
        """Whether one who speaks for nobody heads a journey ("Kim is to lead a group")."""
        alone = all(actor.type == "person" for actor in actors)
        return alone and _patterns()["leading"].match(self._plain, hit.end) is not None

    def _are_guests(self, doer: Doer, hit: Hit) -> bool:
        """Whether it is only told what people will do who come ("ten pupils from Hue will stay a week")."""
        if not hit.words[0].attr("modal") or not _patterns()["staying"].match(self._plain, hit.end):
            return False
        words = re.findall(r"\w+", self._plain[doer.start : hit.start][:_WORDS_NEAR])
        return not small("staying_people").isdisjoint(words)

    def _sending_and_taking_in(self, sentence: Sentence, hit: Hit, doer: Doer) -> tuple[Entity, ...]:
        """The place that guests are from and the one that has them, if both are told."""
        told = [chunk for chunk in sentence.of("L", "O") if doer.start <= chunk.start < hit.start]
        homes = [chunk.entities[0] for chunk in told if chunk.entities]
        behind = [chunk for chunk in sentence.of("L", "O") if chunk.start >= hit.end]
        hosts = [place for chunk in behind if (place := _place_of(chunk)) is not None]
        bodies = [chunk for chunk in behind if chunk.label == "O"]
        if homes and not hosts and bodies and homes[0].type == "locality":
            other = self._doers.known.other(homes[0])
            hosts = [other] if other is not None else []
        if not homes or not hosts or any(_is_within(hosts[0], home) for home in homes):
            return ()
        return (hosts[0], *homes)

    def _not_receiving(self, sentence: Sentence, hit: Hit, actors: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Who gives to a place named is not that place itself ("the city plans to give Lyon a bus")."""
        own = next((actor for actor in actors if actor.type == "locality"), None)
        comma = self._page.text.find(",", hit.end, sentence.end)
        end = comma if comma >= 0 else sentence.end
        named = [chunk for chunk in sentence.of("L", "O") if hit.end <= chunk.start < end]
        places = [place for chunk in named if (place := _place_of(chunk)) is not None]
        if own is None or not places or not all(_is_within(place, own) for place in places):
            return actors
        if not _patterns()["giving"].match(self._plain, hit.end):
            return actors
        giver = self._doers.known.other(own)
        if giver is None:
            return actors
        person = self._doers.known.last_of(giver, hit.start) if actors[-1].type == "person" else None
        return (giver,) if person is None else (giver, person)

    def remember(self, actors: tuple[Entity, ...]) -> None:
        """Whose undertaking a sentence without a subject of its own carries on."""
        self._last = actors

    def _firmness(self, sentence: Sentence, hit: Hit) -> Modality:
        """How firm it is: what is planned within a wish is wished ("voiced his hope that they will …")."""
        own = MODALITIES[hit.words[0].code]
        if own == "planned":
            for wish in self._page.hits("modality", sentence.start, hit.start):
                if wish.words[0].attr("governs") and _patterns()["within"].fullmatch(
                    self._plain, wish.end, hit.start
                ):
                    return "wished"
        return own

    def _doer(self, sentence: Sentence, hit: Hit) -> Doer | None:
        """The subject of an undertaking; None where the word is none."""
        word = hit.words[0]
        if not self._wording.speaks(sentence, hit):
            return None
        if word.attr("impersonal"):
            return Doer((), hit.start, thing=True)
        doer = self._doers.before(sentence, hit) or self._meeting(sentence, hit)
        if doer is not None and doer.thing and not (word.attr("modal") or word.attr("paper")):
            it = doer.it
            doer = None if word.attr("participle") else doer if it else self._first(sentence, hit)
        if doer is None or self._is_question(sentence, hit, doer) or self._is_nobody(doer):
            return None
        return doer

    def _is_nobody(self, doer: Doer) -> bool:
        """Whether a subject says that nobody does ("no airline has agreed to")."""
        return self._plain[doer.start : doer.start + _WORDS_NEAR].split()[:1] in _nobody()

    def _meeting(self, sentence: Sentence, hit: Hit) -> Doer | None:
        """For minutes without a subject ("RESOLVED to pay"): the place that the text is at home in."""
        if hit.start != sentence.start or self._plain[hit.start : hit.end] not in small("resolved"):
            return None
        homes = homeliness(self._page)
        home = max(homes, key=lambda key: homes[key], default=None)
        told = [chunk.data.get("of") if chunk.label == "O" else chunk.entity for chunk in self._page.row]
        known = (one for one in told if isinstance(one, Entity) and one.id is not None and one.id == home)
        return next((Doer((one,), hit.start) for one in known), None)

    def _first(self, sentence: Sentence, hit: Hit) -> Doer | None:
        """For a verb that needs somebody who wants: the first actor of its clause."""
        at = bisect_left(sentence.chunks, hit.start, key=lambda chunk: chunk.start)
        return self._doers.first(sentence.chunks, at)

    def _is_question(self, sentence: Sentence, hit: Hit, doer: Doer) -> bool:
        """Whether a question word goes before: not in "are what they want" or "What they would like is …"."""
        if self._plain.startswith(tuple(small("doubt")), sentence.start):
            return True
        opens = max(sentence.start, doer.start - _WORDS_NEAR)
        before = re.findall(r"[\w’']+", self._plain[opens : doer.start])
        if before and before[-1] in small("article", "possessive"):
            before = before[:-1]
        if not before or before[-1] not in small("question"):
            return False
        if len(before) > 1:
            return before[-2] not in small("being", "be")
        return hit.words[0].code != "wished" or bool(hit.words[0].attr("modal"))

    def _actors(
        self, sentence: Sentence, hit: Hit, doer: Doer, speaker: Entity | None, heard: Entity | None
    ) -> tuple[Entity, ...]:
        word = hit.words[0]
        if word.attr("impersonal"):
            return self._everybody(sentence, hit, speaker)
        if doer.it and (own := self._of_it(doer, speaker, heard, bool(word.attr("modal")))):
            return own
        if word.attr("aim"):
            return doer.entities or self._doers.known.sides.pair()
        if doer.aim and word.attr("modal"):
            return self._everybody(sentence, hit, speaker)
        if doer.thing or self._are_sent(doer, hit):
            return self._of_a_thing(sentence, hit, speaker)
        if doer.speaker:
            return self._with(speaker or heard)
        if self._is_asked(hit):
            return self._askers(sentence, hit, speaker)
        if word.attr("paper"):
            pointed = self._plain.startswith(tuple(small("pointing")), doer.start)
            return self._doers.known.sides.pair() if pointed else ()
        spoken = speaker if speaker is not None and speaker.type == "person" else None
        return _merged(doer.entities, self._with(spoken))

    def _of_it(
        self, doer: Doer, speaker: Entity | None, heard: Entity | None, modal: bool
    ) -> tuple[Entity, ...]:
        """For "it": what the speaker speaks for; only one who wants something may have spoken before."""
        seated = self._with(speaker if speaker is not None or modal else heard)
        known = not doer.thing and doer.entities[0].type != "locality"
        spoken = len(seated) > 1 or (doer.thing and seated and seated[0].type == "locality")
        return seated if spoken and not known else ()

    def _everybody(self, sentence: Sentence, hit: Hit, speaker: Entity | None) -> tuple[Entity, ...]:
        """Who wishes or plans where no subject is told; nobody where it is only an event with its date."""
        word = hit.words[0]
        dated = any(hit.end <= mark.start for mark in sentence.dates())
        if word.code == "planned" and dated and not word.attr("step"):
            return ()
        return (
            self._with(speaker)
            or self._last
            or self._doers.known.sides.together(sentence)
            or self._doers.known.sides.pair()
        )

    def _of_a_thing(self, sentence: Sentence, hit: Hit, speaker: Entity | None) -> tuple[Entity, ...]:
        """Who stands behind a thing: a paper's parties; for "is to be opened" whoever is spoken of."""
        if hit.words[0].attr("paper") or self._is_of_a_paper(hit):
            return self._doers.known.sides.pair()
        spoken = self._with(speaker)
        if not self._is_passive(hit):
            seated = spoken if len(spoken) > 1 and self._is_due(sentence, hit) else ()
            return seated or self._confirmers(sentence, hit)
        if (by := self._done_by(sentence, hit)) is not None:
            return by
        if hit.words[0].code == "planned":
            sides = tuple(entity for chunk in sentence.of("Z") for entity in chunk.entities)
            told = (
                sides
                or self._last
                or self._doers.known.sides.together(sentence)
                or self._doers.known.sides.pair()
            )
            return _merged(told, spoken)
        return spoken if len(spoken) > 1 else ()

    def _done_by(self, sentence: Sentence, hit: Hit) -> tuple[Entity, ...] | None:
        """Who is told behind a passive to do it ("is to be paid for by the city"), if anybody is."""
        by = _patterns()["done_by"].match(self._plain, hit.end)
        doers = sentence.of("L", "Y", "O", "Q", "X", "C") if by is not None else []
        near = next((chunk for chunk in doers if by is not None and chunk.start >= by.end()), None)
        if by is None or near is None or near.start - by.end() > _AGENT_NEAR or not near.entities:
            return None
        return _merged(*(self._doers.known.with_seat(entity) for entity in near.entities))

    def _confirmers(self, sentence: Sentence, hit: Hit) -> tuple[Entity, ...]:
        """Who says it of a thing ("Hue and Lyon confirmed that the exchange will resume")."""
        said = _patterns()["confirmed"].search(self._plain, sentence.start, hit.start)
        if said is None:
            return ()
        last = bisect_left(sentence.chunks, said.start(), key=lambda chunk: chunk.start) - 1
        doer = self._doers.upto(sentence, last)
        return doer.entities if doer is not None and not doer.thing else ()

    def _are_sent(self, doer: Doer, hit: Hit) -> bool:
        """Whether people are what something is done with ("ten engineers of Hue will be trained")."""
        opening = self._plain[doer.start : hit.start].split()[:_FEW_WORDS]
        return not small("sent").isdisjoint(opening) and self._is_passive(hit)

    def _is_due(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a limit of time is set to a thing somebody speaks of ("water would be there by June")."""
        return any(mark.as_of and mark.start >= hit.end for mark in sentence.dates())

    def _is_passive(self, hit: Hit) -> bool:
        """Whether what follows is to be done by somebody ("is to be opened", "are planned")."""
        done = self._plain[hit.start : hit.end] in small("arranged")
        return done or bool(_patterns()["passive"].match(self._plain, hit.end))

    def _is_of_a_paper(self, hit: Hit) -> bool:
        """Whether an agreement is what aims at something: that its parties undertake."""
        if self._plain[hit.start : hit.end] not in small("purpose"):
            return False
        before = self._plain[max(0, hit.start - _WORDS_BEFORE) : hit.start]
        return any(word in small("paper") for word in before.split())

    def _is_asked(self, hit: Hit) -> bool:
        """Whether the verb is passive, so that its subject is the one asked ("were invited to come")."""
        before = self._plain[max(0, hit.start - _WORDS_NEAR) : hit.start].split()
        return hit.words[0].code == "wished" and bool(before) and before[-1] in small("being", "be")

    def _askers(self, sentence: Sentence, hit: Hit, speaker: Entity | None) -> tuple[Entity, ...]:
        """Who asked or invited; nobody where it is not told what for ("200 guests have been invited")."""
        if self._plain[hit.end : hit.end + 1] in _ENDS:
            return ()
        return (
            self._agent(sentence, hit) or self._with(speaker) or self._last or self._doers.known.sides.pair()
        )

    def _agent(self, sentence: Sentence, hit: Hit) -> tuple[Entity, ...]:
        """Who asked, where a passive tells it ("were invited by the mayor to come")."""
        near = _patterns()["agent"].match(self._plain, hit.end)
        if near is not None:
            for chunk in sentence.of("Q", "X", "h", "L", "Y", "O", "C"):
                if near.end() <= chunk.start <= near.end() + _AGENT_NEAR:
                    return _merged(*(self._doers.known.with_seat(entity) for entity in chunk.entities))
        return ()

    def _with(self, speaker: Entity | None) -> tuple[Entity, ...]:
        return self._doers.known.with_seat(speaker) if speaker is not None else ()


def _place_of(chunk: Chunk) -> Entity | None:
    """The place a chunk names, or whose body it names."""
    owner = chunk.data.get("of")
    if chunk.label == "L":
        return chunk.entity
    return owner if isinstance(owner, Entity) and owner.type == "locality" else None


def _is_within(place: Entity, own: Entity) -> bool:
    """Whether a place is this one or lies in it."""
    return place.key == own.key or bool(place.id and own.id and place.id.startswith(f"{own.id}/"))


def _is_giver(doer: Doer, actors: tuple[Entity, ...]) -> bool:
    """Whether a locality itself is told to have helped or founded something."""
    return (
        not doer.thing and bool(actors) and doer.entities[:1] == actors[:1] and actors[0].type == "locality"
    )


def _merged(*groups: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Entities of several groups, each once, under the name met first."""
    found: dict[str, Entity] = {}
    for group in groups:
        for entity in group:
            found.setdefault(entity.id or entity.name, entity)
    return tuple(found.values())
