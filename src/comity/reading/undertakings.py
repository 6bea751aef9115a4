"""The verbs of a sentence by which somebody undertakes, plans or asks for something, and who does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import msgspec

from comity.lexicon.load import Word, lexicon
from comity.model.claim import Modality
from comity.model.entity import Entity
from comity.reading.attributions import Speech
from comity.reading.doers import Doer, Doers, small
from comity.reading.fragments import Fragments
from comity.reading.page import Page, Sentence
from comity.reading.scanner import Hit, folded

LAYERS = ("modality", "undertaking")
_MODALITIES: dict[str, Modality] = {"planned": "planned", "wished": "wished", "asserted": "asserted"}
_WORDS_NEAR = 40
_WORDS_BEFORE = 80
_AGENT_NEAR = 12
_FEW = 10


class Undertaking(msgspec.Struct, frozen=True):
    """One verb, how firmly it speaks, who does it, where its subject begins, and whether that is a thing."""

    hit: Hit
    modality: Modality
    actors: tuple[Entity, ...]
    start: int
    thing: bool = False


@cache
def _patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    words = Fragments(lexicon(language).page("doers"))
    patterns = {
        "idle": r"\s(?:\w+\s)?{idle}\b",
        "state": r"\s(?:\w+\s)?{state}\b",
        "attending": r"\s(?:\w+\s)?{attending}\b",
        "passive": (r"\s(?:{adverb}\s)?{be}\s(?:(?:\w+ly|{adverb})\s)?(?:\w+(?:ed|en|wn)|{participle})\b"),
        "under": r"\b{under}\b[^,;]*\b(?:{paper}|{pointing})\b",
        "within": r"\s{clause}\b[^;:]*|(?:(?!\s(?:{joiner}|{contrast})\s)[^;:,])*",
        "asks": r"[^,;.]{1,90}?\s{infinitive}\s",
        "agent": r"\s{agent}\s",
        "wonders": r"{inquiring}\s(?:(?!{infinitive}\s)\w+\s){0,3}?{question}\b",
    }
    return {name: words.compiled(pattern) for name, pattern in patterns.items()}


class Undertakings:
    """Reads one page sentence by sentence; who was last said to want something carries over."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._plain = folded(page.text)
        self._doers = Doers(page)
        self._last: tuple[Entity, ...] = ()
        self._paragraph = -1

    def of(self, sentence: Sentence, told: list[Speech], heard: Entity | None) -> Iterator[Undertaking]:
        """The undertakings of a sentence in order; `told` is the speech in it, `heard` spoke last."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._last = sentence.paragraph, ()
        hits = [hit for layer in LAYERS for hit in sentence.words(layer)]
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            doer = self._doer(sentence, hit)
            if doer is None:
                continue
            speaker = next((one.speaker for one in told if one.start <= hit.start < one.end), None)
            actors = self._actors(sentence, hit, doer, speaker, heard)
            if actors:
                modality = self._firmness(sentence, hit)
                thing = doer.thing and not doer.aim and doer.start < hit.start
                yield Undertaking(hit, modality, actors, doer.start, thing)

    def remember(self, actors: tuple[Entity, ...]) -> None:
        """Whose undertaking a sentence without a subject of its own carries on."""
        self._last = actors

    def _firmness(self, sentence: Sentence, hit: Hit) -> Modality:
        """How firm it is: what is planned within a wish is wished ("voiced his hope that they will …")."""
        own = _MODALITIES[hit.words[0].code]
        if own == "planned":
            for wish in self._page.hits("modality", sentence.start, hit.start):
                if wish.words[0].attr("governs") and _patterns()["within"].fullmatch(
                    self._plain, wish.end, hit.start
                ):
                    return "wished"
        return own

    def _doer(self, sentence: Sentence, hit: Hit) -> Doer | None:
        """The subject of an undertaking; None where the word is none."""
        word = hit.words[0]
        if not self._speaks(sentence, hit, word):
            return None
        if word.attr("impersonal"):
            return Doer((), hit.start, thing=True)
        doer = self._doers.before(sentence, hit)
        if doer is not None and doer.thing and not (word.attr("modal") or word.attr("paper")):
            it = doer.it
            doer = None if word.attr("participle") else doer if it else self._first(sentence, hit)
        if doer is None or self._is_question(sentence, hit, doer):
            return None
        return doer

    def _speaks(self, sentence: Sentence, hit: Hit, word: Word) -> bool:
        """Whether a word undertakes something where it stands, whoever its subject is."""
        if word.code not in _MODALITIES or word.attr("possible") or word.attr("thing"):
            return False
        if word.page == "modality" and word.code == "asserted":
            return False
        if word.attr("participle") and self._plain[: hit.start].endswith((", ", ",")):
            return False
        patterns = _patterns()
        if word.attr("under") and not self._is_duty(sentence, hit):
            return False
        if patterns["idle"].match(self._plain, hit.end):
            return False
        if word.attr("modal") and self._is_no_deed(sentence, hit):
            return False
        if patterns["wonders"].match(self._plain, hit.start):
            return False
        if word.attr("asks") and not patterns["asks"].match(self._plain, hit.end):
            return False
        if self._is_noun(hit):
            return False
        return word.code != "wished" or not self._is_counted(hit)

    def _is_no_deed(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether "will" tells a state ("will be the hub") or an event with its date ("will visit …")."""
        if _patterns()["state"].match(self._plain, hit.end):
            return True
        dated = any(mark.start >= hit.end for mark in sentence.dates())
        return dated and _patterns()["attending"].match(self._plain, hit.end) is not None

    def _is_noun(self, hit: Hit) -> bool:
        """Whether a word that may be a noun is one ("its hope", "the action plan for")."""
        surface = self._plain[hit.start : hit.end]
        if surface.split()[0] not in small("noun", "aim"):
            return False
        before = self._plain[max(0, hit.start - _WORDS_NEAR) : hit.start].split()
        last = before[-1] if before else ""
        if last in small("article", "possessive", "own") or last.endswith(("'s", "’s", "s'", "s’")):
            return True
        bare = surface in small("bare")
        return bare and last in small("paper", "kind_of_plan")

    def _is_duty(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a paper is named that makes it a duty, or another's duty goes before."""
        if _patterns()["under"].search(self._plain, sentence.start, hit.start):
            return True
        before = self._page.hits("undertaking", sentence.start, hit.start)
        return any(one.words[0].code == "asserted" and not one.words[0].attr("under") for one in before)

    def _is_counted(self, hit: Hit) -> bool:
        """Whether a number of things is wanted ("wants 867 workers"): that is a figure."""
        near = (mark for mark in self._page.quantities if hit.end < mark.start <= hit.end + 2)
        return any(mark.value > _FEW for mark in near)

    def _first(self, sentence: Sentence, hit: Hit) -> Doer | None:
        """For a verb that needs somebody who wants: the first actor of its clause."""
        at = bisect_left(sentence.chunks, hit.start, key=lambda chunk: chunk.start)
        return self._doers.first(sentence.chunks, at)

    def _is_question(self, sentence: Sentence, hit: Hit, doer: Doer) -> bool:
        """Whether a question word goes before: not in "are what they want" or "What they would like is …"."""
        opens = max(sentence.start, doer.start - _WORDS_NEAR)
        before = re.findall(r"[\w’']+", self._plain[opens : doer.start])
        if before and before[-1] in small("article", "possessive"):
            before = before[:-1]
        if not before or before[-1] not in small("question"):
            return False
        if len(before) > 1:
            return before[-2] not in small("being", "be")
        return hit.words[0].code != "wished" or bool(hit.words[0].attr("modal"))

    def _actors(
        self, sentence: Sentence, hit: Hit, doer: Doer, speaker: Entity | None, heard: Entity | None
    ) -> tuple[Entity, ...]:
        word = hit.words[0]
        if word.attr("impersonal"):
            return self._everybody(sentence, hit, speaker)
        if doer.it and (own := self._of_it(doer, speaker, heard, bool(word.attr("modal")))):
            return own
        if word.attr("aim"):
            return doer.entities or self._doers.pair()
        if doer.aim and word.attr("modal"):
            return self._everybody(sentence, hit, speaker)
        if doer.thing:
            return self._of_a_thing(sentence, hit, speaker)
        if doer.speaker:
            return self._with(speaker or heard)
        if self._is_asked(hit):
            return self._agent(sentence, hit) or self._with(speaker) or self._last or self._doers.pair()
        if word.attr("paper"):
            pointed = self._plain.startswith(tuple(small("pointing")), doer.start)
            return self._doers.pair() if pointed else ()
        spoken = speaker if speaker is not None and speaker.type == "person" else None
        return _merged(doer.entities, self._with(spoken))

    def _of_it(
        self, doer: Doer, speaker: Entity | None, heard: Entity | None, modal: bool
    ) -> tuple[Entity, ...]:
        """For "it": what the speaker speaks for; only one who wants something may have spoken before."""
        seated = self._with(speaker if speaker is not None or modal else heard)
        known = not doer.thing and doer.entities[0].type != "locality"
        return seated if len(seated) > 1 and not known else ()

    def _everybody(self, sentence: Sentence, hit: Hit, speaker: Entity | None) -> tuple[Entity, ...]:
        """Who wishes or plans where no subject is told; nobody where it is only an event with its date."""
        if hit.words[0].code == "planned" and any(hit.end <= mark.start for mark in sentence.dates()):
            return ()
        return self._with(speaker) or self._last or self._doers.together(sentence) or self._doers.pair()

    def _of_a_thing(self, sentence: Sentence, hit: Hit, speaker: Entity | None) -> tuple[Entity, ...]:
        """Who stands behind a thing: a paper's parties; for "is to be opened" whoever is spoken of."""
        if hit.words[0].attr("paper") or self._is_of_a_paper(hit):
            return self._doers.pair()
        spoken = self._with(speaker)
        if not self._is_passive(hit):
            return ()
        if hit.words[0].code == "planned":
            sides = tuple(entity for chunk in sentence.of("Z") for entity in chunk.entities)
            told = sides or self._last or self._doers.together(sentence) or self._doers.pair()
            return _merged(told, spoken)
        return spoken if len(spoken) > 1 else ()

    def _is_passive(self, hit: Hit) -> bool:
        """Whether what follows is to be done by somebody ("is to be opened", "are planned")."""
        done = self._plain[hit.start : hit.end] in small("arranged")
        return done or bool(_patterns()["passive"].match(self._plain, hit.end))

    def _is_of_a_paper(self, hit: Hit) -> bool:
        """Whether an agreement is what aims at something: that its parties undertake."""
        if self._plain[hit.start : hit.end] not in small("purpose"):
            return False
        before = self._plain[max(0, hit.start - _WORDS_BEFORE) : hit.start]
        return any(word in small("paper") for word in before.split())

    def _is_asked(self, hit: Hit) -> bool:
        """Whether the verb is passive, so that its subject is the one asked ("were invited to come")."""
        before = self._plain[max(0, hit.start - _WORDS_NEAR) : hit.start].split()
        return hit.words[0].code == "wished" and bool(before) and before[-1] in small("being", "be")

    def _agent(self, sentence: Sentence, hit: Hit) -> tuple[Entity, ...]:
        """Who asked, where a passive tells it ("were invited by the mayor to come")."""
        near = _patterns()["agent"].match(self._plain, hit.end)
        if near is not None:
            for chunk in sentence.of("Q", "X", "h", "L", "Y", "O", "C"):
                if near.end() <= chunk.start <= near.end() + _AGENT_NEAR:
                    return _merged(*(self._doers.with_seat(entity) for entity in chunk.entities))
        return ()

    def _with(self, speaker: Entity | None) -> tuple[Entity, ...]:
        return self._doers.with_seat(speaker) if speaker is not None else ()


def _merged(*groups: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Entities of several groups, each once, under the name met first."""
    found: dict[str, Entity] = {}
    for group in groups:
        for entity in group:
            found.setdefault(entity.id or entity.name, entity)
    return tuple(found.values())
