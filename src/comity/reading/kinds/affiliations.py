"""Affiliations: what a body or a locality is a part of, where it has its seat, whose subsidiary it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from comity.model.claim import Affiliation, Relation
from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.marks.scanner import Hit

LAYER = "belonging"
_PARTS = frozenset({"department", "office", "centre", "bureau", "agency"})
"""Codes of bodies (page `bodies`) that are a part of what their name tells."""
_CENTRAL = frozenset({"bureau", "agency"})
"""Codes of bodies that a country has in its own provinces: no part of these."""
_FIRMS = frozenset({"company", "cooperative", ""})
_NEAR = 6
"""Characters between what holds and the word, a particle and a space."""
_FAR = 12
"""Characters between the word and what belongs."""
_SIGNS = frozenset('.,;:()[]“”"\n')

_Found = tuple[Mention, Entity, Relation, tuple[int, int]]


def affiliations(passage: Passage) -> Iterator[Affiliation]:
    """Each affiliation once, where it is first told."""
    told: set[tuple[str, str]] = set()
    for child, parent, relation, (start, end) in _told(passage):
        if child.entity is None or child.entity.key == parent.key:
            continue
        key = (child.entity.key, parent.key)
        if key in told:
            continue
        told.add(key)
        yield Affiliation(
            document=passage.document.name,
            quote=passage.text[start:end],
            span=(start, end),
            child=child.entity,
            parent=parent,
            relation=relation,
        )


def _told(passage: Passage) -> Iterator[_Found]:
    for sentence in passage.sentences:
        if not sentence.heading:
            for mention in sentence.mentions:
                if mention.within is not None:
                    yield from _by_its_name(passage, mention, mention.within)
            for first, second in pairwise(sentence.mentions):
                if second.what == "organisation":
                    yield from _side_by_side(passage, first, second)
            for hit in sentence.words(LAYER):
                yield from _by_a_word(sentence, hit)


def _by_its_name(passage: Passage, mention: Mention, parent: Entity) -> Iterator[_Found]:
    """What a body's name tells of whose it is, and what stands behind a locality of where it lies.

    What stands before a locality ("경남 김해시") is its address rather than told of it.
    """
    if parent.type == "country" or mention.entity is None:
        return
    span = (mention.start, max(mention.end, mention.phrase[1]))
    lies = mention.what == "locality" and span[1] > mention.end
    central = mention.code in _CENTRAL and _is_domestic(passage, parent)
    if lies or (mention.code in _PARTS and not central):
        yield mention, parent, "part_of", span


def _is_domestic(passage: Passage, parent: Entity) -> bool:
    """Whether a locality is one of the country that the text is told from."""
    return passage.home is not None and parent.country == passage.home.country


def _side_by_side(passage: Passage, first: Mention, second: Mention) -> Iterator[_Found]:
    """What a body's name tells with the one before it: what that is of, in brackets; the town of a firm."""
    between = passage.text[first.end : second.start]
    if first.entity is None or second.entity is None:
        return
    span = (first.start, second.end)
    if between == " (" and passage.text[second.end : second.end + 1] == ")":
        if first.code in _PARTS and second.code == "ministry":
            yield first, second.entity, "part_of", (first.start, second.end + 1)
    elif first.what == "locality" and _is_towns(passage, first, second, between):
        yield second, first.entity, "based_in", span


def _is_towns(passage: Passage, town: Mention, firm: Mention, between: str) -> bool:
    """Whether a firm's name stands right behind its town's within brackets: "김(영암 삼호읍 이스턴푸드)"."""
    opened = passage.text[town.start - 1 : town.start] in ("(", "[")
    closed = passage.text[firm.end : firm.end + 1] in (")", "]", ",")
    return firm.code in _FIRMS and opened and closed and len(between) <= _NEAR and not _SIGNS & set(between)


def _by_a_word(sentence: Sentence, hit: Hit) -> Iterator[_Found]:
    """What a word of belonging tells of the names around it."""
    word = hit.words[0]
    order = word.attr("order")
    before, behind = _beside(sentence, hit)
    relation: Relation = word.code  # type: ignore[assignment]  # the page's codes are relations
    child: Mention | None
    parent: Mention | None
    wanted = "locality" if word.attr("of") == "locality" else "organisation"
    if order == "child_parent":
        child, parent = before, behind
        child = child if child is not None and child.what == wanted else _spoken_of(sentence, hit)
    elif order == "parent_child":
        child, parent = behind, before
    else:
        child, parent = _spoken_of(sentence, hit), before
    if child is None or parent is None or parent.entity is None:
        return
    if child.what != wanted or not _can_hold(relation, parent):
        return
    yield (
        child,
        parent.entity,
        relation,
        (min(child.start, parent.start), max(child.end, parent.end, hit.end)),
    )


def _beside(sentence: Sentence, hit: Hit) -> tuple[Mention | None, Mention | None]:
    """The mentions right before and right behind a word."""
    text = sentence.passage.text
    before = [mention for mention in sentence.mentions if mention.entities and mention.end <= hit.start]
    behind = [mention for mention in sentence.mentions if mention.entities and mention.start >= hit.end]
    between = text[_end(before[-1]) : hit.start] if before else ""
    apposed = bool(hit.words[0].attr("apposed")) and between == ", "
    first = before[-1] if before and (apposed or _is_close(between, _NEAR)) else None
    most = 1 if hit.words[0].attr("close") else _FAR
    second = behind[0] if behind and _is_close(text[hit.end : behind[0].start], most) else None
    return first, second


def _end(mention: Mention) -> int:
    """Where a mention ends with what stands in brackets behind it."""
    return max(mention.end, mention.phrase[1])


def _is_close(between: str, most: int) -> bool:
    return len(between) <= most and not _SIGNS & set(between)


def _spoken_of(sentence: Sentence, hit: Hit) -> Mention | None:
    """The body that the clause of a word speaks of."""
    for clause in sentence.clauses:
        if clause.start <= hit.start < clause.end:
            told = [
                m for m in clause.cased("topic", "subject") if m.what == "organisation" and m.end <= hit.start
            ]
            return told[-1] if told else None
    return None


def _can_hold(relation: Relation, parent: Mention) -> bool:
    """Whether a seat is a locality, and what has subsidiaries a body."""
    if relation == "based_in":
        return parent.what == "locality"
    return relation == "part_of" or parent.what == "organisation"
