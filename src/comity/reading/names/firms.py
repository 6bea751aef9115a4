"""Firms no table knows, told as such by a word beside their name: "the carmaker X", "X, a textile firm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk, rewrite, spanning
from comity.reading.marks.particles import particles

# A name has one word at least that is nothing else.
_NAME = r"(?:[LSVC]{1,2}(?=N))?N[NSVLC]{0,3}(?![NSVTBEOPQH])"
_ANY_NAME = re.compile(r"(?<![NSVLRH])" + _NAME)
_BEHIND_ITS_TRADE = re.compile(rf"(?<=x)(?P<first>{_NAME})(?P<more>(?:,{_NAME})*,?&{_NAME})?")
_BEFORE_ITS_TRADE = re.compile(rf"(?<![NSVLRHd])(?P<first>{_NAME}),t(?P<words>[xVAJMLCNd&']{{1,8}})")
_ENDS_A_TRADE = frozenset(',.|if)&"')
_BEFORE_ITS_WORKS = re.compile(rf"(?<![NSVLRHd])(?P<first>{_NAME})'x{{1,2}}")
_BEFORE_WHAT_IT_MAKES = re.compile(rf"(?<![NSVLRHd])(?P<first>{_NAME}),x(?P<act>x)")
_LEAST_FOR_A_SHORT_NAME = 4


def find_firms(row: list[Chunk], text: str) -> list[Chunk]:
    """The row with firms as organisations wherever the text names them, once it tells them by their trade."""
    labels = "".join([chunk.label for chunk in row])
    if "N" not in labels:
        return row
    known: dict[str, Entity] = {}
    for names in (_behind_trades(row, labels, text), _before_trades(row, labels, text)):
        for parts in names:
            if _is_one_name(parts):
                _make_known(text[parts[0].start : parts[-1].end], known)
    for chunk in row:
        if chunk.label == "O" and chunk.learned and chunk.data.get("firm"):
            _make_known(chunk.entities[0].name, known)
    if not known:
        return row

    def settle(parts: list[Chunk], _: re.Match[str]) -> list[Chunk] | None:
        entity = known.get(text[parts[0].start : parts[-1].end])
        return None if entity is None or not _is_one_name(parts) else [spanning("O", parts, entity)]

    return rewrite(row, (_ANY_NAME, settle))


def _make_known(name: str, known: dict[str, Entity]) -> None:
    """A firm by its name and, of two words, by the first; of more words, that may be its owner's name."""
    entity = known.setdefault(name, Entity("organisation", name, None))
    short, _, rest = name.partition(" ")
    if rest and " " not in rest and len(short) >= _LEAST_FOR_A_SHORT_NAME:
        known.setdefault(short, entity)


def _is_one_name(parts: list[Chunk]) -> bool:
    return all(later.start - earlier.end == 1 for earlier, later in pairwise(parts))


def _behind_trades(row: list[Chunk], labels: str, text: str) -> Iterator[list[Chunk]]:
    """ "The carmaker Hana", "chipmakers Hana and Duri": nobody whose name begins like a person's."""
    for found in _BEHIND_ITS_TRADE.finditer(labels):
        trade, first = row[found.start() - 1], row[found.start()]
        word = text[trade.start : trade.end].lower()
        several = word in particles("houses", "firms")
        told = (
            several
            or word in particles("houses", "firm")
            or word.lstrip("-") in particles("houses", "suffix")
        )
        if trade.end + 1 != first.start or not told:
            continue
        if first.label != "S":
            yield row[found.start("first") : found.end("first")]
        if several and found["more"]:
            for other in _ANY_NAME.finditer(labels, found.start("more"), found.end("more")):
                yield row[other.start() : other.end()]


def _before_trades(row: list[Chunk], labels: str, text: str) -> Iterator[list[Chunk]]:
    """ "Hana, a textile firm", "Hana, which makes tyres", "Hana's plant"."""
    for found in _BEFORE_ITS_TRADE.finditer(labels):
        named_like_a_person = row[found.start()].label == "S"
        for at in range(found.start("words"), found.end("words")):
            word = text[row[at].start : row[at].end].lower()
            owned = row[at + 1].label == "f" and word in particles("houses", "child")
            if owned or (word in particles("houses", "firm") and _ends_a_trade(row[at + 1], text)):
                if not (named_like_a_person and word in particles("name_words", "occupation")):
                    yield row[found.start("first") : found.end("first")]
                break
    for found in _BEFORE_ITS_WORKS.finditer(labels):
        works = row[found.end() - 1]
        if text[works.start : works.end].lower() in particles("houses", "works"):
            yield row[found.start("first") : found.end("first")]
    for found in _BEFORE_WHAT_IT_MAKES.finditer(labels):
        act = row[found.start("act")]
        that = row[found.start("act") - 1]
        if text[that.start : that.end].lower() in particles("houses", "which") and text[
            act.start : act.end
        ].lower() in particles("houses", "makes"):
            yield row[found.start("first") : found.end("first")]


def _ends_a_trade(behind: Chunk, text: str) -> bool:
    """Whether a word is the last of what a firm is called, not "a textile company director"."""
    if behind.label in _ENDS_A_TRADE:
        return True
    return text[behind.start : behind.end].lower() in particles("houses", "telling")
