"""How fast the reader is, on one core: articles as they stand, and shuffled sentences of them.

    python benchmarks/reading.py FOLDER [--texts N] [--least 2000] [--most 4000]

Printed, each from the best of three passes: for every language how many of the folder's articles are read in
a second; then, for 2,000 English texts of 2 to 4 KB of shuffled sentences, documents and characters a second,
characters a second of one long text, the ratio to one bare multi-pattern pass over the same texts, and that
to a blank spaCy pipeline with a PhraseMatcher on the same names (`pip install comity[bench]`).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import daachorse

from comity.lexicon.load import lexicon
from comity.model.document import Document
from comity.reading import languages
from comity.reading.marks.scanner import Scanner, folded
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.sources.open import open_document
from comity.sources.text import read

_SEED = 20261122
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[\"“A-Z])|\n+")
_PASSES = 3
_ARTICLES = 300
"""Articles read in one pass, some of them several times."""


def shuffled(texts: Sequence[str], count: int, least: int, most: int) -> list[Document]:
    """Documents of `least` to `most` characters, of the texts' sentences in random order, dated alike."""
    chance = random.Random(_SEED)
    sentences = [part.strip() for text in texts for part in _SENTENCE_END.split(text) if part.strip()]

    def one() -> str:
        length, chosen = chance.randint(least, most), ""
        while len(chosen) < length:
            chosen += chance.choice(sentences) + " "
        return chosen[:most].strip()

    return [dated(f"{number}.txt", one()) for number in range(count)]


def dated(name: str, text: str) -> Document:
    """A text as a document of one day in May."""
    return read(f"date 2024-05-06 {text}\n".encode(), name, name)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes: the best of several passes, since only other load makes one slower."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(_PASSES))


def by_language(documents: Iterable[Document]) -> dict[str, list[Document]]:
    """Documents by the language they are in."""
    found: dict[str, list[Document]] = {}
    for document in documents:
        found.setdefault(document.language or "", []).append(document)
    return dict(sorted(found.items()))


def print_articles(reader: Reader, language: str, articles: Sequence[Document]) -> None:
    """Reads the articles of one language as they stand, and prints how fast."""
    claims = sum(len(reader.read(article).claims) for article in articles)
    again = max(1, _ARTICLES // len(articles))
    took = seconds(lambda: [reader.read(article) for _ in range(again) for article in articles])
    characters = sum(len(article.text) for article in articles) / len(articles)
    print(
        f"{language}: {again * len(articles) / took:.0f} articles a second "
        f"({len(articles)} of {characters:.0f} characters on average, {claims} claims)"
    )


def bare_pass(patterns: Sequence[str]) -> Callable[[Iterable[str]], int]:
    """One multi-pattern pass that only counts what it finds."""
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(patterns))
    return lambda texts: sum(len(automaton.find_overlapping(text)) for text in texts)


def spacy_pass(patterns: Sequence[str]) -> Callable[[Iterable[str]], int] | None:
    """The same names in a blank spaCy pipeline; None where spaCy is not installed."""
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    matcher.add("name", list(pipeline.tokenizer.pipe(patterns)))
    return lambda texts: sum(len(matcher(document)) for document in pipeline.pipe(texts))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a folder of texts (*.txt)")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--least", type=int, default=2000, help="characters of the shortest text")
    parser.add_argument("--most", type=int, default=4000, help="characters of the longest")
    asked = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    tables = gazetteer.load()
    reader = Reader(tables)
    articles = by_language(open_document(path) for path in sorted(asked.folder.rglob("*.txt")))
    for language, told in articles.items():
        if language in ("en", *languages.codes()):
            print_articles(reader, language, told)

    documents = shuffled([one.text for one in articles["en"]], asked.texts, asked.least, asked.most)
    characters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} texts, {characters / len(documents):.0f} characters each, one core")
    for document in documents[:20]:
        reader.read(document, everything=True)
    claims = relevant = 0

    def read_all() -> None:
        nonlocal claims, relevant
        claims = relevant = 0
        for document in documents:
            reading = reader.read(document)
            claims += len(reading.claims)
            relevant += reading.relevant

    reading = seconds(read_all)
    print(
        f"reader: {len(documents) / reading:.0f} documents a second "
        f"({claims} claims, {relevant} texts relevant, {1000 * reading / len(documents):.2f} ms each, "
        f"{characters / reading / 1e6:.2f} million characters a second)"
    )
    long = dated("long.txt", "\n\n".join(one.text for one in documents)[:1_000_000])
    longer = seconds(lambda: reader.read(long))
    print(f"one text of {len(long.text)} characters: {len(long.text) / longer / 1e6:.2f} million a second")
    patterns = Scanner(tables.forms(), lexicon("en")).patterns
    texts = [folded(document.text) for document in documents]
    counted = bare_pass(patterns)
    bare = seconds(lambda: counted(texts))
    print(
        f"bare multi-pattern pass over {len(patterns)} names and words: "
        f"{len(texts) / bare:.0f} documents a second; the reader takes {reading / bare:.0f} times as long"
    )
    matched = spacy_pass(patterns)
    if matched is None:
        print("spaCy is not installed: pip install comity[bench] to compare with it")
        return
    slow = seconds(lambda: matched(texts))
    print(
        f"spaCy blank with PhraseMatcher: {len(texts) / slow:.0f} documents a second; "
        f"the reader takes {reading / slow:.2f} times as long"
    )


if __name__ == "__main__":
    main()
