"""Who a sentence says is speaking: verbs of speech and their subjects, "according to", "in her view"."""

from __future__ import annotations

import re

import msgspec

from comity.lexicon.load import Word
from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.speech.speakers import DIALOGUE, Speakers

_SEAT = r"(?:[fi]t?[xTAMJ]{0,2}[LOYCcpA]'?)"
# The subject before a verb: a name or a post, with what belongs to it ("the Vice Mayor of Wonju").
_POSTED = re.compile(rf"(?P<who>[QX]){_SEAT}+$")
# A name or post set off by a comma or bracket from the verb that follows later.
_APPOSED = re.compile(rf"(?P<who>[QXh]){_SEAT}*[,(]")
# The speaker after a verb: "said Vice Mayor Kim", "said the mayor of Wonju, X".
_FOLLOWS = re.compile(
    rf"t?(?:[LOYAC]'?)?(?:x{{1,4}}(?=[MJ]*[HRQ]))?[RMJH]*(?:H{_SEAT}R*)?,?t?(?P<who>[QX]|h(?![xM]))"
)
# "said the chairman of the finance committee, Kim Hana": the name may be one that nothing else knows.
_POST_THEN_NAME = re.compile(r"t?[XH]ft?[xTJAVWNO]{1,4},R{0,2}(?P<who>Q|[NS]{2,3})(?=[.,|\"])")
# "according to its governor", "said the city's mayor", whose name does not follow.
_OWNED_POST = re.compile(r"(?:q|t?[LYO]')[MJ]*(?P<head>H)(?=[.,|\")x])(?!,R*Q)")
_GROUP_BEFORE = re.compile(r"(?<![fiNV])(?<![fi]t)(?P<who>[LYOq])(?:(?:,[pcC])+,)?$")
_NAMELESS = re.compile(r"t(?P<name>[xJ]{1,4}x)$")
_GROUP = re.compile(r"t?(?P<who>[LYO])")
_COMMA = re.compile(r",\s(\w+)")
_NEXT = re.compile(r"\W*(?P<word>\w+)")
_MARKS = ",.:;!?"
_CLOSING = ("”", '"', "’ ", "»")
_QUOTED = re.compile(r"[,:]?\s[“\"‘«]")
_SUBJECT_LENGTH = 50
"""Within how many characters before a verb of speech a quotation has to end."""
_NO_OBJECT = "xif&,.|)"


class Speech(msgspec.Struct, frozen=True):
    """A stretch of one sentence and who says it."""

    start: int
    end: int
    speaker: Entity


def attributed(page: Page, sentence: Sentence, speakers: Speakers) -> list[Speech]:
    """The speech a sentence reports: mostly all of it, by one speaker; nothing where it reports none.

    Where a second speaker follows after a comma ("…, while B asked …") each has a part.
    """
    turn_of = speakers.dialogue.speaker(sentence.start)
    if turn_of is not None:
        return [Speech(sentence.start, sentence.end, turn_of)]
    found: list[Speech] = []
    aside = False
    for hit in sentence.words("speech"):
        word = hit.words[0]
        if _ruled_out(page, sentence, hit, word):
            continue
        if word.code == "aside":
            aside = True
            continue
        speaker = _SPEAKER_OF[word.code](page, sentence, hit, speakers)
        if speaker is None or (found and found[-1].speaker == speaker):
            continue
        turn = _turn(page, found[-1].start, hit.start) if found else sentence.start
        if turn is not None:
            found = [*found[:-1], *(msgspec.structs.replace(one, end=turn) for one in found[-1:])]
            found.append(Speech(turn, sentence.end, speaker))
    if not found:
        speaker = speakers.subject(sentence) if aside else _before_colon(page, sentence, speakers)
        return [Speech(sentence.start, sentence.end, speaker)] if speaker is not None else []
    return [_trimmed(page, one) for one in found]


def _turn(page: Page, start: int, end: int) -> int | None:
    """Where another speaker's clause begins: after the last comma that a turn ("while") follows."""
    turns = [
        comma
        for comma in _COMMA.finditer(page.text, start, end)
        if comma.group(1).lower() in particles("speech_grammar", "turn")
    ]
    return turns[-1].start(1) if turns else None


def _trimmed(page: Page, speech: Speech) -> Speech:
    end = speech.end
    while end > speech.start and page.text[end - 1] in " ,;":
        end -= 1
    return msgspec.structs.replace(speech, end=end)


def _ruled_out(page: Page, sentence: Sentence, hit: Hit, word: Word) -> bool:
    """Whether what follows shows that the word reports no speech here."""
    rest = page.text[hit.end : sentence.end]
    following = _NEXT.match(rest)
    after = following.group("word").lower() if following is not None else ""
    if after in word.attr("not_next", ()):
        return True
    if word.attr("later") and f" {word.attr('later')} " not in rest:
        return True
    if word.attr("quoted"):
        return not (_closes_speech(page, sentence, hit) or _QUOTED.match(rest))
    if (
        word.attr("that")
        and after != word.attr("that")
        and rest[:1] not in _MARKS
        and not _closes_speech(page, sentence, hit)
    ):
        return bool(word.attr("undated")) or not any(date.start == hit.end + 1 for date in sentence.dates())
    if word.code == "aside" and not _hangs_on(page, hit):
        return True
    if word.attr("object"):
        at = page.mark_index(hit.end)
        return page.row[at].label in _NO_OBJECT
    return False


def _closes_speech(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Whether a quotation ends right before the verb or its subject: "…," declared the mayor."""
    before = page.text[max(sentence.start, hit.start - _SUBJECT_LENGTH) : hit.start]
    return any(mark in before for mark in _CLOSING)


def _hangs_on(page: Page, hit: Hit) -> bool:
    """Whether a participle hangs on the clause before it: after a comma or "by"."""
    before = page.text[max(0, hit.start - 4) : hit.start].rstrip()
    return before.endswith(",") or before.split(" ")[-1].lower() in particles("speech_grammar", "through")


def _by_verb(page: Page, sentence: Sentence, hit: Hit, speakers: Speakers) -> Entity | None:
    """The speaker of "said": behind the verb where a comma or quotation mark stands before it."""
    first, at = _bounds(page, sentence, hit)
    after = page.mark_index(hit.end)
    if (at >= first and page.row[at].label in ',")') or at < first:
        named = _POST_THEN_NAME.match(speakers.labels, after)
        if named is not None:
            parts = page.row[named.start("who") : named.end("who")]
            name = " ".join(page.text[parts[0].start : parts[-1].end].split())
            return parts[0].entity if named["who"] == "Q" else Entity("person", name, None)
        follows = _FOLLOWS.match(speakers.labels, after)
        if follows is None and _is_the_official(page, after):
            return speakers.latest()
        owned = _OWNED_POST.match(speakers.labels, after) if follows is None else None
        if owned is not None:
            return speakers.office(owned.start("head"))
        if follows is not None and page.row[follows.end() - 1].start < sentence.end:
            return speakers.meant(follows.start("who"), sentence)
    return _before(page, sentence, hit, speakers, groups=bool(hit.words[0].attr("group")))


def _by_feeling(page: Page, sentence: Sentence, hit: Hit, speakers: Speakers) -> Entity | None:
    return _before(page, sentence, hit, speakers, groups=False)


def _by_source(page: Page, sentence: Sentence, hit: Hit, speakers: Speakers) -> Entity | None:
    """As in "according to the governor": whoever follows."""
    after = page.mark_index(hit.end)
    follows = _FOLLOWS.match(speakers.labels, after) or _GROUP.match(speakers.labels, after)
    owned = _OWNED_POST.match(speakers.labels, after)
    if owned is not None:
        return speakers.office(owned.start("head"))
    if follows is None or page.row[follows.start("who")].start >= sentence.end:
        return speakers.latest() if page.word(page.row[after]) in particles("pointers", "him") else None
    return speakers.meant(follows.start("who"), sentence)


def _by_view(page: Page, sentence: Sentence, hit: Hit, speakers: Speakers) -> Entity | None:
    """As in "in the Secretary's opinion": whose it is."""
    _, at = _bounds(page, sentence, hit)
    if page.row[at].label == "'" and page.row[at - 1].label in "QX":
        return speakers.meant(at - 1, sentence)
    return None


_SPEAKER_OF = {"say": _by_verb, "voice": _by_feeling, "source": _by_source, "view": _by_view}


def _bounds(page: Page, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The places in the row of the sentence's first chunk and of the last one before the hit."""
    first = page.mark_index(sentence.start)
    return first, page.mark_index(hit.start) - 1


def _before(page: Page, sentence: Sentence, hit: Hit, speakers: Speakers, groups: bool) -> Entity | None:
    """The subject before a verb, over adverbs and dates; none where the verb is passive."""
    row, labels = page.row, speakers.labels
    first, at = _bounds(page, sentence, hit)
    at = _over_asides(page, first, at)
    if at < first:
        return None
    if row[at].label in "xi" and page.word(page.row[at]) in particles("speech_grammar", "passive"):
        return None
    if labels[at] in "QXh":
        if at > first and page.word(page.row[at - 1]) in particles("speech_grammar", "scene"):
            return None
        return speakers.meant(at, sentence)
    if (
        at > first + 1
        and page.word(page.row[at]) in particles("pointers", "who")
        and labels[at - 2 : at] == "Q,"
    ):
        return speakers.meant(at - 2, sentence)
    posted = _POSTED.search(labels, first, at + 1)
    if posted is not None and not _is_apposed(labels, posted.start("who")):
        return speakers.meant(posted.start("who"), sentence)
    if labels[at] in ",)":
        apposed = [
            found
            for found in _APPOSED.finditer(labels, first, at + 1)
            if found.end() <= at or labels[at] == ","
        ]
        if apposed and not _is_apposed(labels, apposed[-1].start("who")):
            return speakers.meant(apposed[-1].start("who"), sentence)
    if at > first and _is_the_official(page, at - 1):
        return speakers.latest()
    if labels[at] == "H" and at > first and labels[at - 1] in "'JTq":
        return speakers.office(at)
    if groups:
        group = _GROUP_BEFORE.search(labels, first, at + 1)
        return speakers.group(group.start("who")) if group is not None else _office(page, speakers, first, at)
    return None


def _is_apposed(labels: str, at: int) -> bool:
    """Whether a post stands behind a name that nobody knows ("Xyz Abc, the then mayor,")."""
    return labels[at] == "X" and labels[max(0, at - 2) : at] == "N,"


def _office(page: Page, speakers: Speakers, first: int, at: int) -> Entity | None:
    """As in "the provincial foreign affairs office": a body that the text names by what it does."""
    named = _NAMELESS.search(speakers.labels, first, at + 1)
    if named is None or page.word(page.row[at]).split()[-1] not in particles("houses", "department"):
        return None
    name = page.text[page.row[named.start("name")].start : page.row[at].end]
    return Entity("organisation", " ".join(name.split()), None)


def _is_the_official(page: Page, at: int) -> bool:
    """As in "the official", "the municipal leader", "the city's leader": whoever was spoken of."""
    row = page.row
    if page.word(page.row[at]) not in particles("pointers", "definite") and row[at].label not in "J'":
        return False
    return at + 1 < len(row) and page.word(page.row[at + 1]) in particles("speech_grammar", "office")


def _over_asides(page: Page, first: int, at: int) -> int:
    row = page.row
    while at >= first:
        word = page.word(page.row[at])
        if row[at].label in "xM" and (word in particles("speech_grammar", "aside") or word.endswith("ly")):
            at -= 1
            continue
        dates = page.dates_within(row[first].start, row[at].end)
        mark = dates[-1] if dates and row[at].start < dates[-1].end else None
        if mark is None:
            return at
        at = page.mark_index(mark.start + 1) - 2
        if at >= first and row[at].label == "i":
            at -= 1
    return at


def _before_colon(page: Page, sentence: Sentence, speakers: Speakers) -> Entity | None:
    """As in "Mayor Kim: “We will …”": the name that opens the line."""
    if not speakers.any_dialogue:
        return None
    colon = DIALOGUE.search(page.text, sentence.start, sentence.end)
    if colon is None:
        return None
    first = page.mark_index(sentence.start)
    while first < len(page.row) and page.row[first].label in ".RMJHt":
        first += 1
    if first < len(page.row) and page.row[first].label == "Q" and page.row[first].start < colon.start():
        return speakers.meant(first, sentence)
    return None
