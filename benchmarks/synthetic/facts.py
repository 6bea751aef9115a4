"""What a story holds, a fact a claim: chosen once, then told by each outlet in its own words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec

from benchmarks.synthetic.world import Actor, Locality, World, words
from comity.model.claim import (
    Affiliation,
    Agreement,
    Claim,
    Commitment,
    Event,
    Figure,
    Membership,
    Participant,
    Post,
    Signatory,
    Statement,
    Strength,
)
from comity.model.entity import Entity

_TYPES = (
    "sister",
    "mou",
    "mou",
    "agreement",
    "friendship",
    "letter_of_intent",
    "contract",
    "joint_statement",
)
_EVENTS = ("visit", "visit", "visit", "meeting", "meeting", "signing", "signing", "ceremony", "promotion")
_CLAIMS: dict[str, Callable[..., Claim]] = {
    "agreement": Agreement, "event": Event, "figure": Figure, "membership": Membership, "post": Post,
    "affiliation": Affiliation, "strength": Strength, "commitment": Commitment, "statement": Statement,
}  # fmt: skip


class Voice:
    """One document's way of telling: its language, when it was published, its spelling of each name."""

    def __init__(self, language: str, published: date, chance: Random) -> None:
        self.language = language
        self.published = published
        self.chance = chance
        self._spelt: dict[Actor, Entity] = {}

    def name(self, actor: Actor) -> Entity:
        """How the document spells an actor; now and then a reader gave a locality no id."""
        found = self._spelt.get(actor)
        if found is None:
            found = actor.entity(self.language, self.chance)
            if found.type == "locality" and self.chance.random() < 0.01:
                found = Entity("locality", found.name)
            self._spelt[actor] = found
        return found

    def day(self, on: date) -> str | None:
        """A day as it is told: now and then a day off, only the month or the year, or not at all."""
        draw = self.chance.random()
        if draw < 0.10:
            return None
        if draw < 0.15:
            return f"{on.year}"
        if draw < 0.22:
            return f"{on.year}-{on.month:02}"
        return (on + timedelta(days=self.chance.choice((-1, 1)) if draw < 0.30 else 0)).isoformat()

    def when(self, told: str | None) -> str:
        """The words for a date."""
        return words()["when"][self.language].format(date=told) if told else ""

    def joined(self, names: list[str]) -> str:
        """Names in a row."""
        return str(words()["and"][self.language].join(names))

    def one_of(self, page: str) -> str:
        """One way of the language to say something."""
        return str(self.chance.choice(words()[page][self.language]))


Told = tuple[dict[str, str], dict[str, Any]]


class Fact(msgspec.Struct, frozen=True):
    """One fact of a story: its kind, and how a voice tells it (a sentence's words, a claim's fields)."""

    kind: str
    told: Callable[[Voice], Told]

    def sentence(self, voice: Voice) -> tuple[str, dict[str, Any]]:
        """A sentence that states the fact, and the fields of its claim."""
        slots, fields = self.told(voice)
        way = voice.chance.choice(words()["sentences"][self.kind][voice.language])
        return way.format(**slots), fields


def claim(kind: str, **fields: Any) -> Claim:
    """A claim of a kind."""
    return _CLAIMS[kind](**fields)


class Story(msgspec.Struct, frozen=True):
    """Something that happened on a day between two localities, and the number it has among all stories."""

    number: int
    on: date
    a: Locality
    b: Locality

    @property
    def bodies(self) -> int:
        """How many bodies there are to tell of: their number grows slower than that of the stories."""
        return 30 + int(4 * self.number**0.75)


def fact(kind: str, world: World, story: Story, chance: Random) -> Fact:
    """A fact of a kind that fits the story."""
    return Fact(kind, _MAKERS[kind](world, story, chance))


def history(world: World, story: Story) -> Fact:
    """The tie of long ago that texts about two localities come back to."""
    type_, since = world.tie(story.a, story.b)

    def told(voice: Voice) -> Told:
        day = f"{since.year}" if voice.chance.random() < 0.6 else voice.day(since)
        parties = [voice.name(story.a.actor), voice.name(story.b.actor)]
        slots = {"parties": _names(voice, parties), "what": type_, "fields": "-", "when": voice.when(day)}
        return slots, {"type": type_, "stage": "signed", "parties": tuple(parties), "date": day}

    return Fact("agreement", told)


def _agreement(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    type_, fields = (
        chance.choice(_TYPES),
        tuple(sorted(chance.sample(words()["sectors"], chance.randint(0, 3)))),
    )
    parties, signers = _parties(world, story, chance)
    stage = chance.choices(("signed", "planned", "renewed", "upgraded", "ended"), (163, 14, 6, 4, 4))[0]
    signed = chance.random() < 0.16

    def told(voice: Voice) -> Told:
        names, day = [voice.name(party) for party in parties], voice.day(story.on)
        signatories = [
            Signatory(voice.name(who), world.role(of, 0, voice.language, voice.chance), party)
            for (who, of), party in zip(signers, names, strict=False)
        ]
        slots = {
            "parties": _names(voice, [*names, *(s.person for s in signatories if signed)]),
            "what": type_, "fields": ", ".join(fields) or "-", "when": voice.when(day),
        }  # fmt: skip
        return slots, {
            "type": type_, "parties": tuple(names), "date": day,
            "fields": fields if voice.chance.random() < 0.8 else fields[:1],
            "stage": "planned" if voice.published < story.on else stage,
            "modality": "planned" if voice.published < story.on or stage == "planned" else "asserted",
            "signatories": tuple(signatories) if signed else (),
        }  # fmt: skip

    return told


def _parties(
    world: World, story: Story, chance: Random
) -> tuple[list[Actor], list[tuple[Actor, Locality | None]]]:
    """Who agreed, and who signed for each: mostly two localities, else bodies, countries or more of them."""
    draw = chance.random()
    if draw < 0.04:
        heads = [world.official(place, 0, story.on) for place in (story.a, story.b)]
        return list(world.countries.values()), [(head, None) for head in heads]
    if draw < 0.19:
        found = [world.body(chance.randrange(story.bodies)) for _ in range(2)]
        return [body for body, _, _ in found], [(head, None) for _, head, _ in found]
    places = [story.a, story.b]
    if draw < 0.24:
        places.append(world.locality(chance.choice(("vn", "kr")), story.on, chance))
    distinct = list({place.place.id: place for place in places}.values())
    return [p.actor for p in distinct], [(world.official(p, 0, story.on), p) for p in distinct]


def _event(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    host, guest = chance.sample((story.a, story.b), 2)
    names, start = world.fair(host, story.on.year)
    fair = chance.random() < 0.25
    type_ = chance.choice(("exhibition", "forum")) if fair else chance.choice(_EVENTS)
    begin = start if fair else story.on
    end = begin + timedelta(days=chance.choice((2, 3))) if fair else None
    people = [world.official(place, post, story.on) for place in (host, guest) for post in (0, 1)]
    people = people[: chance.choice((0, 1, 2, 2, 3))]

    def told(voice: Voice) -> Told:
        place, day = voice.name(host.actor), voice.day(begin)
        whole = day is not None and len(day) == 10 and voice.chance.random() < 0.7
        last = end.isoformat() if end and whole and day and day <= end.isoformat() else None
        attending = [Participant(voice.name(who), "attendee") for who in people]
        who = [
            Participant(place, "host"),
            Participant(voice.name(guest.actor), "guest"),
            *(one for one in attending if voice.chance.random() < 0.8),
        ]
        called = names[voice.language] if fair else None
        slots = {
            "people": _names(voice, [one.entity for one in who[1:]]), "what": called or type_,
            "place": place.name, "when": voice.when(day),
        }  # fmt: skip
        planned = voice.published < begin
        return slots, {
            "type": type_, "name": called, "start": day, "end": last, "places": (place,),
            "participants": tuple(who), "modality": "planned" if planned else "asserted",
        }  # fmt: skip

    return told


def _figure(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    pages = words()["figures"]
    indicator = chance.choices(list(pages), [page["weight"] for page in pages.values()])[0]
    page, of = pages[indicator], chance.choice((story.a, story.b))
    partner: Actor | None = None
    if page.get("partner") and chance.random() < 0.7:
        partner = world.countries["kr" if of.place.country == "vn" else "vn"]
    label = chance.choice(words()["labels"]) if indicator == "other" else None
    own = page.get("occasion")
    # What is counted on a day is counted once; other numbers are told as of some month or year.
    month = chance.choice((3, 6, 9, 12)) if chance.random() < 0.6 else None
    about = str(story.number) if own else f"{label or ''}{partner.id if partner else ''}{month or ''}"
    year = story.on.year if own else story.on.year - chance.choice((0, 0, 1))
    value = world.number(of, indicator, year, about)
    period = story.on.isoformat() if own else f"{year}-{month:02}" if month else f"{year}"

    def told(voice: Voice) -> Told:
        number, qualifier = _told_number(value, voice.chance)
        when = None if voice.chance.random() < 0.33 else period
        subject, with_ = voice.name(of.actor), voice.name(partner) if partner else None
        slots = {
            "subject": subject.name, "value": f"{number:,}", "what": label or indicator,
            "partner": words()["partner"][voice.language].format(name=with_.name) if with_ else "",
            "when": voice.when(when),
        }  # fmt: skip
        return slots, {
            "subject": subject, "indicator": indicator, "value": number, "unit": page.get("unit", "count"),
            "qualifier": qualifier, "period": when, "partner": with_, "label": label,
            "rank": number if indicator == "rank" else None,
        }  # fmt: skip

    return told


def _told_number(value: int, chance: Random) -> tuple[int, str]:
    """A number as an outlet gives it: exact, rounded down to what is sure, about, or by mistake another."""
    draw = chance.random()
    if draw < 0.76 or value < 20:
        return value, "exact"
    step: int = 10 ** (len(str(value)) - 2)
    if draw < 0.89:
        return value // step * step, "at_least"
    if draw < 0.97:
        return round(value / step) * step, "about"
    return value + step, "exact"


def _membership(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    club = chance.choice(world.clubs[:: 1 + story.a.rank % 5])

    def told(voice: Voice) -> Told:
        member, body = voice.name(story.a.actor), voice.name(club)
        return {"member": member.name, "body": body.name}, {"member": member, "body": body}

    return told


def _post(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    of: Locality | None = chance.choice((story.a, story.b))
    post = chance.choices((0, 1, 2, 3), (5, 3, 1, 1))[0]
    assert of is not None
    person, held_in = world.official(of, post, story.on), of.actor
    if chance.random() < 0.2:
        held_in, person, _ = world.body(chance.randrange(story.bodies))
        of = None

    def told(voice: Voice) -> Told:
        role = world.role(of, post, voice.language, voice.chance)
        who, where = voice.name(person), voice.name(held_in)
        return {"person": who.name, "role": role, "of": where.name}, {
            "person": who,
            "role": role,
            "of": where,
        }

    return told


def _affiliation(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    body, _, seat = world.body(chance.randrange(story.bodies))
    child, parent, relation = body, seat.actor, "based_in"
    if chance.random() < 0.15:
        child, parent, relation = world.village(chance.randrange(story.bodies)), story.a.actor, "part_of"

    def told(voice: Voice) -> Told:
        under, over = voice.name(child), voice.name(parent)
        fields = {"child": under, "parent": over, "relation": relation}
        return {"child": under.name, "parent": over.name}, fields

    return told


def _strength(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    of = chance.choice((story.a, story.b))
    strong = world.chance("strong", of.place.id).sample(words()["sectors"], 8)
    sector, sense = chance.choice(strong), chance.choice(("has", "has", "seeks"))

    def told(voice: Voice) -> Told:
        locality = voice.name(of.actor)
        fields = {"locality": locality, "sector": sector, "sense": sense}
        return {"locality": locality.name, "what": sector}, fields

    return told


def _commitment(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    sector = chance.choice(words()["sectors"])
    actors = (story.a, story.b) if chance.random() < 0.6 else (story.a,)
    due = f"{story.on.year + 1}" if chance.random() < 0.3 else None
    modality = chance.choice(("planned", "planned", "wished"))

    def told(voice: Voice) -> Told:
        who = [voice.name(actor.actor) for actor in actors]
        action = voice.one_of("actions").format(what=sector)
        slots = {"actors": _names(voice, who), "what": action, "when": voice.when(due)}
        fields = {"actors": tuple(who), "action": action, "fields": (sector,), "due": due}
        return slots, {**fields, "modality": modality}

    return told


def _statement(world: World, story: Story, chance: Random) -> Callable[[Voice], Told]:
    of, other = chance.sample((story.a, story.b), 2)
    speaker, sector = world.official(of, chance.choice((0, 1)), story.on), chance.choice(words()["sectors"])

    def told(voice: Voice) -> Told:
        who = voice.name(speaker)
        speech = voice.one_of("speeches").format(what=sector, other=voice.name(other.actor).name)
        return {"speech": speech, "speaker": who.name}, {"speaker": who}

    return told


def _names(voice: Voice, entities: list[Entity]) -> str:
    return voice.joined([entity.name for entity in entities])


_MAKERS: dict[str, Callable[[World, Story, Random], Callable[[Voice], Told]]] = {
    "agreement": _agreement, "event": _event, "figure": _figure, "membership": _membership, "post": _post,
    "affiliation": _affiliation, "strength": _strength, "commitment": _commitment, "statement": _statement,
}  # fmt: skip
