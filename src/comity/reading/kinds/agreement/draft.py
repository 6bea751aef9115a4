"""What one clause tells of an agreement, before all that is told of the same one is put together."""

from __future__ import annotations

import msgspec

from comity.model.claim import AgreementStage, Modality, SigningMode
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.kinds.agreement.papers import Paper
from comity.reading.marks.scanner import Hit


class Draft(msgspec.Struct, kw_only=True):
    """One telling of an agreement.

    `paper` None where only the signing is told ("서명은 이뤄졌다"); `act` the word of signing, None
    where a tie is told in passing ("자매도시 X"). `again`: it points back at what was told ("이번 협약");
    `apart`: it tells of one more beside those before. `guessed`: a party was not told beside it.
    `beside`: papers signed with it.
    """

    clause: Clause
    paper: Paper | None
    act: Hit | None
    stage: AgreementStage = "signed"
    modality: Modality = "asserted"
    parties: tuple[Entity, ...] = ()
    date: str | None = None
    place: Entity | None = None
    mode: SigningMode | None = None
    again: bool = False
    apart: bool = False
    guessed: bool = False
    beside: tuple[Paper, ...] = ()
    heading: bool = False
    keys: frozenset[str] = frozenset()
    """What tells its parties apart."""

    def __post_init__(self) -> None:
        self.keys = frozenset([party.key for party in self.parties])
