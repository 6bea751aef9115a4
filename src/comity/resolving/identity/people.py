"""Which names are one person: by how a name is written and sounds, by posts, and by what is told around."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import combinations

import msgspec

from comity.model.judgement import Candidate, Comparison, Judgement, Standing
from comity.model.mention import Held, Mention
from comity.model.names import slug
from comity.resolving.components import joined_sets
from comity.resolving.identity.anchors import Anchors
from comity.resolving.identity.person_names import Agreement, agreement, apart, differ, person_name
from comity.resolving.identity.posts import post_class, posts

_WEIGHT: dict[Agreement, float] = {
    "same": 2.0,
    "order": 1.9,
    "marks": 1.8,
    "sound": 1.5,
    "near": 0.8,
    "initials": 0.5,
}
_SAYS: dict[Agreement, str] = {
    "same": "same name",
    "order": "same name in another order or spacing",
    "marks": "same name without diacritics",
    "sound": "same name by its sound",
    "near": "nearly the same name by its sound",
    "initials": "the name fits its initials",
}
_MARGIN = 0.5
_SLIP = 1.0
_AS_NEAR = 0.2
_EXAMPLES = 20


@lru_cache(maxsize=200_000)
def initial_key(spelling: str, held: Held) -> str | None:
    """A key that a name and its initials share where they hold one post; None where the post is not known."""
    name, class_ = person_name(spelling), post_class(held.role)
    letters = name.initials or name.first_letters
    if name.country != "kr" or len(letters) != 2 or class_ not in posts().single or "/" not in held.of:
        return None
    family = "".join(min(place) for place in name.heard[0][0])
    return f"person:{family} {letters} {held.of} {class_}"


class Profile(msgspec.Struct, frozen=True, order=True):
    """What mentions that are alike tell: a spelling, posts, what stands around, since when."""

    spelling: str
    held: tuple[Held, ...]
    beside: tuple[str, ...]
    around: tuple[str, ...]
    day: str

    @property
    def countries(self) -> frozenset[str]:
        """The countries told around."""
        return frozenset(place.split("/", 1)[0] for place in (*self.beside, *self.around))


class Person:
    """Profiles that are one person."""

    def __init__(self, profiles: Sequence[Profile], anchors: frozenset[str]) -> None:
        self.profiles = sorted(profiles)
        self.spellings = sorted({profile.spelling for profile in profiles})
        self.anchors = anchors
        self.joined: list[Profile] = []
        self.id = ""

    @cached_property
    def plainest(self) -> str:
        """The spelling for an id: the shortest in Latin letters."""
        plain = (person_name(spelling).plain for spelling in self.spellings)
        return min(plain, key=_plainness)

    def agrees(self, spelling: str) -> Agreement:
        """How a spelling agrees with those of this person, at best; not at all where one of them differs."""
        if any(names_differ(spelling, own) for own in self.spellings):
            return ""
        found = [how for own in self.spellings if (how := names_agree(spelling, own))]
        return max(found, key=lambda each: _WEIGHT[each], default="")


@lru_cache(maxsize=500_000)
def names_agree(one: str, other: str) -> Agreement:
    """How two spellings of persons' names agree."""
    return "same" if one == other else agreement(person_name(one), person_name(other))


Namesakes = Sequence[tuple[Person, Agreement]]
"""Persons with how a name agrees with theirs."""
Ranks = list[tuple[float, Person, tuple[Comparison, ...]]]
"""The persons a profile can be, best first: the score, and what speaks for each."""


@lru_cache(maxsize=500_000)
def names_differ(one: str, other: str) -> bool:
    """Whether two spellings are surely of two names."""
    return one != other and differ(person_name(one), person_name(other))


class Group:
    """The persons of one group of mentions that share keys."""

    def __init__(self, mentions: Sequence[Mention], anchors: Anchors) -> None:
        self._anchors = anchors
        self.mentions: dict[Profile, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.mentions[profile_of(mention)].append(mention)
        self.persons: list[Person] = []
        self.judged: dict[Profile, Judgement] = {}
        self._ranks: dict[Profile, Ranks] = {}
        profiles = sorted(self.mentions)
        open_ = self._by_posts([profile for profile in profiles if profile.held])
        self._place([*open_, *(profile for profile in profiles if not profile.held)])
        self._number()
        self._explain()

    # Persons by their posts

    def _by_posts(self, profiles: Sequence[Profile]) -> list[Profile]:
        """Makes the persons of these profiles; gives those of which the spelling leaves open who they are."""
        at: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            for anchor in self._at(profile):
                at[anchor].append(profile)
        sets: list[list[Profile]] = []
        open_: set[Profile] = set()
        for there in at.values():
            sets += self._together(there, open_)
        sets += [[profile] for profile in profiles]
        groups = [
            clear for group in joined_sets(sets) if (clear := [each for each in group if each not in open_])
        ]
        self.persons = self._linked([Person(group, self._all_at(group)) for group in groups])
        return sorted(open_)

    def _together(self, profiles: Sequence[Profile], open_: set[Profile]) -> Iterator[list[Profile]]:
        """Profiles of one anchor whose names agree; adds those to `open_` that agree with two who differ."""
        by_spelling: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            by_spelling[profile.spelling].append(profile)
        clear, unclear = clear_groups(sorted(by_spelling))
        groups = [[each for spelling in group for each in by_spelling[spelling]] for group in clear]
        for spelling in unclear:
            for profile in by_spelling[spelling]:
                fitting = [group for group in groups if _shares_post(profile, spelling, group)]
                if len(fitting) == 1:
                    yield [profile, fitting[0][0]]
                else:
                    open_.add(profile)
        for group in groups:
            yield from self._of_one_name(group)
        yield from _slips(profiles)

    def _of_one_name(self, profiles: Sequence[Profile]) -> Iterator[list[Profile]]:
        """Profiles of one name at one place; initials count only with a post of one class."""
        full = [profile for profile in profiles if not person_name(profile.spelling).initials]
        yield full
        for profile in profiles:
            if person_name(profile.spelling).initials:
                mine = _classes(profile)
                yield [profile, *(other for other in full if mine & _classes(other))]

    def _at(self, profile: Profile) -> frozenset[str]:
        return frozenset(anchor for held in profile.held for anchor in self._anchors.of(held))

    def _all_at(self, profiles: Iterable[Profile]) -> frozenset[str]:
        return frozenset(anchor for profile in profiles for anchor in self._at(profile))

    def _linked(self, persons: Sequence[Person]) -> list[Person]:
        """Persons of one name put together where one's place lies in, or came to be, the other's alone."""
        at: dict[str, list[int]] = defaultdict(list)
        for number, person in enumerate(persons):
            for anchor in person.anchors:
                at[anchor].append(number)
        wider: dict[tuple[int, str], set[int]] = defaultdict(set)
        for number, person in enumerate(persons):
            for how, place, since in self._related(person):
                for other in at.get(place, ()):
                    if self._only_since(persons[other], place, since):
                        wider[other, how].add(number)
        sets = [[number] for number in range(len(persons))]
        for (number, _), others in sorted(wider.items()):
            fitting = [
                other
                for other in sorted(others)
                if other != number and self._may_be_one(persons[number], persons[other])
            ]
            if len(fitting) == 1:
                sets.append([number, fitting[0]])
        made = []
        for numbers in joined_sets(sets):
            profiles = [profile for number in numbers for profile in persons[number].profiles]
            made.append(Person(profiles, self._all_at(profiles)))
        return made

    def _related(self, person: Person) -> Iterator[tuple[str, str, str]]:
        """What a person's places lie in and what they became, and since when."""
        for anchor in person.anchors:
            yield from (("within", above, "") for above in self._anchors.above(anchor))
            yield from (("became", after, since) for after, since in self._anchors.successors(anchor))

    def _only_since(self, person: Person, anchor: str, since: str) -> bool:
        """Whether all that is told of a person at a place is of a day on or after this."""
        return all(profile.day >= since for profile in person.profiles if anchor in self._at(profile))

    def _may_be_one(self, one: Person, other: Person) -> bool:
        return all(other.agrees(spelling) for spelling in one.spellings) and _could_hold_both(one, other)

    # Those told without a post

    def _place(self, profiles: Sequence[Profile]) -> None:
        """Gives profiles without a post, or of an open spelling, to the person their document allows."""
        alone: list[Profile] = []
        joining: list[tuple[Person, Profile]] = []
        namesakes: dict[str, Namesakes] = {}
        bearers = self._bearers()
        for profile in profiles:
            if profile.spelling not in namesakes:
                namesakes[profile.spelling] = self._namesakes(profile.spelling, bearers)
            ranked = self._ranked(profile, namesakes[profile.spelling])
            self._ranks[profile] = ranked
            if not ranked:
                alone.append(profile)
            elif len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _MARGIN:
                joining.append((ranked[0][1], profile))
        for person, profile in joining:
            person.joined.append(profile)
        self._alone(alone)

    def _namesakes(self, spelling: str, bearers: Mapping[str, Sequence[Person]]) -> Namesakes:
        """The persons whose name a spelling agrees with; `bearers` are the persons of each spelling."""
        near = {own for own in bearers if names_agree(spelling, own) not in ("", "initials")}
        persons = {id(person): person for own in sorted(near) for person in bearers[own]}
        agreeing = ((person, person.agrees(spelling)) for person in persons.values())
        return [(person, how) for person, how in agreeing if how not in ("", "initials")]

    def _bearers(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            for spelling in person.spellings:
                found[spelling].append(person)
        return found

    def _ranked(self, profile: Profile, namesakes: Namesakes) -> Ranks:
        """The persons a profile can be, best first, with what speaks for each."""
        found = []
        for person, how in namesakes:
            told = self._support(profile, person)
            if told is not None:
                name = Comparison("name", _WEIGHT[how], _SAYS[how])
                found.append((round(name.score + told.score, 2), person, (name, told)))
        return sorted(found, key=lambda each: (-each[0], each[1].profiles[0]))

    def _support(self, profile: Profile, person: Person) -> Comparison | None:
        """How far what is told around a name speaks for a person; None where it speaks against."""
        areas = set(person.anchors)
        for anchor in person.anchors:
            areas |= self._anchors.above(anchor)
        for told, score in ((profile.beside, 3.0), (profile.around, 2.5)):
            if found := sorted(areas & set(told)):
                return Comparison("place", score, f"{self._anchors.name(found[0])} is told with it")
        outer = {
            above for place in (*profile.beside, *profile.around) for above in self._anchors.above(place)
        }
        if found := sorted(areas & outer):
            return Comparison("place", 2.0, f"a part of {self._anchors.name(found[0])} is told with it")
        countries = {self._anchors.country(anchor) for anchor in person.anchors} - {None}
        if not profile.countries or not countries:
            return Comparison("place", 0.5, "no place is told that could differ")
        if countries & profile.countries:
            return Comparison("country", 1.0, "same country")
        return None

    def _alone(self, profiles: Sequence[Profile]) -> None:
        """Makes persons of names that no post tells of: one of each name and country."""
        by_spelling: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            by_spelling[profile.spelling].append(profile)
        clear, unclear = clear_groups(sorted(by_spelling))
        for group in [*clear, *([spelling] for spelling in unclear)]:
            there = [profile for spelling in group for profile in by_spelling[spelling]]
            told = [[profile, *sorted(profile.countries)] for profile in there if profile.countries]
            untold = [profile for profile in there if not profile.countries]
            found = [[each for each in parts if isinstance(each, Profile)] for parts in joined_sets(told)]
            if len(found) < 2:
                found = [[*(found[0] if found else []), *untold]]
            else:
                self.judged.update((profile, self._open(profile)) for profile in untold)
            self.persons += [Person(parts, frozenset()) for parts in found if parts]

    # Ids and reasons

    def _number(self) -> None:
        """Gives persons their ids: by the name alone where one has it, else with what tells them apart."""
        by_slug: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            by_slug[slug(person.plainest) or person.plainest].append(person)
        for name, persons in by_slug.items():
            ids = [
                f"person/{name}~{_telling(person)}" if len(persons) > 1 else f"person/{name}"
                for person in persons
            ]
            for person, id_ in zip(persons, ids, strict=True):
                person.id = id_ if ids.count(id_) == 1 else f"{id_}~{self._first_document(person)}"

    def _first_document(self, person: Person) -> str:
        return min(
            mention.document for each in (*person.profiles, *person.joined) for mention in self.mentions[each]
        )[:8]

    def _explain(self) -> None:
        """Judges every profile."""
        bearers = self._bearers()
        namesakes = {spelling: self._namesakes(spelling, bearers) for spelling in bearers}
        for person in self.persons:
            examples = self._examples(person)
            others = {
                spelling: [other for other, _ in namesakes[spelling] if other is not person]
                for spelling in person.spellings
            }
            for profile in person.profiles:
                self.judged[profile] = self._of_post(profile, person, others[profile.spelling], examples)
            for profile in person.joined:
                self.judged[profile] = self._joined(profile, person)
        for profile in self.mentions:
            if profile not in self.judged:
                self.judged[profile] = self._open(profile)

    def _examples(self, person: Person) -> list[Profile]:
        """A few profiles of a person, of different spellings and places, for others to be compared with."""
        found: dict[tuple[str, frozenset[str]], list[Profile]] = defaultdict(list)
        for profile in person.profiles:
            like = found[profile.spelling, self._at(profile)]
            if len(like) < 2 and len(found) <= _EXAMPLES:
                like.append(profile)
        return [profile for like in found.values() for profile in like]

    def _of_post(
        self, profile: Profile, person: Person, others: Sequence[Person], examples: Sequence[Profile]
    ) -> Judgement:
        comparisons = self._likeness(profile, [each for each in examples if each != profile])
        score = round(sum(comparison.score for comparison in comparisons), 2)
        best = Candidate(id=person.id, name=person.plainest, score=score, comparisons=comparisons)
        namesakes = [
            Candidate(id=other.id, name=other.plainest, score=0.0, comparisons=(_UNRELATED,))
            for other in others[:8]
        ]
        reason = (
            ", ".join(comparison.says for comparison in comparisons) or "no other document names this person"
        )
        if namesakes:
            reason += f"; others of the same name ({len(others)}) hold posts elsewhere"
        standing: Standing = "settled" if namesakes else "new"
        return Judgement(
            entity=person.id,
            standing=standing,
            reason=_sentence(reason),
            candidates=(best, *sorted(namesakes, key=lambda each: each.id)),
        )

    def _likeness(self, profile: Profile, others: Sequence[Profile]) -> tuple[Comparison, ...]:
        """What a profile has in common with the nearest other one of its person."""
        if not others:
            return ()
        mine = self._at(profile)

        def near(other: Profile) -> tuple[bool, bool, float, Profile]:
            how = names_agree(profile.spelling, other.spelling)
            return (
                not mine & self._at(other),
                profile.spelling == other.spelling,
                -_WEIGHT.get(how, 0.0),
                other,
            )

        other = min(others, key=near)
        how = names_agree(profile.spelling, other.spelling)
        found = [Comparison("name", _WEIGHT.get(how, 0.0), _SAYS.get(how, "a name that others link with it"))]
        shared = sorted(mine & self._at(other))
        if shared:
            found.append(Comparison("post", 2.0, self._same_post(profile, other, shared[0])))
        elif mine and other.held:
            found.append(Comparison("post", 1.0, "posts at places that belong together"))
        return tuple(found)

    def _same_post(self, profile: Profile, other: Profile, anchor: str) -> str:
        where = self._anchors.name(anchor)
        same = _classes(profile) & _classes(other)
        when = f" on {other.day}" if other.day else ""
        return f"same post at {where}{when}" if same else f"another post at {where}{when}"

    def _joined(self, profile: Profile, person: Person) -> Judgement:
        ranked = self._ranks[profile]
        says = ", ".join(comparison.says for comparison in ranked[0][2])
        only = "the only person of this name that fits" if len(ranked) == 1 else "the one that fits best"
        return Judgement(
            entity=person.id,
            standing="settled" if len(ranked) > 1 else "new",
            reason=_sentence(f"{says}: {only}"),
            candidates=_candidates(ranked),
        )

    def _open(self, profile: Profile) -> Judgement:
        ranked = self._ranks[profile]
        persons = f"{len(ranked)} persons" if ranked else "Several persons"
        reason = f"{persons} have the name “{profile.spelling}”, and nothing told says which"
        return Judgement(
            entity="", standing="ambiguous", reason=_sentence(reason), candidates=_candidates(ranked)
        )


def _candidates(ranked: Ranks) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(id=person.id, name=person.plainest, score=score, comparisons=comparisons)
        for score, person, comparisons in ranked[:8]
    )


def _shares_post(profile: Profile, spelling: str, group: Sequence[Profile]) -> bool:
    """Whether a profile has a post of one class with those of a group whose name agrees with its own."""
    mine = _classes(profile)
    return any(mine & _classes(other) and names_agree(spelling, other.spelling) for other in group)


def _slips(profiles: Sequence[Profile]) -> Iterator[list[Profile]]:
    """Profiles of one place and one post that only one holds at a time, with nearly the same name."""
    holders: dict[str, dict[str, Profile]] = defaultdict(dict)
    for profile in profiles:
        for class_ in _classes(profile) & posts().single:
            holders[class_].setdefault(profile.spelling, profile)
    for there in holders.values():
        for one, other in combinations(sorted(there), 2):
            near = apart(person_name(one), person_name(other)) <= _SLIP
            if near and not names_agree(one, other) and not names_differ(one, other):
                yield [there[one], there[other]]


_UNRELATED = Comparison("post", -1.0, "a post elsewhere that nothing links with this one")


@lru_cache(maxsize=100_000)
def _plainness(name: str) -> tuple[bool, int, str]:
    made = slug(name)
    return not name.isascii(), len(made), made


def profile_of(mention: Mention) -> Profile:
    """What a mention tells; mentions that tell the same are judged once."""
    return Profile(
        spelling=mention.stands_for or mention.name,
        held=mention.held,
        beside=mention.beside if not mention.held else (),
        around=mention.around if not mention.held else (),
        day=(mention.on or mention.published or "") if mention.held else "",
    )


def clear_groups(spellings: Sequence[str]) -> tuple[list[list[str]], list[str]]:
    """Spellings in groups of one name, and those that agree with two which are not one name."""
    partners: dict[str, set[str]] = {spelling: set() for spelling in spellings}
    for one, other in combinations(spellings, 2):
        if names_agree(one, other):
            partners[one].add(other)
            partners[other].add(one)
    partners = {spelling: _nearest(spelling, found) for spelling, found in partners.items()}
    unclear = [spelling for spelling in spellings if _conflicting(partners[spelling])]
    clear = [spelling for spelling in spellings if spelling not in unclear]
    sets = [
        [one, *sorted(other for other in partners[one] if one in partners.get(other, ()))] for one in clear
    ]
    sets = [[one for one in group if one not in unclear] for group in sets]
    return [sorted(group) for group in joined_sets(sets)], unclear


def _conflicting(spellings: Iterable[str]) -> bool:
    """Whether two of these spellings surely are of two names."""
    exact: dict[tuple[bool, str, str], str] = {}
    for spelling in spellings:
        name = person_name(spelling)
        if name.is_exact:
            marked = "" if name.marked.isascii() else name.marked
            exact[name.is_hangul, name.letters, marked] = spelling
    return any(names_differ(one, other) for one, other in combinations(sorted(exact.values()), 2))


def _nearest(spelling: str, partners: set[str]) -> set[str]:
    """The partners of a spelling; where two of them surely differ, those that sound nearest."""
    if not _conflicting(partners):
        return partners
    far = {other: apart(person_name(spelling), person_name(other)) for other in partners}
    return {other for other in partners if far[other] <= min(far.values()) + _AS_NEAR}


def _could_hold_both(one: Person, other: Person) -> bool:
    """Whether the days told let one person hold the posts of two: nobody heads two places at once."""
    mine, theirs = _days_of_heads(one), _days_of_heads(other)
    return not mine or not theirs or mine[-1] < theirs[0] or theirs[-1] < mine[0]


def _days_of_heads(person: Person) -> list[str]:
    return sorted(each.day for each in person.profiles if each.day and _classes(each) & posts().full_time)


def _classes(profile: Profile) -> set[str]:
    return {class_ for held in profile.held if (class_ := post_class(held.role))}


def _telling(person: Person) -> str:
    """What tells a person from namesakes: the place of the first post, else nothing but the document."""
    places = sorted(anchor for anchor in person.anchors if not anchor.startswith("nation:"))
    return slug(places[0].partition(":")[2] or places[0]) if places else "unknown"


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
