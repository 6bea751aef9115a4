"""The verbs of a Korean sentence with all that helps them: "체결할 예정이다", "맺은 뒤"."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from comity.lexicon.load import lexicon
from comity.model.claim import Modality
from comity.reading.languages.ko.endings import Form
from comity.reading.languages.ko.eojeols import Eojeol
from comity.reading.languages.ko.stems import stem_of

_FINITE = ("final", "link", "quote")
_SURE = ("planned", "wished", "denied")
_OBJECT = "을"
"""The ending of "맺을" and the particle of "막을"."""
_LEFT_OPEN = ("standing", "denied", "being", "quality")
"""Codes of the verbs behind "수", "바": there is or is none."""
_CODES: dict[str, Modality] = {"planned": "planned", "wished": "wished", "denied": "denied"}


class Predicate(msgspec.Struct, gc=False):
    """A verb, `first` to `last` of the words of its stretch.

    `kind`: link, modify, final, quote, or noun (it is part of another clause); `tense` False where it takes
    its tense from the verb it hangs on ("맺고", "맺은 뒤"). `lasting`: it goes on ("하고 있다"). `scheduled`:
    told in the present it is yet to come. `standing`: …에 tells where, not where to. `being`: 이다.
    `mood`: its modality is that of what it helps ("하기를 바란다"), not what it says itself ("제안했다").
    """

    first: int
    last: int
    kind: str
    tag: str
    modality: Modality = "asserted"
    passive: bool = False
    past: bool = False
    tense: bool = True
    lasting: bool = False
    scheduled: bool = False
    standing: bool = False
    being: bool = False
    mood: bool = False


def predicates(words: list[Eojeol]) -> list[Predicate]:
    """Every predicate of some words in order."""
    found: list[Predicate] = []
    taken = -1
    for at, word in enumerate(words):
        if word.form is None or at <= taken:
            continue
        predicate = _begun(words, at)
        if predicate is not None:
            while _goes_on(words, predicate):
                pass
            found.append(predicate)
            taken = predicate.last
    return found


def _begun(words: list[Eojeol], at: int) -> Predicate | None:
    """The predicate that begins with a word; None where it only looks like a verb, or only describes."""
    word = words[at]
    form = word.form
    if form is None or word.quoted:
        return None
    before = words[at - 1] if at else None
    if len(word.word) == 1 and (before is None or not before.case or form.tag == "a"):
        return None
    if not _is_verb(words, at, form):
        return None
    if form.kind == "modify" and (form.code == "quality" or word.word[:-1] in _qualities()):
        return None
    finite = form.kind in _FINITE
    modality = _CODES.get(form.code, "asserted") if finite else "asserted"
    if form.code == "planned" and form.past:
        modality = "asserted"
    if form.will or form.tag in ("future", "ryeo"):
        modality = "planned"
    if before is not None and before.word in _negations() and before.end + 1 == word.start:
        modality = "denied"
    tense = form.past or form.will or form.kind in ("final", "quote") or form.tag in ("said", "own")
    past = form.past or (form.kind == "modify" and form.tag == "past")
    passive, standing = form.code == "passive", form.code == "standing"
    scheduled = form.kind in ("final", "quote") and not form.past and is_scheduled(form)
    being = form.code == "being"
    kind, tag = form.kind, form.tag
    if being and before is not None and before.end + 1 == word.start and not before.case:
        return _noun_said(words, at, form)
    return Predicate(at, at, kind, tag, modality, passive, past, tense, False, scheduled, standing, being)


def _noun_said(words: list[Eojeol], at: int, form: Form) -> Predicate:
    """A noun with what it comes to behind it ("방문 중이다", "체결 예정이다"), or one that is simply said."""
    kind, tag, past = form.kind, form.tag, form.past
    code = _said_of(words[at].word)
    if not code:
        return Predicate(at, at, kind, tag, past=past, being=True, tense=True)
    modality: Modality = "asserted" if code == "ongoing" else _CODES[code]
    return Predicate(at - 1, at, kind, tag, modality, past=past, lasting=code == "ongoing")


@lru_cache(maxsize=1000)
def _said_of(word: str) -> str:
    """The code of a noun such as 예정 or 중 that a word with 이다 is; empty where it is another."""
    for form, code, _ in _bounds():
        if code in ("planned", "wished", "ongoing") and word.startswith(form) and _copula(word[len(form) :]):
            return code
    return ""


def _is_verb(words: list[Eojeol], at: int, form: Form) -> bool:
    """Whether a word that could be a verb is none: "한 단계", "막을 올린"."""
    word = words[at].word
    behind = words[at + 1] if at + 1 < len(words) else None
    if word in _numbers():
        return behind is not None and bool(_bound_noun(behind.word, form.tag)[0])
    before = words[at - 1] if at else None
    if word in _joining():
        return before is not None and not before.comma and before.case in ("", "object", "also")
    objective = form.tag == "future" and word[-1] == _OBJECT
    return not (objective and behind is not None and behind.form is not None)


def _goes_on(words: list[Eojeol], predicate: Predicate) -> bool:
    """Takes the next word in where it belongs to the predicate."""
    if predicate.last + 1 >= len(words) or words[predicate.last].comma:
        return False
    behind = words[predicate.last + 1]
    if behind.start - words[predicate.last].end > 1:  # something without letters stands between
        return False
    binds = predicate.kind == "modify" or predicate.tag in ("gi", "m", "giro")
    if binds and _bound(words, predicate, behind):
        return True
    form = behind.form
    if form is None or form.verb not in _auxiliaries().get(predicate.tag, ()):
        return False
    if predicate.tag == "myeon" and not predicate.past:
        return False
    _helped(predicate, behind)
    return True


def _helped(predicate: Predicate, behind: Eojeol) -> None:
    """A verb that only helps ("하고 있다", "하기로 했다", "하지 않았다")."""
    form = behind.form
    assert form is not None
    tag = predicate.tag
    predicate.last += 1
    predicate.lasting = predicate.lasting or (tag in ("go", "a") and form.code == "standing")
    predicate.scheduled = predicate.scheduled and not predicate.lasting
    predicate.standing = predicate.standing or (tag == "a" and form.code == "standing")
    if tag == "giro" or tag == "ryeo":
        predicate.modality = "planned"
    elif tag == "myeon" or (tag in ("gi", "go") and form.code == "wished"):
        predicate.modality, predicate.mood = "wished", True
    elif form.code in _SURE and tag == "ji":
        predicate.modality = "denied"
    if predicate.modality == "asserted" and (form.will or form.tag in ("future", "ryeo")):
        predicate.modality = "planned"
    predicate.past = form.past or (form.kind == "modify" and form.tag == "past")
    predicate.kind, predicate.tag = form.kind, form.tag
    predicate.tense = form.past or form.will or predicate.lasting or form.kind in ("final", "quote")


def _bound(words: list[Eojeol], predicate: Predicate, behind: Eojeol) -> bool:
    """A noun that the verb describes and that makes something else of it ("할 예정이다", "한 뒤")."""
    code, tail = _bound_noun(behind.word, predicate.tag)
    if not code:
        return False
    follow = words[predicate.last + 2] if predicate.last + 2 < len(words) else None
    if code in ("purpose", "cause"):
        predicate.last += 1
        predicate.kind = "link"
        predicate.modality = "planned" if code == "purpose" and predicate.tag == "gi" else predicate.modality
        predicate.tag, predicate.tense = "", code == "purpose"
        return True
    if code == "link":
        predicate.last += 1
        predicate.kind, predicate.tag, predicate.tense = "link", "", False
        return True
    if code == "place":
        if follow is None or _bound_noun(follow.word, "")[0] != "follow":
            return False
        predicate.last += 2
        predicate.kind, predicate.tag, predicate.tense = "link", "", False
        return True
    if code == "accord":
        predicate.last += 1
        predicate.modality = "planned"
        return _accorded(predicate, follow)
    if code in ("can", "fact"):
        return _possible(predicate, code, follow)
    return _nominal(predicate, code, tail, follow)


def _accorded(predicate: Predicate, follow: Eojeol | None) -> bool:
    """ "협력하기로 뜻을 모았다": the verb behind ends the clause."""
    if follow is not None and follow.form is not None:
        form = follow.form
        predicate.last += 1
        predicate.kind, predicate.tag, predicate.past, predicate.tense = (
            form.kind,
            form.tag,
            form.past,
            form.past,
        )
    return True


def _possible(predicate: Predicate, code: str, follow: Eojeol | None) -> bool:
    """ "할 수 있다", "한 바 있다"."""
    form = follow.form if follow is not None else None
    if form is None or form.code not in _LEFT_OPEN:
        return False
    predicate.last += 2
    predicate.kind, predicate.tag = form.kind, form.tag
    predicate.past = form.past or code == "fact"
    predicate.tense = True
    predicate.modality = "planned" if form.tag == "ryeo" else "asserted"
    if form.code == "denied":
        predicate.modality = "denied"
    return True


def _nominal(predicate: Predicate, code: str, tail: str, follow: Eojeol | None) -> bool:
    """ "할 예정이다", "할 계획을", "한 것으로 보인다": what stands behind the noun decides."""
    if code in ("planned", "wished"):
        predicate.modality = "planned" if code == "planned" else "wished"
        predicate.past = False
    elif predicate.tag == "future":
        predicate.modality = "planned"
    predicate.last += 1
    kind = _copula(tail)
    form = follow.form if follow is not None else None
    if code == "thing" and kind == "noun" and follow is not None and predicate.modality == "asserted":
        aim = _bound_noun(follow.word, "said")[0]  # "체결하는 것이 목표다"
        predicate.modality = _CODES.get(aim, "asserted")
    if kind == "link" and code == "thing" and form is not None and form.kind in (*_FINITE, "modify"):
        predicate.last += 1  # "것으로 기대된다"
        if form.code == "wished":
            predicate.modality = "wished"
        kind = form.kind
    predicate.kind = kind or "final"
    predicate.tag, predicate.tense = "", True
    return True


@lru_cache(maxsize=10_000)
def _bound_noun(word: str, tag: str) -> tuple[str, str]:
    """The code of a noun bound to a verb with this tag, and what stands behind it."""
    for form, code, tags in _bounds():
        if word.startswith(form) and (not tags or tag in tags):
            tail = word[len(form) :]
            if not tail or (code not in ("purpose", "cause", "accord", "follow") and _copula(tail)):
                return code, tail
    return "", ""


@cache
def _bounds() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    page = [word for word in lexicon("ko").page("bounds") if word.code != "copula"]
    found = [(form, word.code, tuple(word.attr("tags"))) for word in page for form in word.forms]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


def _copula(tail: str) -> str:
    """What the ending of a bound noun makes of the clause; empty where it has none."""
    return _copulas().get(tail, "")


@cache
def _copulas() -> dict[str, str]:
    page = [word for word in lexicon("ko").page("bounds") if word.code == "copula"]
    return {form: word.attr("tags")[0] for word in page for form in word.forms}


@cache
def _auxiliaries() -> dict[str, frozenset[str]]:
    page = lexicon("ko").page("auxiliaries")
    return {word.code: frozenset(stem_of(form) for form in word.forms) for word in page}


def is_scheduled(form: Form) -> bool:
    """Whether news told in the present with this verb is of what is to come."""
    return form.verb in _scheduled() or (bool(form.noun) and form.noun.endswith(_doings()))


@cache
def _scheduled() -> frozenset[str]:
    return frozenset(stem_of(form) for word in lexicon("ko").page("scheduled") for form in word.forms)


@cache
def _doings() -> tuple[str, ...]:
    page = lexicon("ko").page("verbal_nouns")
    return tuple(form for word in page if word.code == "done" for form in word.forms)


@cache
def _numbers() -> frozenset[str]:
    return _unsure("number")


@cache
def _joining() -> frozenset[str]:
    return _unsure("joining")


def _unsure(code: str) -> frozenset[str]:
    page = lexicon("ko").page("not_verbs")
    return frozenset(form for word in page if word.code == code for form in word.forms)


@cache
def _negations() -> frozenset[str]:
    return frozenset(form for word in lexicon("ko").page("negations") for form in word.forms)


@cache
def _qualities() -> frozenset[str]:
    return frozenset(form for word in lexicon("ko").page("qualities") for form in word.forms)
