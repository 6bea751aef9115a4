"""Whom and what a Vietnamese text names: places, bodies, people with their posts, and words that point."""

from __future__ import annotations

from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage
from comity.reading.languages.vi.bodies import body_at
from comity.reading.languages.vi.drafts import BodyDraft, Draft, PlaceDraft, PointerDraft
from comity.reading.languages.vi.entities import mentions_of
from comity.reading.languages.vi.introductions import Found, honoured, titled, unannounced
from comity.reading.languages.vi.localities import locality_at
from comity.reading.languages.vi.people import name_end, people_of, surname_at
from comity.reading.languages.vi.sheet import Sheet, credit, joint, word

_WITH_NAMES = ("delegation", "person_he")
"""Pointers that stay what they are before a name ("đoàn Hokkaido"); others only say what is named."""


def find_mentions(passage: Passage) -> list[Mention]:
    """Every mention in the order of the text, none overlapping."""
    sheet = Sheet(passage)
    return mentions_of(sheet, _drafts(sheet))


def _drafts(sheet: Sheet) -> list[Draft]:
    """What is named, found in one walk from left to right."""
    found: list[Draft] = []
    reached = 0
    pictures = {line.start(): line.end() for line in credit().finditer(sheet.text)}
    for at in sorted(_surnames(sheet).union(pictures, *sheet.tables)):
        if at < reached:
            continue
        if at in pictures:
            reached = pictures[at]
            continue
        taken = _taken(sheet, at)
        if taken is not None:
            found += taken[0]
            reached = max(reached, taken[1])
    return found


def _surnames(sheet: Sheet) -> set[int]:
    """Where surnames stand; notes the last words of the names they begin."""
    found = set()
    for at, capital in sheet.capitals.items():
        if people_of(capital.group(), sheet.accented):
            found.add(at)
            end, count = name_end(sheet, at)
            if count > 1:
                sheet.last_names.add(sheet.text[at:end].rsplit(" ", 1)[-1])
    return found


def _taken(sheet: Sheet, at: int) -> Found | None:
    """What is named from a character on, and where it ends."""
    return (
        (titled(sheet, at) if at in sheet.titles else None)
        or (honoured(sheet, at) if at in sheet.honorifics else None)
        or _body(sheet, at)
        or _place(sheet, at)
        or unannounced(sheet, at)
        or _pointer(sheet, at)
    )


def _body(sheet: Sheet, at: int) -> Found | None:
    end = sheet.companies.get(at) or sheet.acronyms.get(at)
    if end is not None and at not in sheet.bodies:
        return [BodyDraft(at, end, sheet.text[at:end], phrase_end=end)], end
    hit, government = sheet.bodies.get(at), sheet.governments.get(at)
    if hit is not None and government is not None and government.end > hit.end:
        return None  # "Ủy ban nhân dân" is no "Ủy ban" of another kind
    known = sheet.known.get(at)
    if hit is None and (known is None or known.type != "organisation"):
        return None
    body = body_at(sheet, at)
    return ([body], body.phrase_end) if body is not None else None


def _place(sheet: Sheet, at: int) -> Found | None:
    if at in sheet.clipped:
        end, code = sheet.clipped[at]
        return [PlaceDraft(at, end, sheet.text[at:end], country=code, phrase_end=end)], end
    if at not in sheet.kinds and at not in sheet.governments and at not in sheet.known:
        return None
    place = locality_at(sheet, at)
    if place is None or (surname_at(sheet, at) and _is_person(sheet, at, place.end)):
        return None
    if place.forms and place.forms[0].type == "country" and _is_currency(sheet, at):
        return [], place.end
    return [place], place.phrase_end


def _is_currency(sheet: Sheet, at: int) -> bool:
    """Whether a country's name says whose money or tongue is meant: "đô la Mỹ"."""
    return sheet.text[max(0, at - 10) : at].rstrip().lower().endswith(joint("currency"))


def _is_person(sheet: Sheet, at: int, end: int) -> bool:
    """Whether a longer name of a person begins where a place's does ("Sơn Văn Bình")."""
    last, count = name_end(sheet, at)
    return count > 1 and last > end and " " not in sheet.text[at:end]


def _pointer(sheet: Sheet, at: int) -> Found | None:
    hit = sheet.pointers.get(at)
    if hit is None:
        return None
    code, behind = word(hit).code, sheet.past(hit.end)
    if code == "-" or (not sheet.accented and word(hit).attr("plain") is False):
        return [], hit.end
    if code not in _WITH_NAMES and (behind in sheet.known or sheet.capital_word(behind)):
        return None  # "hai tỉnh Sơn La và Hủa Phăn"
    return [PointerDraft(at, hit.end, code)], hit.end
