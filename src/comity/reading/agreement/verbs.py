"""What is done with a paper or a tie: the verb that goes with its words, and what it does."""

from __future__ import annotations

from comity.reading.agreement.firmness import within
from comity.reading.agreement.stretches import gap
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

_LATER = ("renew", "upgrade", "end")
_NEAR = 60
_CLOSE = 30
_NEXT = 20
_TO = " to "
_THE = (" the ", " their ", " its ")
_HAD = "had"
_UNDER = frozenset({"under"})


def done(page: Page, start: int, end: int) -> list[Hit]:
    """What is done in a stretch, without what only awaits being done ("is waiting for signature").

    What may follow when its time is up ("renews itself unless denounced") is not done either.
    """
    awaited = [hit for hit in page.hits("prospects", start, end) if hit.words[0].attr("after")]
    return [
        act
        for act in page.hits("signing", start, end)
        if not any(hit.start <= act.start < hit.end for hit in awaited)
        and not _may_follow(page, act, start, end)
    ]


def _may_follow(page: Page, act: Hit, start: int, end: int) -> bool:
    if act.words[0].code not in ("renew", "end"):
        return False
    for hit in page.hits("renewals", start, end):
        told = hit.words[0].code
        covered = told == "agreed" and act.start < hit.end
        if hit.start <= act.start and (told in ("automatic", "unless") or covered):
            return True
    return False


def signed_for(head: Hit, verb: Hit | None, acts: list[Hit]) -> Hit | None:
    """The signing of a paper whose purpose is to renew something ("signed an MoU to renew the pact")."""
    if verb is None or verb.words[0].code != "renew" or verb.start < head.end:
        return verb
    before = [act for act in acts if act.words[0].code == "sign" and 0 <= head.start - act.end < _NEAR]
    return before[-1] if before else verb


def is_not_renewed(page: Page, head: Hit, verb: Hit) -> bool:
    """Whether only the renewal is denied of what was signed ("have not renewed the letter they signed")."""
    before = page.hits("signing", max(0, head.start - _CLOSE), head.start)
    renewed = bool(before) and before[-1].words[0].code == "renew"
    return renewed and verb.start > head.end and verb.words[0].code in ("sign", "conclude")


def renewed_before(head: Hit, verb: Hit | None, acts: list[Hit]) -> Hit | None:
    """The renewal before a paper whose end an aside tells ("extend the pact, which expires in May")."""
    if verb is None or verb.words[0].code != "end" or verb.start < head.end:
        return None
    before = [act for act in acts if act.words[0].code == "renew" and 0 <= head.start - act.end < _NEAR]
    return before[-1] if before else None


def lasting(head: Hit, acts: list[Hit]) -> Hit | None:
    """What tells since when a paper has existed ("the agreement dates from 2001")."""
    return next(
        (
            act
            for act in acts
            if act.words[0].attr("since")
            and (
                0 < act.start - head.end < _NEAR
                or (act.words[0].attr("as") and 0 < head.start - act.end < _NEXT)
            )
        ),
        None,
    )


def act_of(page: Page, head: Hit, verb: Hit | None, acts: list[Hit]) -> str:
    """The code of what is done, as the noun or the word before it has it ("the upgraded pact").

    "Signed a statement that extends the pact" renews it.
    """
    if verb is None:
        return ""
    code = verb.words[0].code
    if code == "establish":
        return "conclude"
    if code not in ("sign", "conclude"):
        return code
    for act in acts:
        if (
            act.words[0].code in ("renew", "upgrade")
            and (0 < head.start - act.end < 3 or page.text[act.end : head.start] in _THE)
            and act.start > verb.start
        ):
            return act.words[0].code
    return str(head.words[0].attr("act") or code)


def is_under(sentence: Sentence, head: Hit, verb: Hit) -> bool:
    """Whether something else is done under the paper ("Under the agreement, students will be exchanged")."""
    loose = bool(verb.words[0].attr("weak")) and verb.start > head.end
    return loose and within(sentence, head.start, _UNDER)


def is_subject(sentence: Sentence, head: Hit, verb: Hit) -> bool:
    """Whether the agreement itself does it ("the agreement will upgrade exchanges")."""
    done = verb.words[0].code in ("renew", "upgrade") and verb.start > head.end
    return (
        done
        and not verb.words[0].attr("term")
        and not sentence.page.text[verb.start : verb.end].endswith("ed")
    )


def is_of_something_else(page: Page, tie: Hit, act: Hit) -> bool:
    """Whether partners only do something together ("sister cities Hue and Lyon exchanged gifts")."""
    loose = act.words[0].code == "conclude" and bool(act.words[0].attr("weak"))
    return loose and act.start > tie.end and not done_to(page, act, tie.end)


def is_of_trying(page: Page, tie: Hit, act: Hit) -> bool:
    """Whether a "since" tells how long it has been tried ("has sought since May to become a sister city")."""
    if not act.words[0].attr("since") or act.end > tie.start:
        return False
    between = page.hits("signing", act.end, tie.start)
    return any(page.text.endswith(_TO, act.end, hit.start) for hit in between)


def _is_earlier(page: Page, word: Hit, act: Hit) -> bool:
    """Whether a clause about the paper tells it as done before ("a letter that they had signed is now …")."""
    if act.start <= word.end or act.words[0].code in _LATER:
        return False
    before = page.text[max(word.end, act.start - _NEXT) : act.start]
    return _HAD in before.split()[-2:] or before.endswith(", ")


def is_passive(page: Page, act: Hit, word: Hit) -> bool:
    """Whether it is what was done to a paper told long before it ("the pact of A and B … was extended")."""
    return done_to(page, act, word.end) and not page.hits("instruments", word.end, act.start)


def done_to(page: Page, act: Hit, behind: int) -> bool:
    """Whether it was done to something told before the character `behind` ("was exchanged")."""
    links = page.hits("linking", act.start - _NEXT, act.start)
    return behind < act.start and any(link.words[0].code in ("be", "been") for link in links)


def verb_of(page: Page, word: Hit, acts: list[Hit], codes: tuple[str, ...]) -> Hit | None:
    """What is done with it: a renewal told anywhere in the stretch, else the nearest fitting verb."""
    fit = [
        act
        for act in acts
        if act.words[0].code in codes
        and (not act.words[0].attr("weak") or gap(act, word) < _NEAR or is_passive(page, act, word))
    ]
    renewed = next(
        (
            act
            for act in fit
            if act.words[0].code == "renew" and (act.words[0].attr("term") or not act.words[0].attr("weak"))
        ),
        None,
    )
    if renewed is not None and len(fit) > 1 and modality(page, renewed.start, renewed.end) == "denied":
        fit = [act for act in fit if act is not renewed]
    elif renewed is not None:
        return renewed
    strong = any(not act.words[0].attr("weak") and gap(act, word) < _NEAR * 1.5 for act in fit)

    later = any(act.words[0].code in _LATER for act in fit)

    def rank(act: Hit) -> tuple[bool, bool, int, int, int]:
        far = gap(act, word)
        loose = bool(act.words[0].attr("weak"))
        parted = loose and word.layer == "ties" and not act.words[0].attr("term")
        parted = parted and "," in page.text[min(act.end, word.end) : max(act.start, word.start)]
        return (
            later and _is_earlier(page, word, act),
            parted or (strong and loose),
            far // _CLOSE,
            codes.index(act.words[0].code),
            far,
        )

    return min(fit, key=rank, default=None)
