"""Reads mutilated texts until time is up, and keeps each that breaks the reader.

    python tools/fuzz.py FOLDER [--seconds 60] [--seed 1] [--keep DIRECTORY]

A text of the folder is cut, repeated, shuffled and strewn with odd characters. Broken is: an exception, a
claim whose quote is not the text at its span, or a reading that takes longer than a millisecond a character.
"""

from __future__ import annotations

import argparse
import random
import time
import traceback
from pathlib import Path

from comity.model.document import Document, content_id
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.sources.places import find_files

_ODD = [
    "(",
    ")",
    '"',
    "“",
    ",",
    ";",
    ":",
    "\n",
    "\n\n",
    "\0",
    "\ud800",
    "\udfff",
    "\u202e",
    "\u200f",
    "a\u0301",
]
_ODD += [
    "’s",
    "-",
    "–",
    "•",
    "1",
    "1" * 400,
    "½",
    "٣",
    "十",
    "₫",
    "US$",
    "%",
    "İ",
    "ß",
    "ﬁ",
    "\u3000",
    "\ufeff",
    " ",
]
_SLOW = 0.001


def mutilated(text: str, texts: list[str], chance: random.Random) -> str:
    """The text after one to six accidents."""
    for _ in range(chance.randint(1, 6)):
        low, high = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        accident = chance.randrange(5)
        if accident == 0:
            text = text[:low] + text[high:]
        elif accident == 1:
            text = text[:low] + text[low:high][:200] * chance.randint(2, 40) + text[high:]
        elif accident == 2:
            text = text[:low] + chance.choice(_ODD) * chance.choice((1, 2, 500)) + text[low:]
        elif accident == 3:
            other = chance.choice(texts)
            text = text[:low] + other[: chance.randrange(len(other) + 1)] + text[low:]
        else:
            words = text[low:high].split(" ")
            chance.shuffle(words)
            text = text[:low] + " ".join(words) + text[high:]
        text = text[:60_000] or " "
    return text


def fault(reader: Reader, text: str) -> str | None:
    """What is wrong with how a text is read; None where nothing is."""
    document = Document(
        id=content_id(text), name="fuzz", text=text, source="fuzz", published="2024-05-06", language="en"
    )
    start = time.perf_counter()
    try:
        claims = reader.read(document, everything=True).claims
    except BaseException as error:  # a panic in a library is no Exception
        if isinstance(error, KeyboardInterrupt):
            raise
        return traceback.format_exc()
    if any(text[slice(*claim.span)] != claim.quote for claim in claims):
        return "a quote does not stand at its span"
    taken = time.perf_counter() - start
    return f"{taken:.1f} seconds" if taken > 1 + _SLOW * len(text) else None


def main() -> None:
    """Fuzzes, and exits with 1 where something broke."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path())
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    texts = [path.read_text("utf-8") for path in find_files([asked.folder]).files if path.suffix == ".txt"]
    reader = Reader(gazetteer.load())
    end = time.monotonic() + asked.seconds
    read = broken = 0
    while time.monotonic() < end:
        text = mutilated(chance.choice(texts), texts, chance)
        read += 1
        wrong = fault(reader, text)
        if wrong:
            broken += 1
            kept = asked.keep / f"fuzz-{content_id(text)[:12]}.txt"
            kept.write_bytes(text.encode("utf-8", "surrogatepass"))
            print(f"{kept}: {wrong}")
    print(f"{read} texts read, {broken} broke the reader")
    raise SystemExit(1 if broken else 0)


if __name__ == "__main__":
    main()
