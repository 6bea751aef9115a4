"""Whether a word of wishing, planning or promising undertakes something where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from comity.lexicon.load import lexicon
from comity.model.claim import Modality
from comity.model.dates import bounds, precision
from comity.reading.commitment.small_words import small
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

MODALITIES: dict[str, Modality] = {"planned": "planned", "wished": "wished", "asserted": "asserted"}
_WORDS_NEAR = 40
_NEAR = 8
_FEW = 10
_SOON = 21
_SENTENCES = 4
"""How far before a duty the paper may stand that makes it one."""
_OWNER = ("'s", "’s", "s'", "s’")
_TO = " to"
_GETTING = frozenset("LYOCAQXZhz")
_GETTING_PAIRS = ("tA", "tJ", "tL", "tT")
_QUOTES = "“”\"'"


@cache
def _patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    words = Fragments(lexicon(language).page("doers"))
    patterns = {
        "idle": r"(?:,\s\w+,)?\s(?:\w+\s)?{idle}\b",
        "state": r"\s(?:\w+\s)?(?:{state}\b|{be}\s(?:\w+\s)?\d)",
        "stand": r"\s(?:\w+\s)?{stand}\b",
        "attending": r"\s(?:\w+\s)?{attending}\b",
        "partaking": r"\s(?:\w+\s)?{partaking}\b",
        "helping": r"[^,;.]{1,90}?\s{infinitive}\s{helping}\b",
        "deemed": r"[^,;.]{1,80}?\s{as}\s",
        "under": r"\b{under}\b[^,;]*\b(?:{paper}|{pointing})\b",
        "asks": r"[^,;.]{1,90}?\s{infinitive}\s",
        "parted": r"(?:\s(?:\w+ly|{interposed}|\d[\d-]*)(?:\s[^\s,;.]+){0,6}?|,\s[^,;.]{1,40},)"
        r"\s{infinitive}\s",
        "founded": r"\s(?:[^\s,;.]+\s){0,4}?{founded}\b",
        "wonders": r"{inquiring}\s(?:{concerning}\b|(?:(?!{infinitive}\s)\w+\s){0,3}?{question}\b)",
        "asking": r"{inquiring}$",
        "question": r"\?[\"”’»]\s(?:\S+\s){0,4}$",
        "plainly": r"\s(?:{infinitive}|{clause}|{possessive}|{each})\s",
        "opinion": r".*\s{clause}$",
        "future": r"[^;:.]*?\b{future}\b",
    }
    return {name: words.compiled(pattern) for name, pattern in patterns.items()}


class Wording:
    """Looks around the words of one page."""

    def __init__(self, page: Page, plain: str) -> None:
        self._page, self._plain = page, plain
        self._conditions = {
            "participle": self._is_no_appendix,
            "apposed": self._is_appendix,
            "under": self._is_duty,
            "modal": self._is_deed,
            "asks": self._asks,
            "parted": self._is_parted,
            "plain": self._is_plain,
            "given": self._is_given,
            "owned": self._is_owned,
            "deed": self._is_counted_help,
            "founds": self._is_founding,
            "ahead": self._is_ahead,
        }

    def speaks(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a word undertakes something where it stands, whoever its subject is."""
        word, patterns = hit.words[0], _patterns()
        if word.code not in MODALITIES or word.attr("possible") or word.attr("thing"):
            return False
        if word.page == "modality" and word.code == "asserted":
            return False
        if patterns["idle"].match(self._plain, hit.end) or patterns["wonders"].match(self._plain, hit.start):
            return False
        for attr, holds in self._conditions.items():
            if word.attr(attr) and not holds(sentence, hit):
                return False
        if (
            self._is_noun(hit)
            or self._is_unmade(hit)
            or self._is_denied(hit)
            or self._is_opinion(hit)
            or self._is_tag(hit)
            or self._is_event(sentence, hit)
            or self._is_deemed(hit)
            or self._is_report(hit)
        ):
            return False
        return word.code != "wished" or not self._is_counted(hit)

    def _is_unmade(self, hit: Hit) -> bool:
        """Whether the wish was given up by then ("had hoped to sign")."""
        unmade = self._plain.startswith(tuple(small("unmade")), hit.start)
        return unmade and self._word_before(hit) in small("had")

    def _is_deemed(self, hit: Hit) -> bool:
        """Whether it is only thought to be something ("considers tourism as its strength")."""
        deeming = self._plain[hit.start : hit.end] in small("deeming")
        return deeming and _patterns()["deemed"].match(self._plain, hit.end) is not None

    def _is_report(self, hit: Hit) -> bool:
        """Whether one only tells what many others are after ("many members are looking for land")."""
        if self._plain[hit.start : hit.end] not in small("searching"):
            return False
        before = self._plain[max(0, hit.start - _WORDS_NEAR) : hit.start].split()
        while before and before[-1] in small("being", "adverb"):
            before.pop()
        return bool(before) and before[-1] in small("crowd")

    def _is_denied(self, hit: Hit) -> bool:
        """Whether a denial stands right before ("are not asking for", "never promised to")."""
        before = self._page.hits("modality", hit.start - _WORDS_NEAR, hit.start)
        return any(one.words[0].code == "denied" and 0 < hit.start - one.end <= _NEAR for one in before)

    def _is_opinion(self, hit: Hit) -> bool:
        """Whether what is agreed is only thought: "agreed that ports live on trade"."""
        opines = hit.words[0].code == "planned" and _patterns()["opinion"].match(
            self._plain[hit.start : hit.end]
        )
        return bool(opines) and not _patterns()["future"].match(self._plain, hit.end)

    def _is_tag(self, hit: Hit) -> bool:
        """Whether the word only says that a question was one (“Who pays?” she asked)."""
        asking = _patterns()["asking"].search(self._plain[hit.start : hit.end])
        near = self._plain[max(0, hit.start - _WORDS_NEAR) : hit.start]
        return asking is not None and _patterns()["question"].search(near) is not None

    def _is_event(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether it only says that something people attend is set for some day ("a forum is planned")."""
        if self._plain[hit.start : hit.end] not in small("arranged"):
            return False
        heads = self._page.hits("events", sentence.start, hit.start)
        trips = self._page.hits("gatherings", sentence.start, hit.start)
        return any(head.words[0].code != "none" for head in heads) or any(
            word.code in ("journey", "again") or word.attr("noun") for trip in trips for word in trip.words
        )

    def _asks(self, _: Sentence, hit: Hit) -> bool:
        if self._plain[hit.start : hit.end] in small("awaited") and self._word_before(hit) in small("being"):
            return False
        return _patterns()["asks"].match(self._plain, hit.end) is not None

    def _is_parted(self, _: Sentence, hit: Hit) -> bool:
        """Whether a time stands between a verb and what it promises ("voted on Thursday to look for")."""
        return _patterns()["parted"].match(self._plain, hit.end) is not None

    def _is_plain(self, _: Sentence, hit: Hit) -> bool:
        """Whether somebody says of himself what could be a noun or an infinitive ("we pledge")."""
        before = self._word_before(hit)
        if before in small("together"):
            opens = hit.end - len(_TO) if self._plain.endswith(_TO, hit.start, hit.end) else hit.end
            return _patterns()["plainly"].match(self._plain, opens) is not None
        return before in small("speaker", "several")

    def _is_no_appendix(self, _: Sentence, hit: Hit) -> bool:
        return not self._plain.endswith((", ", ","), 0, hit.start)

    def _is_appendix(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a participle hangs on what somebody did or said ("he spoke, promising …")."""
        return not self._is_no_appendix(sentence, hit)

    def _is_given(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether somebody who gets it follows ("offered the guests land")."""
        after = bisect_left(sentence.chunks, hit.end, key=lambda chunk: chunk.start)
        labels = sentence.labels[after : after + 2]
        return bool(labels) and (labels[0] in _GETTING or labels in _GETTING_PAIRS)

    def _is_founding(self, _: Sentence, hit: Hit) -> bool:
        """Whether an office or a group is what somebody opens ("set up a task force")."""
        return _patterns()["founded"].match(self._plain, hit.end) is not None

    def _is_ahead(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a day to come follows ("opens an office on May 1")."""
        published = self._page.published
        later = [mark.edtf for mark in sentence.dates() if mark.start >= hit.end and mark.edtf is not None]
        return published is not None and any(day > published[: len(day)] for day in later)

    def _is_counted_help(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a number follows and whose it is or where ("has trained 56 officials of Hue")."""
        counted = any(hit.end < mark.start <= hit.end + _NEAR for mark in sentence.quantities())
        return counted and any(chunk.start > hit.end for chunk in sentence.of("L", "Y"))

    def _is_owned(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a name stands before a noun as its owner ("the city's wish to"), or the noun is a verb."""
        return self._owner(hit) or self._is_plain(sentence, hit)

    def _word_before(self, hit: Hit) -> str:
        words = self._plain[max(0, hit.start - _WORDS_NEAR) : hit.start].split()
        return words[-1].strip(_QUOTES) if words else ""

    def _owner(self, hit: Hit) -> bool:
        return self._plain[max(0, hit.start - _NEAR) : hit.start].rstrip().endswith(_OWNER)

    def _is_deed(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether "will" tells no state ("will be the hub") and no event with its date ("will visit")."""
        stands = _patterns()["stand"].match(self._plain, hit.end) is not None
        if not stands and _patterns()["state"].match(self._plain, hit.end):
            return False
        if _patterns()["partaking"].match(self._plain, hit.end):
            return not self._is_of_these_days(sentence)
        attended = bool(sentence.dates()) and _patterns()["attending"].match(self._plain, hit.end) is not None
        return not attended or _patterns()["helping"].match(self._plain, hit.end) is not None

    def _is_of_these_days(self, sentence: Sentence) -> bool:
        """Whether a day told is no further ahead than guests stay ("will attend a talk on Friday")."""
        published = self._page.published
        days = [mark.edtf for mark in sentence.dates() if mark.edtf is not None and precision(mark.edtf) > 2]
        if published is None:
            return bool(days)
        return any((bounds(day)[0] - bounds(published)[1]).days < _SOON for day in days)

    def _is_noun(self, hit: Hit) -> bool:
        """Whether a word that may be a noun is one ("its hope", "the action plan for")."""
        surface = self._plain[hit.start : hit.end]
        if surface.split()[0] not in small("noun", "aim"):
            return False
        before = self._plain[max(0, hit.start - _WORDS_NEAR) : hit.start].split()
        last = before[-1] if before else ""
        if self._owner(hit):
            return not surface.endswith(_TO)
        if last in small("article", "possessive", "own") or last.isdigit() or last in small("several"):
            return True
        bare = surface in small("bare")
        return bare and last in small("paper", "kind_of_plan")

    def _is_duty(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a paper is named that makes it a duty, or another's duty goes before."""
        if _patterns()["under"].search(self._plain, sentence.start, hit.start):
            return True
        before = self._page.hits("undertaking", sentence.start, hit.start)
        if any(one.words[0].code == "asserted" and not one.words[0].attr("under") for one in before):
            return True
        return self._is_sides_own(sentence, hit) and self._paper_near(sentence)

    def _is_sides_own(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a place stands right before a verb in the present: "Wonju meets the cost of lodging"."""
        at = bisect_left(sentence.chunks, hit.start, key=lambda chunk: chunk.start)
        while at and self._page.word(sentence.chunks[at - 1]) in small("adverb", "joiner"):
            at -= 1
        placed = at > 0 and sentence.labels[at - 1] in "LY"
        only_where = at > 1 and sentence.labels[at - 2] in "fi"
        return placed and not only_where and self._plain[hit.start : hit.end].split()[0].endswith("s")

    def _paper_near(self, sentence: Sentence) -> bool:
        """Whether a paper is spoken of in this sentence or the few before."""
        first = self._page.sentences[max(0, sentence.index - _SENTENCES)]
        return bool(self._page.hits("instruments", first.start, sentence.end))

    def _is_counted(self, hit: Hit) -> bool:
        """Whether a number of things is wanted ("wants 867 workers"): that is a figure."""
        near = self._page.quantities_within(hit.end + 1, hit.end + 3)
        return any(mark.value > _FEW for mark in near)
