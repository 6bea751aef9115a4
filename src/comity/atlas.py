"""What resolving and insight ask of the reference tables, answered by the gazetteer."""

from __future__ import annotations

from functools import lru_cache

from comity.errors import UnknownName
from comity.insight.profile import Became
from comity.insight.series import Boundary
from comity.reference.gazetteer import Gazetteer
from comity.reference.organisation import Organisation
from comity.reference.place import Place
from comity.reference.reading import Reading
from comity.reference.territory import Extent, Territories
from comity.register.search.query import Called
from comity.resolving.identity.bodies import label_of, locality_of

_MEANINGS = 3  # localities looked for under one name, the likeliest
_KEPT = 50_000  # answers that are remembered, of each sort


class Atlas:
    """The gazetteer, asked by id: names, what belongs to what, what became of what."""

    def __init__(self, gazetteer: Gazetteer, language: str = "en") -> None:
        self._gazetteer, self._language = gazetteer, language
        self._territories = Territories(gazetteer)
        self._names = lru_cache(_KEPT)(self._find_name)
        self._parents = lru_cache(_KEPT)(self._find_parent)
        self._became = lru_cache(_KEPT)(self._find_became)
        self._boundaries = lru_cache(_KEPT)(self._find_boundaries)

    def spoken(self, language: str) -> Atlas:
        """The same tables, what they know called by its names in a language, where it has one there."""
        return Atlas(self._gazetteer, language)

    def name(self, entity_id: str) -> str | None:
        """The name shown for an id; None where the tables do not know it."""
        return self._names(entity_id)

    def _find_name(self, entity_id: str) -> str | None:
        for known in (self._gazetteer.place, self._gazetteer.country, self._gazetteer.organisation):
            try:
                return known(entity_id).called(self._language)
            except UnknownName:
                continue
        locality = locality_of(entity_id)
        named = self.name(locality) if locality else None
        return label_of(entity_id, named, self._language) if named else None

    def parent(self, entity_id: str) -> str | None:
        """What a locality or organisation belongs to, a country in the end; None above that."""
        return self._parents(entity_id)

    def _find_parent(self, entity_id: str) -> str | None:
        if (locality := locality_of(entity_id)) is not None:
            return locality
        try:
            place = self._gazetteer.place(entity_id)
            return place.parent or place.country
        except UnknownName:
            pass
        try:
            organisation = self._gazetteer.organisation(entity_id)
            return organisation.parent or organisation.country
        except UnknownName:
            return None

    def children(self, entity_id: str) -> tuple[str, ...]:
        """What belongs to a locality, country or organisation; not what is told by its own id (`parent`)."""
        return self._gazetteer.under(entity_id)

    def readings(self, name: str, country: str | None = None) -> list[Reading]:
        """Every locality and country that ever bore a name, best first, those of a country before others."""
        return self._gazetteer.readings(name, country=country)

    def called(self, name: str) -> list[Called]:
        """The localities, countries and organisations that bear a name, with all the names of each."""
        found = []
        for id_ in dict.fromkeys(reading.id for reading in self._gazetteer.readings(name)[:_MEANINGS]):
            place = self._place(id_)
            named = (*place.names.values(), *place.aliases) if place else ()
            found.append(Called(id_, named or self._gazetteer.country(id_).every_name))
        bodies = (body for body in self._gazetteer.organisation_readings(name) if not body.generic)
        return [*found, *(Called(body.id, body.every_name) for body in bodies)]

    def reading(self, entity_id: str) -> Reading | None:
        """The locality or country of an id; None where the tables do not know it."""
        return next(iter(self._gazetteer.reading(entity_id)), None)

    def bodies(self, name: str) -> list[Organisation]:
        """Every organisation that ever bore a name; those that name a role alone are marked generic."""
        return self._gazetteer.organisation_readings(name)

    def every_body(self) -> list[Organisation]:
        """Every organisation, the generic roles included."""
        return list(self._gazetteer.organisations())

    def is_role(self, entity_id: str) -> bool:
        """Whether an id is that of a role which many bodies have, not of one body."""
        try:
            return self._gazetteer.organisation(entity_id).generic
        except UnknownName:
            return False

    def successors(self, entity_id: str) -> tuple[str, ...]:
        """The ids a locality went into when it ended; none while it lasts."""
        try:
            return self._gazetteer.place(entity_id).successors
        except UnknownName:
            return ()

    def predecessors(self, entity_id: str) -> list[str]:
        """The ids of what a locality was made from or absorbed; none of what is no known locality."""
        try:
            return [step.of for step in self._gazetteer.was(entity_id)]
        except UnknownName:
            return []

    def became(self, entity_id: str) -> tuple[Became, ...]:
        """What a locality became, step by step; empty while it lasts, and for what is no known locality."""
        return self._became(entity_id)

    def _find_became(self, entity_id: str) -> tuple[Became, ...]:
        try:
            steps = self._gazetteer.became(entity_id)
        except UnknownName:
            return ()
        return tuple(
            Became(
                of=self.name(step.of) or step.of,
                since=step.since.isoformat(),
                event=step.event,
                id=step.id,
                name=self.name(step.id) or step.id,
                act=step.act,
            )
            for step in steps
        )

    def _place(self, entity_id: str) -> Place | None:
        try:
            return self._gazetteer.place(entity_id)
        except UnknownName:
            return None

    def boundaries(self, entity_id: str) -> tuple[Boundary, ...]:
        """The territories a locality had one after the other; empty where it never changed."""
        return self._boundaries(entity_id)

    def _find_boundaries(self, entity_id: str) -> tuple[Boundary, ...]:
        try:
            extents = self._territories.extents(entity_id)
        except UnknownName:
            return ()
        return tuple(map(self._boundary, extents, (*extents[1:], None)))

    def _boundary(self, extent: Extent, later: Extent | None) -> Boundary:
        including = (*extent.came, *(later.went if later else ()))
        without = (*extent.went, *(later.came if later else ()))
        return Boundary(
            since=extent.since.isoformat() if extent.since else None,
            until=extent.until.isoformat() if extent.until else None,
            including=tuple(self.name(key) or key for key in including),
            without=tuple(self.name(key) or key for key in without),
        )
