"""Putting tellings of one thing together: exact dates first, vaguer ones where they fit one thing only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from comity.model.cited import CitedClaim
from comity.model.entity import Entity
from comity.resolving.components import joined_sets

W = TypeVar("W", bound=Hashable)

Ids = Callable[[str, Entity], str]
"""The entity id that a document's mention means: (document, entity as written) -> id."""

APART = 0
"""What two tellings of two things compare as; more than that, the surer they tell one thing."""

CROWD = 12
"""More moments than this under one key mean many things, of which a vague telling can mean any."""


class Told(NamedTuple, Generic[W]):
    """What a claim tells, as far as it matters for the comparison, and the document that tells it."""

    document: str
    what: W


class Key(NamedTuple):
    """A block of tellings that are compared with each other, and the moment this one puts into it.

    A block in which more than CROWD moments stand is crowded: it connects nothing. A block that is
    selective by itself (a day, a name) is given without moments and is never crowded. Two tellings
    of one side of a block are not compared there, because another block does.
    """

    block: str
    moment: str = ""
    side: str = ""


class Tellings(Protocol[W]):
    """How the claims of one kind are compared."""

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[W]:
        """What the claim tells."""

    def keys(self, told: Told[W]) -> Iterable[Key]:
        """The blocks it stands in; those equal in `what` share one that is never crowded."""

    def exactness(self, what: W) -> int:
        """How exactly it is dated; the vaguer is gathered after the more exact."""

    def compare(self, a: W, b: W, together: bool) -> int:
        """How sure two differing tellings are of one thing; `together`: one document tells both."""


class Filed(Protocol):
    """Claims as a register has filed them under the blocks of their keys, after a change."""

    @property
    def turned(self) -> Iterable[str]:
        """The blocks that the change made crowded, or uncrowded."""

    def fetch(self, blocks: Iterable[str]) -> None:
        """Makes ready what will be asked of these blocks one by one."""

    def under(self, block: str) -> Iterable[CitedClaim]:
        """The claims of a block."""

    def crowded(self, block: str) -> bool:
        """Whether a block is crowded, and was before the change."""


def is_crowded(moments: int) -> bool:
    """Whether a block with so many different moments connects nothing."""
    return moments > CROWD


def gather(
    tellings: Tellings[W],
    claims: Iterable[CitedClaim],
    ids: Ids,
    crowded: Callable[[str], bool] | None = None,
) -> list[list[CitedClaim]]:
    """The claims, grouped by the thing they tell; their order does not change the groups.

    A group depends only on the claims that likeness connects it with (`closure`): claims that tell
    the same are one node, and nodes of one block that are like each other are connected. `crowded`
    says which blocks are; without it, these claims are taken to be all there are.
    """
    whats: dict[W, int] = {}
    nodes: list[_Node] = []
    blocks: dict[str, list[tuple[int, str]]] = defaultdict(list)
    moments: dict[str, set[str]] = defaultdict(set)
    for cited in claims:
        told = tellings.telling(cited, ids)
        number = whats.setdefault(told.what, len(nodes))
        if is_new := number == len(nodes):
            nodes.append(_Node(told.what, [], set()))
        nodes[number].claims.append(cited)
        nodes[number].documents.add(told.document)
        for block, moment, side in tellings.keys(told):
            if is_new or (number, side) not in blocks[block]:
                blocks[block].append((number, side))
            if moment and crowded is None:
                moments[block].add(moment)
    full = crowded or (lambda block: is_crowded(len(moments.get(block, ()))))
    near = _near(tellings, nodes, [standing for block, standing in blocks.items() if not full(block)])
    edges = [(a, b) for a, others in near.items() for b, _ in others]
    return [
        [cited for number in group for cited in nodes[number].claims]
        for connected in joined_sets([*([number] for number in range(len(nodes))), *edges])
        for group in _grouped(connected, lambda number: tellings.exactness(nodes[number].what), near)
    ]


class _Node(NamedTuple):
    what: Any
    claims: list[CitedClaim]
    documents: set[str]


Near = dict[int, list[tuple[int, int]]]
"""Of each node, by number, the nodes it is like and how much, both ways."""

_TOLD_AS_TWO = -1  # how those compare that would be alike, but that one document tells as two things


def _near(tellings: Tellings[W], nodes: Sequence[_Node], blocks: Iterable[list[tuple[int, str]]]) -> Near:
    """Compares the nodes of each block, pair by pair, each pair once."""
    compared: set[tuple[int, int]] = set()
    near: Near = defaultdict(list)
    for standing in blocks:
        for (one, side), (two, other) in combinations(standing, 2):
            a, b = (one, two) if one < two else (two, one)
            if (side and side == other) or a == b or (a, b) in compared:
                continue
            compared.add((a, b))
            if degree := _degree(tellings, nodes[a], nodes[b]):
                near[a].append((b, degree))
                near[b].append((a, degree))
    return near


def _degree(tellings: Tellings[W], a: _Node, b: _Node) -> int:
    """How sure two nodes are of one thing, or that one document tells them as two."""
    if a.documents.isdisjoint(b.documents):
        return tellings.compare(a.what, b.what, together=False)
    degree = tellings.compare(a.what, b.what, together=True)
    if not degree and tellings.compare(a.what, b.what, together=False):
        return _TOLD_AS_TWO
    return degree


def _grouped(connected: list[int], exactness: Callable[[int], int], near: Near) -> list[list[int]]:
    """Groups of connected nodes, level by level from the most exact.

    A node joins the one earlier group it is most like; where several are alike, it stays apart,
    because choosing one would be a guess. What is left of a level is grouped among itself.
    """
    if len(connected) == 1:
        return [connected]
    levels: dict[int, list[int]] = defaultdict(list)
    for number in connected:
        levels[exactness(number)].append(number)
    groups: list[list[int]] = []
    home: dict[int, int] = {}
    for level in sorted(levels, reverse=True):
        found = {number: _home(near.get(number, []), home) for number in levels[level]}
        for number, group in found.items():
            if group is not None:
                groups[group].append(number)
        groups += _level([number for number in levels[level] if found[number] is None], near)
        home = {number: at for at, group in enumerate(groups) for number in group}
    return groups


def _home(near: list[tuple[int, int]], home: dict[int, int]) -> int | None:
    """The one group that is most like the node; None where there is none, or more than one."""
    alike: dict[int, int] = {}
    others = set()
    for node, degree in near:
        if (group := home.get(node)) is not None:
            alike[group] = max(alike.get(group, APART), degree)
            if degree == _TOLD_AS_TWO:
                others.add(group)
    alike = {group: degree for group, degree in alike.items() if group not in others}
    most = max(alike.values(), default=APART)
    best = [group for group, degree in alike.items() if degree == most]
    return best[0] if len(best) == 1 else None


def _level(left: list[int], near: Near) -> list[list[int]]:
    """Groups of one level: the surest first, and only where each is like every other."""
    here = set(left)
    pairs = [(a, b, degree) for a in left for b, degree in near.get(a, []) if b in here and a < b]
    groups = [[number] for number in left]
    for sureness in sorted({degree for _, _, degree in pairs if degree > APART}, reverse=True):
        groups = _joined(groups, pairs, sureness)
    return groups


def _joined(groups: list[list[int]], pairs: list[tuple[int, int, int]], sureness: int) -> list[list[int]]:
    """The groups, those put together that so sure a pair connects; one told as two is not."""
    at = {number: place for place, group in enumerate(groups) for number in group}
    alike: set[tuple[int, int]] = set()
    as_two: set[tuple[int, int]] = set()
    edges: set[tuple[int, int]] = set()
    for a, b, degree in pairs:
        if at[a] != at[b]:
            pair = (at[a], at[b]) if at[a] < at[b] else (at[b], at[a])
            (alike if degree > APART else as_two).add(pair)
            if degree >= sureness:
                edges.add(pair)
    made: list[list[int]] = []
    for joined in joined_sets([*([place] for place in range(len(groups))), *(edges - as_two)]):
        whole = all(pair in alike and pair not in as_two for pair in combinations(sorted(joined), 2))
        parts = [groups[place] for place in joined]
        made += [[number for part in parts for number in part]] if whole else parts
    return made


def closure(tellings: Tellings[W], touched: Iterable[Told[W]], ids: Ids, filed: Filed) -> list[CitedClaim]:
    """The claims whose groups a change can have altered, with all that those groups depend on.

    `touched` are the tellings that the change adds, and those it takes away as they were told
    before. `gather` makes of these claims the groups it would make of all.
    """
    standing = _Standing(tellings, ids, filed)
    frontier = list(touched)
    for block in filed.turned:
        frontier += standing.taken(block)
    done: set[tuple[str, str, W]] = set()
    while frontier:
        asked = [
            (key.block, key.side, told)
            for told in frontier
            for key in tellings.keys(told)
            if (key.block, *told) not in done
        ]
        done.update((block, *told) for block, _, told in asked)
        filed.fetch({block for block, _, _ in asked})
        frontier = []
        for block, side, told in asked:
            if not filed.crowded(block):
                frontier += standing.taken(block, told, side)
    return list(standing.found.values())


class _Standing(Generic[W]):
    """The claims of the blocks that were looked at: those found, and those that still stand apart."""

    def __init__(self, tellings: Tellings[W], ids: Ids, filed: Filed) -> None:
        self._tellings, self._ids, self._filed = tellings, ids, filed
        self._under: dict[str, list[CitedClaim]] = {}
        self._told: dict[str, Told[W]] = {}
        self._sides: dict[str, dict[str, str]] = {}
        self.found: dict[str, CitedClaim] = {}

    def taken(self, block: str, like: Told[W] | None = None, side: str = "") -> list[Told[W]]:
        """What the claims of a block tell that are connected with a telling, or all; each is taken once."""
        if block not in self._under:
            self._under[block] = list(self._filed.under(block))
        taken, left = [], []
        for cited in self._under[block]:
            if cited.id in self.found:
                continue
            told = self._told_by(cited)
            if like is None or _linked(self._tellings, like, told, self._is_on_side(cited, block, side)):
                self.found[cited.id] = cited
                taken.append(told)
            else:
                left.append(cited)
        self._under[block] = left
        return taken

    def _told_by(self, cited: CitedClaim) -> Told[W]:
        if cited.id not in self._told:
            self._told[cited.id] = self._tellings.telling(cited, self._ids)
        return self._told[cited.id]

    def _is_on_side(self, cited: CitedClaim, block: str, side: str) -> bool:
        """Whether a claim stands on a side of a block."""
        if not side:
            return False
        if cited.id not in self._sides:
            keys = self._tellings.keys(self._told_by(cited))
            self._sides[cited.id] = {key.block: key.side for key in keys}
        return self._sides[cited.id].get(block) == side


def _linked(tellings: Tellings[W], a: Told[W], b: Told[W], on_one_side: bool) -> bool:
    """Whether both can come to one group, whatever other documents tell."""
    if a.what == b.what:
        return True
    if on_one_side:
        return False
    if tellings.compare(a.what, b.what, together=False):
        return True
    return a.document == b.document and tellings.compare(a.what, b.what, together=True) > APART
