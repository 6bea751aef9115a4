"""Commitments: what somebody undertook, plans or asked to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comity.lexicon.load import lexicon
from comity.model.claim import Commitment
from comity.model.entity import Entity
from comity.reading.attributions import attributed
from comity.reading.fragments import Fragments
from comity.reading.page import Page, Sentence
from comity.reading.scanner import folded
from comity.reading.sectors import sectors_in
from comity.reading.speakers import Speakers
from comity.reading.undertakings import LAYERS, Undertaking, Undertakings

_ENDS = '.!?…”"»’)/:;'
_EDGES = ' ,.;:”"“’)(/'


def commitments(page: Page) -> Iterator[Commitment]:
    """One claim an undertaking: coordinated verbs of one actor and one firmness are one."""
    if not any(page.has(layer) for layer in LAYERS):
        return
    undertakings, speakers = Undertakings(page), Speakers(page)
    for sentence in page.sentences:
        told = attributed(page, sentence, speakers)
        speakers.hear(sentence, told[-1].speaker if told else None)
        if sentence.text[-1:] not in _ENDS:
            continue
        found = list(undertakings.of(sentence, told, speakers.latest()))
        for one, end in _apart(page, sentence, found):
            undertakings.remember(one.actors)
            yield _claim(page, sentence, one, end)


@cache
def _patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    words = Fragments(lexicon(language).page("doers"))
    patterns = {
        "joint": r"\s*(?:;|,?\s{joiner})\s*(?:{between}\s)*$",
        "opening": r"(?:[;:]\s|,\s{joiner}\s|\b{opener}\s)",
        "said": r"[,”\"]+\s?(?:\S+\s){0,3}?{said}\b",
        "infinitive": r"^{infinitive}\s",
    }
    return {name: words.compiled(pattern) for name, pattern in patterns.items()}


def _apart(page: Page, sentence: Sentence, found: list[Undertaking]) -> Iterator[tuple[Undertaking, int]]:
    """Undertakings that stand for themselves, each with where its words end."""
    kept: list[Undertaking] = []
    ends: list[int] = []
    for one in found:
        joint = _joint(page, kept[-1], one) if kept else None
        if not kept or joint is not None:
            ends.extend([joint] if joint is not None else [])
            kept.append(one)
    yield from zip(kept, [*ends, sentence.end], strict=False)


def _joint(page: Page, before: Undertaking, after: Undertaking) -> int | None:
    """Where two verbs of one sentence part that undertake two things; None where they are one."""
    if after.modality == before.modality and set(after.actors) & set(before.actors):
        return None
    end = after.start if after.start > before.hit.end else after.hit.start
    joint = _patterns()["joint"].search(folded(page.text[before.hit.end : end]))
    return before.hit.end + joint.start() if joint else None


def _claim(page: Page, sentence: Sentence, one: Undertaking, end: int) -> Commitment:
    start = _opening(page, sentence, one)
    return Commitment(
        document=page.document.name,
        quote=page.text[start:end],
        span=(start, end),
        modality=one.modality,
        actors=one.actors,
        beneficiaries=_beneficiaries(sentence, one, end),
        action=_action(page, one.start if one.thing else one.hit.end, end),
        fields=sectors_in(page, start, end),
        due=_due(page, one.hit.start, end),
    )


def _opening(page: Page, sentence: Sentence, one: Undertaking) -> int:
    """The sentence's start, or the clause's own where another clause goes before it."""
    start = min(one.start, one.hit.start)
    gap = folded(page.text[sentence.start : start])
    joints = list(_patterns()["opening"].finditer(gap))
    return sentence.start + joints[-1].end() if joints else sentence.start


def _action(page: Page, start: int, end: int) -> str:
    """What is undertaken, in the text's words without the attribution behind it."""
    text = page.text[start:end]
    said = _patterns()["said"].search(folded(text))
    words = " ".join((text[: said.start()] if said else text).split()).strip(_EDGES)
    return _patterns()["infinitive"].sub("", words)


def _due(page: Page, start: int, end: int) -> str | None:
    """The first date to come: one that is a limit, or one after publication."""
    published = page.published
    for mark in page.dates:
        if not (start <= mark.start < end) or mark.edtf is None or mark.is_now:
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
