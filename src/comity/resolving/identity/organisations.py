"""Which organisation a name means: one of the tables, a locality's own body, or one known by its names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

import msgspec

from comity.model.judgement import Candidate, Comparison, Judgement
from comity.model.mention import Mention
from comity.model.names import fold
from comity.reference.organisation import Organisation
from comity.resolving.identity.bodies import Body, bodies_in, body_id
from comity.resolving.identity.localities import Localities
from comity.resolving.identity.organisation_names import (
    OrganisationName,
    agree,
    has_form,
    is_acronym,
    is_unit,
    organisation_name,
    variants,
)
from comity.resolving.known import Known
from comity.resolving.words import words

_SHORT = 3
"""Acronyms of fewer letters are not taken from the tables."""


class Organisations:
    """Judges the names of organisations that the tables, or a locality, make known."""

    def __init__(self, known: Known, localities: Localities) -> None:
        self._known, self._localities = known, localities
        self._tabled = lru_cache(maxsize=200_000)(self._find_tabled)
        self._judged = lru_cache(maxsize=400_000)(self._judge)
        self._fixed = lru_cache(maxsize=200_000)(self._judge_alone)

    def judged(self, mention: Mention) -> Judgement | None:
        """What a mention means; None where only its names tell. An ambiguous one has no entity yet."""
        meant = mention.stands_for
        if mention.given is None and meant:
            told = is_acronym(mention.name) or len(self._tabled(mention.name)) != 1
            found = self._stood_for(mention.name, meant) if told else None
            if found is not None or is_acronym(mention.name):
                return found
        alone = self._fixed(mention.name, mention.given)
        if alone is not None:
            return alone
        day = mention.on or mention.published
        return self._judged(mention.name, mention.given, mention.beside, mention.around, (day or "")[:10])

    def _stood_for(self, acronym: str, meant: str) -> Judgement | None:
        name = self._known.name(meant)
        if name is None:
            return None
        reason = f"the document says that “{acronym}” stands for {name}"
        return _one(meant, name, reason, Comparison("name", 1.0, reason))

    def _judge_alone(self, name: str, given: str | None) -> Judgement | None:
        """What a name means whatever stands around it; None where that matters."""
        found = self._tabled(name)
        if given and not self._known.is_role(given):
            shown = self._known.name(given) or name
            bears = any(each.id == given for each in found)
            says = f"“{name}” is a name of {shown}" if bears else f"the reader took “{name}” for {shown}"
            return _one(given, shown, says, Comparison("name" if bears else "reader", 1.0, says))
        if len(found) == 1:
            says = f"“{name}” is a name of {found[0].name}"
            return _one(found[0].id, found[0].name, says, Comparison("name", 1.0, says))
        return None

    def _judge(
        self, name: str, given: str | None, beside: tuple[str, ...], around: tuple[str, ...], day: str
    ) -> Judgement | None:
        countries = {place.split("/", 1)[0] for place in (*beside, *around)}
        found = self._tabled(name) or self._of_nation(name, beside, countries)
        if len(found) > 1:
            return _by_country(name, found, countries)
        if found:
            says = f"“{name}” is a name of {found[0].name}, and its country is told"
            return _one(found[0].id, found[0].name, says, Comparison("country", 1.0, says))
        return self._body(name, beside, around, day)

    def _find_tabled(self, name: str) -> tuple[Organisation, ...]:
        """The organisations of the tables that a name is of, as written or in a plainer way."""
        for spelling in variants(name):
            if is_acronym(spelling) and len(spelling) < _SHORT:
                continue
            found = [each for each in self._known.bodies(spelling) if not each.generic]
            if found:
                companies = [each for each in found if each.type == "company"]
                return tuple(companies if companies and has_form(name) else found)
        return self._alike(organisation_name(name), name)

    def _alike(self, written: OrganisationName, name: str) -> tuple[Organisation, ...]:
        """The organisations of the tables that have a name of the same words in another language or order."""
        if is_acronym(name) or not (written.places or len(written.concepts) > 1 or written.rest):
            return ()
        met = self._by_key.get(written.key, ())
        return tuple({each.id: each for own, each in met if agree(written, own)}.values())

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[OrganisationName, Organisation]]]:
        found: dict[str, list[tuple[OrganisationName, Organisation]]] = {}
        for each in self._known.every_body():
            for name in each.every_name if not each.generic else ():
                if not is_acronym(name):
                    own = organisation_name(name)
                    found.setdefault(own.key, []).append((own, each))
        return found

    def _of_nation(self, name: str, beside: tuple[str, ...], told: set[str]) -> tuple[Organisation, ...]:
        """A body of the only country told, where its name leaves the country out; short letters, too."""
        countries = {place.split("/", 1)[0] for place in beside} or told
        if is_acronym(name):
            found = self._known.bodies(name)
            return tuple(each for each in found if each.country in countries and not each.generic)
        if len(countries) != 1:
            return ()
        country = next(iter(countries))
        shown = self._known.name(country)
        written = organisation_name(f"{name} {shown}")
        met = self._alike(written, name) if len(organisation_name(name).concepts) > 1 else ()
        return tuple(each for each in met if each.country == country)

    # A locality's own bodies

    def _body(
        self, name: str, beside: tuple[str, ...], around: tuple[str, ...], day: str
    ) -> Judgement | None:
        bare = None
        for body in bodies_in(name):
            if not body.locality:
                bare = bare or body
                continue
            located = self._located(body, beside, around, day)
            if located is not None and located.entity:
                says = "its name says of which locality it is"
                return self._of_locality(body.role.role, body.role.label, located.entity, says)
            if located is not None:
                fitting = [each.id for each in located.candidates if each.score > 0]
                return self._open(name, body.role.role, fitting)
        if bare is not None:
            return self._of_only(name, bare, beside, around)
        written = organisation_name(name)
        if is_unit(name) and len(written.places) == 1 and written.role:
            says = f"its name says of which locality it is: {name}"
            id_ = body_id(written.places[0], written.role)
            return _one(id_, name, says, Comparison("locality", 2.0, says))
        if written.role and not written.places and (is_unit(name) or written.is_institution):
            return self._of_any(name, written.role, beside, around)
        return None

    def _located(
        self, body: Body, beside: tuple[str, ...], around: tuple[str, ...], day: str
    ) -> Judgement | None:
        """What the locality in a body's name means; None where that is no locality it can be of."""
        told = tuple(sorted({*beside, *around}))
        mention = Mention(document="", type="locality", name=body.locality, around=told, on=day or None)
        found = self._localities.judged(mention)
        shorter = body.locality.rpartition(" ")
        if found is None and fold(shorter[2]) in words().place_levels:
            found = self._localities.judged(msgspec.structs.replace(mention, name=shorter[0]))
        if found is None:
            return None
        countries = {body.role.country, *(place.split("/", 1)[0] for place in told)}
        return found if (found.entity or found.candidates[0].id).split("/", 1)[0] in countries else None

    def _of_locality(self, role: str, label: str, locality: str, says: str) -> Judgement:
        shown = f"{self._known.name(locality) or locality} {label}"
        return _one(
            body_id(self._localities.lasting(locality), role),
            shown,
            f"{says}: {shown}",
            Comparison("locality", 2.0, says),
        )

    def _of_only(self, name: str, body: Body, beside: tuple[str, ...], around: tuple[str, ...]) -> Judgement:
        """A body whose locality is not named: that of the only fitting locality told."""
        for told, where in ((beside, "beside it"), (around, "in the document")):
            fitting = sorted({place for place in told if self._fits(place, body)})
            if len(fitting) == 1:
                outer = self._known.name(fitting[0]) or fitting[0]
                says = f"{outer} is the only fitting locality told {where}"
                return self._of_locality(body.role.role, body.role.label, fitting[0], says)
            if fitting:
                return self._open(name, body.role.role, fitting)
        return self._open(name, body.role.role, [])

    def _of_any(self, name: str, role: str, beside: tuple[str, ...], around: tuple[str, ...]) -> Judgement:
        for told in (beside, around):
            fitting = sorted(place for place in told if "/" in place)
            if len(fitting) == 1:
                says = f"{self._known.name(fitting[0]) or fitting[0]} is the only locality told with it"
                return self._of_locality(role, name, fitting[0], says)
            if fitting:
                return self._open(name, role, fitting)
        return self._open(name, role, [])

    def _fits(self, place: str, body: Body) -> bool:
        if "/" not in place or place.split("/", 1)[0] != body.role.country:
            return False
        level = place.count("/")
        if body.role.level is not None or body.level in _FIRST_LEVEL:
            return level == 1
        return level == 2 if body.level in _SECOND_LEVEL else True

    def _open(self, name: str, role: str, fitting: Sequence[str]) -> Judgement:
        named = [self._known.name(place) or place for place in fitting]
        told = f"it may be that of {' or '.join(named)}" if named else "no locality is told"
        reason = f"“{name}” is a body that many localities have, and {told}."
        candidates = tuple(
            Candidate(
                id=body_id(place, role),
                name=f"{shown}: {name}",
                score=1.0,
                comparisons=(Comparison("locality", 1.0, f"{shown} is told"),),
            )
            for place, shown in zip(fitting, named, strict=True)
        )
        return Judgement(entity="", standing="ambiguous", reason=reason, candidates=candidates)


_FIRST_LEVEL = frozenset({"provincial", "province", "tinh", "성", "도", "metropolitan"})
_SECOND_LEVEL = frozenset({"district", "county", "quan", "huyen", "thi xa", "군", "구"})


def _by_country(name: str, found: Sequence[Organisation], countries: set[str]) -> Judgement:
    """Which of several organisations of one name: the one whose country is told."""
    candidates = sorted(
        (_candidate(name, each, countries) for each in found), key=lambda each: (-each.score, each.id)
    )
    best, second = candidates[:2]
    if best.score > second.score:
        reason = f"{len(found)} organisations bear the name “{name}”; of {best.name} the country is told."
        return Judgement(entity=best.id, standing="settled", reason=reason, candidates=tuple(candidates))
    reason = f"{len(found)} organisations bear the name “{name}”, and nothing told says which."
    return Judgement(entity="", standing="ambiguous", reason=reason, candidates=tuple(candidates))


def _candidate(name: str, each: Organisation, countries: set[str]) -> Candidate:
    comparisons = [Comparison("name", 1.0, f"“{name}” is a name of it")]
    if each.country in countries:
        comparisons.append(Comparison("country", 1.0, "its country is told"))
    score = sum(comparison.score for comparison in comparisons)
    return Candidate(id=each.id, name=each.name, score=score, comparisons=tuple(comparisons))


def _one(id_: str, name: str, reason: str, why: Comparison) -> Judgement:
    sentence = f"{reason[0].upper()}{reason[1:]}."
    candidate = Candidate(id=id_, name=name, score=why.score, comparisons=(why,))
    return Judgement(entity=id_, standing="known", reason=sentence, candidates=(candidate,))
