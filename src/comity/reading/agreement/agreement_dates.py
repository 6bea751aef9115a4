"""When an agreement was made and how long it holds, as the stretch that speaks of it tells."""

from __future__ import annotations

import re

from comity.model.dates import bounds
from comity.model.entity import Entity
from comity.reading.agreement.firmness import within
from comity.reading.agreement.instruments import Mention
from comity.reading.agreement.strays import names_paper, of_other_partners, strays
from comity.reading.agreement.terms import ends
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.dates import DateMark
from comity.reading.marks.quantities import Quantity
from comity.reading.page import Page, Sentence
from comity.reading.setting.whens import happens, told_date

_NEXT = 4
_NAMED = 16
_YEAR, _DAY = len("2027"), len("2027-12-31")
_PERFECT = frozenset({"have", "has", "had"})
_NEAR_WORDS = 3
_CLOSE = re.compile(r"[,;:–—]")
_BEHIND = re.compile(r",\s\w{2,5}\s$")
_MONTH = len("2027-12")
_MONTHS = ("month", "month_year", "rel_month")
_AHEAD = (" with ", ", ", ", with ", " the ")
_JOINED = re.compile(r"\sand,?\s(?:\w+\s)?$")
_DAYS = len("2027-12-30/2027-12-31")
_EXACTLY, _CLAUSE = 16, 40
_TEN, _DECADE, _OLD = 10, "decade", "-old"
_TURNED = (" turned ", " turns ", " turning ")
_AGED_SO = (" old ", " old,", " old.")
_FEW = 3
_AGED: tuple[list[str], ...] = ([], ["of"], ["as"])
_LATER = ("renew", "upgrade", "end")
_UNDER = frozenset({"under"})


def date_of(mention: Mention) -> str | None:
    """The day told nearest to the verb; an anniversary counts back from the day it is kept."""
    if mention.dated is not None:
        return mention.dated
    back = _anniversary(mention) or _long_before(mention)
    if back is not None:
        return back
    if mention.tie and not mention.first and _told_of_a_person(mention):
        return None
    if mention.tie and not mention.act:
        others = of_other_partners(mention)
        beside = (
            mark.edtf
            for mark in mention.sentence.dates()
            if mark.start not in others and _stands_beside(mention, mark)
        )
        return next(beside, None)
    if mention.verb is None and not mention.tie and within(mention.sentence, mention.at, _UNDER):
        return _named(mention)
    if mention.verb is None and not mention.tie and not mention.known:
        lasting = _since(mention, mention.start)
        if lasting is not None:
            return lasting
    if mention.verb is not None and mention.verb.words[0].attr("stative"):
        return _since(mention)
    if mention.modality in ("planned", "wished") and mention.verb and mention.verb.words[0].attr("since"):
        return None
    return _beside(mention)


def _beside(mention: Mention) -> str | None:
    """The date told beside what is done, else since when it has lasted or by when it is to come."""
    lasting = _since(mention, mention.to) if mention.tie and mention.act not in _LATER else None
    if lasting is not None and mention.modality == "asserted" and not mention.elsewhere:
        return lasting
    at, to = (mention.verb.start, mention.verb.end) if mention.verb else (mention.at, mention.to)
    since = mention.verb is not None and mention.verb.words[0].attr("since")
    between = [] if since else mention.page.dates_within(to, mention.at)
    named = [mark.start for mark in between if names_paper(mention, mark)]
    if named and any(mention.to <= mark.start < mention.end for mark in mention.page.dates):
        return told_date(mention.sentence, at, to, mention.to, mention.end)
    aside = (*strays(mention, at), *named)
    told = told_date(mention.sentence, at, to, mention.start, mention.end, but=aside)
    if told is None and mention.modality in ("planned", "wished"):
        return _bound(mention)
    if told is None and not mention.tie and within(mention.sentence, mention.at, _UNDER):
        return _since(mention, mention.start)
    return told or (None if mention.elsewhere else _since(mention) or _reached(mention))


def _told_of_a_person(mention: Mention) -> bool:
    """Whether the only date stands behind a person ("became sisters, Mayor Lee said on Monday")."""
    marks = [mark for mark in mention.sentence.dates() if mark.edtf]
    if len(marks) != 1 or marks[0].start < mention.to:
        return False
    between = [chunk for chunk in mention.sentence.chunks if mention.to <= chunk.start < marks[0].start]
    labels = "".join(chunk.label for chunk in between)
    return re.search(r",[tRMJAC]*H?[QXh]", labels) is not None


def _stands_beside(mention: Mention, mark: DateMark) -> bool:
    """Whether a date is put behind a partner: "Mie (1986)", "was Mie, in 1986", "a tie agreed in 1986"."""
    page = mention.page
    if not mention.start <= mark.start < mention.end or not happens(mark):
        return False
    acts = page.hits("signing", max(mention.to, mark.start - _NAMED), mark.start)
    said = any(hit.words[0].code in ("sign", "conclude", "establish") for hit in acts)
    return (
        page.text[mark.start - 1] == "("
        or said
        or (
            mark.start > mention.to
            and mark.written_year
            and _BEHIND.search(page.text, mark.start - _NAMED, mark.start) is not None
        )
    )


def _bound(mention: Mention) -> str | None:
    """The time by which something is to be signed ("by the end of 2027")."""
    marks = [mark for mark in mention.page.dates if mention.at <= mark.start < mention.end]
    return next((mark.edtf for mark in marks if mark.edtf and mark.as_of and not ends(mention, mark)), None)


def _reached(mention: Mention) -> str | None:
    """The time something took to come about ("It took until May 1996 to …")."""
    for mark in mention.sentence.dates():
        before = mention.page.hits("terms", mark.start - _NAMED, mark.start)
        if before and before[-1].words[0].code == "none":
            return mark.edtf
    return None


def _since(mention: Mention, start: int | None = None) -> str | None:
    """The beginning of what has lasted since ("have had a friendship agreement since 2012")."""
    if start is None:
        start = mention.start if mention.tie else mention.at
    for hit in mention.page.hits("signing", start, mention.end):
        mark = next((mark for mark in mention.page.dates if 0 < mark.start - hit.end < 5), None)
        if hit.words[0].attr("since") and mark is not None:
            return mark.edtf
    return None


def date_beside(mention: Mention, partner: Entity, partners: list[Entity]) -> str | None:
    """Of several partners each has the date behind it ("twinned with Bonn since 1969, Lyon since 1972")."""
    chunks = _with_names(mention, partners)
    at = next((at for at, chunk in enumerate(chunks) if chunk.entities[0] == partner), None)
    if at is None:
        return None
    end = next((chunk.start for chunk in chunks[at + 1 :] if chunk.entities[0] in partners), mention.end)
    inside = [mark for mark in mention.sentence.dates() if mention.start <= mark.start < mention.end]
    marks = [mark for mark in inside if mark.edtf and happens(mark)]
    behind = [
        mark for mark in marks if mark.start > chunks[-1].end and mention.page.text[mark.start - 1] == " "
    ]
    if len(marks) == len(behind) == 1:
        return behind[0].edtf
    if len(marks) == len(behind) == len(partners):
        return behind[partners.index(partner)].edtf
    ahead = _told_ahead(mention, chunks[at], marks)
    if ahead is not None:
        return ahead
    marks = [mark for mark in marks if not any(_is_ahead(mention, mark, chunk) for chunk in chunks)]
    first = min((chunk.start for chunk in chunks if chunk.entities[0] in partners), default=mention.end)
    if len(marks) == len(partners) and marks[0].start < first and marks[-1].start < chunks[-1].start:
        return marks[partners.index(partner)].edtf
    beside = (mark.edtf for mark in marks if chunks[at].end <= mark.start < end)
    return next(beside, None)


def _with_names(mention: Mention, partners: list[Entity]) -> list[Chunk]:
    """The places and bodies of the sentence, and partners no table knows where their names stand."""
    chunks = [chunk for chunk in mention.sentence.chunks if chunk.label in "LO" and chunk.entities]
    known = {chunk.entities[0] for chunk in chunks}
    for partner in partners:
        start = mention.page.text.find(partner.name, mention.start, mention.end)
        if partner not in known and start >= 0:
            named = Chunk("L", start, start + len(partner.name))
            named.entities = (partner,)
            chunks.append(named)
    return sorted(chunks, key=lambda chunk: chunk.start)


def tells_apart(mention: Mention, partners: list[Entity]) -> bool:
    """Whether several partners have dates of their own: more than one, or one among their names."""
    places = [
        chunk.start
        for chunk in mention.sentence.chunks
        if chunk.label == "L" and chunk.entities[:1] and chunk.entities[0] in partners
    ]
    marks = mention.sentence.dates()
    return len(marks) > 1 or any(places[0] < mark.start < places[-1] for mark in marks if places)


def _told_ahead(mention: Mention, partner: Chunk, marks: list[DateMark]) -> str | None:
    """The date put before the one partner it is of ("with Bonn, Riga and, since 2005, Lyon")."""
    return next((mark.edtf for mark in marks if _is_ahead(mention, mark, partner)), None)


def _is_ahead(mention: Mention, mark: DateMark, partner: Chunk) -> bool:
    text = mention.page.text
    return (
        text[mark.end : partner.start] in _AHEAD
        and mark.start > mention.to
        and _JOINED.search(text, mention.to, mark.start) is not None
    )


def put_behind(sentence: Sentence, at: int) -> str | None:
    """The date in brackets behind a name ("after Jinan (1993)")."""
    text = sentence.page.text
    marks = (mark for mark in sentence.dates() if mark.start - at in (1, 2) and text[mark.start - 1] == "(")
    return next((mark.edtf for mark in marks), None)


def told_in_passing(mention: Mention) -> bool:
    """Whether the signing is no news ("the letter which they have signed", "A, he recalled, has signed")."""
    if mention.verb is None:
        return False
    page = mention.page
    behind = [page.word(chunk) for chunk in page.marks_within(mention.to, mention.verb.start)]
    if {"which", "that"} & {*behind} and _PERFECT & {*behind}:
        return True
    links = page.hits("linking", mention.sentence.start, mention.sentence.end)
    return is_perfect(mention) and any(link.words[0].code == "past" for link in links)


def is_perfect(mention: Mention) -> bool:
    """Whether it "has" been done."""
    if mention.verb is None:
        return False
    before = [
        mention.page.word(mark) for mark in mention.page.marks_within(mention.start, mention.verb.start)
    ]
    return bool(_PERFECT & {*before[-_NEAR_WORDS:]})


def _anniversary(mention: Mention) -> str | None:
    """The year a tie began whose "35th anniversary" or "15 years" are told; "by five years" are ahead."""
    if not mention.tie or mention.act in _LATER:
        return None
    years = _age(mention)
    kept = (
        told_date(mention.sentence, mention.at, mention.to)
        or told_before(mention, 1)
        or mention.page.published
    )
    if years is None or not kept or _begins_anew(mention):
        return None
    return f"{int(kept[:4]) - years:04d}"


def _named(mention: Mention) -> str | None:
    """The date that names a paper: "under a pact of 2019", "under a 2019 pact"."""
    page = mention.page
    for mark in page.dates_within(mention.at - _NAMED, mention.to + _NAMED):
        before = 0 < mention.at - mark.end <= _NEXT and page.text[mark.start].isdigit()
        if before or mark.start > mention.to:
            return mark.edtf
    return None


def _long_before(mention: Mention) -> str | None:
    """The day, month or year so long before another ("Two years after they signed it, they met on May 3")."""
    page, sentence = mention.page, mention.sentence
    for link in page.hits("linking", sentence.start, mention.at):
        if link.words[0].code != "after":
            continue
        lengths = [one for one in sentence.quantities() if one.unit == "duration"]
        length = next((one for one in lengths if 0 < link.start - one.end < _EXACTLY), None)
        if length is None or "," in page.text[link.end : mention.at]:
            continue
        told = told_date(sentence, length.start, length.end) or page.published
        return _back(told, length, page) if told else None
    return None


def first_signed(mention: Mention) -> str | None:
    """When what is renewed now was signed ("…, 35 years after it was first signed")."""
    page, verb = mention.page, mention.verb
    for link in page.hits("linking", mention.to, mention.end):
        if link.words[0].code != "after" or verb is None:
            continue
        lengths = [one for one in mention.sentence.quantities() if one.unit == "duration"]
        length = next((one for one in lengths if 0 < link.start - one.end < _EXACTLY), None)
        acts = page.hits("signing", link.end, min(link.end + _CLAUSE, mention.end))
        if length is not None and any(act.words[0].code in ("sign", "conclude") for act in acts):
            told = told_date(mention.sentence, verb.start, verb.end) or page.published
            return _back(told, length, page) if told else None
    return None


def _back(day: str, length: Quantity, page: Page) -> str | None:
    """A date so long before another, as exact as the words are: years, months, "years to the day"."""
    written = page.text[length.start : length.end].rstrip("s")
    count = int(length.value)
    exact = page.hits("terms", length.end, length.end + _EXACTLY)
    if written.endswith((_DECADE, "year")):
        year = int(day[:_YEAR]) - count * (_TEN if written.endswith(_DECADE) else 1)
        to_the_day = any(hit.words[0].code == "exact" for hit in exact) and len(day) == _DAY
        return f"{year:04d}{day[_YEAR:]}" if to_the_day else f"{year:04d}"
    if written.endswith("month") and len(day) >= _MONTH:
        months = int(day[:_YEAR]) * 12 + int(day[_YEAR + 1 : _MONTH]) - 1 - count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return None


def _begins_anew(mention: Mention) -> bool:
    """Whether the years told lead up to a day on which it began ("After 15 years as friends, … became …")."""
    if mention.verb is None or mention.act not in ("become", "establish", "upgrade"):
        return False
    verb = mention.verb
    if not mention.page.dates_within(verb.start, mention.end):
        return False
    told = told_date(mention.sentence, verb.start, verb.end, verb.start, mention.end)
    return told is not None and len(told) == _DAY


def is_anniversary(mention: Mention) -> bool:
    """Whether the words tell how old a tie is ("marked ten years as sisters")."""
    return mention.tie and _age(mention) is not None


def _age(mention: Mention) -> int | None:
    """How many years a tie has lasted: by its anniversary, or by "for 15 years", "27 years of sisterhood"."""
    marks = [
        hit for hit in mention.page.hits("limits", mention.start, mention.to) if hit.words[0].code == "mark"
    ]
    for count in mention.sentence.quantities():
        anniversary = count.ordinal and any(0 <= mark.start - count.end < _NEXT for mark in marks)
        lasting = count.unit == "duration" and count.qualifier == "exact"
        counted = any(count.start < mark.start < count.end for mark in marks)
        behind = 0 <= count.start - mention.to < _NEXT * 2 or _has_lasted(mention, count)
        behind = behind or (count.start > mention.to and mention.page.text.startswith(_AGED_SO, count.end))
        turned = count.start > mention.to and mention.page.text.endswith(_TURNED, mention.to, count.start)
        if turned and count.unit != "duration" and not count.ordinal:
            return int(count.value)
        years = _years(mention, count) if lasting and (counted or behind or _is_age(mention, count)) else 0
        if anniversary or years:
            return int(count.value) if anniversary else years
    return None


def _has_lasted(mention: Mention, count: Quantity) -> bool:
    """Whether a sentence that tells of a standing tie opens with how long ("For ten years, they have …")."""
    opens = mention.page.hits("terms", mention.sentence.start, count.start)
    first = any(hit.words[0].code == "lasting" and hit.start == mention.sentence.start for hit in opens)
    return first and mention.act in ("", "become") and count.start - mention.sentence.start < _NAMED


def _is_age(mention: Mention, count: Quantity) -> bool:
    """Whether a length of time stands right before a tie ("four decades as sister provinces")."""
    between = mention.page.text[count.end : mention.at].split()
    return count.end <= mention.at and len(between) <= _FEW and between[:1] in _AGED


def _years(mention: Mention, count: Quantity) -> int:
    """How many years a length of time is, told in years or decades; 0 where it is told otherwise."""
    written = mention.page.text[count.start : count.end].removesuffix(_OLD).rstrip("s")
    if written.endswith(_DECADE):
        return int(count.value) * _TEN
    return int(count.value) if written.endswith("year") else 0


def until(mention: Mention, date: str) -> str | None:
    """When a plan is to come true: not the day of a vote on it; "the end of June" is June."""
    if date.endswith("-12-31"):
        return date[:_YEAR]
    if any(mark.edtf == date and mark.shape in _MONTHS for mark in mention.sentence.dates()):
        return date[:_MONTH]
    return None if mention.verb is None and len(date) == _DAY else date


def told_before(mention: Mention, reach: int = 2, across: bool = False, days: bool = False) -> str | None:
    """The latest day or time told in the sentences before: of the same paragraph, or `across` paragraphs.

    `days`: no month or year counts: a single day, or, `across` paragraphs, a few of them.
    """
    index = mention.sentence.index
    for before in reversed(mention.page.sentences[max(0, index - reach) : index]):
        if before.paragraph != mention.sentence.paragraph and not across:
            return None
        told = told_date(before, before.end, before.end)
        if days and told is not None and len(told) not in ((_DAY, _DAYS) if across else (_DAY,)):
            continue
        if told is not None and not _lies_ahead(told, mention.page.published):
            return told
    return None


def _lies_ahead(edtf: str, published: str | None) -> bool:
    return published is not None and bounds(edtf)[0] > bounds(published)[1]
