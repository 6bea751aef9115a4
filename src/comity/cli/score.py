"""`comity score`: what the reader finds, held against gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from comity import settings
from comity.cli.console import out
from comity.errors import BadClaims, NothingToRead, UnknownName
from comity.model.claim import KINDS, Claim, kind_of
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.scoring.frozen import Change, compare, freeze, read_frozen, write_frozen
from comity.scoring.gold import GoldDocument, read_gold
from comity.scoring.score import Ratios, Score
from comity.scoring.score import score as held_against
from comity.sources.open import open_document


def score(
    gold_dir: Annotated[Path, typer.Argument(help="A folder of texts with their *.gold.jsonl files.")],
    only: Annotated[str, typer.Option(help="Only documents whose name begins so.")] = "",
    show: Annotated[str, typer.Option(metavar="KIND", help="Show what is missed and false of a kind.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Show gains and losses against a frozen score.")
    ] = None,
    freeze_to: Annotated[
        Path | None, typer.Option("--freeze", metavar="FILE", help="Keep this score to compare with later.")
    ] = None,
    claims: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score the claims of this file instead of reading.")
    ] = None,
) -> None:
    """Hold what the reader finds against gold: precision, recall and F1 per kind."""
    if show and show not in KINDS:
        raise UnknownName(show, f"is no kind of claim; the kinds are {', '.join(KINDS)}")
    gold = read_gold(gold_dir, only)
    before = read_frozen(against) if against else None
    result = held_against(gold, _claims_of(claims) if claims else _read(gold))
    change = compare(before, result, gold) if before else None
    if freeze_to:
        write_frozen(freeze_to, freeze(result, gold))
    if as_json:
        print(json.dumps(_figures(result, change), ensure_ascii=False, indent=1))
        return
    if show:
        _show_cases(result, show)
    _show_figures(result)
    if change:
        _show_change(change)


def _read(gold: Sequence[GoldDocument]) -> Iterator[Claim]:
    reader, limit = Reader(gazetteer.load()), settings.load().max_bytes
    for document in gold:
        yield from reader.read(open_document(document.path, limit)).claims


def _claims_of(path: Path) -> Iterator[Claim]:
    if not path.is_file():
        raise NothingToRead(path, "there is no such file")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=Claim)
            except msgspec.DecodeError as error:
                raise BadClaims(path, number, str(error)) from error


def _figures(result: Score, change: Change | None) -> dict[str, Any]:
    figures = result.figures()
    if change:
        figures["against"] = {
            "gained": [msgspec.to_builtins(claim) for claim in change.gained],
            "lost": [msgspec.to_builtins(claim) for claim in change.lost],
            "false": [msgspec.to_builtins(claim) for claim in change.false],
            "gone": change.gone,
        }
    return figures


def _show_figures(result: Score) -> None:
    print(
        f"documents: {result.documents} · broken citations: {result.broken_citations} · "
        f"claims on irrelevant documents: {result.noise_on_irrelevant}"
    )
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("kind")
    for heading in ("gold", "P", "R", "F1"):
        table.add_column(heading, justify="right")
    table.add_column("attributes")
    for kind, ratios in result.kinds.items():
        table.add_row(*_row(kind, ratios))
    table.add_row(*_row("all", result.all), style="bold")
    out().print(table)
    if result.grades:
        told = (
            f"{grade} {one.precision:.3f} of {one.hit + one.false}" for grade, one in result.grades.items()
        )
        print(f"precision by confidence: {' · '.join(told)}")


def _row(kind: str, ratios: Ratios) -> list[str]:
    told = "  ".join(f"{key} {value:.2f}" for key, value in ratios.attributes.items())
    figures = (f"{value:.3f}" for value in (ratios.precision, ratios.recall, ratios.f1))
    return [kind, str(ratios.gold), *figures, told]


def _show_cases(result: Score, kind: str) -> None:
    for case in result.cases:
        if kind_of(case.claim) == kind and case.verdict != "hit":
            print(f"{case.verdict.upper():<6} {_told(case.claim)}")


def _show_change(change: Change) -> None:
    for sign, word, claims in (
        ("+", "found now", change.gained),
        ("-", "no longer found", change.lost),
        ("-", "newly false", change.false),
    ):
        for claim in claims:
            print(f"{sign} {word}: {_told(claim)}")
    print(
        f"{len(change.gained)} gained · {len(change.lost)} lost · "
        f"{len(change.false)} newly false · {change.gone} no longer false"
    )


def _told(claim: Claim) -> str:
    said = {name: value for name, value in msgspec.to_builtins(claim).items() if value not in (None, [], ())}
    del said["span"], said["document"], said["kind"]
    return f"{claim.document} {kind_of(claim)}: {json.dumps(said, ensure_ascii=False)}"
