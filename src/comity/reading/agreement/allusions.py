"""Agreements told of without the word: "signed one", "concluded the other", "Boston is one of them"."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from comity.reading.agreement.firmness import is_first
from comity.reading.agreement.instruments import Mention
from comity.reading.agreement.stretches import ANOTHER_WITH
from comity.reading.agreement.verbs import done
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_BACK = 3
_BESIDE = 25
_NEXT = 3
_FAR = 50
_AUXILIARY = 10


def allusion(sentence: Sentence, told: Mention | None) -> list[Mention]:
    """What a sentence says of one of the agreements that `told`, shortly before, spoke of; often nothing.

    A list of partners gives a mention without a verb; `plural` says each partner has an agreement of its own.
    """
    if told is None or sentence.index - told.sentence.index > _BACK:
        return []
    return [
        found for start, end in _parts(sentence) if (found := _one(sentence, start, end, told)) is not None
    ]


def among(mention: Mention) -> Mention | None:
    """What the rest of a sentence names of several that it just spoke of ("…, among them one with Gyor")."""
    if mention.end >= mention.sentence.end:
        return None
    return _one(mention.sentence, mention.end, mention.sentence.end, mention)


def is_list(mention: Mention) -> bool:
    """Whether a mention only lists the partners of ties counted before."""
    return any(
        hit.words[0].code == "list" for hit in mention.page.hits("allusions", mention.start, mention.end)
    )


def _parts(sentence: Sentence) -> list[tuple[int, int]]:
    text = sentence.page.text
    if any(hit.words[0].code == "list" for hit in sentence.words("allusions")):
        return [(sentence.start, sentence.end)]
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
    word = next((hit for hit in words if hit.words[0].code != "it"), None)
    if word is None:
        return _pronoun(sentence, start, end, told, words)
    opens = word.start - start <= _NEXT and word.words[0].code == "one"
    if not told.plural and not (
        page.hits("signing", word.start, word.end) or (opens and start > sentence.start)
    ):
        return None
    if word.words[0].code == "list" and _counts_others(sentence, told, word):
        return None
    acts = [act for act in page.hits("signing", start, end) if act.words[0].code in ("sign", "conclude")]
    reach = _FAR if opens else _BESIDE
    beside = [
        act for act in acts if -reach < word.start - act.end < _BESIDE or word.start <= act.start < word.end
    ]
    further = opens and ANOTHER_WITH.match(page.text, word.start) is not None
    if opens and not told.plural and not (beside or further):
        return None
    if word.words[0].code == "one" and not beside and word.start - start > 2:
        return None
    return msgspec.structs.replace(
        told,
        sentence=sentence,
        start=start,
        end=end,
        at=word.start,
        to=word.end,
        act="sign" if beside else told.act if further else "",
        verb=beside[0] if beside else None,
        modality=modality(page, beside[0].start, beside[0].end) if beside else told.modality,
        plural=word.words[0].code == "list",
        known=False,
        more=True,
        alluded=True,
    )


def _counts_others(sentence: Sentence, told: Mention, word: Hit) -> bool:
    """Whether a later sentence counts something else of its own ("400 people came, among them …")."""
    before = sentence.page.quantities_within(sentence.start, word.start)
    return sentence.index != told.sentence.index and any(not one.ordinal for one in before)


def _pronoun(sentence: Sentence, start: int, end: int, told: Mention, words: list[Hit]) -> Mention | None:
    """What is done with "it", the paper just told: it stands right behind the verb, or opens the clause."""
    page = sentence.page
    if sentence.index - told.sentence.index > 1 or page.hits("instruments", start, end):
        return None
    for act in done(page, start, end):
        word = act.words[0]
        later = word.code in ("renew", "upgrade", "end")
        made = word.code == "sign" or (word.code == "conclude" and not word.attr("weak"))
        begun = told.tie and (made or word.code == "establish") and bool(page.dates_within(act.end, end))
        if not (later or made or begun):
            continue
        behind = next((hit for hit in words if 0 < hit.start - act.end <= _NEXT), None)
        before = next(
            (
                hit
                for hit in words
                if (hit.start - start < _NEXT and 0 < act.start - hit.end < _BESIDE)
                or 0 < act.start - hit.end < _AUXILIARY
            ),
            None,
        )
        it = behind or before
        if it is not None and (later or begun or not told.tie):
            return _of(told, sentence, (start, end), it, act)
    return None


def _of(told: Mention, sentence: Sentence, span: tuple[int, int], it: Hit, act: Hit) -> Mention:
    said = "denied" if act.words[0].attr("denied") else modality(sentence.page, act.start, act.end)
    return msgspec.structs.replace(
        told,
        sentence=sentence,
        start=span[0],
        end=span[1],
        at=it.start,
        to=it.end,
        act=act.words[0].code,
        verb=act,
        modality=said,
        plural=False,
        known=True,
        more=False,
        paper=True,
        ahead=False,
        first=is_first(sentence, act),
        alluded=True,
    )
