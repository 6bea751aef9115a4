"""Occasions with a name: forums, fairs, promotion, ceremonies, training; who holds and who attends them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from comity.model.claim import EventType, Modality, ParticipantRole
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.event.company import belonging, distinct, of_mentions, understood, with_seats
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.firmness import DROPPED, OCCASIONS, firmness, is_off
from comity.reading.kinds.event.names import is_general, named
from comity.reading.kinds.event.page import forms
from comity.reading.kinds.event.when import as_day, own_date, when
from comity.reading.marks.scanner import Hit

GATHERINGS = "gatherings"
AGAIN, _TRADE, _NOTHING = "again", "trade", "-"
SIGNING = "signing"
_CLOSE = "close"
_TYPES: dict[str, EventType] = {
    "forum": "forum",
    "exhibition": "exhibition",
    "promotion": "promotion",
    "ceremony": "ceremony",
    "training": "training",
    "meeting": "meeting",
}
_NO_TYPES = frozenset({AGAIN, _TRADE, _NOTHING, SIGNING})
_GAP, _CLOSE_BY = 3, len("' ")
_HEAD, _BEHIND = 12, 2
"""Characters between a clause that describes an occasion and its name."""


def occasions(sentence: Sentence, told: list[Draft]) -> Iterator[Draft]:
    """Occasions a sentence tells of; `told` are the events before, whose company may grow here."""
    hits, reach = sentence.words(GATHERINGS), 0
    found: list[Draft] = []
    if not any(hit.words[0].code != _NOTHING for hit in hits):
        _crowd(sentence, told)
    for hit, behind in zip_longest(hits, hits[1:]):
        word = hit.words[0]
        if word.code in _NO_TYPES - {AGAIN} or _is_part_of_name(sentence.passage, hit):
            continue
        if hit.start < reach or (behind is not None and _describes(hit, behind)):
            continue
        clause = sentence.clause_at(hit.start)
        if (
            clause is None
            or _is_only_wished(clause, hit)
            or sentence.passage.speech_at(hit.start) is not None
        ):
            continue
        if word.code == AGAIN:
            _join(clause, told)
            continue
        if _is_part_of_event(sentence, hit):
            continue
        draft = _draft(clause, hit)
        if draft is None:
            continue
        reach = named(clause, hit)[1]
        before = _known(draft, told) if draft.name is None or draft.name.lower() == draft.head else None
        if before is None and _says_too_little(draft):
            continue
        if before is not None:
            before.invite((one.entity for one in draft.people.values()), "attendee")
            before.invite(of_mentions(sentence.of("person")), "attendee")
        else:
            _share(draft, found)
            found.append(draft)
            yield draft


def _is_only_wished(clause: Clause, hit: Hit) -> bool:
    """Whether an occasion is no more than wished for."""
    return clause.modality == "wished" and not (_is_invited_to(clause, hit) or _is_where(clause, hit))


def _is_invited_to(clause: Clause, hit: Hit) -> bool:
    """Whether somebody is wished to come to an occasion ahead ("mời tỉnh dự lễ hội vào tháng 10")."""
    day, published = own_date(clause), clause.sentence.passage.published
    ahead = day is not None and published is not None and day[: len(published)] > published[: len(day)]
    return ahead and clause.modality == "wished" and _doing(clause, hit.start) == "attend"


def _is_where(clause: Clause, hit: Hit) -> bool:
    """Whether a clause opens with an occasion as where it is said ("Tại hội nghị …, ông A đề nghị")."""
    passage, verb = clause.sentence.passage, clause.verb
    first = passage.text[clause.start : hit.start].split(" ", 1)[0].lower()
    before = verb is not None and hit.end <= verb.start
    return (
        before and first in forms(passage, "within") and not passage.text[clause.start : hit.start].count(",")
    )


def _share(draft: Draft, before: list[Draft]) -> None:
    """Gives an occasion that names nobody the company of the one its sentence told before."""
    if before and all(one.entity.type == "country" for one in draft.people.values()):
        draft.people = {**before[-1].people, **draft.people}
        draft.place(before[-1].places.values())


def _says_too_little(draft: Draft) -> bool:
    """Whether only a noun tells that somebody was at some event, on no day."""
    plain = draft.name is None or draft.name.lower() == draft.head
    return plain and draft.start is None and _doing(draft.clause) in ("attend", "speak")


def _describes(hit: Hit, behind: Hit) -> bool:
    """Whether a noun only describes the next ("봄축제 개막식")."""
    return 0 <= behind.start - hit.end <= _CLOSE_BY and behind.words[0].code not in _NO_TYPES


def _is_part_of_event(sentence: Sentence, hit: Hit) -> bool:
    """Whether a sentence tells what there is at an event ("행사장에서는 사진전이 …")."""
    told = [one for one in sentence.words(GATHERINGS) if one.words[0].code == AGAIN]
    return any(one.start - sentence.start <= _HEAD and one.end <= hit.start for one in told)


def _known(draft: Draft, told: list[Draft]) -> Draft | None:
    """The event before that a noun alone means: the last of that noun."""
    return next((one for one in reversed(told) if one.head and _alike(one, draft)), None)


def _alike(one: Draft, draft: Draft) -> bool:
    return draft.head in one.head or one.head in draft.head or draft.head in (one.name or "").lower()


def _is_part_of_name(passage: Passage, hit: Hit) -> bool:
    """Whether it stands within the name of a body or a person."""
    near = passage.mentions_within(max(0, hit.start - 40), hit.end)
    return any(one.what != "pointer" and one.start <= hit.start and hit.end <= one.end for one in near)


def _draft(clause: Clause, hit: Hit) -> Draft | None:
    passage, word = clause.sentence.passage, hit.words[0]
    if word.attr("verb"):
        return _opening(clause, hit)
    start, end = named(clause, hit)
    plain = (start, end) == (hit.start, hit.end)
    quoted = start > 0 and passage.text[start - 1] in "'\"‘“<《「"
    if is_general(clause, start) or (word.attr("bare") and plain) or (word.attr("quoted") and not quoted):
        return None
    describing = _describing(clause, start, end)
    doing = _doing(clause, start)
    if _is_habit(clause) or (word.attr("done") and doing is None):
        return None
    told = doing is not None or describing is not None or quoted or own_date(clause) is not None
    day = when(clause)
    if not told and not (_is_proper(passage, start, end) and day is not None):
        return None
    if any(one.value > 1 and not one.ordinal and 0 <= start - one.end <= 1 for one in clause.quantities()):
        return None  # several of them
    draft = Draft(
        type=_type(passage, word.code, start, end),
        span=(clause.start, clause.end),
        clause=clause,
        modality=_firmness(clause, hit, doing is not None),
        name=None if plain and clause.sentence.passage.text[end - 1].isascii() else passage.text[start:end],
        head=passage.text[hit.start : hit.end].lower(),
    )
    dated = own_date(describing) if describing is not None else None
    draft.date(dated or day)
    if doing == _CLOSE and draft.end is None:
        draft.start, draft.end = _opened(clause, draft.start), draft.start
    for one in filter(None, (describing, clause)):
        _invite(draft, one, (start, end))
    return draft


def _firmness(clause: Clause, hit: Hit, done: bool) -> Modality:
    """How firmly an occasion is told; what was to be done there does not put it off itself."""
    if is_off(clause):
        return "denied"
    if clause.modality == "wished":
        return "planned" if _is_invited_to(clause, hit) else "asserted"
    return firmness(clause, when(clause)) if done else clause.modality


def _is_proper(passage: Passage, start: int, end: int) -> bool:
    """Whether a name has a name in it, or a number."""
    return bool(passage.mentions_within(start, end)) or any(
        char.isdigit() for char in passage.text[start:end]
    )


def _opened(clause: Clause, end: str | None) -> str | None:
    """The day on which what closed had opened, where its sentence tells it ("từ 11/11")."""
    last = as_day(end)
    days = [
        mark.edtf for mark in clause.sentence.dates() if last is not None and as_day(mark.edtf) is not None
    ]
    return next((day for day in days if (as_day(day) or last) < last), None) if last is not None else None


def _is_habit(clause: Clause) -> bool:
    """Whether a clause tells what is done again and again, not on a day."""
    passage = clause.sentence.passage
    if as_day(own_date(clause)) is not None:
        return False
    text = clause.text.lower()
    return any(word in text for word in forms(passage, "habit"))


def _type(passage: Passage, code: str, start: int, end: int) -> EventType:
    """The sort of an occasion; a forum that is for trade promotes it."""
    inside = {one.words[0].code for one in passage.hits(GATHERINGS, start, end)}
    if code == "forum" and inside & {_TRADE, "promotion"}:
        return "promotion"
    return _TYPES[code]


def _opening(clause: Clause, hit: Hit) -> Draft | None:
    """A house that is opened, where the verb tells it."""
    verb = clause.verb
    if verb is None or not (hit.start < verb.end and verb.start < hit.end) or clause.link == "modifying":
        return None
    day = when(clause)
    draft = Draft(
        type="ceremony",
        span=(clause.start, clause.end),
        clause=clause,
        modality=firmness(clause, day),
    )
    draft.head = hit.words[0].attr("root", "") or clause.sentence.passage.text[hit.start : hit.end].lower()
    draft.date(day)
    draft.place(one for one in of_mentions(clause.cased("at", "to")) if one.type != "country")
    draft.invite(understood(clause), "host")
    return draft if draft.people and draft.start is not None else None


def _describing(clause: Clause, start: int, end: int) -> Clause | None:
    """The clause right before or behind a name that tells of it ("13일 막을 올린 …", "… do tỉnh tổ chức")."""
    for one in clause.sentence.clauses:
        if one.link != "modifying" or one is clause:
            continue
        if 0 <= start - one.end <= _GAP or 0 <= one.start - end <= 1:
            return one if _doing(one) is not None else None
    return None


def _doing(clause: Clause, name: int = 0) -> str | None:
    """What is done with an occasion: it is held, happens, is attended, or somebody speaks there.

    `name`: where its name begins; the word may stand right before it ("연 교류회다", "làm chủ nhà Hội nghị").
    """
    passage, verb = clause.sentence.passage, clause.verb
    if verb is None:
        return None
    hits = passage.hits(OCCASIONS, max(clause.start, verb.start - 8), verb.end + 1)
    if not hits:
        hits = [one for one in passage.hits(OCCASIONS, clause.start, name) if name - one.end <= _GAP]
    told = [one.words[0].code for one in hits if one.words[0].code != DROPPED]
    return told[-1] if told else None


def _invite(draft: Draft, clause: Clause, name: tuple[int, int]) -> None:
    """Adds those a clause names: who holds it, who attends, where it is."""
    passage = clause.sentence.passage
    doing = _doing(clause, name[0])
    inside = [one for one in clause.mentions if name[0] <= one.start < name[1]]
    outside = [one for one in clause.mentions if one.entities and one not in inside]
    draft.place(one for one in of_mentions(_cased(outside, "at")) if one.type != "person")
    doers = [one for one in understood(clause) if one.type != "country"]
    if doing == "hold":
        draft.invite(belonging(clause.sentence, doers, ()), "host")
        draft.invite(_partners(outside), "organiser")
    elif doing is not None:
        owners = [one for one in of_mentions(inside) if one.type != "country"]
        draft.invite(owners, "host")
        draft.invite(of_mentions(_cased(outside, "by")), "organiser")
        draft.invite(belonging(clause.sentence, doers, owners), _attending(doing))
        draft.invite(of_mentions(one for one in outside if one.what == "person"), "attendee")
        sides = [one for one in of_mentions(_cased(outside, "with")) if one.type == "locality"]
        draft.invite(sides, "attendee")
    if draft.type == "training":
        trained = [one for one in of_mentions(_cased(outside, "of", "to")) if one.type == "locality"]
        draft.invite(trained, "attendee")
    if not draft.people:
        draft.invite(of_mentions(inside), "attendee")
    if not draft.people and passage.home is not None:
        draft.invite([passage.home], "attendee")


def _attending(doing: str) -> ParticipantRole:
    return "speaker" if doing == "speak" else "attendee"


def _cased(mentions: list[Mention], *cases: str) -> list[Mention]:
    return [one for one in mentions if one.case in cases]


def _partners(mentions: list[Mention]) -> list[Entity]:
    return [one for one in of_mentions(_cased(mentions, "with")) if one.type != "country"]


def _crowd(sentence: Sentence, told: list[Draft]) -> None:
    """Those who "were there" in the sentence behind an occasion are at it."""
    last = next((one for one in reversed(told) if one.head), None)
    if last is None or not 0 < sentence.index - last.clause.sentence.index <= _BEHIND:
        return
    for clause in sentence.clauses:
        if clause.link in ("main", "linked") and clause.modality != "denied" and _doing(clause) == "attend":
            people = [one for one in of_mentions(sentence.of("person")) if one.type == "person"]
            last.invite(with_seats(sentence.passage, people), "attendee")


def _join(clause: Clause, told: list[Draft]) -> None:
    """Those who were at "the event" are at the one told last."""
    doing = _doing(clause)
    last = next((one for one in reversed(told) if one.head), None)
    if last is None or doing is None or clause.modality == "denied":
        return
    doers = [one for one in distinct(clause.doers()) if one.type in ("person", "organisation")]
    role: ParticipantRole = "host" if doing == "hold" else _attending(doing)
    last.invite(belonging(clause.sentence, doers, ()) if doers else [], role)
