"""Clauses, their verbs, and what each mention is to its own: by order, and by words before names."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from comity.model.claim import Modality
from comity.reading.clauses.clause import Clause, Link, Verb
from comity.reading.clauses.mention import Case, Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.marks.scanner import Hit

VERBS, MODALITY, PREPOSITIONS, LINKING, ARTICLES = "verbs", "modality", "prepositions", "linking", "articles"
_SIGNS = ",;:"
_REACH = 40
"""Characters before a name within which its small words stand."""


def parse(passage: Passage) -> None:
    """Gives each sentence its mentions and clauses, and each mention its case."""
    for sentence in passage.sentences:
        sentence.mentions = passage.mentions_within(sentence.start, sentence.end)
        sentence.clauses = _clauses(sentence)
        for clause in sentence.clauses:
            _tell_cases(clause)


def _clauses(sentence: Sentence) -> list[Clause]:
    """A clause for every verb that a sign or a joining word parts from the one before."""
    verbs = sentence.words(VERBS)
    starts, leading, links = [sentence.start], verbs[:1], ["main"]
    for one, other in pairwise(verbs):
        cut = _cut(sentence, one.end, other.start)
        if cut is not None:
            starts.append(cut[0])
            leading.append(other)
            links.append(cut[1])
    clauses = []
    for number, (start, link) in enumerate(zip(starts, links, strict=True)):
        end = starts[number + 1] if number + 1 < len(starts) else sentence.end
        verb = leading[number] if leading else None
        own = [mention for mention in sentence.mentions if start <= mention.start < end]
        told = "heading" if sentence.heading else link
        clauses.append(
            Clause(sentence, number, (start, end), cast(Link, told), _verb(sentence, start, verb), own)
        )
    return clauses


def _cut(sentence: Sentence, start: int, end: int) -> tuple[int, str] | None:
    """Where the next clause begins between two verbs, and how it hangs on; None where nothing parts them."""
    text = sentence.passage.text
    joining = sentence.passage.hits(LINKING, start, end)
    if joining:
        return joining[-1].start, str(joining[-1].words[0].attr("link", "linked"))
    signs = [at for at in range(start, end) if text[at] in _SIGNS]
    return (signs[-1] + 1, "linked") if signs else None


def _verb(sentence: Sentence, start: int, hit: Hit | None) -> Verb | None:
    """The verb with how firmly the words before it, or it itself, say it."""
    if hit is None:
        return None
    told = [one.words[0].code for one in sentence.passage.hits(MODALITY, start, hit.end)]
    modality = cast(Modality, told[-1] if told else hit.words[0].attr("modality", "asserted"))
    return Verb(hit.start, hit.end, modality, bool(hit.words[0].attr("passive")), past=modality == "asserted")


def _tell_cases(clause: Clause) -> None:
    before: Mention | None = None
    for mention in clause.mentions:
        if before is not None and _joins(clause, before, mention):
            before.joined, mention.case = True, before.case
        else:
            mention.case = _case(clause, mention)
        before = mention


def _joins(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether two mentions stand in one list: a comma or "and" is all that is between them."""
    passage = clause.sentence.passage
    start, end = max(one.end, one.phrase[1]), min(other.start, other.phrase[0])
    words = passage.text[start:end]
    for hit in (*passage.hits(LINKING, start, end), *passage.hits(ARTICLES, start, end)):
        if hit.layer == LINKING and hit.words[0].code != "and":
            return False
        words = words.replace(passage.text[hit.start : hit.end], "", 1)
    return bool(passage.text[start:end].strip()) and not words.strip(" ,")


def _case(clause: Clause, mention: Mention) -> Case:
    passage = clause.sentence.passage
    at = min(mention.start, mention.phrase[0])
    at = next(
        (
            hit.start
            for hit in passage.hits(ARTICLES, at - _REACH, at)
            if not passage.text[hit.end : at].strip()
        ),
        at,
    )
    for hit in reversed(passage.hits(PREPOSITIONS, max(clause.start, at - _REACH), at)):
        if not passage.text[hit.end : at].strip():
            return cast(Case, hit.words[0].code)
    return "subject" if clause.verb is None or mention.start < clause.verb.start else "object"
