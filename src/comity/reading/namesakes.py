"""Place names that are none where they stand: words, and parts of people's names."""

from __future__ import annotations

import re

from comity.reading.chunks import Chunk, simple_label
from comity.reading.scanner import Hit

_WHOLE_DAYS = re.compile(r"(?:[A-Z][a-z]+day|January|February|March|April|June|July|August|[A-Z][a-z]+ber)$")


def settle_namesakes(row: list[Chunk], text: str, surnames: dict[int, Hit]) -> None:
    """A place name inside a person's ("Mayor London Breed", "Le Thanh Hoa", "Van Huu Chien") is none."""
    for at in range(len(row) - 1):
        chunk, before, after = row[at], row[at - 1], row[at + 1]
        if chunk.label == "S" and _is_function_word(chunk, text):
            within = at and before.label in "NSHR" and before.end + 1 == chunk.start
            if not within and not (at + 2 < len(row) and after.label in "NS" and row[at + 2].label in "NSP"):
                chunk.label = simple_label(text[chunk.start : chunk.end]) or "W"
        if at == 0:
            continue
        if chunk.label == "W" and _ends_a_name(row, at, text):
            chunk.label = "N"
        if (
            chunk.label in "BT"
            and chunk.start in surnames
            and (before.label in "HR" or (after.label in "NS" and before.label not in "NSVLPB"))
        ):
            chunk.label, chunk.hit = "S", surnames[chunk.start]
        if chunk.label in "CA" and _inside_a_name(row, at):
            chunk.label = "N"
        if chunk.label != "P":
            continue
        world = chunk.hit is not None and all(name.tier == "world" for name in chunk.hit.names)
        named = after.label in ("NSP" if before.label in "HR" else "NS") and after.start == chunk.end + 1
        if (
            (world and after.label == "V" and (word := after.word) is not None and word.code == "feature")
            or (before.label == "G" and before.end + 1 == chunk.start)
            or (
                before.label in "HR"
                and (
                    named
                    or (
                        world
                        and before.label == "H"
                        and after.label not in "TBJf,(&"
                        and before.end + 1 == chunk.start
                    )
                )
            )
            or (after.label not in "TBJ" and (_inside_a_name(row, at) or (world and _amid_capitals(row, at))))
        ):
            chunk.label = "N"
        elif named and not world and chunk.start in surnames and _begins_a_name(row, at):
            chunk.label, chunk.hit = "S", surnames[chunk.start]
        elif (
            world
            and named
            and before.label != "i"
            and chunk.hit is not None
            and " " not in text[chunk.start : chunk.end]
        ):
            chunk.label, chunk.hit = "S", surnames.get(chunk.start)


def _inside_a_name(row: list[Chunk], at: int) -> bool:
    """Whether a word that is also a country stands in a person's name ("Nguyen Duc Thang")."""
    before, after = row[at - 1], row[at + 1]
    if before.end + 1 != row[at].start:
        return False
    named = before.label == "S" or (before.label == "N" and at > 1 and row[at - 2].label in "SHR")
    return named or (before.label == "R" and (after.label in "NS" or row[at].label in "AC"))


def _ends_a_name(row: list[Chunk], at: int, text: str) -> bool:
    """Whether a common word with a capital goes on with a name that a family name began ("Tran Van Can")."""
    before = row[at - 1]
    if before.end + 1 != row[at].start or _WHOLE_DAYS.match(text[row[at].start : row[at].end]):
        return False
    return (before.label == "S" and row[at + 1].label in "NS") or (
        before.label == "N" and at > 1 and row[at - 2].label == "S"
    )


def _begins_a_name(row: list[Chunk], at: int) -> bool:
    """Whether a place name that begins with a family name goes on in capitals ("Dong Van Phuoc,")."""
    beyond = row[at + 2] if at + 2 < len(row) else None
    return row[at - 1].label != "i" and beyond is not None and beyond.label in ",x("


def _amid_capitals(row: list[Chunk], at: int) -> bool:
    """Whether a capitalised word that does not merely begin a sentence stands right before."""
    before = row[at - 1]
    return (
        before.label == "N" and before.end + 1 == row[at].start and at > 1 and row[at - 2].label not in '|"'
    )


def _is_function_word(chunk: Chunk, text: str) -> bool:
    return text[chunk.start : chunk.end] in {
        "In",
        "On",
        "He",
        "So",
        "To",
        "An",
        "Do",
        "No",
        "Go",
        "We",
        "As",
        "Y",
    }
