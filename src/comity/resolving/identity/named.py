"""Localities and organisations that no table knows, put together by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from comity.model.judgement import Candidate, Comparison, Judgement, Standing
from comity.model.mention import Mention
from comity.model.names import slug
from comity.resolving.components import joined_sets
from comity.resolving.identity.bodies import locality_of
from comity.resolving.identity.curated import SAME_SOUND
from comity.resolving.identity.judges import Judges
from comity.resolving.identity.locality_names import locality_name
from comity.resolving.identity.organisation_names import (
    OrganisationName,
    agree,
    is_acronym,
    organisation_name,
    without_form,
)
from comity.resolving.identity.sounds import distance, sound

_BRACKETED = re.compile(r"\s*\([^()]*\)")


def localities_named(mentions: Sequence[Mention]) -> dict[Mention, Judgement]:
    """Localities of one name: one for each level that is told, and each country or province where told.

    Villages and wards of one name are many: those of another province are other ones.
    """
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[locality_name(mention.name).name].append(mention)
    sets = [[name] for name in by_name]
    sets += [[one, other] for one, other in combinations(sorted(by_name), 2) if _sound_alike(one, other)]
    judged: dict[Mention, Judgement] = {}
    for names in joined_sets(sets):
        there = [mention for name in names for mention in by_name[name]]
        for level, at_level in _by_level(there).items():
            parts = _by_region(at_level, depth=2 if level == _SMALLEST else 1)
            for region, found in parts.items():
                suffix = f"~{slug(region)}" if len(parts) > 1 and region else ""
                entity = f"locality/{_plainest(mention.name for mention in found)}{suffix}"
                judged |= _named(found, entity)
    return judged


_SMALLEST = "ward"


def _sound_alike(one: str, other: str) -> bool:
    """Whether two bare names in different scripts sound alike."""
    return one.isascii() != other.isascii() and any(
        distance(sound(one, vietnamese), sound(other, vietnamese)) <= SAME_SOUND
        for vietnamese in (False, True)
    )


def _by_level(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Mentions by the level their names tell; those that tell none with the only one told."""
    told = {locality_name(mention.name).level for mention in mentions} - {""}
    only = next(iter(told)) if len(told) == 1 else ""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[locality_name(mention.name).level or only].append(mention)
    return found


def _by_region(mentions: Sequence[Mention], depth: int) -> dict[str, list[Mention]]:
    """Mentions by the countries, or provinces, told beside them; those without one with the only other."""
    told = {mention: _regions(mention, depth) for mention in mentions}
    sets = joined_sets([sorted(regions) for regions in told.values() if regions])
    home = {region: min(regions) for regions in sets for region in regions}
    names = sorted(set(home.values()))
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        region = home[min(told[mention])] if told[mention] else names[0] if len(names) == 1 else ""
        found[region].append(mention)
    return found


def _regions(mention: Mention, depth: int) -> set[str]:
    return {"/".join(place.split("/")[:depth]) for place in mention.beside if place.count("/") >= depth - 1}


class Bodies:
    """The organisations of one group of mentions: nodes are ids of the tables and names none of them has."""

    def __init__(self, mentions: Sequence[Mention], judge: Judges) -> None:
        self._judge = judge
        self._meanings: dict[str, set[str]] = defaultdict(set)
        self._mentions = mentions
        sets: list[list[str]] = []
        for mention in mentions:
            node, meant = self._node(mention), mention.stands_for
            sets.append([node])
            if meant and is_acronym(meant):
                self._meanings[meant].add(node)
            elif meant:
                sets.append([node, meant])
                if is_acronym(mention.name):
                    self._meanings[mention.name].add(meant)
        nodes = sorted({node for group in sets for node in group})
        sets += _agreeing(node for node in nodes if not self._is_known(node) and not is_acronym(node))
        self._groups = [sorted(group) for group in joined_sets(sorted(sets))]
        self._home = {node: group for group in self._groups for node in group}
        self._named: dict[str, tuple[str, str]] = {}

    def judged(self) -> dict[Mention, Judgement]:
        """What each mention means."""
        return {mention: self._judged(mention) for mention in self._mentions}

    def _node(self, mention: Mention) -> str:
        """Where a mention stands: at an id, at what its acronym means in its document, or at its name."""
        judged = self._judge.judged(mention)
        if judged is not None and judged.entity:
            return judged.entity
        meant = mention.stands_for
        return meant if meant and is_acronym(mention.name) else mention.name

    def _is_known(self, node: str) -> bool:
        return "/" in node and (locality_of(node) is not None or self._judge.known.name(node) is not None)

    def _judged(self, mention: Mention) -> Judgement:
        judged = self._judge.judged(mention)
        if judged is not None:
            return judged
        node = self._node(mention)
        if not is_acronym(mention.name):
            return self._of(self._home[node], mention, self._why(mention, node))
        if mention.stands_for:
            why = f"the document says that “{mention.name}” stands for {self._name(node)}"
            return self._of(self._home[node], mention, why)
        groups = {tuple(self._home[meaning]) for meaning in self._meanings.get(mention.name, ())}
        if not groups:
            return self._of(self._home[node], mention, f"no document says what “{mention.name}” stands for")
        if len(groups) == 1:
            group = next(iter(groups))
            why = f"wherever “{mention.name}” is explained it stands for {self._name(group[0])}"
            return self._of(list(group), mention, why)
        candidates = tuple(self._candidate(list(group), "it is explained so") for group in sorted(groups))
        reason = f"“{mention.name}” stands for {len(groups)} bodies, and its document does not say for which."
        return Judgement(entity="", standing="ambiguous", reason=reason, candidates=candidates)

    def _why(self, mention: Mention, node: str) -> str:
        group = self._home[node]
        others = [other for other in group if other != node]
        if mention.stands_for in others:
            return f"the document calls it {self._name(mention.stands_for or '')} too"
        if others:
            return f"its name agrees with {self._name(others[0])}"
        return f"no table knows “{mention.name}”; the same name is taken for the same body"

    def _of(self, group: list[str], mention: Mention, why: str) -> Judgement:
        candidate = self._candidate(group, why)
        standing: Standing = "known" if self._is_known(candidate.id) else "new"
        return Judgement(
            entity=candidate.id,
            standing=standing,
            reason=f"{why[:1].upper()}{why[1:]}.",
            candidates=(candidate,),
        )

    def _candidate(self, group: list[str], why: str) -> Candidate:
        if group[0] not in self._named:
            self._named[group[0]] = self._entity(group)
        entity, name = self._named[group[0]]
        return Candidate(id=entity, name=name, score=1.0, comparisons=(Comparison("name", 1.0, why),))

    def _entity(self, group: Sequence[str]) -> tuple[str, str]:
        """The id and the shown name of a group: those of the tables where they know one of its names."""
        known = next((node for node in group if self._is_known(node)), None)
        if known is not None:
            return known, self._name(known)
        return f"organisation/{_plainest(group)}", min(group, key=_plainness)

    def _name(self, node: str) -> str:
        return (self._judge.known.name(node) if "/" in node else None) or node


def _agreeing(nodes: Iterable[str]) -> Iterator[list[str]]:
    """Pairs of names that agree; one that fits two which differ, in another script, agrees with none."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        by_key[organisation_name(node).key].append(node)
    for there in by_key.values():
        names = {node: organisation_name(node) for node in there}
        pairs = [pair for pair in combinations(there, 2) if agree(names[pair[0]], names[pair[1]])]
        partners: dict[str, list[str]] = defaultdict(list)
        for one, other in pairs:
            partners[one].append(other)
            partners[other].append(one)
        torn = {node for node in partners if _differ([names[other] for other in partners[node]])}
        for one, other in pairs:
            across = names[one].is_hangul != names[other].is_hangul
            if not (across and torn & {one, other}):
                yield [one, other]


def _differ(names: Sequence[OrganisationName]) -> bool:
    """Whether two names of one script among these do not agree."""
    pairs = combinations(names, 2)
    return any(a.is_hangul == b.is_hangul and not agree(a, b) for a, b in pairs)


def _named(mentions: Sequence[Mention], entity: str) -> dict[Mention, Judgement]:
    """Mentions of one locality that no table knows."""
    judged = {}
    for mention in mentions:
        reason = f"No table knows “{mention.name}”; the same name is taken for the same place."
        candidate = Candidate(
            id=entity, name=mention.name, score=1.0, comparisons=(Comparison("name", 1.0, "same name"),)
        )
        judged[mention] = Judgement(entity=entity, standing="new", reason=reason, candidates=(candidate,))
    return judged


def _plainest(names: Iterable[str]) -> str:
    """The shortest slug in Latin letters, else the shortest."""
    made = {slug(without_form(_BRACKETED.sub(" ", name)) or name) or name for name in names}
    return min(made, key=_plainness)


def _plainness(name: str) -> tuple[bool, int, str]:
    return not name.isascii(), len(name), name
