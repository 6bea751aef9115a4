"""Persons and what mentions tell of them: spellings of a name, posts, what stands around."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import combinations

import msgspec

from comity.model.judgement import Comparison
from comity.model.mention import Held, Mention
from comity.model.names import slug
from comity.resolving.components import joined_sets
from comity.resolving.identity.person_names import Agreement, agreement, apart, differ, person_name
from comity.resolving.identity.posts import post_class, posts

WEIGHT: dict[Agreement, float] = {
    "same": 2.0,
    "order": 1.9,
    "marks": 1.8,
    "sound": 1.5,
    "near": 0.8,
    "initials": 0.5,
}
SAYS: dict[Agreement, str] = {
    "same": "same name",
    "order": "same name in another order or spacing",
    "marks": "same name without diacritics",
    "sound": "same name by its sound",
    "near": "nearly the same name by its sound",
    "initials": "the name fits its initials",
}
_AS_NEAR = 0.2


class Profile(msgspec.Struct, frozen=True, order=True):
    """What mentions that are alike tell: a spelling, posts, and, without posts, what stands around."""

    spelling: str
    held: tuple[Held, ...]
    beside: tuple[str, ...]
    around: tuple[str, ...]

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
        return max(found, key=lambda each: WEIGHT[each], default="")


@lru_cache(maxsize=500_000)
def names_agree(one: str, other: str) -> Agreement:
    """How two spellings of persons' names agree."""
    return "same" if one == other else agreement(person_name(one), person_name(other))


@lru_cache(maxsize=500_000)
def names_differ(one: str, other: str) -> bool:
    """Whether two spellings are surely of two names."""
    return one != other and differ(person_name(one), person_name(other))


Namesakes = Sequence[tuple[Person, Agreement]]
"""Persons with how a name agrees with theirs."""
Ranks = list[tuple[float, Person, tuple[Comparison, ...]]]
"""The persons a profile can be, best first: the score, and what speaks for each."""


@lru_cache(maxsize=200_000)
def initial_key(spelling: str, held: Held) -> str | None:
    """A key that a name and its initials share where they hold one post; None where the post is not known."""
    name, class_ = person_name(spelling), post_class(held.role)
    letters = name.initials or name.first_letters
    if name.country != "kr" or len(letters) != 2 or class_ not in posts().single or "/" not in held.of:
        return None
    family = "".join(min(place) for place in name.heard[0][0])
    return f"person:{family} {letters} {held.of} {class_}"


def profile_of(mention: Mention) -> Profile:
    """What a mention tells; mentions that tell the same are judged once."""
    return Profile(
        spelling=mention.stands_for or mention.name,
        held=mention.held,
        beside=mention.beside if not mention.held else (),
        around=mention.around if not mention.held else (),
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


def classes_of(profile: Profile) -> set[str]:
    """The classes of the posts a profile tells."""
    return {class_ for held in profile.held if (class_ := post_class(held.role))}


@lru_cache(maxsize=100_000)
def _plainness(name: str) -> tuple[bool, int, str]:
    made = slug(name)
    return not name.isascii(), len(made), made
