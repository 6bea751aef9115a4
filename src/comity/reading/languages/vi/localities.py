"""Where a locality is named: its kind word, its name, and what is told to hold it."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import Word, lexicon
from comity.reading.languages.vi.drafts import PlaceDraft
from comity.reading.languages.vi.people import name_end, surname_at
from comity.reading.languages.vi.sheet import Sheet, joint, word

_NUMBER = re.compile(r"\d{1,2}(?![\d/.,]\d|\w)")
_OPENING = " ("
_LONGEST_NAME = 3


def locality_at(sheet: Sheet, at: int, before_person: bool = False) -> PlaceDraft | None:
    """The locality or country named from this character on; None where none is.

    `before_person`: somebody's name may follow directly ("Chủ tịch tỉnh Hủa Phăn Khamphet Sihuong").
    """
    found = _government_of(sheet, at, before_person) or _named(sheet, at, before_person)
    if found is not None:
        _note_surroundings(sheet, found)
    return found


def _government_of(sheet: Sheet, at: int, before_person: bool) -> PlaceDraft | None:
    """The locality whose government or Party committee is named ("UBND tỉnh Hà Giang")."""
    hit = sheet.governments.get(at)
    if hit is None:
        return None
    inner = sheet.past(hit.end)
    found = _named(sheet, inner, before_person) if inner > 0 else None
    kind = word(hit).attr("kind")
    if (
        found is None
        and kind is not None
        and inner > 0
        and inner not in sheet.kinds
        and not surname_at(sheet, inner)
    ):
        found = _of_a_kind(sheet, at, inner, kind_word(kind), before_person)
    if found is None or (found.forms and found.forms[0].type == "country" and word(hit).code != "national"):
        return None
    unknown = found.kind is not None and found.kind.attr("level") == 1 and not found.forms
    if unknown and before_person and word(hit).attr("known"):
        return None  # "Phó Chủ tịch UBND tỉnh H'Yim Kđoh"
    found.start = at
    if found.kind is None and kind is not None:
        found.kind = kind_word(kind)
    return found


@cache
def kind_word(code: str) -> Word:
    """The first word of the page place_kinds with a code."""
    return next(each for each in lexicon("vi").page("place_kinds") if each.code == code)


def _named(sheet: Sheet, at: int, before_person: bool) -> PlaceDraft | None:
    hit, whole = sheet.kinds.get(at), sheet.place_at(at)
    if hit is not None and (longer := sheet.name_words.get(at)) is not None and longer.end > hit.end:
        return None  # "châu Á"
    if hit is not None and (whole is None or whole.end <= hit.end):
        name = sheet.past(hit.end)
        if name < 0:
            name = hit.end if sheet.text[hit.end - 1] == "." else -1
        return _of_a_kind(sheet, at, name, word(hit), before_person) if name > 0 else None
    if whole is None or sheet.text[at : whole.end] in joint("person"):
        return None
    return PlaceDraft(at, whole.end, sheet.text[at : whole.end], None, whole.forms, phrase_end=whole.end)


def _of_a_kind(sheet: Sheet, at: int, name: int, kind: Word, before_person: bool) -> PlaceDraft | None:
    known = sheet.place_at(name) or sheet.loose.get(name)
    if kind.code == "country":
        if known is None or known.type != "country":
            return None
        return PlaceDraft(
            at, known.end, sheet.text[name : known.end], None, known.forms, phrase_end=known.end
        )
    if known is not None:
        forms = tuple(form for form in known.forms if form.type == "locality")
        end = known.end if forms else name
    else:
        end, forms = _unknown_end(sheet, name, kind, before_person), ()
    if end <= name:
        return None
    return PlaceDraft(at, end, sheet.text[name:end], kind, forms, phrase_end=end)


def _unknown_end(sheet: Sheet, name: int, kind: Word, before_person: bool) -> int:
    """Where the name of a place ends that no table has: words with capitals, or the number of a district."""
    number = _NUMBER.match(sheet.text, name)
    if number is not None and kind.attr("level") in (2, 3):
        return number.end()
    field = sheet.name_words.get(name)
    if field is not None and " " in sheet.text[name : field.end]:
        return name
    # all first-level units are in the tables: two words behind their kind are rather somebody's
    least = 1 if kind.attr("level") == 1 else 2
    if before_person and surname_at(sheet, name) and name_end(sheet, name)[1] > least:
        return name
    if kind.code == "region":
        return name
    at, end, count = name, name, 0
    while count < _LONGEST_NAME and (found := sheet.capital_word(at)):
        if found.group().isupper() and not sheet.text[:name].rstrip()[-1:].isupper():
            break  # an acronym, not a name
        led = count and (
            sheet.starts_title(at) or at in sheet.bodies or at in sheet.governments or at in sheet.kinds
        )
        if (
            led
            or (count and before_person and surname_at(sheet, at) and name_end(sheet, at)[1] > 1)
            or (count and sheet.place_at(at))
        ):
            break
        end, count = found.end(), count + 1
        at = sheet.past(end)
        if at < 0:
            break
    return end


def _note_surroundings(sheet: Sheet, found: PlaceDraft) -> None:
    """Notes the locality or country told right behind a locality, in brackets or behind a comma."""
    if found.forms and found.forms[0].type == "country":
        return
    remark = _remark().match(sheet.text, found.end)
    if remark is not None:
        found.phrase_end = remark.end()
    opening = sheet.past(found.phrase_end, _OPENING)
    if opening > 0:
        end = _held_by(sheet, found, opening)
        if end > 0 and sheet.text[end : end + 1] == ")":
            found.phrase_end = end + 1
        elif found.outer is not None or found.country is not None:
            found.outer = found.country = None
        return
    for between in _joints() if sheet.text.startswith(_joints(), found.phrase_end) else ():
        inner = sheet.past(found.phrase_end, between)
        end = _held_by(sheet, found, inner, between == ", ") if inner > 0 else -1
        if end > 0:
            found.phrase_end = end
            return


@cache
def _remark() -> re.Pattern[str]:
    """What a bracket behind a locality says of its past or its future, no locality that holds it."""
    alone, named = "|".join(joint("remark")), "|".join(joint("renamed"))
    return re.compile(rf" \((?:(?:{alone})|(?:{named}) [^()]{{1,40}})\)")


@cache
def _joints() -> tuple[str, ...]:
    """What stands between a locality and what holds it."""
    return (", ", *(f"{comma} {form} " for form in joint("outer") for comma in (",", "")))


def _held_by(sheet: Sheet, found: PlaceDraft, at: int, kind_needed: bool = False) -> int:
    """Notes a country, or a locality that can hold the one found; where its name ends, or -1."""
    outer = _named(sheet, at, False)
    if outer is None:
        return -1
    if outer.forms and outer.forms[0].type == "country":
        country = outer.forms[0].id
        if found.forms and not any(form.id.startswith(f"{country}/") for form in found.forms):
            return -1
        found.country = country
        return outer.end
    if (kind_needed and outer.kind is None) or not _can_hold(outer, found):
        return -1
    _note_surroundings(sheet, outer)
    found.outer, found.country = outer, outer.country
    return outer.phrase_end


def _can_hold(outer: PlaceDraft, inner: PlaceDraft) -> bool:
    """Whether one locality can lie in another: by the tables, else by the words for their kinds."""
    if inner.forms and outer.forms:
        outers = {form.id for form in outer.forms}
        return any(form.id.rsplit("/", 1)[0] in outers for form in inner.forms)
    return _rank(outer) < _rank(inner)


def _rank(place: PlaceDraft) -> int:
    if place.kind is None:
        return 1 if place.forms and place.forms[0].id.count("/") == 1 else 2
    level = place.kind.attr("level")
    return level if level is not None else 1 if place.outer is None and place.forms else 2
