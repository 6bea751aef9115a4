"""Agreements told of without the word: "signed one", "concluded the other", "Boston is one of them"."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from comity.reading.instruments import Mention
from comity.reading.modality import modality
from comity.reading.page import Sentence

_BACK = 3
_BESIDE = 25


def allusion(sentence: Sentence, told: Mention | None) -> list[Mention]:
    """What a sentence says of one of the agreements that `told`, shortly before, spoke of; often nothing.

    A list of partners gives a mention without a verb; `plural` says each partner has an agreement of its own.
    """
    if told is None or sentence.index - told.sentence.index > _BACK:
        return []
    return [
        found for start, end in _parts(sentence) if (found := _one(sentence, start, end, told)) is not None
    ]


def is_list(mention: Mention) -> bool:
    """Whether a mention only lists the partners of ties counted before."""
    return any(
        hit.words[0].code == "list" for hit in mention.page.hits("allusions", mention.start, mention.end)
    )


def _parts(sentence: Sentence) -> list[tuple[int, int]]:
    text = sentence.page.text
    cuts = [
        sentence.start,
        *(chunk.end for chunk in sentence.chunks if text[chunk.start : chunk.end] == ";"),
        sentence.end,
    ]
    return list(pairwise(cuts))


def _one(sentence: Sentence, start: int, end: int, told: Mention) -> Mention | None:
    page = sentence.page
    words = page.hits("allusions", start, end)
    if not words:
        return None
    word = words[0]
    if word.words[0].code == "it":
        verb = next(iter(page.hits("signing", word.start, word.end)), None)
        if told.tie or verb is None or sentence.index - told.sentence.index > 1:
            return None
        return msgspec.structs.replace(
            told,
            sentence=sentence,
            start=start,
            end=end,
            at=word.start,
            to=word.end,
            act="sign",
            verb=verb,
            modality=modality(page, verb.start, verb.end),
            known=True,
            more=False,
            paper=True,
            alluded=True,
        )
    if not told.plural and not page.hits("signing", word.start, word.end):
        return None
    acts = [act for act in page.hits("signing", start, end) if act.words[0].code in ("sign", "conclude")]
    beside = [
        act for act in acts if -_BESIDE < word.start - act.end < _BESIDE or word.start <= act.start < word.end
    ]
    if word.words[0].code == "one" and not beside and word.start - start > 2:
        return None
    return msgspec.structs.replace(
        told,
        sentence=sentence,
        start=start,
        end=end,
        at=word.start,
        to=word.end,
        act="sign" if beside else "",
        verb=beside[0] if beside else None,
        modality=told.modality,
        plural=word.words[0].code == "list",
        known=False,
        more=True,
        alluded=True,
    )
