"""Which locality a name means: every place that bears it, compared with what the document tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from comity.model.dates import bounds
from comity.model.judgement import Candidate, Comparison, Judgement
from comity.model.mention import Mention
from comity.model.names import fold, unaccented
from comity.reference.affix import bares, is_hangul
from comity.reference.country import countries
from comity.reference.reading import Reading
from comity.resolving.identity.bearer import Bearer
from comity.resolving.identity.curated import sounding_like
from comity.resolving.identity.surroundings import Surroundings, Told
from comity.resolving.known import Known
from comity.resolving.words import words

_NUMBERED = re.compile(r"(\d+) ?(\w+)")
MARGIN = 0.6
"""How much better than the next the best candidate must fit to be taken."""
_OWN_NAME = 0.8
_SPACED = 0.1
_EQUAL = 0.02
_SURE = frozenset({"kr", "vn"})
"""Countries of which the tables know what every place was."""
_FLOOR = 0.5
"""What a name the reader left open must score to be one the tables know."""


_WITH_OUTER = Comparison("name", 3.5, "its name is written with what it lies in")


class Localities:
    """Judges the names of localities and countries; keeps what it worked out."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._bearers = lru_cache(maxsize=200_000)(self._find_bearers)
        self._judged = lru_cache(maxsize=400_000)(self._judge)
        self._own_names = lru_cache(maxsize=50_000)(self._find_own_names)
        self._every_name = lru_cache(maxsize=50_000)(self._find_every_name)
        self._within = lru_cache(maxsize=100_000)(self._find_within)

    def judged(self, mention: Mention) -> Judgement | None:
        """What a mention means; None where no table knows it. An ambiguous one has no entity yet."""
        bearers = self._bearers(mention.name, mention.given, mention.type == "country")
        if len(bearers) < 2 and mention.given:
            return self._judged(mention.name, mention.given, mention.type, Told())
        day, written = _day(mention.on) or _day(mention.published), _day(mention.published)
        days = (_state(bearers, day), _state(bearers, written))
        told = Told(mention.beside, mention.around, mention.language, *days)
        return self._judged(mention.name, mention.given, mention.type, told)

    def meaning(self, name: str, given: str | None, type_: str = "locality") -> str | None:
        """The one place a name can mean whatever stands around it; None where that leaves it open."""
        found = self._judged(name, given, type_, Told())
        return found.entity if found and found.standing == "known" else None

    def told_by(self, name: str, given: str | None) -> tuple[str, ...]:
        """The place a name tells by itself, or the country of all that bear it; nothing where open."""
        bearers = self._bearers(name, given, False)
        if len(bearers) == 1:
            return (bearers[0].id,)
        found = self._judged(name, None, "locality", Told())
        if found and found.entity and given in (None, found.entity):
            return (found.entity,)
        countries = {bearer.country for bearer in bearers}
        return tuple(countries) if len(countries) == 1 else ()

    def named_in(self, text: str, places: Iterable[str]) -> set[str]:
        """Those of some places and countries that a text names, the longest names first."""
        named = {(name, place) for place in places for name in self._every_name(place) if name in text}
        found = set()
        for name, place in sorted(named, key=lambda each: (-len(each[0]), each)):
            if name in text and _is_whole(name, text):
                found.add(place)
                text = text.replace(name, "|")
        return found

    def bearers(self, name: str, given: str | None = None) -> tuple[Bearer, ...]:
        """Every locality that bears a name."""
        return self._bearers(name, given, False)

    def within(self, place: str) -> frozenset[str]:
        """The ids of everything a locality ever lay in, its country among them."""
        return self._within(place)

    def lasting(self, place: str) -> str:
        """The id a place has now that only changed its name or kind: Jeollabuk-do and Jeonbuk are one."""
        reading = self._known.reading(place) if "/" in place else None
        for after in reading.place.successors if reading and reading.place else ():
            if list(self._known.predecessors(after)) == [place]:
                return self.lasting(after)
        return place

    def _find_every_name(self, place: str) -> frozenset[str]:
        """The own names of a place, and the others that the tables know: "South Gyeongsang Province"."""
        reading = self._known.reading(place)
        others = reading.place.aliases if reading and reading.place else ()
        return self._own_names(place) | {name for name in others if len(name) > 3 or not name.isascii()}

    def _find_own_names(self, place: str) -> frozenset[str]:
        """The tabled names of a place, with and without the word of its kind, or of a country."""
        if place in countries():
            return frozenset(countries()[place].every_name)
        reading = self._known.reading(place)
        names = reading.place.names.values() if reading and reading.place else ()
        found = (text for name in names for text in (name, *(bare.name for bare in bares(name))))
        return frozenset(text for text in found if len(text) > 1)

    def _find_within(self, place: str) -> frozenset[str]:
        reading = self._known.reading(place)
        if reading is None or reading.place is None:
            parent = self._known.parent(place)
            return frozenset({parent, *self._within(parent)}) if parent else frozenset()
        parents = {reading.place.parent, *(span.value for span in reading.place.parents)} - {None, ""}
        above = {outer for parent in parents if parent for outer in (parent, *self._within(parent))}
        return frozenset({*above, reading.place.country})

    def _find_bearers(self, name: str, given: str | None, is_country: bool) -> tuple[Bearer, ...]:
        found = self._readings(name, "country" if is_country else "locality")
        made = {id_: self._bearer(reading, name) for id_, reading in found.items()}
        if given and given not in made:
            made[given] = self._as_read(given, name)
        return tuple(made[id_] for id_ in sorted(made))

    def _readings(self, name: str, wanted: str) -> dict[str, Reading]:
        """Every reading of a name by its id; in Hangul also the Vietnamese ones that sound so."""
        found: dict[str, Reading] = {}
        for spelling in _spellings(name):
            found = {r.id: r for r in self._known.readings(spelling) if r.type == wanted}
            if found:
                break
        if wanted == "locality" and all(place.startswith("vn/") for place in found):
            alike = (self._known.reading(place) for place in sounding_like(name))
            found = {**{reading.id: reading for reading in alike if reading}, **found}
        if not found and wanted == "locality":
            found = {r.id: r for r in self._known.readings(name, "kr") if r.type == wanted}
        return found

    def _bearer(self, reading: Reading, name: str) -> Bearer:
        place = reading.place
        own = self._own_names(reading.id)
        return Bearer(
            id=reading.id,
            name=self._shown(reading.id),
            place=place,
            country=reading.id.split("/", 1)[0],
            within=self._within(reading.id),
            spelling=_WITH_OUTER if self._gives_outer(reading.id, name) else _spelling(reading, name, own),
            is_whole=fold(reading.form) == fold(name) and not any(b.name in own for b in bares(name)),
            prior=reading.prior,
        )

    def _as_read(self, given: str, name: str) -> Bearer:
        reading = self._known.reading(given)
        return Bearer(
            id=given,
            name=self._shown(given),
            place=reading.place if reading else None,
            country=given.split("/", 1)[0],
            within=self._within(given),
            spelling=_spelling_as_read(name, self._own_names(given)),
            is_whole=True,
            prior=reading.prior if reading else 0.0,
        )

    def _gives_outer(self, place: str, name: str) -> bool:
        """Whether a name gives what a place lies in, too: "Ulsan Jung-gu", "Goseong County, Gangwon"."""
        outer = {text for above in self._within(place) if "/" in above for text in self._own_names(above)}
        parted = any(text in name and text != name for text in self._own_names(place))
        return parted and any(text in name for text in outer if text not in self._own_names(place))

    def _shown(self, id_: str) -> str:
        """A place's name with that of what it lies in, where it is no first-level unit."""
        name, parent = self._known.name(id_) or id_, self._known.parent(id_)
        outer = self._known.name(parent) if parent and "/" in parent else None
        return f"{name} in {outer}" if outer else name

    def _judge(
        self,
        name: str,
        given: str | None,
        type_: str,
        told: Told,
    ) -> Judgement | None:
        around = Surroundings(told, self._known, self._within)
        bearers = self._bearers(name, given, type_ == "country")
        if given is None:
            bearers = tuple(bearer for bearer in bearers if around.may_be(bearer))
        if not bearers:
            return None
        candidates = sorted(
            (self._candidate(bearer, bearers, given, around, name) for bearer in bearers),
            key=lambda candidate: (-candidate.score, candidate.id),
        )
        return _decided(name, candidates, given)

    def _candidate(
        self,
        bearer: Bearer,
        bearers: Sequence[Bearer],
        given: str | None,
        told: Surroundings,
        name: str,
    ) -> Candidate:
        comparisons = [bearer.spelling, *_kind(bearer, name, told.day), *_time(bearer, bearers, told)]
        if bearer.spelling.score == _SPACED and any(o.spelling.score >= _OWN_NAME for o in bearers):
            comparisons.append(Comparison("spacing", -1.5, "is written otherwise"))
        if len(bearers) > 1 or given is None:
            comparisons += [*told.of_place(bearer), *_fame(bearer, bearers), *_reader(bearer, bearers, given)]
        score = round(sum(comparison.score for comparison in comparisons), 2)
        return Candidate(id=bearer.id, name=bearer.name, score=score, comparisons=tuple(comparisons))


def _decided(name: str, candidates: Sequence[Candidate], given: str | None) -> Judgement | None:
    best, *others = candidates
    if given is None and best.score < _FLOOR:
        return None
    if not others or others[0].score < min(0.0, best.score - MARGIN) - 1:
        reason = f"“{name}” is a name of {best.name}"
        reason += " and of nothing else that fits." if others else " and of no other place in the tables."
        return Judgement(entity=best.id, standing="known", reason=reason, candidates=tuple(candidates))
    if best.score - others[0].score >= MARGIN:
        why = _why(best, others[0])
        reason = f"{_many(candidates)} bear the name “{name}”; it is {best.name}: {why}."
        return Judgement(entity=best.id, standing="settled", reason=reason, candidates=tuple(candidates))
    close = [each for each in candidates if best.score - each.score < MARGIN]
    reason = f"{_many(close)} bear the name “{name}”, and nothing told says which: {_listed(close)}."
    return Judgement(entity="", standing="ambiguous", reason=reason, candidates=tuple(candidates))


_NUMBERS = ("", "one", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def _many(candidates: Sequence[Candidate]) -> str:
    number = len(candidates)
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} places"


def _listed(candidates: Sequence[Candidate]) -> str:
    names = [candidate.name for candidate in candidates[:6]]
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _why(best: Candidate, other: Candidate) -> str:
    """What speaks for the best where the next has less of it; else what speaks against the next."""
    less = {comparison.feature: comparison.score for comparison in other.comparisons}
    gains = [
        (comparison.score - less.get(comparison.feature, 0.0), comparison.says)
        for comparison in best.comparisons
        if comparison.says
    ]
    for_it = [says for gain, says in sorted(gains, key=lambda gain: -gain[0]) if gain > 0.2]
    against = [f"{other.name} {c.says}" for c in other.comparisons if c.score < -0.2 and c.says]
    return " and ".join(for_it[:2] or against[:1]) or "it fits best"


def _spelling(reading: Reading, name: str, own: frozenset[str]) -> Comparison:
    """How near the name as written is to a name of the place."""
    texts = {name, *(bare.name for bare in bares(name))}
    if texts & own or reading.type == "country":
        return Comparison("name", 1.0, "it is its name as written")
    plain = {unaccented(text).lower() for text in own}
    if any(unaccented(text).lower() in plain for text in texts):
        return Comparison("name", 0.8, "it is its name but for marks")
    if reading.form == reading.id:
        return Comparison("name", 0.3, "it sounds like its name")
    if reading.form in texts:
        return Comparison("name", 0.4, "it is another name of it")
    return Comparison("name", _SPACED, "it is its name but for spacing")


def _kind(bearer: Bearer, name: str, day: date | None) -> Iterator[Comparison]:
    """Whether the word of a kind in the name ("City", "성") is said of such a place at the time."""
    if bearer.place is None:
        return
    then = bearer.place.type_on(day)
    bare = next(iter(bares(name)), None)
    if bare is None:
        return
    fit = bare.affix.agreement(bearer.place, then)
    if fit == 2:
        yield Comparison("kind", 1.0, f"“{bare.word}” agrees with what it was")
    elif fit == 1 or name in bearer.place.names.values():
        yield Comparison("kind", 0.5, f"“{bare.word}” may be said of it")
    elif not (bare.affix.place == "fused" and bearer.is_whole):
        # Of a name that is its own as a whole the last syllable says nothing: Taegu, 광주.
        sure = bearer.country in _SURE
        yield Comparison("kind", -2.5 if sure else -0.5, f"was no “{bare.word}”")


def _time(bearer: Bearer, bearers: Sequence[Bearer], told: Surroundings) -> Iterator[Comparison]:
    """Whether there was such a place on the day; a text may call what was by what it is now."""
    place, day = bearer.place, told.day
    if place is not None and day is None and any(o.id in place.successors for o in bearers):
        yield Comparison("time", -0.7, "has become another, and no day is told")
    if place is None or day is None or place.existed(day):
        return
    if place.valid_to is not None and place.valid_to <= day:
        yield Comparison("time", -1.5, f"had ended on {place.valid_to}")
    else:
        looks_back = told.written is not None and place.existed(told.written)
        yield Comparison("time", -1.0 if looks_back else -2.5, f"began only on {place.valid_from}")


def _fame(bearer: Bearer, bearers: Sequence[Bearer]) -> Iterator[Comparison]:
    """How well known it is, and whether it is the larger unit of one name in its country."""
    yield Comparison("fame", round(1.5 * bearer.prior, 2), "it is better known")
    if bearer.place is None or bearer.place.level != 1:
        return
    inner = [o.prior for o in bearers if o.country == bearer.country and o.place and o.place.level != 1]
    if inner and max(inner) < bearer.prior - 0.2 and bearer.spelling.score >= _OWN_NAME:
        yield Comparison("level", 0.5, "it is the larger unit of that name")


def _reader(bearer: Bearer, bearers: Sequence[Bearer], given: str | None) -> Iterator[Comparison]:
    """The reader's choice: a guess where equally known namesakes of one rank lie in the same country."""
    if bearer.id != given:
        return
    peers = (o for o in bearers if o.id != given and o.country == bearer.country and not _follow(o, bearer))
    guessed = any(_level(o) == _level(bearer) and abs(o.prior - bearer.prior) < _EQUAL for o in peers)
    yield Comparison("reader", 0.3 if guessed else 2.2, "the reader took it so")


def _follow(one: Bearer, other: Bearer) -> bool:
    """Whether one of two places became the other."""
    return any(a.place and b.id in a.place.successors for a, b in ((one, other), (other, one)))


def _level(bearer: Bearer) -> int | None:
    return bearer.place.level if bearer.place else None


def _spellings(name: str) -> Iterator[str]:
    """A name as written, then with what joins it to an outer place made plain: "Ulsan's Jung-gu"."""
    yield name
    plain = words().possessive(name)
    if plain != name:
        yield plain
    for ending in words().place_offices:
        if plain.endswith(ending) and len(plain) > len(ending) + 1:
            yield plain.removesuffix(ending)
    number = _NUMBERED.fullmatch(plain)
    if number and number[2] in words().numbered:
        yield f"{words().numbered[number[2]]} {number[1]}"
    for joint in words().place_joints:
        inner, found, outer = plain.partition(f" {joint} ")
        if found:
            yield f"{inner}, {outer}"
            yield f"{outer} {inner}"


def _spelling_as_read(name: str, own: frozenset[str]) -> Comparison:
    if any(fold(text) == fold(name) for text in own):
        return Comparison("name", 0.8, "it is its name but for marks")
    return Comparison("name", 0.0, f"the tables do not give it the name “{name}”")


def _is_whole(name: str, text: str) -> bool:
    """Whether a text has a name as words of its own; Korean words go on without a space."""
    return is_hangul(name) or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


@lru_cache(maxsize=50_000)
def _day(edtf: str | None) -> date | None:
    """The first day of a date."""
    try:
        return bounds(edtf)[0] if edtf else None
    except ValueError:
        return None


def _state(bearers: Sequence[Bearer], day: date | None) -> date | None:
    """A day that stands for all between the same changes of these places."""
    if day is None:
        return None
    return max((turn for bearer in bearers for turn in _turns(bearer) if turn <= day), default=date.min)


def _turns(bearer: Bearer) -> Iterator[date]:
    if bearer.place is not None:
        spans = (*bearer.place.types, *bearer.place.parents)
        days = [bearer.place.valid_from, bearer.place.valid_to]
        days += [day for span in spans for day in (span.since, span.until)]
        yield from (day for day in days if day is not None)
