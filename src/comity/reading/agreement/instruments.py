"""Where a text speaks of an agreement: the words that name it, what is done with it, and how firmly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import msgspec

from comity.model.claim import AgreementType, Modality
from comity.reading.agreement.coverage import opened_by
from comity.reading.agreement.firmness import (
    determined,
    firmness,
    is_first,
    is_off,
    only_meant,
    prospect,
    within,
)
from comity.reading.agreement.kinds import is_celebrated, kind_of
from comity.reading.agreement.stretches import gap, stretches
from comity.reading.agreement.verbs import (
    act_of,
    done,
    is_not_renewed,
    is_of_something_else,
    is_of_trying,
    is_subject,
    is_under,
    lasting,
    renewed_before,
    signed_for,
    verb_of,
)
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

DONE = ("sign", "conclude", "renew", "upgrade")
"""Codes of what the parties do with their own hands."""
_STRONG = ("sign", "conclude", "renew", "upgrade", "end")
_NEAR = 60
_FAR = 100
_RELATIVE = 180
_CLOSE = 30
_NEXT = 20
_COUNTED = 3
_NAMING = 45
_GOES_ON = re.compile(r"\s[A-Z][a-z]")
_OWN = (" its ", " their ")
_ENDS = frozenset(".!?)”")


class Mention(msgspec.Struct, frozen=True):
    """An agreement or a standing tie as one stretch of a sentence names it.

    `at`-`to` are its words, `verb` what is done (a hit of the layer `signing`), `act` the verb's code
    ("" for none). `known`: it points back to one told before; `more`: it is one beside another;
    `tie`: a relation rather than a paper; `generic`: its words alone do not say what kind it is;
    `paper`: they say no more than that something was signed ("the document"); `alluded`: a mere "one"
    or "the other" stands for it. `ahead`: it would lie ahead, be it denied; `first`: it is the original of
    one renewed since; `bare`: the words tell a tie only where the sentence names both sides; `dated`: its
    date is known already; `elsewhere`: where dates stand that belong to another act.
    """

    sentence: Sentence
    start: int
    end: int
    at: int
    to: int
    type: AgreementType
    act: str
    verb: Hit | None
    modality: Modality
    plural: bool
    known: bool
    more: bool
    tie: bool
    generic: bool
    paper: bool = False
    alluded: bool = False
    ahead: bool = False
    first: bool = False
    bare: bool = False
    dated: str | None = None
    elsewhere: tuple[int, ...] = ()

    @property
    def page(self) -> Page:
        """The page it stands on."""
        return self.sentence.page

    @property
    def text(self) -> str:
        """The stretch as written."""
        return self.page.text[self.start : self.end]


def mentions(sentence: Sentence) -> Iterator[Mention]:
    """Agreements and ties that a sentence speaks of, in order."""
    heads = _heads(sentence.page, sentence.start, sentence.end)
    ties = _ties(sentence.page, sentence.start, sentence.end)
    if not heads and not ties:
        return
    told: Mention | None = None
    for start, end in stretches(sentence, heads, ties):
        found = _mention(sentence, start, end) or _next_of_a_list(sentence, start, end, told)
        if found is not None:
            told = found
            yield found


def _next_of_a_list(sentence: Sentence, start: int, end: int, told: Mention | None) -> Mention | None:
    """One more of the papers listed behind a colon ("…: between A and B; between C and D")."""
    page = sentence.page
    links = page.hits("linking", start, min(start + _NEXT, end))
    between = next((link for link in links if link.words[0].code == "between"), None)
    if told is None or not told.plural or between is None or ":" not in page.text[sentence.start : start]:
        return None
    return msgspec.structs.replace(told, start=start, end=end, at=between.start, to=between.start)


def reason_of(mention: Mention) -> int:
    """Where it begins to be told why something ended ("… over the war"), else where the stretch ends."""
    hits = mention.page.hits("limits", mention.to, mention.end) if mention.act == "end" else []
    return next((hit.start for hit in hits if hit.words[0].attr("ending")), mention.end)


def _mention(sentence: Sentence, start: int, end: int) -> Mention | None:
    page = sentence.page
    acts = done(page, start, end) or _inherited(sentence, start)
    acts = acts or (page.hits("signing", sentence.start, start) if _follows_among(page, start) else [])
    heads = _heads(page, start, end)
    ties = _ties(page, start, end)
    head = _best(sentence, heads, acts)
    if head is not None:
        return _paper(sentence, (start, end), head, ties, acts)
    tie = _best_tie(
        sentence, end, ties, acts, any(start > tie.end for tie in _ties(page, sentence.start, start))
    )
    return _tie(sentence, (start, end), tie, acts) if tie is not None else None


def _heads(page: Page, start: int, end: int) -> list[Hit]:
    return [head for head in page.hits("instruments", start, end) if head.words[0].code != "none"]


def _ties(page: Page, start: int, end: int) -> list[Hit]:
    ties = page.hits("ties", start, end)
    return [tie for tie in ties if tie.words[0].code != "none" and not _begins_a_name(page, tie)]


def _begins_a_name(page: Page, tie: Hit) -> bool:
    """Whether capitals make the words for a tie part of a body's name ("Sister Cities Australia")."""
    text = page.text
    if not text[tie.start].isupper() or not _GOES_ON.match(text, tie.end):
        return False
    after = page.marks_within(tie.end, tie.end + 2)
    if page.hits("instruments", tie.end, tie.end + _CLOSE) or page.hits("signing", tie.end, tie.end + 2):
        return False
    line_end = text.find("\n", tie.end)
    last = text[line_end - 1] if line_end > 0 else text.rstrip()[-1:]
    return all(mark.label != "L" for mark in after) and last in _ENDS


def _follows_among(page: Page, start: int) -> bool:
    return any(link.words[0].code == "among" for link in page.hits("linking", start, start + 1))


def _inherited(sentence: Sentence, start: int) -> list[Hit]:
    """A list after a colon stands under the verb before it ("Four papers were signed: an MoU …; …")."""
    colon = sentence.page.text.find(":", sentence.start, start)
    return sentence.page.hits("signing", sentence.start, colon) if colon >= 0 else []


def _best(sentence: Sentence, heads: list[Hit], acts: list[Hit]) -> Hit | None:
    """The instrument nearest to a verb of signing; a loose word only right beside one that is not weak."""
    strong = [act for act in acts if act.words[0].code in _STRONG and not act.words[0].attr("weak")]
    heads = [head for head in heads if not _is_source(sentence, head)]
    signed = [act for act in strong if act.words[0].code == "sign"]
    fit = [
        head
        for head in heads
        if (
            any(gap(head, act) < (_RELATIVE if act.start > head.end else _NEAR) for act in signed)
            if head.words[0].attr("signed")
            else _speaks(sentence, head, strong)
        )
    ]
    if not fit:
        return None
    return min(
        fit,
        key=lambda head: (
            head.words[0].code == "generic" or bool(head.words[0].attr("signed")),
            min((gap(head, act) for act in strong), default=0),
        ),
    )


def _speaks(sentence: Sentence, head: Hit, strong: list[Hit]) -> bool:
    """Whether a noun speaks of an agreement here: a loose one only beside an act, a partner or a denial."""
    word = head.words[0]
    if not word.attr("loose") or any(gap(head, act) < _FAR for act in strong):
        return True
    told = determined(sentence, head)
    return (
        _names_partner(sentence, head)
        or (told.none and not word.attr("none"))
        or told.wished
        or (told.more and within(sentence, head.start))
        or _is_told(sentence, head)
        or (told.known and word.code == "generic")
    )


def _names_partner(sentence: Sentence, head: Hit) -> bool:
    """Whether "with" or "between" and a locality follow at once ("a partnership with Bergen")."""
    links = [
        link
        for link in sentence.page.hits("linking", head.end, head.end + 2)
        if link.words[0].code in ("with", "between")
    ]
    for chunk in sentence.chunks:
        if links and chunk.start >= links[0].end and chunk.label not in "tTJAMVfpc'":
            return chunk.label == "L" and head.words[0].code == "generic"
    return False


def _is_told(sentence: Sentence, head: Hit) -> bool:
    """Whether the paper is what a list names, or what something is said to be ("the third is a contract")."""
    if opened_by(sentence) is not None and ":" in sentence.page.text[sentence.start : head.start]:
        return True
    before = sentence.page.hits("linking", head.start - _NEXT - 5, head.start)
    behind = sentence.page.text[head.end : head.end + 1] == ":"
    return behind and any(link.words[0].code == "be" for link in before)


def _is_source(sentence: Sentence, head: Hit) -> bool:
    """Whether the paper is only where something is read ("according to a joint statement")."""
    before = sentence.page.hits("speech", head.start - _NAMING // 2, head.start)
    if not any(hit.words[0].code == "source" for hit in before):
        return False
    return not any(
        act.words[0].code == "sign" for act in sentence.page.hits("signing", head.end, head.end + _CLOSE)
    )


def _best_tie(sentence: Sentence, end: int, ties: list[Hit], acts: list[Hit], continues: bool) -> Hit | None:
    """The tie a stretch speaks of.

    A loose word counts only beside a verb of beginning or ending, after another tie, or before a list
    of places.
    """

    def listed(tie: Hit) -> bool:
        after = [chunk for chunk in sentence.chunks if chunk.label == "L" and tie.end <= chunk.start < end]
        return bool(tie.words[0].attr("partner")) and len(after) > 2

    ended = any(act.words[0].code == "end" and not act.words[0].attr("stative") for act in acts)
    ties = [tie for tie in ties if ended or not tie.words[0].attr("over") or _is_dated(tie, acts)]
    fit = [
        tie
        for tie in ties
        if continues
        or not tie.words[0].attr("loose")
        or any(gap(tie, act) < _NEAR for act in acts)
        or listed(tie)
        or any(0 <= tie.start - count.end <= _COUNTED for count in sentence.quantities() if not count.ordinal)
        or ((tie.words[0].attr("partner") or tie.words[0].attr("bare")) and equated(sentence, tie))
    ]

    def rank(tie: Hit) -> tuple[bool, bool, int]:
        return bool(tie.words[0].attr("loose")), bool(tie.words[0].attr("bare")), tie.start

    return min(fit, key=rank, default=None)


def _is_dated(tie: Hit, acts: list[Hit]) -> bool:
    """Whether a verb that only tells when it began stands behind a tie ("The relationship dates from …")."""
    return any(act.words[0].attr("dates") and 0 < act.start - tie.end < _NEAR for act in acts)


def equated(sentence: Sentence, tie: Hit) -> bool:
    """Whether a place follows a tie at once: "its partners are Kiel and Brest", "linked with Isen"."""
    behind = [chunk for chunk in sentence.chunks if chunk.start > tie.end][:2]
    if tie.words[0].attr("partner") and [chunk.label for chunk in behind] == ["f", "L"]:
        return True
    for link in sentence.page.hits("linking", tie.end, tie.end + _NAMING):
        apart = link.words[0].code == "with" and "," in sentence.page.text[tie.end : link.start]
        if link.words[0].code in ("be", "with") and not apart:
            after = (chunk for chunk in sentence.chunks if chunk.start >= link.end)
            return next((chunk.label for chunk in after if chunk.label not in "tTJAMVfpc'"), "") == "L"
    return False


def kept_tie(mention: Mention) -> Mention | None:
    """The tie whose years are celebrated with a paper ("…, on the 20th anniversary of their twinning")."""
    if mention.tie:
        return None
    for tie in _ties(mention.page, mention.start, mention.end):
        if is_celebrated(mention.page, tie) and not tie.words[0].attr("over"):
            return _tie(mention.sentence, (mention.start, mention.end), tie, [])
    return None


def _paper(
    sentence: Sentence, span: tuple[int, int], head: Hit, ties: list[Hit], acts: list[Hit]
) -> Mention | None:
    word = head.words[0]
    verb = verb_of(sentence.page, head, acts, _STRONG) or lasting(head, acts)
    told = determined(sentence, head)
    if (
        verb is not None
        and told.known
        and (is_subject(sentence, head, verb) or is_under(sentence, head, verb))
    ):
        verb = None
    if verb is None and _is_doubted(sentence, head):
        return None
    verb = renewed_before(head, verb, acts) or verb
    act = act_of(sentence.page, head, verb, acts)
    renewing = act == "renew" and word.attr("signed")
    kind = kind_of(sentence.page, "generic" if renewing else word.code, head, ties)
    if verb is not None and verb.words[0].code == "upgrade":
        kind = next((cast(AgreementType, tie.words[0].code) for tie in ties if tie.start > head.end), kind)
    ahead = prospect(sentence, head, *span)
    said = ahead if ahead == "denied" else firmness(sentence, head, signed_for(head, verb, acts), told)
    if ahead is not None and verb is None and not told.none and not told.known:
        said = ahead
    if said == "denied" and verb is not None and is_not_renewed(sentence.page, head, verb):
        said = "asserted"
    if verb is None and said == "denied" and not (told.none or ahead == "denied" or is_off(sentence, head)):
        return None
    return Mention(
        sentence,
        span[0],
        span[1],
        head.start,
        head.end,
        type=kind,
        act=act,
        verb=verb,
        modality=said,
        plural=bool(word.attr("plural")),
        known=told.known,
        more=told.more,
        tie=False,
        generic=kind == "agreement",
        paper=word.code == "generic",
        ahead=ahead == "denied" or _was_meant(sentence, head, verb, said),
        first=told.first or (verb is not None and is_first(sentence, verb)),
    )


def _was_meant(sentence: Sentence, head: Hit, verb: Hit | None, said: Modality) -> bool:
    """Whether what came to nothing had only been planned ("a pact they had wanted to sign was dropped")."""
    if verb is None or said != "denied" or not is_off(sentence, head):
        return False
    return modality(sentence.page, verb.start, verb.end) in ("planned", "wished")


def _is_doubted(sentence: Sentence, head: Hit) -> bool:
    """Whether it only stands in a condition ("if a memorandum bears fruit")."""
    before = sentence.page.hits("prospects", head.start - _CLOSE, head.start)
    return bool(before) and before[-1].words[0].code == "doubt"


def _tie(sentence: Sentence, span: tuple[int, int], tie: Hit, acts: list[Hit]) -> Mention | None:
    word = tie.words[0]
    acts = [act for act in acts if not is_of_something_else(sentence.page, tie, act)]
    acts = [act for act in acts if not is_of_trying(sentence.page, tie, act)]
    verb = verb_of(sentence.page, tie, acts, (*_STRONG, "establish", "become"))
    told = determined(sentence, tie)
    said = "asserted" if is_celebrated(sentence.page, tie) else firmness(sentence, tie, verb, told)
    if verb is None and said == "asserted" and not word.attr("partner"):
        said = prospect(sentence, tie, *span) or said
    if verb is None and said == "planned" and sentence.page.text.endswith(_OWN, 0, tie.start):
        said = "asserted"  # "is to review its twinning with Kiel"
    meant = only_meant(sentence, tie) if said == "asserted" else None
    return Mention(
        sentence,
        span[0],
        span[1],
        tie.start,
        tie.end,
        type=cast(AgreementType, word.code),
        act=verb.words[0].code if verb else "",
        verb=verb,
        modality=meant or said,
        plural=bool(word.attr("plural")),
        known=told.known,
        more=told.more,
        tie=True,
        generic=False,
        ahead=meant == "denied",
        bare=bool(word.attr("bare")),
    )
