"""The sentences behind that of a signing that tell more of what was signed."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.acts import WORDS
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.papers import INSTRUMENTS
from comity.reading.marks.scanner import Hit

_BOTH = ("two_localities", "two_sides", "two_bodies")
_AHEAD = 10
"""Sentences behind that of the signing in which what it holds may be told."""
_HEAD = 24
"""Characters at the head of a sentence where the paper stands that it tells of ("협약에 따라")."""


Groups = list[list[Draft]]


def following(group: list[Draft], groups: Groups) -> Iterator[Sentence]:
    """The next sentences that tell what the paper holds, or what both sides then do.

    `groups` are all agreements of the text: what both sides do behind a sentence that tells of another
    follows from that one, and a paper is the one told last of those called so.
    """
    sentence = group[0].clause.sentence
    others = {draft.clause.sentence.index for one in groups if one is not group for draft in one}
    own = {draft.clause.sentence.index for draft in group if draft.act is not None}
    told: int | None = sentence.paragraph
    for other in sentence.passage.sentences[sentence.index + 1 : sentence.index + 1 + _AHEAD]:
        if other.index in own:
            told = other.paragraph
        elif other.index in others:
            told = None
        elif other.heading or _is_said(other):
            continue
        elif _begins_with_paper(other, group) and not _of_a_later(other, group, groups):
            told = other.paragraph
            yield other
        elif other.paragraph == told and _tells_of_both(other):
            yield other


def _is_said(sentence: Sentence) -> bool:
    """Whether a sentence is somebody's words, quoted or not."""
    passage = sentence.passage
    quoted = any(one.start < sentence.end and sentence.start < one.end for one in passage.speeches)
    return quoted or any(
        one.case == "from" and one.entity is not None and one.entity.type == "person"
        for one in sentence.mentions
    )


def _begins_with_paper(sentence: Sentence, group: list[Draft]) -> bool:
    """Whether a sentence begins with the paper of these drafts, or with a word for one told before."""
    passage = sentence.passage
    head = sentence.start, sentence.start + _HEAD
    named = [hit for hit in passage.hits(INSTRUMENTS, *head) if hit.words[0].code != "none"]
    if named:
        return any(
            _calls(hit, draft)
            for hit in named
            for draft in group
            if draft.clause.sentence.index < sentence.index
        )
    return passage.has(WORDS, "this") and any(
        hit.words[0].code == "this" for hit in passage.hits(WORDS, *head)
    )


def _of_a_later(sentence: Sentence, group: list[Draft], groups: Groups) -> bool:
    """Whether one told later, up to a sentence, is called as what the sentence begins with, too."""
    start = group[0].clause.sentence.index
    later = [one for one in groups if start < one[0].clause.sentence.index < sentence.index]
    return any(_begins_with_paper(sentence, one) for one in later)


def _calls(hit: Hit, draft: Draft) -> bool:
    """Whether a word calls a draft's paper what it is called there."""
    paper = draft.paper
    text = draft.clause.sentence.passage.text
    if paper is None:
        return False
    return (
        paper.type == hit.words[0].code
        or text[hit.start : hit.end].lower() in text[paper.start : paper.end].lower()
    )


def _tells_of_both(sentence: Sentence) -> bool:
    return any(one.code in _BOTH and one.case in ("topic", "subject") for one in sentence.mentions)
