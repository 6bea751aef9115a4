"""A synthetic register's documents with their claims, one after the other, as many as are asked for.

    python -m benchmarks.synthetic.documents [COUNT]     shows the first ones, and what they hold

Each story happens on a day of 2010 to 2026 between two localities and is told by one outlet or several,
in English, Korean or Vietnamese; a tenth of the documents are near-copies of others. Kinds are told as
often as in the labelled texts. The same seed gives the same documents, and a longer run begins like a
shorter one.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from benchmarks.synthetic.facts import Fact, Story, Voice, claim, fact, history
from benchmarks.synthetic.world import FIRST, LAST, World, words
from comity.model.claim import Claim, kind_of
from comity.model.document import Document, content_id

SEED = 20261122
_TOLD = (1, 2, 3, 4, 5, 8)  # by how many outlets a story is told
_TOLD_SHARE = (50, 22, 12, 8, 5, 3)
_FACTS = (7, 18)  # of a story, of which an outlet tells some two thirds
_COPIES = 0.10
_NEWEST = LAST + timedelta(days=100)

Sentences = list[tuple[str, str, dict[str, Any]]]
"""A document's sentences: each with the kind and the fields of its claim."""


def documents(count: int, seed: int = SEED) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """The first documents of the endless row a seed stands for, each with its claims."""
    return islice(_endless(World(seed)), count)


def _endless(world: World) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    number = told = 0
    while True:
        for written in _tellings(world, number):
            told += 1
            yield _document(f"{told:07}", *written)
        number += 1


def _tellings(world: World, number: int) -> Iterator[tuple[str, str, date | None, str, Sentences]]:
    """What each outlet writes about a story: outlet, language, publication date, headline, sentences."""
    chance = world.chance("story", number)
    story = _story(world, number, chance)
    facts = _facts(world, story, chance)
    for _ in range(chance.choices(_TOLD, _TOLD_SHARE)[0]):
        share = words()["languages"]
        language = chance.choices(list(share), list(share.values()))[0]
        published = min(story.on + timedelta(days=_delay(chance)), _NEWEST)
        voice = Voice(language, published, chance)
        outlet = voice.one_of("outlets")
        a, b = voice.name(story.a.actor).name, voice.name(story.b.actor).name
        headline = f"{voice.one_of('headlines').format(a=a, b=b)}\n{_chatter(voice)}"
        sentences = [(one.kind, *one.sentence(voice)) for one in facts if chance.random() < 0.8]
        dated = published if chance.random() < 0.97 else None
        yield outlet, language, dated, headline, sentences
        if chance.random() < _COPIES / (1 - _COPIES):
            yield _copy(voice, published, headline, sentences)


def _chatter(voice: Voice) -> str:
    """Some sentences that tell nothing, so that two texts on one thing are not yet copies."""
    spoken = words()["chatter"][voice.language]
    sentences = (voice.chance.choices(spoken, k=voice.chance.randint(8, 24)) for _ in range(4))
    return " ".join(f"{' '.join(sentence).capitalize()}." for sentence in sentences)


def _delay(chance: Random) -> int:
    """Days from what happened to the report of it: now and then it is told beforehand, or much later."""
    draw = chance.random()
    return -chance.randint(1, 20) if draw < 0.07 else chance.randint(3, 400) if draw < 0.17 else int(draw * 3)


def _story(world: World, number: int, chance: Random) -> Story:
    on = FIRST + timedelta(days=chance.randint(0, (LAST - FIRST).days))
    homes = chance.choices((("vn", "kr"), ("vn", ""), ("kr", "")), (80, 10, 10))[0]
    a, b = (world.locality(home, on, chance) for home in homes)
    return Story(number, on, a, b)


def _facts(world: World, story: Story, chance: Random) -> list[Fact]:
    kinds: dict[str, int] = words()["kinds"]
    drawn = chance.choices(list(kinds), list(kinds.values()), k=chance.randint(*_FACTS))
    told_once = {"agreement", "membership"}
    kept = [kind for at, kind in enumerate(drawn) if kind not in told_once or kind not in drawn[:at]]
    found = [fact(kind, world, story, chance) for kind in kept]
    return [*found, history(world, story)] if chance.random() < 0.25 else found


def _copy(
    voice: Voice, published: date, headline: str, told: Sentences
) -> tuple[str, str, date | None, str, Sentences]:
    """The same text in another outlet, some days later, a sentence shorter."""
    kept = list(told)
    if len(kept) > 3:
        kept.pop(voice.chance.randrange(len(kept)))
    later = published + timedelta(days=voice.chance.randint(0, 3))
    return voice.one_of("outlets"), voice.language, later, headline, kept


def _document(
    name: str, outlet: str, language: str, published: date | None, headline: str, told: Sentences
) -> tuple[Document, tuple[Claim, ...]]:
    """The text of the sentences under a headline, each sentence the quote of its claim."""
    file = f"{name}.txt"
    text = f"{headline}\n\n{outlet} ({name})\n"
    claims = []
    for kind, sentence, fields in told:
        span = (len(text), len(text) + len(sentence))
        claims.append(claim(kind, document=file, quote=sentence, span=span, **fields))
        text += sentence + "\n"
    document = Document(
        id=content_id(text),
        name=file,
        text=text,
        source=f"synthetic/{file}",
        published=published.isoformat() if published else None,
        language=language,
        title=headline.split("\n", 1)[0],
        publisher=outlet,
    )
    return document, tuple(claims)


def main() -> None:
    """Shows some documents and counts what they hold."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    kinds: Counter[str] = Counter()
    for at, (document, claims) in enumerate(documents(count)):
        kinds.update(kind_of(one) for one in claims)
        if at < 3:
            print(document.published, document.text)
    print(f"{count} documents, {kinds.total()} claims: {dict(kinds.most_common())}")


if __name__ == "__main__":
    main()
