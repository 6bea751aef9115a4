"""The names of one document, each with what the document says around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Agreement, Claim, Event, Figure, Post, entities_of
from comity.model.document import Source
from comity.model.entity import Entity
from comity.model.mention import Held, Mention
from comity.model.names import fold
from comity.resolving.identity.judges import Judges, judges
from comity.resolving.identity.locality_names import locality_name
from comity.resolving.identity.organisation_names import bracketed, explained, is_acronym, organisation_name
from comity.resolving.identity.person_names import person_name
from comity.resolving.identity.persons import initial_key
from comity.resolving.identity.posts import post_class
from comity.resolving.known import Known
from comity.resolving.words import words

TELLING_ACRONYM = 4
"""Shorter acronyms mean too many things to carry from one document to another."""


class Telling(msgspec.Struct, kw_only=True):
    """What a document tells of one entity: places in the same claims and elsewhere, posts, the first day."""

    entity: Entity
    beside: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    posts: tuple[tuple[str, Entity], ...] = ()
    on: str | None = None


def mentions_of(source: Source, claims: Sequence[CitedClaim], known: Known) -> tuple[Mention, ...]:
    """One mention for every distinct entity the claims of a document name, sorted."""
    tellings = _tellings([cited.claim for cited in claims], judges(known))
    return mentions_from(source, tellings, known)


def mentions_from(source: Source, tellings: Sequence[Telling], known: Known) -> tuple[Mention, ...]:
    """One mention for every telling, sorted."""
    judge = judges(known)
    also = _also(source, tellings, judge)
    held = {telling.entity: _held(source, telling, judge) for telling in tellings if telling.posts}
    full = _full_names([t.entity for t in tellings if t.entity.type == "person"], held)
    found = []
    for telling in tellings:
        entity = telling.entity
        whole = full.get(entity)
        mention = Mention(
            document=source.id,
            type=entity.type,
            name=entity.name,
            given=entity.id,
            beside=tuple(sorted(telling.beside)),
            around=tuple(sorted(telling.around)),
            held=held.get(whole or entity, ()),
            stands_for=whole.name if whole else also.get(entity),
            published=source.published,
            on=telling.on,
            language=source.language,
        )
        if entity.type == "locality":
            mention = _with_outer_places(mention, source.text, judge)
        found.append(msgspec.structs.replace(mention, keys=_keys(mention, judge)))
    return tuple(sorted(found))


# What is told


def _tellings(claims: Sequence[Claim], judge: Judges) -> list[Telling]:
    """What the claims tell of each entity they name."""
    ids = _meanings({entity for claim in claims for entity in entities_of(claim)}, judge)
    beside: dict[Entity, set[str]] = defaultdict(set)
    days: dict[Entity, str] = {}
    posts: dict[Entity, set[tuple[str, Entity]]] = defaultdict(set)
    for claim in claims:
        entities, day = entities_of(claim), _day(claim)
        for entity in entities:
            beside[entity].update(*(ids.get(other, ()) for other in entities if other != entity))
            if day:
                days[entity] = min(day, days.get(entity, day))
        for person, role, of in _posts(claim):
            posts[person].add((role, of))
    bearing = defaultdict(set)
    for entity in beside:
        for place in ids.get(entity, ()):
            bearing[place].add(entity)
    return [
        Telling(
            entity=entity,
            beside=frozenset(beside[entity]),
            around=frozenset(place for place, names in bearing.items() if names != {entity}),
            posts=tuple(sorted(posts.get(entity, ()))),
            on=days.get(entity),
        )
        for entity in sorted(beside)
    ]


def _meanings(entities: Iterable[Entity], judge: Judges) -> dict[Entity, tuple[str, ...]]:
    """The places that names mean whatever stands around them; of other names the country all share."""
    found: dict[Entity, tuple[str, ...]] = {}
    for entity in entities:
        if entity.type == "country":
            meant = entity.id or judge.localities.meaning(entity.name, None, "country")
            found[entity] = (meant,) if meant else ()
        elif entity.type == "locality":
            found[entity] = judge.localities.told_by(entity.name, entity.id)
    return found


def _posts(claim: Claim) -> Iterator[tuple[Entity, str, Entity]]:
    if isinstance(claim, Post):
        yield claim.person, claim.role, claim.of
    elif isinstance(claim, Agreement):
        for signed in claim.signatories:
            if signed.role and signed.for_:
                yield signed.person, signed.role, signed.for_


def _day(claim: Claim) -> str | None:
    """The day of what a claim tells, if it has one."""
    if isinstance(claim, Agreement):
        return claim.date
    if isinstance(claim, Event):
        return claim.start
    return claim.period if isinstance(claim, Figure) else None


def _held(source: Source, telling: Telling, judge: Judges) -> tuple[Held, ...]:
    """The posts of a person, with the id or a key of where each is held."""
    around = tuple(sorted(telling.beside | telling.around))
    found = set()
    for role, of in telling.posts:
        place = Mention(
            document=source.id,
            type=of.type,
            name=of.name,
            given=of.id,
            around=around,
            published=source.published,
            on=telling.on,
        )
        found.add(Held(role, _where(place, judge)))
    return tuple(sorted(found))


def _where(place: Mention, judge: Judges) -> str:
    judged = judge.judged(place)
    if judged is None:
        return f"{place.type}:{_own_key(place)}"
    return judged.entity or f"{place.type}:{fold(place.name)}~{place.document[:8]}"


_NEAR = 40


def _with_outer_places(mention: Mention, text: str, judge: Judges) -> Mention:
    """A locality of a name that several bear, with what they lie in where the text names that."""
    bearers = judge.localities.bearers(mention.name, mention.given)
    if len(bearers) < 2:
        return mention
    outer = {place for bearer in bearers for place in bearer.within}
    alone = len({bearer.country for bearer in bearers}) == 1
    spots = [found.start() for found in re.finditer(re.escape(mention.name), text)]
    near = " ".join(text[max(at - _NEAR, 0) : at + len(mention.name) + _NEAR] for at in spots)
    inner = (place for place in outer if "/" in place)
    beside = judge.localities.named_in(near.replace(mention.name, " "), inner)
    # Far from the name only a country tells, or what the namesakes of one country lie in.
    telling = outer if alone else {place for place in outer if "/" not in place}
    around = judge.localities.named_in(text.replace(mention.name, " "), telling)
    return msgspec.structs.replace(
        mention,
        beside=tuple(sorted({*mention.beside, *beside})),
        around=tuple(sorted({*mention.around, *around})),
    )


# Other names of one thing


def _also(source: Source, tellings: Sequence[Telling], judge: Judges) -> dict[Entity, str]:
    """What else the document calls each organisation: an acronym by its full name, a name by another."""
    organisations = [telling.entity for telling in tellings if telling.entity.type == "organisation"]
    meanings: dict[str, set[str]] = defaultdict(set)
    found: dict[Entity, str] = {}
    for entity in organisations:
        inside = bracketed(entity.name) or _behind(entity.name, source.text, _BRACKET)
        if inside and is_acronym(inside) and inside != entity.name:
            meanings[inside].add(entity.id or entity.name)
        elif inside and _is_other_name(inside, entity.name):
            found[entity] = inside
        elif inside and (bodies := judge.known.bodies(inside)) and not bodies[0].generic:
            found[entity] = bodies[0].id
        if old := _former(entity.name, source.text):
            found[entity] = next((e.id or e.name for e in organisations if e.name == old), old)
    for entity in organisations:
        meant = meanings.get(entity.name, set())
        if is_acronym(entity.name) and entity.id is None and not meant:
            meant = {full for full in [explained(entity.name, source.text)] if full}
        if is_acronym(entity.name) and len(meant) == 1:
            found[entity] = next(iter(meant))
        elif acronym := next((a for a, of in meanings.items() if (entity.id or entity.name) in of), None):
            found.setdefault(entity, acronym)
    return found


_BRACKET = re.compile(r"\s?\(([^()]{2,60})\)")


def _behind(name: str, text: str, pattern: re.Pattern[str]) -> str | None:
    at = text.find(name)
    found = pattern.match(text, at + len(name)) if at >= 0 else None
    return found[1].strip() if found else None


def _is_other_name(inside: str, name: str) -> bool:
    """Whether a bracket behind a name gives it in another script: "Hanbit Precision (한빛정밀)"."""
    return organisation_name(inside).is_hangul != organisation_name(name).is_hangul and any(
        letter.isupper() or "가" <= letter <= "힣" for letter in inside
    )


def _former(name: str, text: str) -> str | None:
    """The older name of "X, formerly Y", without an article."""
    at = text.find(name)
    if at < 0:
        return None
    rest = text[at + len(name) : at + len(name) + 120].lstrip(" ,(")
    for word in words().formerly:
        if rest.lower().startswith(word):
            told = re.split(r"[,.();]", rest[len(word) :])[0].split()
            while told and fold(told[0]) in words().before_old:
                told = told[1:]
            return " ".join(told) or None
    return None


def _full_names(persons: Sequence[Entity], held: Mapping[Entity, tuple[Held, ...]]) -> dict[Entity, Entity]:
    """Of each person named by one word, the only other one of the document whose name has that word.

    Of several it is the one who holds a post of the same class at the same place.
    """
    found = {}
    for person in persons:
        own = person_name(person.name).words
        if len(own) != 1:
            continue
        whole = [other for other in persons if _has_word(other.name, own[0]) and other != person]
        posts = {(post_class(post.role), post.of) for post in held.get(person, ())}
        if posts:
            alike = [o for o in whole if posts & {(post_class(p.role), p.of) for p in held.get(o, ())}]
            whole = alike or whole
        if len({person_name(other.name).letters for other in whole}) == 1:
            found[person] = min(whole)
    return found


def _has_word(name: str, word: str) -> bool:
    parts = person_name(name).words
    return len(parts) > 1 and fold(word) in (fold(parts[0]), fold(parts[-1]))


# Keys


def _keys(mention: Mention, judge: Judges) -> tuple[str, ...]:
    """The groups of mentions that a mention has to be compared with, its own first."""
    if mention.type == "person":
        spelling = mention.stands_for or mention.name
        posts = {initial_key(spelling, held) for held in mention.held}
        own = (f"person:{key}" for key in person_name(spelling).keys)
        return (*own, *sorted(key for key in posts if key))
    if mention.type == "organisation":
        return tuple(dict.fromkeys(_organisation_keys(mention, judge)))
    if mention.type == "country" or judge.judged(mention) is not None:
        return ()
    return (f"locality:{_own_key(mention)}",)


def _organisation_keys(mention: Mention, judge: Judges) -> Iterator[str]:
    judged, meant = judge.judged(mention), mention.stands_for
    if judged is not None and not judged.entity:
        return
    if is_acronym(mention.name):
        if judged is None and meant:
            yield f"organisation:{organisation_name(meant).key}"
        if len(mention.name) >= TELLING_ACRONYM and (judged is None or meant):
            yield f"acronym:{mention.name}"
        elif judged is None and not meant:
            yield f"organisation:{_own_key(mention)}"
        return
    if judged is None:
        yield f"organisation:{_own_key(mention)}"
    if meant and is_acronym(meant):
        if len(meant) >= TELLING_ACRONYM:
            yield f"acronym:{meant}"
    elif meant and judge.known.name(meant) is None:
        yield f"organisation:{organisation_name(meant).key}"


def _own_key(mention: Mention) -> str:
    if mention.type == "organisation":
        return organisation_name(mention.name).key
    if mention.type == "locality":
        return locality_name(mention.name).key
    return fold(mention.name)
