"""Who is met: the people of some places, their posts now and before, and their names in both scripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from comity.insight.briefing.acting import acting
from comity.insight.evidence import Evidence, shown
from comity.insight.surroundings import Surroundings
from comity.model.cited import CitedClaim
from comity.model.claim import entities_of
from comity.model.names import fold
from comity.model.record import Record
from comity.reference.affix import is_hangul

_POSTS = 40  # of each place, the newest
_OF_ONE = 12  # posts of one person
_PERSON = "person/"


class Spelling(msgspec.Struct, frozen=True, kw_only=True):
    """A name as claims write it."""

    name: str
    claims: tuple[str, ...]


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A post somebody held: the role as written in each way, where, the first and last day it was told of."""

    record: str
    roles: tuple[str, ...]
    of: str
    first: str | None
    told: str | None
    claims: tuple[str, ...]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with a post in one of the places asked about, as it was last told, in each of its wordings.

    `others` are posts told of elsewhere, and earlier ones there, the last told first. `written` are the names
    that claims give; `met`: took part in something that is asked about.
    """

    id: str
    now: tuple[Held, ...]
    others: tuple[Held, ...]
    written: tuple[Spelling, ...]
    met: bool = False


class People(msgspec.Struct, frozen=True, kw_only=True):
    """Some people and where they are told of."""

    found: tuple[Person, ...]
    evidence: Evidence


def people(around: Surroundings, places: Collection[str], among: Iterable[Record] = ()) -> People:
    """Those with a post in these places or bodies: those who acted in what is asked about first."""
    here = acting(around, places, {"post": _POSTS})["post"]
    who = dict.fromkeys(_holder(record) for record in here if shown(record, "of") in places)
    every = _posts(around, [id_ for id_ in who if id_])
    found = around.evidence(record for posts in every.values() for record in posts)
    cited = around.view.claims(found.citations)
    met = {id_ for record in among for id_ in record.entities if id_.startswith(_PERSON)}
    told = (_person(id_, posts, places, found, cited, id_ in met) for id_, posts in every.items())
    some = [person for person in told if person is not None]
    newest = sorted(some, key=lambda person: (person.now[0].told or "", person.id), reverse=True)
    return People(found=tuple(sorted(newest, key=lambda person: not person.met)), evidence=found)


def other_script(spellings: Sequence[Spelling], name: str) -> Spelling | None:
    """The spelling most told that is written in another script than a name."""
    korean = is_hangul("".join(filter(str.isalpha, name)))
    strange = [one for one in spellings if is_hangul("".join(filter(str.isalpha, one.name))) != korean]
    return max(strange, key=lambda one: (len(one.claims), len(one.name), one.name), default=None)


def _posts(around: Surroundings, who: Sequence[str]) -> dict[str, list[Record]]:
    """The posts of each of these people."""
    every: dict[str, list[Record]] = defaultdict(list)
    for record in acting(around, who, {"post": _OF_ONE * max(len(who), 1)})["post"] if who else ():
        every[_holder(record)].append(record)
    return {id_: [r for r in every[id_] if shown(r, "modality") == "asserted"] for id_ in who}


def _holder(record: Record) -> str:
    return str(shown(record, "person") or "")


def _person(
    id_: str,
    posts: Iterable[Record],
    places: Collection[str],
    found: Evidence,
    cited: Mapping[str, CitedClaim],
    met: bool,
) -> Person | None:
    held = sorted((_held(record, found) for record in posts), key=lambda one: (one.told or "", one.record))
    here = [one for one in held if one.of in places]
    if not here:
        return None
    now = [one for one in here if one.told == here[-1].told][::-1]
    first = min((one.first for one in now if one.first), default="")
    claims = dict.fromkeys(claim for one in held for claim in one.claims)
    return Person(
        id=id_,
        now=tuple(now),
        others=tuple(one for one in reversed(held) if one not in now and _is_other(one, places, first)),
        written=_spellings(found.name(id_), claims, cited),
        met=met,
    )


def _is_other(one: Held, places: Collection[str], first: str) -> bool:
    """Whether a post is another than the one held now, not the same in other words."""
    return one.of not in places or (one.told or "") < first


def _held(record: Record, found: Evidence) -> Held:
    days = [day for claim in record.claims if (day := found.citations[claim].published)]
    return Held(
        record=record.id,
        roles=tuple(dict.fromkeys((str(shown(record, "role")), *_written(record)))),
        of=str(shown(record, "of")),
        first=min(days, default=None),
        told=max(days, default=None),
        claims=record.claims,
    )


def _written(record: Record) -> Iterable[str]:
    """The role in every way it is told."""
    return (str(value.value) for value in record.fields["role"].values)


def _spellings(name: str, claims: Iterable[str], cited: Mapping[str, CitedClaim]) -> tuple[Spelling, ...]:
    """How these claims write a person's name; those that write it alike but for marks count as one."""
    written: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for id_ in claims:
        for entity in entities_of(cited[id_].claim):
            if entity.type == "person":
                written[fold(entity.name)][entity.name].append(id_)
    found = (
        Spelling(name=max(forms, key=lambda form: (form == name, len(form.encode()), form)), claims=ids)
        for forms in written.values()
        for ids in [tuple(dict.fromkeys(id_ for some in forms.values() for id_ in some))]
    )
    return tuple(sorted(found, key=lambda one: (-len(one.claims), one.name)))
