"""Commitments: what somebody undertook, plans or asked to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from comity.lexicon.load import lexicon
from comity.model.claim import Commitment
from comity.model.entity import Entity
from comity.reading.commitment.points import points
from comity.reading.commitment.undertakings import LAYERS, Undertaking, Undertakings
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import folded
from comity.reading.marks.sectors import sectors_in
from comity.reading.page import Page, Sentence
from comity.reading.speech.attributions import attributed
from comity.reading.speech.speakers import Speakers

_ENDS = '.!?…”"»’)/:;'
_BESIDE = 12
_EDGES = ' ,.;:”"“’)(/'


def commitments(page: Page) -> Iterator[Commitment]:
    """One claim an undertaking: coordinated verbs of one actor and one firmness are one."""
    if not any(page.has(layer) for layer in LAYERS):
        return
    undertakings, speakers = Undertakings(page), Speakers(page)
    told_to = 0
    for sentence in page.sentences:
        told = attributed(page, sentence, speakers)
        speakers.hear(sentence, told[-1].speaker if told else None)
        if sentence.text[-1:] not in _ENDS or sentence.start < told_to:
            continue
        found = [one for one in undertakings.of(sentence, told, speakers) if not _is_term(page, one)]
        listed = points(page, sentence) if found else []
        if listed:
            told_to = listed[-1].end
            undertakings.remember(found[-1].actors)
            for point in listed:
                yield _claim(page, sentence, _Stretch(found[-1], point.start, point.end), point.start)
            continue
        for stretch in _apart(page, sentence, found):
            undertakings.remember(stretch.one.actors)
            yield _claim(page, sentence, stretch)


def _is_term(page: Page, one: Undertaking) -> bool:
    """Whether what will happen is only that an agreement goes on ("it will renew itself")."""
    behind = page.hits("renewals", one.hit.start, one.hit.end + _BESIDE)
    return any(hit.words[0].code == "automatic" for hit in behind)


@cache
def _patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    words = Fragments(lexicon(language).page("doers"))
    patterns = {
        "joint": r"\s*(?:;|,?\s(?:{joiner}|{contrast}))\s*(?:(?:{article}|{possessive}|{adverb})\s)*$",
        "comma": r",\s*$",
        "contrasted": r"{contrast}\s",
        "joiner": r"\s*(?:;|,?\s(?:{joiner}|{contrast}))\s*",
        "opening": r"(?:[;:]\s|,\s(?:{joiner}|{contrast})\s|\b(?:{opener}|{antecedent}|{clause})\s)",
        "said": r"[,”\"]+(?!\d)\s?(?:\S+\s){0,3}?{said}\b",
        "infinitive": r"^{infinitive}\s",
        "parted": r"^.*?\s{infinitive}\s",
    }
    return {name: words.compiled(pattern) for name, pattern in patterns.items()}


class _Stretch(msgspec.Struct, frozen=True):
    """An undertaking that stands for itself, and the characters it has in its sentence."""

    one: Undertaking
    start: int
    end: int


def _apart(page: Page, sentence: Sentence, found: list[Undertaking]) -> list[_Stretch]:
    """Undertakings of one sentence that stand for themselves; those alike are told with the first of them."""
    kept: list[_Stretch] = []
    for one in found:
        if not kept:
            kept.append(_Stretch(one, _opening(page, sentence, one), sentence.end))
            continue
        joint = _joint(page, kept[-1].one, one, _is_contrast(page, sentence) and len(kept) == 1)
        if joint is not None:
            kept[-1] = msgspec.structs.replace(kept[-1], end=joint[0])
            kept.append(_Stretch(one, joint[1], sentence.end))
        elif kept[-1].one.modality == "asserted" and _seam(page, kept[-1].one, one, contrast=False):
            firm = msgspec.structs.replace(kept[-1].one, modality=one.modality)
            kept[-1] = msgspec.structs.replace(kept[-1], one=firm)
    return kept


def _joint(page: Page, before: Undertaking, after: Undertaking, contrast: bool) -> tuple[int, int] | None:
    """Where the first of two things undertaken ends and the next begins; None where they are one."""
    alike = after.modality == before.modality or "asserted" in (after.modality, before.modality)
    if after.start < before.start or (alike and set(after.actors) & set(before.actors)):
        return None
    return _seam(page, before, after, contrast)


def _seam(page: Page, before: Undertaking, after: Undertaking, contrast: bool) -> tuple[int, int] | None:
    """Where a joining word or comma stands right before the second of two clauses, from end to start."""
    opens = after.start if after.start > before.hit.end else after.hit.start
    gap = folded(page.text[before.hit.end : opens])
    joint = _patterns()["comma" if contrast else "joint"].search(gap)
    if joint is None:
        return None
    joiner = _patterns()["joiner"].match(gap, joint.start())
    return before.hit.end + joint.start(), before.hit.end + (joiner.end() if joiner else joint.end())


def _is_contrast(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence sets one clause against another from its first word ("While A pays, B …")."""
    return _patterns()["contrasted"].match(folded(page.text[sentence.start : sentence.start + 9])) is not None


def _claim(page: Page, sentence: Sentence, told: _Stretch, point: int | None = None) -> Commitment:
    """The claim of an undertaking; `point` is where its words begin if they are a list's point."""
    one = told.one
    word = one.hit.words[0]
    opens = one.start if one.thing else one.hit.end
    if any(word.attr(attr) for attr in ("under", "deed", "founds")):
        opens = one.hit.start
    verb = one.hit.start
    if point is not None:
        opens = verb = point
    action = _action(page, opens, told.end, "parted" if word.attr("parted") else "infinitive")
    return Commitment(
        document=page.document.name,
        quote=page.text[told.start : told.end],
        span=(told.start, told.end),
        modality=one.modality,
        actors=one.actors,
        beneficiaries=_beneficiaries(sentence, one, told.end),
        action=action or _action(page, told.start, told.end, "infinitive"),
        fields=sectors_in(page, told.start, told.end),
        due=_due(page, verb, told.end),
    )


def _opening(page: Page, sentence: Sentence, one: Undertaking) -> int:
    """The sentence's start, or the clause's own where another clause goes before it."""
    start = min(one.start, one.hit.start)
    gap = folded(page.text[sentence.start : start])
    joints = list(_patterns()["opening"].finditer(gap))
    return sentence.start + joints[-1].end() if joints else sentence.start


def _action(page: Page, start: int, end: int, before: str) -> str:
    """What is undertaken, in the text's words without the attribution behind it and what goes `before` it."""
    text = page.text[start:end]
    said = _patterns()["said"].search(folded(text))
    words = " ".join((text[: said.start()] if said else text).split()).strip(_EDGES)
    return _patterns()[before].sub("", words)


def _due(page: Page, start: int, end: int) -> str | None:
    """The first date to come: one that is a limit, or one after publication."""
    published = page.published
    for mark in page.dates_within(start, end):
        if mark.edtf is None or mark.is_now:
            continue
        if mark.as_of or (published is not None and mark.edtf > published[: len(mark.edtf)]):
            return mark.edtf
    return None


def _beneficiaries(sentence: Sentence, one: Undertaking, end: int) -> tuple[Entity, ...]:
    """Localities, countries and bodies that the undertaking names and that do not act in it."""
    acting = {entity.id or entity.name for entity in one.actors}
    found: dict[Entity, None] = {}
    for chunk in sentence.of("L", "Y", "C", "O"):
        if one.hit.end <= chunk.start < end and not chunk.data.get("where"):
            found.update(
                {entity: None for entity in chunk.entities if (entity.id or entity.name) not in acting}
            )
    return tuple(found)
