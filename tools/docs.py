"""Writes the pages of docs/ that are made from the model: the vocabulary and the schema of a claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from comity.model import vocabularies
from comity.model.schema import claim_schema
from comity.model.vocabularies import KindPage, Term

DOCS = Path(__file__).parents[1] / "docs"
_HEAD = """\
<!-- Made by `sh tools/dev docs` from src/comity/model/vocabulary/: do not edit. -->
# Vocabulary

What the codes in claims mean. Each list is a YAML page that is checked when it is loaded.
"""


def pages() -> dict[str, str]:
    """Every generated page: its name under docs/, and its text."""
    return {
        "claim.schema.json": json.dumps(claim_schema(), ensure_ascii=False, indent=2) + "\n",
        "vocabulary.md": "\n".join(_vocabulary()) + "\n",
    }


def _vocabulary() -> Iterator[str]:
    yield _HEAD
    yield "## Kinds of claims\n"
    for page in vocabularies.kinds().values():
        yield from _kind(page)
    yield "## Sectors\n\nISIC: sections of ISIC Rev. 4 a sector mostly falls under.\n"
    yield from _table(
        ("code", "label", "meaning", "example", "ISIC"),
        ([*_told(term), " ".join(term.isic)] for term in vocabularies.sectors().values()),
    )
    yield "\n## Indicators\n\nUnits: what values may carry; `currency` is any ISO 4217 code.\n"
    yield from _table(
        ("code", "label", "meaning", "example", "units"),
        ([*_told(term), ", ".join(term.units) or "any"] for term in vocabularies.indicators().values()),
    )
    yield "\n## Units\n"
    yield from _table(("code", "label", "meaning", "example"), map(_told, vocabularies.units().values()))


def _kind(page: KindPage) -> Iterator[str]:
    yield f"### {page.kind}\n\n{page.meaning}\n"
    yield from _table(("field", "meaning"), ([f"`{name}`", told] for name, told in page.fields.items()))
    example: Mapping[str, object] = page.example
    yield f"\n```json\n{json.dumps(example, ensure_ascii=False)}\n```\n"


def _told(term: Term) -> list[str]:
    return [f"`{term.code}`", term.label, term.meaning, f"“{term.example}”"]


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = list(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def main() -> None:
    """Writes the pages."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
