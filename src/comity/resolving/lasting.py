"""Which claims are one by their own words: memberships, posts, affiliations, strengths, commitments …"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from comity.model.cited import CitedClaim
from comity.model.claim import Affiliation, Commitment, Membership, Post, Statement, Strength
from comity.model.names import fold
from comity.resolving.gathering import Ids
from comity.resolving.words import words

_QUOTED = re.compile(r"[“\"]([^”\"]{20,})[”\"]")


def gather_lasting(claims: Iterable[CitedClaim], ids: Ids) -> list[list[CitedClaim]]:
    """The claims of every kind but agreements, events and figures, grouped by their natural key."""
    groups: dict[tuple[str, ...], list[CitedClaim]] = defaultdict(list)
    for cited in claims:
        groups[lasting_key(cited, ids)].append(cited)
    return list(groups.values())


def lasting_key(cited: CitedClaim, ids: Ids) -> tuple[str, ...]:
    """What two claims must share to be one record; the kind comes first."""
    match cited.claim:
        case Membership(member=member, body=body):
            key = [ids(cited.document, member), ids(cited.document, body)]
        case Post(person=person, role=role, of=of):
            held_in = ids(cited.document, of)
            key = [ids(cited.document, person), held_in, role_key(role, (of.name, _spelt(held_in)))]
        case Affiliation(child=child, parent=parent, relation=relation):
            key = [ids(cited.document, child), ids(cited.document, parent), relation]
        case Strength(locality=locality, sector=sector, sense=sense):
            key = [ids(cited.document, locality), sector, sense]
        case Commitment(actors=actors, action=action):
            key = [*sorted(ids(cited.document, actor) for actor in actors), fold(action)]
        case Statement(speaker=speaker, quote=quote):
            key = [ids(cited.document, speaker), _speech(quote)]
        case _:
            raise TypeError(f"a {cited.kind} has no natural key")
    return cited.kind, *key


def _spelt(entity_id: str) -> str:
    """The words of an entity's id: its name, whatever this document calls it."""
    return entity_id.replace("/", " ").replace("-", " ")


def role_key(role: str, of: Iterable[str]) -> str:
    """A post without the body it is held in.

    >>> role_key("Chairman of the provincial People's Committee", ())
    'chairman'
    >>> role_key("Binh Duong Vice Chairman", ["Bình Dương"])
    'vicechairman'
    """
    parts = [fold(part) for part in role.replace("-", " ").split()]
    head = next((at for at, part in enumerate(parts) if part in words().role_breaks and at), len(parts))
    whose = {fold(part) for name in of for part in name.split()}
    kept = [part for part in parts[:head] if part not in whose and part not in words().role_places]
    return "".join(kept) or fold(role)


def _speech(quote: str) -> str:
    """The words inside quotation marks, which two reports share, or all of it."""
    return fold(max(_QUOTED.findall(quote), key=len, default=quote))
