"""People as a text introduces them: behind a title or an honorific, before their titles, by name alone."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.languages.vi.drafts import Draft, PersonDraft, PointerDraft, TitleDraft
from comity.reading.languages.vi.people import honorific_end, name_end, person_at, surname_at
from comity.reading.languages.vi.sheet import Sheet, joint, word
from comity.reading.languages.vi.titles import title_at

_ASIDE = re.compile(r" \([a-zà-ỹ ]{2,20}\)(?= [-–]|,)")
"""A remark in brackets between a name and a post: "(ảnh)"."""
_WHOLE_NAME = 3
"""Words a name has at least that is read as one where nothing announces it."""

_STREET = 16
"""Characters before a street's name among which the number of a house stands."""

Found = tuple[list[Draft], int]
"""What is introduced, and where the words for it end."""


def titled(sheet: Sheet, at: int) -> Found | None:
    """The people behind a title, or the title as a word that points; None where no title stands."""
    title = title_at(sheet, at) if at in sheet.titles else None
    if title is None:
        return None
    titles, end = [title], title.end
    person = _person_behind(sheet, end)
    while person is None and (further := _title_behind(sheet, end, _further())) is not None:
        titles.append(further)
        end = further.end
        person = _person_behind(sheet, end)
    if person is None:
        return _alone(sheet, title)
    listed = sheet.text.startswith(":", end)
    first, reached = _described(sheet, _introduced(person, titles, at))
    return _sharing(sheet, first, reached) if listed else ([first], reached)


def honoured(sheet: Sheet, at: int) -> Found | None:
    """The person behind an honorific; None where none stands there."""
    hit = sheet.honorifics.get(at)
    if hit is None or (not sheet.accented and word(hit).attr("plain") is False):
        return None
    name = honorific_end(sheet, at)
    if sheet.place_at(at) is not None or name in sheet.clipped or name < 0:
        return None
    if name in sheet.titles:
        return [], name
    person = person_at(sheet, name)
    if person is None:
        return None
    person = _introduced(person, [], at)
    behind = sheet.past(person.end)
    if behind in sheet.titles and sheet.is_capital(behind):  # "ông Kim Min Soo Huyện trưởng huyện Goseong"
        title = title_at(sheet, behind)
        if title is not None and title.seat is not None and not _is_anothers(sheet, title):
            person.titles.append(title)
            person.phrase = (at, title.end)
    first, reached = _described(sheet, person)
    return [first], reached


def unannounced(sheet: Sheet, at: int) -> Found | None:
    """The person whose whole name stands there with nothing before it; None where it may be anything else."""
    if not surname_at(sheet, at) or _address().search(sheet.text, max(0, at - _STREET), at):
        return None
    end, count = name_end(sheet, at)
    if count < 2 or (at in sheet.pointers and sheet.past(sheet.pointers[at].end) in sheet.known):
        return None
    name = sheet.text[at:end]
    person, reached = _described(sheet, PersonDraft(at, end, name, (at, end), []))
    if not person.titles and ((count < _WHOLE_NAME and "-" not in name) or name.isupper()):
        return None
    return [person], reached


def _alone(sheet: Sheet, title: TitleDraft) -> Found:
    """A title without a person points to who holds the post; one that many hold does not."""
    group = title.word.attr("group")
    if group == "plain":
        return [], sheet.titles[title.start].end
    return ([] if group == "lead" else [PointerDraft(title.start, title.end, "post", title)]), title.end


def _introduced(person: PersonDraft, titles: list[TitleDraft], start: int) -> PersonDraft:
    person.titles = titles
    person.phrase = (start, person.end)
    return person


def _described(sheet: Sheet, person: PersonDraft) -> tuple[PersonDraft, int]:
    """The person with the titles that stand behind the name, and where they end."""
    end = person.phrase[1]
    aside = _ASIDE.match(sheet.text, end)
    end = end if aside is None else aside.end()
    while (title := _title_behind(sheet, end, _joints())) is not None:
        group = title.word.attr("group")
        vague = group == "plain" and title.seat is None and not title.local
        if vague or _is_anothers(sheet, title):
            break
        if group != "lead":
            person.titles.append(title)
        end = title.end
        if sheet.text.startswith(")", end):
            end += 1
            break
    person.phrase = (person.phrase[0], end)
    return person, end


def _sharing(sheet: Sheet, first: PersonDraft, reached: int) -> Found:
    """Those named one after the other behind one title: "các Phó Chủ tịch: Lê Văn An, Hồ Thị Bình"."""
    people: list[Draft] = [first]
    while (person := _next_listed(sheet, reached)) is not None:
        person.titles = list(first.titles)
        people.append(person)
        reached = person.end
    return people, reached


def _next_listed(sheet: Sheet, end: int) -> PersonDraft | None:
    for between in (", ", *(f" {form} " for form in joint("and"))):
        at = sheet.past(end, between)
        if at > 0 and surname_at(sheet, at) and name_end(sheet, at)[1] > 1:
            person = person_at(sheet, at)
            if person is not None and _title_behind(sheet, person.end, (", ", " - ")) is None:
                return person
    return None


def _title_behind(sheet: Sheet, end: int, joints: tuple[str, ...]) -> TitleDraft | None:
    for between in joints if sheet.text.startswith(joints, end) else ():
        at = sheet.past(end, between)
        if at > 0 and at in sheet.titles:
            return title_at(sheet, at)
    return None


def _person_behind(sheet: Sheet, end: int, apart: bool = True) -> PersonDraft | None:
    """Somebody's name right behind a title, with an honorific or without; `apart`: or behind a comma."""
    for between in (", ", " - ", " – ") if apart else ():
        named = honorific_end(sheet, sheet.past(end, between))
        if named > 0:
            return person_at(sheet, named)
    direct, listed = sheet.past(end), sheet.past(end, ": ")
    if direct > 0:
        named = honorific_end(sheet, direct)
        return person_at(sheet, named) if named > 0 else person_at(sheet, direct, announced=False)
    if listed > 0:
        return person_at(sheet, max(listed, honorific_end(sheet, listed)), announced=False)
    return None


def _is_anothers(sheet: Sheet, title: TitleDraft) -> bool:
    """Whether a title stands before a name of its own rather than behind this one."""
    last: TitleDraft | None = title
    while last is not None:
        if _person_behind(sheet, last.end, apart=False) is not None:
            return True
        last = _title_behind(sheet, last.end, _together())
    return False


@cache
def _address() -> re.Pattern[str]:
    """What stands before the name of a street: "số 12 Nguyễn Huệ", "đường Lê Lợi"."""
    words = "|".join(re.escape(form) for form in joint("street"))
    return re.compile(rf"(?i:\b(?:{words}) (?:\d+[a-z]?(?:[/-]\d+)?,? (?:(?:{words}) )?)?$)")


@cache
def _together() -> tuple[str, ...]:
    """What binds two posts of one person."""
    return tuple(f"{comma} {form} " for form in joint("posts") for comma in (",", ""))


@cache
def _further() -> tuple[str, ...]:
    """What stands between two posts of one person."""
    return (", ", *_together())


@cache
def _joints() -> tuple[str, ...]:
    """What stands between a person's name, or a post, and a further post."""
    return (
        *_further(),
        " - ",
        " – ",
        "- ",
        "– ",
        " (",
        *(f" {form} " for form in (*joint("described"), *joint("and"))),
    )
