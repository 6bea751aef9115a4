"""What the words around an agreement say of it: known already or new, done, planned, wished or denied."""

from __future__ import annotations

import re

import msgspec

from comity.model.claim import Modality
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_NAMING = 45
_CLAUSE = 60
_AFTER = 90
_PHRASE = 30
_AUXILIARY = 12
_TO = " to "
_ADJACENT = 2
_CLAUSE_BREAK = re.compile(r",\s(?:\w+\s){2,}")
_INSIDE = frozenset({"in", "with", "by", "under"})
_PROSPECTS: dict[str, Modality] = {"planned": "planned", "wished": "wished", "denied": "denied"}


class Told(msgspec.Struct, frozen=True):
    """What the words before a noun say: known, one more, none at all, only wished for, the original one."""

    known: bool
    more: bool
    none: bool
    wished: bool
    first: bool


def determined(sentence: Sentence, head: Hit) -> Told:
    """What stands before the noun: "the", "another", "no", "the idea of"."""
    page = sentence.page
    low = max(sentence.start, head.start - _NAMING)
    codes = {hit.words[0].code: hit for hit in page.hits("determiners", low, head.start)}
    ends = {code: hit.end for code, hit in codes.items()}
    article = next(
        (
            chunk
            for chunk in reversed(sentence.chunks)
            if chunk.label == "t" and low <= chunk.start < head.start
        ),
        None,
    )
    none = bool(head.words[0].attr("none")) or ("none" in ends and _next_to(sentence, ends["none"], head))
    definite = (
        article is not None
        and page.text[article.start].lower() == "t"
        and _next_to(sentence, article.end, head)
    )
    pointed = head.start - ends.get("known", -100) < 25
    anew = (
        article is not None
        and not definite
        and article.start >= ends.get("known", -100)
        and article.end < head.start
    )
    return Told(
        known=not none and (definite or (pointed and not anew)),
        more="more" in ends,
        none=none,
        wished=head.start - ends.get("wished", -100) < 20,
        first=head.start - ends.get("first", -100) < 20,
    )


def is_first(sentence: Sentence, verb: Hit) -> bool:
    """Whether what is told was done once, before it was renewed ("It was first signed in 1990")."""
    before = sentence.page.hits("determiners", verb.start - _AUXILIARY, verb.end)
    return any(hit.words[0].code == "first" for hit in before)


def _next_to(sentence: Sentence, end: int, head: Hit) -> bool:
    """Whether an article still belongs to the noun: no "of", verb of being or comma parts them."""
    between = [chunk for chunk in sentence.chunks if end <= chunk.start < head.start]
    return head.start - end < _PHRASE and not any(chunk.label in "f,&z" for chunk in between)


def prospect(sentence: Sentence, word: Hit, start: int, end: int) -> Modality | None:
    """What the stretch from `start` to `end` says of the future of an agreement; None where nothing."""
    page = sentence.page
    for hit in page.hits("prospects", start, end):
        said = hit.words[0]
        if said.code not in _PROSPECTS:
            continue
        near = (
            0 <= hit.start - word.end < _AFTER if said.attr("after") else 0 < word.start - hit.end < _CLAUSE
        )
        if near or (said.code == "denied" and hit.start < word.start):
            return _PROSPECTS[said.code]
    return None


def only_meant(sentence: Sentence, tie: Hit) -> Modality | None:
    """What is said of a tie whose plan alone is told ("shelved their sister-city plans")."""
    behind = sentence.page.hits("prospects", tie.end, tie.end + _ADJACENT)
    if not any(hit.words[0].code == "meant" for hit in behind):
        return None
    before = sentence.page.hits("prospects", max(sentence.start, tie.start - _CLAUSE), tie.start)
    return "denied" if any(hit.words[0].code == "denied" for hit in before) else "wished"


def firmness(sentence: Sentence, word: Hit, verb: Hit | None, told: Told) -> Modality:
    """Whether it was done, is planned, wished or denied; `verb` is what is done with it, if anything."""
    moved = _moved(sentence, word)
    if moved:
        return "denied" if "off" in moved else "planned"
    if told.none:
        return "denied"
    if told.wished and (verb is None or verb.start > word.end):
        undone = verb is not None and modality(sentence.page, verb.start, verb.end) == "denied"
        return "denied" if undone else "wished"
    if verb is not None and verb.words[0].attr("denied"):
        return "denied"
    voted = _voted(sentence, verb) if verb is not None else None
    if voted is not None:
        return voted
    if verb is None and within(sentence, word.start):
        return "asserted"
    if verb is not None and _is_assent(sentence, verb) and within(sentence, word.start):
        return "asserted"
    if verb is None and word.words[0].attr("partner"):
        near = sentence.page.hits("modality", max(sentence.start, word.start - _NAMING // 2), word.start)
        return modality(sentence.page, word.start, word.end) if near else "asserted"
    if verb is None:
        return modality(sentence.page, word.start, min(word.end + _NAMING, sentence.end))
    if 0 < verb.start - word.end <= _ADJACENT and verb.words[0].code in ("sign", "conclude"):
        return "asserted"
    if verb.end <= word.start and sentence.page.text[verb.start - 4 : verb.start].lower() == "the ":
        return modality(sentence.page, verb.start, min(word.end + _NAMING, sentence.end))
    found = _before_aside(sentence, verb) or modality(sentence.page, verb.start, verb.end)
    return "planned" if found == "asserted" and _is_purpose(sentence, verb) else found


def _is_assent(sentence: Sentence, verb: Hit) -> bool:
    """Whether the verb alone would tell a plan ("agreed on 300 workers"), which a paper makes firm."""
    said = sentence.page.hits("modality", verb.start, verb.start + 1)
    return bool(said) and said[0].words[0].code == "planned"


def is_off(sentence: Sentence, word: Hit) -> bool:
    """Whether the clause says that an agreement did not come about."""
    return "off" in _moved(sentence, word)


def _moved(sentence: Sentence, word: Hit) -> set[str]:
    """Whether the clause says that it was called off or put off."""
    page = sentence.page
    before = page.hits("limits", max(sentence.start, word.start - _PHRASE), word.start)
    if any(hit.words[0].attr("ahead") for hit in before):
        return {"off"}
    hits = page.hits("limits", word.end, sentence.end)
    return {
        hit.words[0].code
        for hit in hits
        if hit.words[0].code in ("off", "later") and not _CLAUSE_BREAK.search(page.text, word.end, hit.start)
    }


def _before_aside(sentence: Sentence, verb: Hit) -> Modality | None:
    """What is said of a verb before an aside between commas ("is not, as we reported, twinned")."""
    text = sentence.page.text
    closing = verb.start - 2
    opening = text.rfind(",", sentence.start, max(closing, sentence.start))
    if opening < 0 or text[closing : verb.start] != ", ":
        return None
    said = sentence.page.hits("modality", opening - _AUXILIARY, opening)
    return modality(sentence.page, opening, opening) if said and said[-1].end == opening else None


def _is_resolved(sentence: Sentence, verb: Hit) -> bool:
    """Whether a council has decided it, which is to do it ("voted on Monday to suspend …")."""
    before = sentence.page.hits("prospects", max(sentence.start, verb.start - _CLAUSE), verb.start)
    votes = [hit.start for hit in before if hit.words[0].code == "resolved"]
    if not votes:
        return False
    ahead = sentence.page.hits("modality", votes[-1] - _AUXILIARY, votes[-1])
    return not any(votes[-1] - hit.end <= _ADJACENT for hit in ahead)


def _voted(sentence: Sentence, verb: Hit) -> Modality | None:
    """What a vote makes of it: an end is decided, a signing only ahead ("voted to become a twin of Kiel")."""
    if not _is_resolved(sentence, verb):
        return None
    if verb.words[0].code == "end":
        return "asserted"
    ahead = verb.words[0].code in ("become", "sign")
    return "planned" if ahead and sentence.page.text.endswith(_TO, sentence.start, verb.start) else None


def within(sentence: Sentence, at: int, words: frozenset[str] = _INSIDE) -> bool:
    """Whether something was done in or by the paper named there ("pledged, in a joint declaration, to …")."""
    before = [chunk for chunk in sentence.chunks if at - _NAMING < chunk.start < at]
    while before and before[-1].label in "xVNAdJEt":
        before.pop()
    return bool(before) and before[-1].label == "i" and sentence.page.word(before[-1]) in words


def _is_purpose(sentence: Sentence, verb: Hit) -> bool:
    """Whether "to sign" tells a plan: not where people have met for it, nor in "the fourth city to sign"."""
    page = sentence.page
    before = [chunk for chunk in sentence.chunks if chunk.end <= verb.start][-2:]
    words = [page.text[chunk.start : chunk.end] for chunk in before]
    if words == ["to", "be"]:
        return True
    if words[-1:] != ["to"]:
        return False
    if any(hit.words[0].code == "ordinal" for hit in page.hits("linking", verb.start - _CLAUSE, verb.start)):
        return False
    if any(hit.words[0].code == "done" for hit in page.hits("prospects", sentence.start, verb.start)):
        return False
    met = page.hits("gatherings", sentence.start, verb.start)
    return not any(hit.words[0].code in ("meeting", "visit", "held") for hit in met)
