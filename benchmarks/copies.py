"""How fast copies of one text are found, and how many, in texts of some 2 KB, a fifth of which are copies.

python -m benchmarks.copies [COUNT]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from random import Random
from time import process_time

from benchmarks.synthetic.documents import SEED, documents
from comity.resolving.copies import alike, bands

_TOGETHER = 3  # synthetic documents, of some 770 bytes each, that make a text
_COPIED = 0.2


def main() -> None:
    """Makes texts, finds the copies among them, and prints seconds and how many were found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    texts, made = _texts(count)
    started = process_time()
    sharing: dict[int, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for band in bands(text):
            sharing[band].append(at)
    banded = process_time()
    candidates = {pair for sharers in sharing.values() for pair in combinations(sharers, 2)}
    found = {(one, other) for one, other in sorted(candidates) if alike(texts[one], texts[other])}
    seen = process_time()
    size = sum(len(text.encode()) for text in texts) / count
    spent = f"bands {banded - started:.1f} s, pairs {seen - banded:.1f} s"
    told = f"{len(found & made):,} of {len(made):,} copies found"
    print(f"{count:,} texts of {size:,.0f} bytes: {spent}")
    print(f"{len(candidates):,} pairs looked at, {told}")


def _texts(count: int) -> tuple[list[str], set[tuple[int, int]]]:
    """Texts, and which of them is made from which."""
    chance = Random(SEED)
    fresh = _fresh(count, chance)
    texts: list[str] = []
    originals: list[int] = []
    made: set[tuple[int, int]] = set()
    for at in range(count):
        if originals and chance.random() < _COPIED:
            original = chance.choice(originals)
            made.add((original, at))
            texts.append(_copied(texts[original], chance))
        else:
            originals.append(at)
            texts.append(next(fresh))
    return texts, made


def _fresh(count: int, chance: Random) -> Iterator[str]:
    """Synthetic documents put together by chance, so that no two texts tell mostly the same."""
    told = [document.text for document, _ in documents(count * _TOGETHER)]
    chance.shuffle(told)
    for at in range(0, len(told), _TOGETHER):
        yield "\n".join(told[at : at + _TOGETHER])


def _copied(text: str, chance: Random) -> str:
    """Another headline, a paragraph less or a cut, and some words changed."""
    lines = [line for line in text.splitlines() if line][1:]
    lines = lines[: len(lines) * 2 // 3] if chance.random() < 0.3 else lines
    lines.pop(chance.randrange(len(lines)))
    words = " ".join(lines).split(" ")
    for _ in range(len(words) // 50):
        words[chance.randrange(len(words))] = "otherwise"
    return f"Another headline, {chance.randint(1, 28)} May\n{' '.join(words)}"


if __name__ == "__main__":
    main()
