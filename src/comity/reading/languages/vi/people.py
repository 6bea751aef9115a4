"""Names of people: where they begin and end, in Vietnamese, Korean, Japanese or Lao fashion."""

from __future__ import annotations

from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.languages.vi.drafts import PersonDraft
from comity.reading.languages.vi.sheet import Sheet, word
from comity.reading.marks.scanner import folded

_MOST_WORDS = {"vi": 5, "kr": 3, "": 4}


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
    text = sheet.text
    people, end, count, capitals = "", at, 0, False
    while found := sheet.capital_word(at):
        part = found.group()
        if not count:
            people, capitals = people_of(part, sheet.accented), part.isupper() and len(part) > 1
        elif _ends_before(sheet, at, part, count) or (part.isupper() and len(part) > 1 and not capitals):
            break
        if people == "kr" and not part.isascii():
            people = "vi"
        end, count = found.end(), count + 1
        initial = len(part) == 1 and text[end : end + 1] == "."
        if count == _MOST_WORDS[people] or (people == "kr" and "-" in part):
            break
        at = sheet.past(end, ". ") if initial else sheet.past(end)
        if at < 0:
            break
    return end, count


def _ends_before(sheet: Sheet, at: int, part: str, count: int) -> bool:
    """Whether a word with a capital behind a name begins something else: a title, a body, a country."""
    if at in sheet.governments or sheet.starts_title(at):
        return True
    body = sheet.bodies.get(at)
    if body is not None and (
        " " in sheet.text[at : body.end] or count > 1 and body.end in _led(sheet, body.end)
    ):
        return True
    kind = sheet.kinds.get(at)
    if kind is not None and word(kind).attr("level") != 3 and count > 1 and sheet.is_capital(kind.end + 1):
        return True
    known = sheet.known.get(at)
    return known is not None and count > 1 and known.type == "country" and " " in sheet.text[at : known.end]


def _led(sheet: Sheet, end: int) -> tuple[int, ...]:
    """The character itself where words of a body's name follow it."""
    return (end,) if end + 1 in sheet.name_words else ()


def honorific_end(sheet: Sheet, at: int) -> int:
    """Where the name behind honorifics begins; -1 where none stands there."""
    name = -1
    while (hit := sheet.honorifics.get(at)) is not None:
        at = sheet.past(hit.end)
        if at < 0:
            at = hit.end if sheet.text[hit.end - 1] == "." else sheet.past(hit.end, ": ")
        name = at
    return name


def person_at(sheet: Sheet, at: int, announced: bool = True) -> PersonDraft | None:
    """The person whose name begins there; a single word counts behind an honorific, or where a longer name has it."""
    known = sheet.known.get(at)
    if sheet.starts_title(at) or at in sheet.governments or (known is not None and known.type == "country"):
        return None
    end, count = name_end(sheet, at)
    name = sheet.text[at:end]
    if not count or (at in sheet.bodies and not surname_at(sheet, at)):
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
