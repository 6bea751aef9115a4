"""A small gold folder of our own: one text, its claims, and how they are written down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = """Andong and Hoa Binh become friends

Andong and Hoa Binh signed a friendship agreement on 3 May 2021.
Mayor Kim Do-yun of Andong said: “We have waited long for this day.”
Andong will send ten teachers to Hoa Binh. Hoa Binh is home to 40 Korean firms.
"""
ANDONG = {"type": "locality", "name": "Andong", "id": "kr/gyeongbuk/andong"}
HOA_BINH = {"type": "locality", "name": "Hoa Binh", "id": "vn/hoa-binh"}
KIM = {"type": "person", "name": "Kim Do-yun", "id": None}


def row(kind: str, quote: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    span = [start, start + len(quote)]
    return {
        "kind": kind,
        "document": "one.txt",
        "quote": quote,
        "span": span,
        "modality": "asserted",
        **fields,
    }


def rows() -> list[dict[str, Any]]:
    return [
        row(
            "agreement",
            "Andong and Hoa Binh signed a friendship agreement on 3 May 2021.",
            type="friendship",
            stage="signed",
            parties=[ANDONG, HOA_BINH],
            date="2021-05-03",
        ),
        row("post", "Mayor Kim Do-yun of Andong", person=KIM, role="Mayor", of=ANDONG),
        row(
            "statement",
            "Mayor Kim Do-yun of Andong said: “We have waited long for this day.”",
            speaker=KIM,
        ),
        row(
            "commitment",
            "Andong will send ten teachers to Hoa Binh.",
            actors=[ANDONG],
            action="send ten teachers",
            modality="planned",
        ),
        row(
            "figure",
            "Hoa Binh is home to 40 Korean firms.",
            subject=HOA_BINH,
            indicator="companies",
            value=40,
            optional=True,
        ),
    ]


def write_gold(folder: Path, claims: list[dict[str, Any]], relevant: bool = True) -> Path:
    (folder / "one.txt").write_text(TEXT, "utf-8")
    lines = [{"document": "one.txt", "relevant": relevant, "lang": "en"}, *claims]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "one.gold.jsonl").write_text(text, "utf-8")
    return folder
