"""Claims as the register has filed them under what they share with others, before and after a change."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from comity.model.cited import CitedClaim
from comity.model.claim import KINDS, entities_of
from comity.model.entity import Entity
from comity.register.ledger import Ledger
from comity.register.rows import digest
from comity.resolving.gathering import is_crowded

_KIND_BITS = 0xF  # the last bits of a block's number tell the kind of the claims in it


def block_number(kind: str, block: Hashable) -> int:
    """The number under which a block of claims of a kind is filed."""
    return digest(repr(block).encode()) & ~_KIND_BITS | KINDS.index(kind)


def kind_at(number: int) -> str:
    """The kind of the claims under a number."""
    return KINDS[number & _KIND_BITS]


def moment_number(moment: str) -> int:
    """The number of a moment; 0 for none."""
    return digest(moment.encode()) if moment else 0


class Filing:
    """Reads what shares a block (`gathering.Filed`); made before a change is written, told after it."""

    def __init__(self, ledger: Ledger, numbers: Iterable[int]) -> None:
        self._ledger, self._numbers = ledger, set(numbers)
        self._before = ledger.moments(self._numbers)
        self._after: dict[int, int] = {}
        self._claims: dict[str, CitedClaim] = {}
        self._under: dict[int, list[str]] = {}
        self.ids: dict[tuple[str, Entity], str] = {}
        self.kind = KINDS[0]
        """The kind whose blocks are asked for."""

    def changed(self) -> None:
        """Says that the change is written."""
        self._after = dict.fromkeys(self._numbers, 0) | self._ledger.moments(self._numbers)

    @property
    def turned(self) -> Iterable[str]:
        """The blocks of the kind that the change made crowded, or uncrowded."""
        return [
            f"#{number}"
            for number in sorted(self._numbers)
            if kind_at(number) == self.kind and self.was_crowded(number) != is_crowded(self._after[number])
        ]

    def under(self, block: str) -> Iterable[CitedClaim]:
        """The claims of a block."""
        number = self._number(block)
        if number not in self._under:
            self._under |= {number: [], **self._ledger.claims_sharing([number])}
        return self.load(self._under[number])

    def crowded(self, block: str) -> bool:
        """Whether a block is crowded, and was before the change."""
        number = self._number(block)
        return self.is_crowded(block) and (number not in self._numbers or self.was_crowded(number))

    def is_crowded(self, block: str) -> bool:
        """Whether a block is crowded now."""
        number = self._number(block)
        if number not in self._after:
            self._after[number] = self._ledger.moments([number]).get(number, 0)
        return is_crowded(self._after[number])

    def was_crowded(self, number: int) -> bool:
        """Whether the change found a block crowded."""
        return is_crowded(self._before.get(number, 0))

    def fetch(self, blocks: Iterable[str]) -> None:
        """Reads blocks in one go that will be asked for one by one."""
        numbers = {block_number(self.kind, block) for block in blocks}
        fresh = numbers - set(self._after)
        self._after |= dict.fromkeys(fresh, 0) | self._ledger.moments(fresh)
        wanted = {n for n in numbers if n not in self._under and not is_crowded(self._after[n])}
        self._under |= {number: [] for number in wanted} | self._ledger.claims_sharing(wanted)
        self.load(claim for number in wanted for claim in self._under[number])

    def load(self, ids: Iterable[str]) -> list[CitedClaim]:
        """These claims, with their entities in `ids`."""
        wanted = list(ids)
        fresh = {claim for claim in wanted if claim not in self._claims}
        if fresh:
            entities = self._ledger.entities_of(fresh)
            for id_, cited in self._ledger.claims(fresh).items():
                self._claims[id_] = cited
                for named, entity in zip(entities_of(cited.claim), entities.get(id_, ()), strict=True):
                    self.ids[cited.document, named] = entity
        return [self._claims[claim] for claim in wanted if claim in self._claims]

    def _number(self, block: str) -> int:
        return int(block[1:]) if block.startswith("#") else block_number(self.kind, block)
