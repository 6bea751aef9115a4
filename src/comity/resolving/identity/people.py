"""Which names are one person: by how a name is written and sounds, by posts, and by what is told around."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from comity.model.judgement import Comparison, Judgement
from comity.model.mention import Mention
from comity.model.names import slug
from comity.resolving.components import joined_sets
from comity.resolving.identity.anchors import Anchors
from comity.resolving.identity.person_accounts import Accounts
from comity.resolving.identity.person_names import apart, person_name
from comity.resolving.identity.persons import (
    SAYS,
    WEIGHT,
    Namesakes,
    Person,
    Profile,
    Ranks,
    classes_of,
    clear_groups,
    names_agree,
    names_differ,
    profile_of,
)
from comity.resolving.identity.posts import posts

_MARGIN = 0.5
_SLIP = 1.0


class Group:
    """The persons of one group of mentions that share keys."""

    def __init__(self, mentions: Sequence[Mention], anchors: Anchors) -> None:
        self._anchors = anchors
        self.mentions: dict[Profile, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.mentions[profile_of(mention)].append(mention)
        self.days = {profile: _days(there) for profile, there in self.mentions.items()}
        self.persons: list[Person] = []
        self.judged: dict[Profile, Judgement] = {}
        self._ranks: dict[Profile, Ranks] = {}
        self._areas: dict[frozenset[str], frozenset[str]] = {}
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
                mine = classes_of(profile)
                yield [profile, *(other for other in full if mine & classes_of(other))]

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
        return all(self.days[each][0] >= since for each in person.profiles if anchor in self._at(each))

    def _may_be_one(self, one: Person, other: Person) -> bool:
        if not all(other.agrees(spelling) for spelling in one.spellings):
            return False
        mine, theirs = self._years_as_head(one), self._years_as_head(other)
        return mine is None or theirs is None or mine[1] < theirs[0] or theirs[1] < mine[0]

    def _years_as_head(self, person: Person) -> tuple[str, str] | None:
        """From when to when a person is told to head a place: nobody heads two at once."""
        heading = [self.days[each] for each in person.profiles if classes_of(each) & posts().full_time]
        told = [days for days in heading if days[1]]
        return (min(first for first, _ in told), max(last for _, last in told)) if told else None

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
                name = Comparison("name", WEIGHT[how], SAYS[how])
                found.append((round(name.score + told.score, 2), person, (name, told)))
        return sorted(found, key=lambda each: (-each[0], each[1].profiles[0]))

    def _support(self, profile: Profile, person: Person) -> Comparison | None:
        """How far what is told around a name speaks for a person; None where it speaks against."""
        areas = self._areas_of(person.anchors)
        for told, score in ((profile.beside, 3.0), (profile.around, 2.5)):
            if found := sorted(areas.intersection(told)):
                return Comparison("place", score, f"{self._anchors.name(found[0])} is told with it")
        if found := sorted(areas & self._areas_of(frozenset((*profile.beside, *profile.around)))):
            return Comparison("place", 2.0, f"a part of {self._anchors.name(found[0])} is told with it")
        countries = {self._anchors.country(anchor) for anchor in person.anchors} - {None}
        if not profile.countries or not countries:
            return Comparison("place", 0.5, "no place is told that could differ")
        if countries & profile.countries:
            return Comparison("country", 1.0, "same country")
        return None

    def _areas_of(self, places: frozenset[str]) -> frozenset[str]:
        """Places with everything they lie in."""
        if places not in self._areas:
            above = (outer for place in places for outer in self._anchors.above(place))
            self._areas[places] = places.union(above)
        return self._areas[places]

    def _alone(self, profiles: Sequence[Profile]) -> None:
        """Makes persons of names that no post tells of: one of each name and country.

        A name that may be two persons', or of which no country is told where several are, stays open.
        """
        by_spelling: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            by_spelling[profile.spelling].append(profile)
        clear, _ = clear_groups(sorted(by_spelling))
        for group in clear:
            there = [profile for spelling in group for profile in by_spelling[spelling]]
            told = [[profile, *sorted(profile.countries)] for profile in there if profile.countries]
            untold = [profile for profile in there if not profile.countries]
            found = [[each for each in parts if isinstance(each, Profile)] for parts in joined_sets(told)]
            if len(found) < 2:
                found = [[*(found[0] if found else []), *untold]]
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
        namesakes = {
            spelling: [person for person, _ in self._namesakes(spelling, bearers)] for spelling in bearers
        }
        accounts = Accounts(self._anchors, self._at, self._ranks, self.mentions, self.days)
        self.judged = accounts.judged(self.persons, namesakes)
        for profile in self.mentions:
            if profile not in self.judged:
                self.judged[profile] = accounts.left_open(profile)


def _shares_post(profile: Profile, spelling: str, group: Sequence[Profile]) -> bool:
    """Whether a profile has a post of one class with those of a group whose name agrees with its own."""
    mine = classes_of(profile)
    return any(mine & classes_of(other) and names_agree(spelling, other.spelling) for other in group)


def _slips(profiles: Sequence[Profile]) -> Iterator[list[Profile]]:
    """Profiles of one place and one post that only one holds at a time, with nearly the same name."""
    holders: dict[str, dict[str, Profile]] = defaultdict(dict)
    for profile in profiles:
        for class_ in classes_of(profile) & posts().single:
            holders[class_].setdefault(profile.spelling, profile)
    for there in holders.values():
        for one, other in combinations(sorted(there), 2):
            near = apart(person_name(one), person_name(other)) <= _SLIP
            if near and not names_agree(one, other) and not names_differ(one, other):
                yield [there[one], there[other]]


def _days(mentions: Iterable[Mention]) -> tuple[str, str]:
    """The first and the last day that mentions are of, "" where none is told."""
    told = [day for mention in mentions if (day := mention.on or mention.published)]
    return min(told, default=""), max(told, default="")


def _telling(person: Person) -> str:
    """What tells a person from namesakes: the place of the first post, else nothing but the document."""
    places = sorted(anchor for anchor in person.anchors if not anchor.startswith("nation:"))
    return slug(places[0].partition(":")[2] or places[0]) if places else "unknown"
