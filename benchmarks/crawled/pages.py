"""Pages as they are met on the web: a story among menus, scripts, headlines and notices."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from string import ascii_letters
from typing import NamedTuple

import msgspec
import yaml

from comity.scoring.gold import read_gold

_HERE = Path(__file__).parent
_CASES = _HERE.parent.parent / "score" / "cases"
_SLOT = re.compile(r"\{(\w+)\}")
_CODE = ascii_letters + "0123456789(){}[];:=+-.,!&|?_$ "
_SMALLEST, _LARGEST = 20_000, 100_000  # bytes
_PLAIN, _PLAIN_HEADLINES = 0.93, 0.88
"""The share of sentences that say nothing of the topic: on ordinary pages the others are few."""
_AS_ENTITIES, _IN_CODEPAGE = 0.1, 0.15
_FOOTER = ("All rights reserved.",)
_CODEPAGES = {"ko": "cp949"}


class Page(NamedTuple):
    """One page: its bytes, the charset its server tells, and whether it is relevant."""

    data: bytes
    charset: str | None
    relevant: bool


class Topics(msgspec.Struct, frozen=True):
    """The page of sentences: see its head."""

    slots: dict[str, list[str]]
    menus: dict[str, list[str]]
    footers: dict[str, list[str]]
    shares: dict[str, int]
    topics: dict[str, list[str]]
    plain: dict[str, list[str]]


class Labelled(NamedTuple):
    """A text that is known to be relevant or not, and its language."""

    name: str
    text: str
    relevant: bool
    language: str


def topics() -> Topics:
    """The sentences of ordinary pages."""
    return msgspec.convert(yaml.safe_load((_HERE / "topics.yaml").read_text("utf-8")), Topics)


def labelled(folder: Path | None = None) -> list[Labelled]:
    """The labelled texts: the reader's own cases, ours in other languages, and those of a folder of gold."""
    others = yaml.safe_load((_HERE / "relevant.yaml").read_text("utf-8"))
    found = [
        Labelled(f"{language}-{number}", text, True, language)
        for language, texts in others.items()
        for number, text in enumerate(texts)
    ]
    for place in (_CASES, *([folder] if folder else [])):
        found += [
            Labelled(gold.name, gold.text, gold.head.relevant, gold.head.lang or "en")
            for gold in read_gold(place)
        ]
    return found


class Maker:
    """Makes pages, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._topics = topics()
        self._names = list(self._topics.shares)
        self._weights = list(self._topics.shares.values())

    def ordinary(self) -> Page:
        """A page on something else."""
        chance = self._chance
        topic = chance.choices(self._names, self._weights)[0]
        language = topic.partition("-")[0]
        title, *story = (self._sentence(topic, _PLAIN) for _ in range(chance.randint(8, 70)))
        paragraphs, at = [], 0
        while at < len(story):
            step = chance.randint(1, 4)
            paragraphs.append(" ".join(story[at : at + step]))
            at += step
        return self._page(title, paragraphs, language, relevant=False)

    def telling(self, text: Labelled) -> Page:
        """A page that tells a labelled text."""
        title, *paragraphs = [line.strip() for line in text.text.splitlines() if line.strip()]
        return self._page(title, paragraphs or [title], text.language, text.relevant)

    def _page(self, title: str, paragraphs: Sequence[str], language: str, relevant: bool) -> Page:
        chance = self._chance
        size = int(chance.triangular(_SMALLEST, _LARGEST, 40_000))
        story = "".join(f"<p>{self._marked(paragraph)}</p>\n" for paragraph in paragraphs)
        parts = [
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="{{charset}}">\n'
            f"<title>{escape(title)}</title>\n<style>{self._noise(size // 12)}</style>\n",
            f"<script>{self._noise(size // 6)}</script>\n</head>\n<body class='{self._word()}'>\n",
            self._menu(language),
            f'<div class="content"><article>\n<h1>{escape(title)}</h1>\n{story}</article>\n',
            self._headlines(language),
            "</div>\n",
            self._menu(language),
            f"<footer>{chance.choice(self._topics.footers.get(language, _FOOTER))}</footer>\n",
        ]
        while (short := size - sum(map(len, parts))) > 0:
            parts.insert(-1, self._filling(language, min(short, 6000)))
        markup = "".join(parts) + "</body></html>"
        return self._encoded(markup, language, relevant)

    def _encoded(self, markup: str, language: str, relevant: bool) -> Page:
        chance = self._chance
        if language in _CODEPAGES and chance.random() < _IN_CODEPAGE:
            codepage = _CODEPAGES[language]
            data = markup.replace("{charset}", "euc-kr", 1).encode(codepage, "xmlcharrefreplace")
            return Page(data, chance.choice(("euc-kr", None)), relevant)
        markup = markup.replace("{charset}", "utf-8", 1)
        if chance.random() < _AS_ENTITIES:
            return Page(markup.encode("ascii", "xmlcharrefreplace"), "utf-8", relevant)
        return Page(markup.encode(), chance.choice(("utf-8", None)), relevant)

    def _filling(self, language: str, size: int) -> str:
        """What else fills a page: a script, a list of pictures, more headlines."""
        kind = self._chance.choices(("script", "pictures", "headlines"), (6, 6, 1))[0]
        if kind == "script":
            return f"<script>var {self._word()}={{{self._noise(size)}}};</script>\n"
        if kind == "pictures":
            return "".join(
                f'<div class="{self._word()} {self._word()}"><a href="/{self._word()}/{self._word()}">'
                f'<img src="/media/{self._word()}-{number}.jpg" alt="" width="300" height="200"></a></div>\n'
                for number in range(size // 140 + 1)
            )
        return self._headlines(language)

    def _menu(self, language: str) -> str:
        words = self._topics.menus.get(language, self._topics.menus["en"])
        chosen = self._chance.choices(words, k=self._chance.randint(15, 60))
        gap = self._chance.choice(("\n", ""))
        links = gap.join(
            f'<li class="{self._word()}"><a href="/{self._word()}">{word}</a></li>' for word in chosen
        )
        return f"<nav><ul>{links}</ul></nav>\n"

    def _headlines(self, language: str) -> str:
        own = [name for name in self._names if name.partition("-")[0] == language] or self._names
        lines = "\n".join(
            f'<li><a href="/{self._word()}.html">{escape(self._headline(own))}</a></li>'
            for _ in range(self._chance.randint(4, 14))
        )
        return f'<aside class="{self._word()}"><h3>Most read</h3><ul>\n{lines}\n</ul></aside>\n'

    def _headline(self, names: Sequence[str]) -> str:
        return self._sentence(self._chance.choice(names), _PLAIN_HEADLINES)

    def _marked(self, paragraph: str) -> str:
        """A paragraph with a link or an emphasis in it, now and then."""
        words = escape(paragraph, quote=False).split(" ")
        if len(words) > 8 and self._chance.random() < 0.4:
            at = self._chance.randrange(len(words) - 3)
            tag = self._chance.choice(("a", "b", "em", "span"))
            words[at] = f"<{tag}>{words[at]}"
            words[at + 1] += f"</{tag}>"
        return " ".join(words)

    def _sentence(self, topic: str, plain: float = 0.0) -> str:
        sentences = self._topics.topics[topic]
        if self._chance.random() < plain:
            sentences = self._topics.plain.get(topic.partition("-")[0], sentences)
        pattern = self._chance.choice(sentences)
        return _SLOT.sub(lambda slot: self._chance.choice(self._topics.slots[slot[1]]), pattern)

    def _noise(self, size: int) -> str:
        """Something as long and as compressible as code."""
        words = [self._word() for _ in range(60)]
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(self._chance.choice(words) + self._chance.choice(_CODE))
            length += len(parts[-1])
        return "".join(parts).replace("<", "")

    def _word(self) -> str:
        return "".join(self._chance.choices("abcdefghijklmnoprstuvw", k=self._chance.randint(3, 9)))


def crawl(maker: Maker, texts: Sequence[Labelled], count: int, every: int) -> Iterator[Page]:
    """So many pages, of which one in `every` tells one of the relevant texts."""
    telling = [text for text in texts if text.relevant]
    for number in range(count):
        if number % every == every // 2:
            yield maker.telling(telling[(number // every) * 7 % len(telling)])
        else:
            yield maker.ordinary()
