"""Commitments: what somebody undertook, plans or asked to do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import msgspec

from comity.lexicon.load import lexicon
from comity.model.claim import Commitment, Modality
from comity.model.entity import Entity
from comity.reading.attributions import attributed
from comity.reading.doers import Doer, Doers, small
from comity.reading.fragments import Fragments
from comity.reading.page import Page, Sentence
from comity.reading.scanner import Hit
from comity.reading.sectors import sectors_in
from comity.reading.speakers import Speakers

_LAYERS = ("modality", "undertaking")
_FULL = '.!?…”"»’)/'
_MODALITIES: dict[str, Modality] = {"planned": "planned", "wished": "wished", "asserted": "asserted"}


class _Undertaking(msgspec.Struct, frozen=True):
    """A verb of a sentence that undertakes or asks for something, and who does."""

    hit: Hit
    modality: Modality
    actors: tuple[Entity, ...]
    start: int


def commitments(page: Page) -> Iterator[Commitment]:
    """One claim an undertaking: coordinated verbs of one actor and one modality are one."""
    if not any(page.has(layer) for layer in _LAYERS):
        return
    reading = _Commitments(page)
    for sentence in page.sentences:
        yield from reading.read(sentence)


@cache
def _said() -> re.Pattern[str]:
    return re.compile(Fragments(lexicon("en").page("doers")).fill(r"[,”\"]+\s?(?:\S+\s){0,3}?{said}\b"), re.I)


@cache
def _idle() -> re.Pattern[str]:
    return Fragments(lexicon("en").page("doers")).compiled(r"\s(?:\w+\s)?{idle}\b")


@cache
def _under() -> re.Pattern[str]:
    return Fragments(lexicon("en").page("doers")).compiled(r"\b{under}\b[^,;]*\b{paper}\b")


@cache
def _state() -> re.Pattern[str]:
    return Fragments(lexicon("en").page("doers")).compiled(r"\s(?:\w+\s)?{state}\b")


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:also |soon |further |now )?be\s(?:\w+ly\s|further\s|also\s)?(?!held\b)(\w+(?:ed|en|wn|lt|ught|ade|ung|ut|nt|ld|un))\b"
    )


class _Commitments:
    """One page being read: who was last said to want something carries over to the next sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._doers = Doers(page)
        self._speakers = Speakers(page)
        self._last: tuple[Entity, ...] = ()
        self._paragraph = -1

    def read(self, sentence: Sentence) -> Iterator[Commitment]:
        speaker = attributed(self._page, sentence, self._speakers)
        self._speakers.hear(sentence, speaker)
        if sentence.text[-1:] not in _FULL:
            return
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._last = sentence.paragraph, self._last[:0]
        found = [one for hit in self._hits(sentence) if (one := self._undertaking(sentence, hit, speaker))]
        for group, end in self._grouped(sentence, found):
            self._last = group.actors
            yield self._claim(sentence, group, end)

    def _hits(self, sentence: Sentence) -> list[Hit]:
        hits = [hit for layer in _LAYERS for hit in sentence.words(layer)]
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits

    def _undertaking(self, sentence: Sentence, hit: Hit, speaker: Entity | None) -> _Undertaking | None:
        word = hit.words[0]
        if word.code not in _MODALITIES or word.attr("possible"):
            return None
        if word.page == "modality" and word.code == "asserted":
            return None
        if word.attr("under") and not self._under_paper(sentence, hit):
            return None
        doer = self._doer(sentence, hit)
        if doer is None or self._is_question(doer) or self._is_idle(hit) or self._is_counted(hit):
            return None
        actors = self._actors(sentence, hit, doer, speaker)
        if not actors:
            return None
        return _Undertaking(hit, _MODALITIES[word.code], actors, doer.start)

    def _under_paper(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether the paper that makes it a duty is named before ("under the deal …")."""
        before = self._page.text[sentence.start : hit.start].lower()
        return _under().search(before) is not None

    def _doer(self, sentence: Sentence, hit: Hit) -> Doer | None:
        """The subject; a verb that needs somebody who wants takes its clause's first actor for a thing."""
        word = hit.words[0]
        if word.attr("impersonal"):
            return Doer((), hit.start, thing=True)
        if word.attr("thing") or (
            word.attr("participle") and self._page.text[: hit.start].rstrip()[-1:] == ","
        ):
            return None
        doer = self._doers.before(sentence, hit)
        if doer is None or not doer.thing:
            return doer
        if word.attr("participle"):
            return None
        if word.attr("modal") or word.attr("paper") or word.attr("aim"):
            return doer
        at = bisect_left(sentence.chunks, hit.start, key=lambda chunk: chunk.start)
        return self._doers.first(sentence.chunks, at)

    def _actors(self, sentence: Sentence, hit: Hit, doer: Doer, speaker: Entity | None) -> tuple[Entity, ...]:
        word = hit.words[0]
        if word.attr("impersonal"):
            return self._everybody(sentence, hit, speaker)
        if word.attr("paper") or word.attr("aim") or (doer.thing and self._is_paper(hit)):
            return self._doers.pair()
        if doer.speaker:
            who = speaker or self._speakers.latest()
            return self._doers.with_seat(who) if who else ()
        if self._asked(hit):
            return self._with(speaker) or self._last or self._doers.pair()
        if not doer.thing:
            return self._merged(doer.entities, self._with(speaker))
        if word.code == "planned" and _passive().match(self._page.text, hit.end):
            sides = [entity for chunk in sentence.of("Z") for entity in chunk.entities]
            return self._merged(tuple(sides) or self._last or self._doers.pair(), self._with(speaker))
        return ()

    def _everybody(self, sentence: Sentence, hit: Hit, speaker: Entity | None) -> tuple[Entity, ...]:
        """Who wishes or plans where no subject is told; nobody where it is only an event with its date."""
        if hit.words[0].code == "planned" and any(hit.end <= mark.start for mark in sentence.dates()):
            return ()
        return self._with(speaker) or self._last or self._doers.pair()

    def _is_paper(self, hit: Hit) -> bool:
        """ "the framework aims at": what an agreement is for, its parties undertake."""
        surface = self._page.text[hit.start : hit.end].lower()
        before = self._page.text[max(0, hit.start - 80) : hit.start].lower()
        return surface in small("purpose") and any(word in small("paper") for word in before.split())

    def _with(self, speaker: Entity | None) -> tuple[Entity, ...]:
        return self._doers.with_seat(speaker) if speaker is not None else ()

    def _merged(self, first: tuple[Entity, ...], second: tuple[Entity, ...]) -> tuple[Entity, ...]:
        return tuple(dict.fromkeys((*first, *second)))

    def _asked(self, hit: Hit) -> bool:
        """Whether the verb is passive, so that its subject is the one asked ("were invited to come")."""
        if hit.words[0].code != "wished":
            return False
        before = self._page.text[max(0, hit.start - 8) : hit.start].split()
        return bool(before) and before[-1].lower() in small("being")

    def _is_question(self, doer: Doer) -> bool:
        """ "know what they will do": a question, unless a form of "be" goes before ("are what they want")."""
        before = re.findall(r"[\w’']+", self._page.text[max(0, doer.start - 24) : doer.start].lower())
        if before and before[-1] in {"the", "a"}:
            before = before[:-1]
        return (
            bool(before)
            and before[-1] in small("question")
            and not (len(before) > 1 and before[-2] in small("being"))
        )

    def _is_idle(self, hit: Hit) -> bool:
        rest = self._page.text[hit.end : hit.end + 40].lower()
        return bool(_idle().match(rest)) or (hit.words[0].attr("modal") and bool(_state().match(rest)))

    def _is_counted(self, hit: Hit) -> bool:
        """ "wants 867 workers": a number is a figure, no undertaking."""
        return any(hit.end < mark.start <= hit.end + 2 for mark in self._page.quantities)

    def _grouped(self, sentence: Sentence, found: list[_Undertaking]) -> Iterator[tuple[_Undertaking, int]]:
        """Undertakings that stand for themselves, each with where its words end."""
        kept: list[_Undertaking] = []
        for one in found:
            if not kept or self._stands_apart(kept[-1], one):
                kept.append(one)
        for index, one in enumerate(kept):
            if index + 1 < len(kept):
                yield one, self._joint(one, kept[index + 1])
            else:
                yield one, sentence.end

    def _stands_apart(self, before: _Undertaking, after: _Undertaking) -> bool:
        """Whether two verbs of one sentence undertake two things: joined by "and" or a semicolon, not alike."""
        gap = self._page.text[before.hit.end : after.hit.start]
        if after.modality == before.modality and set(after.actors) & set(before.actors):
            return False
        if after.start > before.hit.end:
            gap = self._page.text[before.hit.end : after.start]
        return bool(re.search(r"(?:;|,? and|,? but|,? while)\s*(?:also )?(?:the |its |their )?$", gap))

    def _joint(self, before: _Undertaking, after: _Undertaking) -> int:
        end = after.start if after.start > before.hit.end else after.hit.start
        gap = self._page.text[before.hit.end : end]
        joint = re.search(r"\s*(?:;|,? and|,? but|,? while)\s*(?:also )?(?:the |its |their )?$", gap)
        return before.hit.end + (joint.start() if joint else len(gap.rstrip()))

    def _claim(self, sentence: Sentence, one: _Undertaking, end: int) -> Commitment:
        start = self._opening(sentence, one)
        text = self._page.text
        due = self._due(one.hit.start, end)
        return Commitment(
            document=self._page.document.name,
            quote=text[start:end],
            span=(start, end),
            modality=one.modality,
            actors=one.actors,
            beneficiaries=self._beneficiaries(sentence, one, end),
            action=self._action(one.hit.end, end),
            fields=sectors_in(self._page, start, end),
            due=due,
        )

    def _opening(self, sentence: Sentence, one: _Undertaking) -> int:
        """The sentence's start, or the clause's own where another clause goes before it."""
        start = min(one.start, one.hit.start)
        gap = self._page.text[sentence.start : start]
        joint = list(re.finditer(r"(?:; |: |, and |, but |, while |\bunder which |\bthat )", gap))
        return sentence.start + joint[-1].end() if joint else sentence.start

    def _action(self, start: int, end: int) -> str:
        text = self._page.text[start:end]
        said = _said().search(text)
        words = " ".join((text[: said.start()] if said else text).split()).strip(' ,.;:”"“’)(/')
        return words.removeprefix("to ")

    def _due(self, start: int, end: int) -> str | None:
        published = self._page.published
        for mark in self._page.dates:
            if start <= mark.start < end and mark.edtf and not mark.is_now:
                if mark.as_of or (published is not None and mark.edtf > published[: len(mark.edtf)]):
                    return mark.edtf
        return None

    def _beneficiaries(self, sentence: Sentence, one: _Undertaking, end: int) -> tuple[Entity, ...]:
        found: dict[Entity, None] = {}
        keys = {entity.id or entity.name for entity in one.actors}
        for chunk in sentence.of("L", "Y", "C", "O"):
            if one.hit.end <= chunk.start < end and not chunk.data.get("where"):
                for entity in chunk.entities:
                    if (entity.id or entity.name) not in keys:
                        found[entity] = None
        return tuple(found)
