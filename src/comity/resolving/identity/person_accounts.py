"""Why mentions were taken for a person: what they have in common, in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from comity.model.judgement import Candidate, Comparison, Judgement, Standing
from comity.model.mention import Mention
from comity.resolving.identity.anchors import Anchors
from comity.resolving.identity.persons import SAYS, WEIGHT, Person, Profile, Ranks, classes_of, names_agree

_EXAMPLES = 20
_UNRELATED = Comparison("post", -1.0, "a post elsewhere that nothing links with this one")


class Accounts:
    """Gives the judgements of one group of persons."""

    def __init__(
        self,
        anchors: Anchors,
        at: Callable[[Profile], frozenset[str]],
        ranks: Mapping[Profile, Ranks],
        mentions: Mapping[Profile, Sequence[Mention]],
        days: Mapping[Profile, tuple[str, str]],
    ) -> None:
        self._anchors, self._at, self._ranks = anchors, at, ranks
        self._mentions, self._days = mentions, days

    def judged(
        self, persons: Iterable[Person], namesakes: Mapping[str, Sequence[Person]]
    ) -> dict[Profile, Judgement]:
        """The judgement of every profile of these persons; `namesakes` are the persons of each name."""
        found: dict[Profile, Judgement] = {}
        for person in persons:
            examples = self._examples(person)
            others = {
                spelling: [other for other in namesakes[spelling] if other is not person]
                for spelling in person.spellings
            }
            for profile in person.profiles:
                found[profile] = self._of_post(profile, person, others[profile.spelling], examples)
            for profile in person.joined:
                found[profile] = self._joined(profile, person)
        return found

    def left_open(self, profile: Profile) -> Judgement:
        """The judgement of a profile that may be several persons'."""
        ranked = self._ranks[profile]
        persons = f"{len(ranked)} persons" if ranked else "Several persons"
        reason = f"{persons} have the name “{profile.spelling}”, and nothing told says which"
        return Judgement(
            entity="", standing="ambiguous", reason=_sentence(reason), candidates=_candidates(ranked)
        )

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
        others_alike = [each for each in examples if each != profile or len(self._mentions[each]) > 1]
        comparisons = self._likeness(profile, others_alike)
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
                -WEIGHT.get(how, 0.0),
                other,
            )

        other = min(others, key=near)
        how = names_agree(profile.spelling, other.spelling)
        found = [Comparison("name", WEIGHT.get(how, 0.0), SAYS.get(how, "a name that others link with it"))]
        shared = sorted(mine & self._at(other))
        if shared:
            found.append(Comparison("post", 2.0, self._same_post(profile, other, shared[0])))
        elif mine and other.held:
            found.append(Comparison("post", 1.0, "posts at places that belong together"))
        return tuple(found)

    def _same_post(self, profile: Profile, other: Profile, anchor: str) -> str:
        where = self._anchors.name(anchor)
        same = classes_of(profile) & classes_of(other)
        day = self._days[other][0]
        when = f" on {day}" if day else ""
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


def _candidates(ranked: Ranks) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(id=person.id, name=person.plainest, score=score, comparisons=comparisons)
        for score, person, comparisons in ranked[:8]
    )


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
