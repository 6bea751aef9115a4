"""Which claims are one by their own words: memberships, posts, affiliations, strengths."""

from __future__ import annotations

from collections.abc import Iterable

from comity.model.cited import CitedClaim
from comity.model.claim import Affiliation, Membership, Post, Strength
from comity.model.names import fold
from comity.resolving.gathering import Ids
from comity.resolving.identity.posts import post_class
from comity.resolving.lineage import is_council, is_locality
from comity.resolving.words import words


def lasting_key(cited: CitedClaim, ids: Ids) -> tuple[str, ...]:
    """What two claims must share to be one record; the kind comes first."""
    match cited.claim:
        case Membership(member=member, body=body):
            key = [ids(cited.document, member), ids(cited.document, body)]
        case Post(person=person, role=role, of=of):
            held_in = ids(cited.document, of)
            key = [ids(cited.document, person), held_in, _post(role, of.name, held_in)]
        case Affiliation(child=child, parent=parent, relation=relation):
            key = [ids(cited.document, child), ids(cited.document, parent), relation]
        case Strength(locality=locality, sector=sector, sense=sense):
            key = [ids(cited.document, locality), sector, sense]
        case _:
            raise TypeError(f"a {cited.kind} has no natural key")
    return cited.kind, *key


def _post(role: str, of: str, held_in: str) -> str:
    """What a post is in any language: its class, or its words where no class is known.

    >>> _post("Chairman", "Binh Duong", "vn/binh-duong"), _post("시장", "부산", "kr/busan")
    ('head', 'head')
    """
    known = post_class(role)
    if known is None:
        return role_key(role, (of, _spelt(held_in)))
    if known.endswith("executive") and is_locality(held_in):
        return known.replace("executive", "head")
    if known.endswith("executive") and is_council(held_in):
        return known.replace("executive", "council chair")
    return known


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
