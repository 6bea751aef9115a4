"""A score kept to be compared with: which cases a change gains, and which it loses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from comity.errors import BadClaims, NothingToRead
from comity.model.claim import Claim, kind_of
from comity.scoring.gold import GoldDocument
from comity.scoring.score import Case, Score


class Frozen(msgspec.Struct, frozen=True):
    """A score as it was: figures, and the keys of gold claims found and of claims that state none.

    Keys hold no text of the documents, so that a frozen score can be kept where these may not be.
    """

    figures: dict[str, Any]
    documents: tuple[str, ...]
    found: tuple[str, ...]
    false: tuple[str, ...]


class Change(msgspec.Struct, frozen=True):
    """What is different from a frozen score; `gone` counts claims that were false and are made no more."""

    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    false: tuple[Claim, ...]
    gone: int


def freeze(score: Score, gold: Sequence[GoldDocument]) -> Frozen:
    """The score as it can be kept in a file."""
    return Frozen(
        score.figures(),
        tuple(sorted(document.name for document in gold)),
        tuple(sorted(_keys(score, "hit"))),
        tuple(sorted(_keys(score, "false"))),
    )


def compare(before: Frozen, score: Score, gold: Sequence[GoldDocument]) -> Change:
    """The cases of documents both have seen that were gained, lost, or are newly false."""
    seen, found, false = set(before.documents), set(before.found), set(before.false)
    cases = [case for case in score.cases if case.claim.document in seen]
    scored = {document.name for document in gold}
    told = {key(case.claim) for case in cases if case.verdict == "false"}
    return Change(
        gained=_claims(case for case in cases if case.verdict == "hit" and key(case.claim) not in found),
        lost=_claims(case for case in cases if case.verdict == "missed" and key(case.claim) in found),
        false=_claims(case for case in cases if case.verdict == "false" and key(case.claim) not in false),
        gone=len({old for old in false - told if old.rsplit(" ", 2)[0] in scored}),
    )


def read_frozen(path: Path) -> Frozen:
    """A frozen score from its file; NothingToRead or BadClaims where it is none."""
    if not path.is_file():
        raise NothingToRead(path, "there is no such file")
    try:
        return msgspec.json.decode(path.read_bytes(), type=Frozen)
    except msgspec.DecodeError as error:
        raise BadClaims(path, 1, f"is no frozen score: {error}") from error


def write_frozen(path: Path, frozen: Frozen) -> None:
    """Writes a frozen score, a key a line, so that versions of it can be compared."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(frozen), indent=1) + b"\n")


def key(claim: Claim) -> str:
    """A claim's document, kind, and a hash of what it says and of the quote it cites.

    What it does not tell takes no part, so that a field that claims gain later changes no key.
    """
    said = {name: value for name, value in msgspec.to_builtins(claim).items() if value is not None}
    del said["span"]
    digest = hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()[:12]
    return f"{claim.document} {kind_of(claim)} {digest}"


def _keys(score: Score, verdict: str) -> set[str]:
    return {key(case.claim) for case in score.cases if case.verdict == verdict}


def _claims(cases: Iterable[Case]) -> tuple[Claim, ...]:
    return tuple(case.claim for case in cases)
