"""Names of people: where they begin and end, in Vietnamese, Korean, Japanese or Lao fashion."""

from __future__ import annotations

from functools import cache, lru_cache

from comity.lexicon.load import lexicon
from comity.reading.languages.vi.drafts import PersonDraft
from comity.reading.languages.vi.sheet import Sheet, word
from comity.reading.marks.scanner import folded

_MOST_WORDS = {"vi": 5, "kr": 3, "": 6}
_MOST_IN_CAPITALS = 3
_MOST_HONORIFICS = 4
"""Honorifics before one name ("đồng chí TS. ông Minh")."""


@cache
def _surnames() -> dict[str, frozenset[str]]:
    """Surnames by their people, as written and (Vietnamese) without accents."""
    pages = lexicon("vi").page("surnames")
    told: dict[str, set[str]] = {}
    for page in pages:
        told.setdefault(page.code, set()).update(page.forms)
    told["plain"] = {folded(form).capitalize() for form in told["vi"]}
    return {code: frozenset(forms) for code, forms in told.items()}


def surname_at(sheet: Sheet, at: int) -> str:
    """Whose surname stands there: "vi", "kr", or "" where none does."""
    found = sheet.capital_word(at)
    return people_of(found.group(), sheet.accented) if found else ""


@lru_cache(maxsize=20_000)
def people_of(surname: str, accented: bool) -> str:
    """The people a first word of a name is told by."""
    names = _surnames()
    surname = surname if not surname.isupper() else surname.capitalize()
    if not surname.isascii():
        return "vi" if surname in names["vi"] else ""
    if surname in names["kr"]:
        return "kr"
    if surname in names["vi"] or (not accented and surname in names["plain"]):
        return "vi"
    return ""


def name_end(sheet: Sheet, at: int) -> tuple[int, int]:
    """Where a person's name that begins here ends, and how many words it has; (at, 0) where none begins."""
    found = sheet.name_ends.get(at)
    if found is None:
        found = sheet.name_ends[at] = _name_end(sheet, at)
    return found


def _name_end(sheet: Sheet, at: int) -> tuple[int, int]:
    first = sheet.capital_word(at)
    if first is None:
        return at, 0
    people, ends, here = people_of(first.group(), sheet.accented), [first.end()], first.end()
    capitals = first.group().isupper() and len(first.group()) > 1
    while len(ends) < _MOST_WORDS[people]:
        initial = sheet.text[here : here + 1] == "." and here - at == 1
        here = sheet.past(here, ". ") if initial else sheet.past(here)
        found = sheet.capital_word(here)
        if found is None or _ends_before(sheet, here, len(ends)):
            break
        part = found.group()
        if part.isupper() and len(part) > 1 and not capitals:
            break
        if people == "kr" and not part.isascii():
            people = "vi"
        here = found.end()
        ends.append(here)
        if people == "kr" and "-" in part:
            break
    if capitals:
        ends = _in_capitals(sheet, at, ends)
    return ends[-1], len(ends)


def _in_capitals(sheet: Sheet, at: int, ends: list[int]) -> list[int]:
    """The words of a name in a line all in capitals: as many as the name has elsewhere, else three."""
    for count in range(len(ends), 1, -1):
        if sheet.text[at : ends[count - 1]].title() in sheet.text:
            return ends[:count]
    return ends[:_MOST_IN_CAPITALS]


def _ends_before(sheet: Sheet, at: int, count: int) -> bool:
    """Whether a word with a capital behind a name begins something else: a title, a body, a country."""
    if at in sheet.governments or sheet.starts_title(at):
        return True
    body = sheet.bodies.get(at)
    if body is not None and (
        " " in sheet.text[at : body.end] or (count > 1 and body.end + 1 in sheet.name_words)
    ):
        return True
    kind = sheet.kinds.get(at)
    if kind is not None and word(kind).attr("level") != 3 and count > 1 and sheet.is_capital(kind.end + 1):
        return True
    known = sheet.known.get(at)
    return known is not None and count > 1 and known.type == "country" and " " in sheet.text[at : known.end]


def honorific_end(sheet: Sheet, at: int) -> int:
    """Where the name behind honorifics begins; -1 where none stands there."""
    name = -1
    for _ in range(_MOST_HONORIFICS):
        hit = sheet.honorifics.get(at)
        if hit is None:
            break
        at = sheet.past(hit.end)
        if at < 0:
            at = hit.end if sheet.text[hit.end - 1] == "." else sheet.past(hit.end, ": ")
        name = at
    return name


def person_at(sheet: Sheet, at: int, announced: bool = True) -> PersonDraft | None:
    """The person whose name begins there; one word counts if `announced`, or if a longer name has it."""
    known = sheet.known.get(at)
    if sheet.starts_title(at) or at in sheet.governments or (known is not None and known.type == "country"):
        return None
    end, count = name_end(sheet, at)
    name = sheet.text[at:end]
    if not count or (at in sheet.bodies and not surname_at(sheet, at)):
        return None
    if count == 1 and at in sheet.acronyms:
        return None
    if known is not None and known.end >= end and " " in sheet.text[at : known.end]:
        return None
    if (
        count == 1
        and not announced
        and not (name.isascii() and sheet.accented)
        and name not in sheet.last_names
    ):
        return None
    return PersonDraft(at, end, name, (at, end), [])
