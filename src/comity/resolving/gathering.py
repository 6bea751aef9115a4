"""Putting tellings of one thing together: exact dates first, vaguer ones where they fit one thing only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Generic, NamedTuple, Protocol, TypeVar

from comity.model.cited import CitedClaim
from comity.model.entity import Entity
from comity.resolving.components import joined_sets

W = TypeVar("W", bound=Hashable)

Ids = Callable[[str, Entity], str]
"""The entity id that a document's mention means: (document, entity as written) -> id."""

APART, ALIKE, SAME = 0, 1, 2
"""How two tellings compare: they tell two things, may tell one thing, or tell one thing."""

CROWD = 24
"""More moments than this under one key mean many things, of which a vague telling can mean any."""


class Told(NamedTuple, Generic[W]):
    """What a claim tells, as far as it matters for the comparison, and the document that tells it."""

    document: str
    what: W


class Key(NamedTuple):
    """A block of tellings that are compared with each other, and the moment this one puts into it.

    A block in which more than CROWD moments stand is crowded: it connects nothing. A block that is
    selective by itself (a day, a name) is given without moments and is never crowded.
    """

    block: str
    moment: str = ""


class Tellings(Protocol[W]):
    """How the claims of one kind are compared."""

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[W]:
        """What the claim tells."""

    def keys(self, told: Told[W]) -> Iterable[Key]:
        """The blocks it stands in; those equal in `what` share one that is never crowded."""

    def exactness(self, what: W) -> int:
        """How exactly it is dated; the vaguer is gathered after the more exact."""

    def compare(self, a: W, b: W, together: bool) -> int:
        """How two differing tellings compare; `together`: one document tells both."""


class Filed(Protocol):
    """Claims as a register has filed them under the blocks of their keys, after a change."""

    @property
    def turned(self) -> Iterable[str]:
        """The blocks that the change made crowded, or uncrowded."""

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
    told: dict[W, _Node] = {}
    moments: dict[str, set[str]] = defaultdict(set)
    for cited in claims:
        telling = tellings.telling(cited, ids)
        node = told.setdefault(telling.what, _Node([], set(), set()))
        node.claims.append(cited)
        node.documents.add(telling.document)
        for block, moment in tellings.keys(telling):
            node.blocks.add(block)
            if moment and crowded is None:
                moments[block].add(moment)
    full = crowded or (lambda block: is_crowded(len(moments.get(block, ()))))
    whats, nodes = list(told), list(told.values())
    near = _near(tellings, whats, nodes, full)
    edges = [(a, b) for a, others in near.items() for b, _ in others]
    return [
        [cited for number in group for cited in nodes[number].claims]
        for connected in joined_sets([*([number] for number in range(len(nodes))), *edges])
        for group in _grouped(connected, lambda number: tellings.exactness(whats[number]), near)
    ]


class _Node(NamedTuple):
    claims: list[CitedClaim]
    documents: set[str]
    blocks: set[str]


Near = dict[int, list[tuple[int, int]]]
"""Of each node, by number, the nodes it is like and how much, both ways."""


def _near(
    tellings: Tellings[W], whats: Sequence[W], nodes: Sequence[_Node], crowded: Callable[[str], bool]
) -> Near:
    sharing: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for block in node.blocks:
            sharing[block].append(number)
    compared: set[tuple[int, int]] = set()
    near: Near = defaultdict(list)
    for block, numbers in sharing.items():
        if len(numbers) < 2 or crowded(block):
            continue
        for a, b in combinations(numbers, 2):
            if (a, b) not in compared:
                compared.add((a, b))
                together = not nodes[a].documents.isdisjoint(nodes[b].documents)
                if degree := tellings.compare(whats[a], whats[b], together):
                    near[a].append((b, degree))
                    near[b].append((a, degree))
    return near


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
    for other, degree in near:
        if (group := home.get(other)) is not None:
            alike[group] = max(alike.get(group, APART), degree)
    most = max(alike.values(), default=APART)
    best = [group for group, degree in alike.items() if degree == most]
    return best[0] if len(best) == 1 else None


def _level(left: list[int], near: Near) -> list[list[int]]:
    """Groups of one level: what is the same in a row, then what is alike where all of it is."""
    here = set(left)
    pairs = [(a, b, degree) for a in left for b, degree in near.get(a, []) if b in here]
    rows = joined_sets(
        [*([number] for number in left), *((a, b) for a, b, degree in pairs if degree == SAME)]
    )
    row_of = {number: at for at, row in enumerate(rows) for number in row}
    between = {(row_of[a], row_of[b]) for a, b, _ in pairs if row_of[a] != row_of[b]}
    groups: list[list[int]] = []
    for joined in joined_sets([*([at] for at in range(len(rows))), *between]):
        whole = all(pair in between for pair in combinations(joined, 2))
        parts = [rows[at] for at in joined]
        groups += [[number for part in parts for number in part]] if whole else parts
    return groups


def closure(tellings: Tellings[W], touched: Iterable[Told[W]], ids: Ids, filed: Filed) -> list[CitedClaim]:
    """The claims whose groups a change can have altered, with all that those groups depend on.

    `touched` are the tellings that the change adds, and those it takes away as they were told
    before. `gather` makes of these claims the groups it would make of all.
    """
    found: dict[str, CitedClaim] = {}
    standing: dict[str, list[tuple[CitedClaim, Told[W]]]] = {}
    done: set[tuple[str, str, W]] = set()

    def under(block: str) -> list[tuple[CitedClaim, Told[W]]]:
        if block not in standing:
            standing[block] = [(cited, tellings.telling(cited, ids)) for cited in filed.under(block)]
        return standing[block]

    frontier = list(touched)
    for cited, told in [entry for block in filed.turned for entry in under(block)]:
        found[cited.id] = cited
        frontier.append(told)
    while frontier:
        told = frontier.pop()
        for block, _ in tellings.keys(told):
            if (block, *told) in done or filed.crowded(block):
                continue
            done.add((block, *told))
            rest = []
            for cited, other in under(block):
                if cited.id in found:
                    continue
                if _linked(tellings, told, other):
                    found[cited.id] = cited
                    frontier.append(other)
                else:
                    rest.append((cited, other))
            standing[block] = rest
    return list(found.values())


def _linked(tellings: Tellings[W], a: Told[W], b: Told[W]) -> bool:
    """Whether both can come to one group, whatever other documents tell."""
    if a.what == b.what or tellings.compare(a.what, b.what, together=False):
        return True
    return a.document == b.document and tellings.compare(a.what, b.what, together=True) > APART
