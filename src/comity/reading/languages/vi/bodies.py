"""Names of organisations: a word for what they are, what they are for, and whose they are."""

from __future__ import annotations

import re

from comity.lexicon.load import Word
from comity.reading.languages.vi.drafts import BodyDraft, PlaceDraft, TitleDraft
from comity.reading.languages.vi.localities import locality_at
from comity.reading.languages.vi.people import name_end, surname_at
from comity.reading.languages.vi.sheet import Sheet, joint, word
from comity.reading.languages.vi.told_again import is_told_again
from comity.reading.marks.scanner import Hit

_ACRONYM = re.compile(r" \(([^\W\d_][\w&.\- ]{1,20})\)")
_DASH = re.compile(r" [-–&] ")
_NUMBER = re.compile(r"\d{1,4}(?![\d./,]*\d|\w)")
_LONGEST = 16
_OWN = ("field", "action")
"""Codes of the page name_words that say what a body is for."""
_WITH_NAMES = ("school", "hospital", "institute", "centre", "association")
_SURELY_A_SEAT = 0.6
"""How well known a place must be to be a body's seat where its name alone is in the body's."""


class _Extent:
    """A body's name as it grows from its leading word on."""

    def __init__(self, sheet: Sheet, start: int, end: int, leading: Word, before_person: bool) -> None:
        self.sheet, self.start, self.word, self.before_person = sheet, start, leading, before_person
        self.end = end
        self.seat: PlaceDraft | None = None
        self.local = ""
        self.words = 0
        self.last = ""

    def grow(self) -> None:
        """Takes word after word for as long as they belong to the name."""
        while self.words < _LONGEST and self.seat is None and not self.local and self._one_more():
            self.words += 1

    def _one_more(self) -> bool:
        sheet, text = self.sheet, self.sheet.text
        at = sheet.past(self.end)
        if at < 0:
            return text.startswith(", ", self.end) and self._listed(self.end + 2)
        dash = _DASH.match(text, self.end)
        if dash is not None:
            if self.word.code == "media":
                return False
            return self._field(dash.end()) or self._name(dash.end()) or self._place(dash.end(), True)
        return self._place(at) or self._field(at) or self._joined(at) or self._name(at)

    def _listed(self, at: int) -> bool:
        """Takes a field behind a comma where a further one follows: "Văn hóa, Thể thao và Du lịch"."""
        hit = self.sheet.name_words.get(at)
        if (
            hit is None
            or word(hit).code not in _OWN
            or not self.sheet.is_capital(at)
            or self.word.attr("firm")
        ):
            return False
        if at in self.sheet.bodies or at in self.sheet.titles:
            return False
        return self._field(at)

    def _field(self, at: int) -> bool:
        sheet = self.sheet
        hit = sheet.name_words.get(at)
        if hit is None or sheet.starts_title(at) or (not sheet.accented and at in sheet.kinds):
            return False
        code = word(hit).code
        if code == "action" and not self._acts(at):
            return False
        if code == "joining" or (
            code == "rest" and not (self.words or sheet.is_capital(at) or self.word.attr("small"))
        ):
            return False
        if not self.words and not sheet.is_capital(at) and not self._takes_small():
            return False
        self.end, self.last = hit.end, code
        return True

    def _acts(self, at: int) -> bool:
        """Whether a word for what is done belongs to the name: with a small letter the body may do it."""
        return self.sheet.is_capital(at) or self.last == "action"

    def _takes_small(self) -> bool:
        """Whether what a body is for may follow with a small letter: its own word then has a capital."""
        if self.word.attr("small"):
            return True
        return self.sheet.is_capital(self.start) and self.word.code != "company"

    def _joined(self, at: int) -> bool:
        """Takes a joining word where something of the name follows it."""
        sheet = self.sheet
        hit = sheet.name_words.get(at)
        plural = hit is not None and sheet.text[at : hit.end].lower() in joint("plural")
        if hit is None or word(hit).code != "joining" or not (self.words or plural):
            if self.word.attr("at") and self.words:
                behind = next((end for form in joint("at") if (end := sheet.past(at, f"{form} ")) > 0), -1)
                return self._place(behind, True) or self._field(behind)
            return False
        behind = sheet.past(hit.end)
        if plural and (inner := sheet.bodies.get(behind)) is not None:
            self.end = inner.end
            return True
        nested = behind in sheet.bodies and sheet.is_capital(behind)
        if behind < 0 or nested or behind in sheet.governments:
            return False
        joins = sheet.text[at : hit.end].lower() in joint("and")
        if not joins:
            return self._field(behind) or self._place(behind, True)
        if behind in sheet.kinds or sheet.place_at(behind) is not None:
            return False
        return self._field(behind)

    def _place(self, at: int, joined: bool = False) -> bool:
        """Takes the locality or country the name ends with, or the word of a kind that stands for one."""
        sheet = self.sheet
        place = locality_at(sheet, at, self.before_person)
        if place is not None:
            if place.forms and place.forms[0].type == "country":
                self.end = place.end
                return True
            if self._is_given_name(at) or (place.kind is None and place.forms[0].ordinary):
                return False
            self.end = place.end
            sure = place.forms and place.forms[0].prior >= _SURELY_A_SEAT and not self.word.attr("firm")
            if place.kind is not None or sure:
                self.seat = place
            return True
        kind = sheet.kinds.get(at) or sheet.governments.get(at)
        return kind is not None and not joined and self._is_local(kind)

    def _is_local(self, kind: Hit) -> bool:
        """Whether the word of a kind alone tells whose body it is; it belongs to some names."""
        sheet = self.sheet
        if kind.start in sheet.governments:
            inner = sheet.past(kind.end)
            behind = sheet.kinds.get(inner) if inner > 0 else None
            self.end = behind.end if behind is not None else kind.end
            self.local = word(behind).code if behind is not None else str(word(kind).attr("kind", ""))
            return True
        if word(kind).attr("level") == 3 or not (self.words or self.word.attr("level")):
            return False
        self.local = word(kind).code
        if self.word.attr("level") and not sheet.is_capital(kind.start):
            self.end = kind.end
        return False

    def _is_given_name(self, at: int) -> bool:
        """Whether a surname and given names stand there, not a place: "Giám đốc Sở Trần Bình Dương"."""
        return self.before_person and bool(surname_at(self.sheet, at)) and name_end(self.sheet, at)[1] > 2

    def _name(self, at: int) -> bool:
        """Takes a word with a capital that is a name of the body's own."""
        sheet = self.sheet
        found = sheet.capital_word(at) or (_NUMBER.match(sheet.text, at) if self.words else None)
        if found is None:
            nested = sheet.bodies.get(at)
            return nested is not None and self._nested(nested)
        if sheet.starts_title(at):
            return False
        nested = sheet.bodies.get(at)
        if nested is not None and not (self.word.attr("firm") and nested.end == found.end()):
            return self._nested(nested)
        if self.before_person and surname_at(sheet, at) and self._is_somebody(at):
            return False
        self.end = found.end()
        return True

    def _is_somebody(self, at: int) -> bool:
        """Whether who holds the post is named there, not the body: "Giám đốc Công ty Lê Văn An"."""
        end, count = name_end(self.sheet, at)
        if self.words == 1 and self.word.attr("firm") and self._is_followed(at, 0):
            return False  # "Công ty Hoa Mai Lê Văn An": a firm's name has two words at least
        if self.words:
            return count > 1
        own = self.word.attr("firm") or self.word.code in _WITH_NAMES
        if not own or "-" in self.sheet.text[at:end]:
            return True
        return count > 2 and not self._is_followed(at)

    def _is_followed(self, at: int, apart: int = 2) -> bool:
        """Whether a person's name stands behind further capitals: the first words are the body's then."""
        words, here = 0, at
        while (found := self.sheet.capital_word(here)) is not None:
            if words > apart and surname_at(self.sheet, here) and name_end(self.sheet, here)[1] > 1:
                return True
            words, here = words + 1, self.sheet.past(found.end())
        return False

    def _nested(self, hit: Hit) -> bool:
        """Takes the word of a body within the name of one: "Công ty cổ phần Tập đoàn Hoa Mai"."""
        if self.words and self.word.code not in ("embassy", "office"):
            return False
        if word(hit).attr("capital") and not self.sheet.is_capital(hit.start):
            return False
        self.end = hit.end
        return True


def body_at(sheet: Sheet, at: int, before_person: bool = False) -> BodyDraft | None:
    """The organisation named from this character on; None where none is.

    `before_person`: the name of somebody who holds a post in it may follow directly.
    """
    known, hit = sheet.known.get(at), sheet.bodies.get(at)
    if hit is None:
        if known is None or known.type != "organisation":
            return None
        end = _longer_end(sheet, known.end)
        place = locality_at(sheet, sheet.past(end), before_person)
        if place is None or place.kind is not None:
            return _finished(sheet, BodyDraft(at, end, sheet.text[at:end]))
        seat = place if place.forms[0].type == "locality" else None
        return _finished(sheet, BodyDraft(at, place.end, sheet.text[at : place.end], seat=seat))
    leading = word(hit)
    if leading.code == "-":
        return None
    if leading.attr("capital") and not sheet.is_capital(at):
        return None
    small = before_person and bool(leading.attr("small"))
    led = sheet.is_capital(at) or leading.attr("lower") or small
    if not (led or _has_a_field(sheet, hit) or is_told_again(sheet, hit)):
        return None
    extent = _Extent(sheet, at, hit.end, leading, before_person)
    extent.grow()
    if known is not None and known.type == "organisation" and known.end > extent.end:
        extent.end = known.end
    if extent.end == hit.end and not leading.attr("bare"):
        bare = sheet.is_capital(at) or is_told_again(sheet, hit)
        return (
            BodyDraft(at, hit.end, sheet.text[at : hit.end], leading, bare=True, phrase_end=hit.end)
            if bare
            else None
        )
    if (
        not sheet.is_capital(at)
        and not small
        and not any(char.isupper() for char in sheet.text[at : extent.end])
    ):
        return None
    draft = BodyDraft(at, extent.end, sheet.text[at : extent.end], leading, extent.seat, local=extent.local)
    return _finished(sheet, draft)


def _has_a_field(sheet: Sheet, hit: Hit) -> bool:
    """Whether what a body is for follows with a capital where its own word has none: "sở Ngoại vụ"."""
    behind = sheet.past(hit.end)
    field = sheet.name_words.get(behind)
    return field is not None and word(field).code in _OWN and sheet.is_capital(behind)


def _longer_end(sheet: Sheet, end: int) -> int:
    """Where a company's name ends that goes on behind a known one: "LG Display"."""
    while (at := sheet.past(end)) not in sheet.known and (found := sheet.capital_word(at)) is not None:
        if not found.group().isascii() or not sheet.accented or sheet.starts_title(at):
            break
        if surname_at(sheet, at) and name_end(sheet, at)[1] > 1:
            break
        end = found.end()
    return end


def _finished(sheet: Sheet, draft: BodyDraft) -> BodyDraft:
    """The body with its acronym in brackets, and with what stands behind it as the seat."""
    draft.phrase_end = draft.end
    acronym = _ACRONYM.match(sheet.text, draft.end)
    if acronym is None and draft.seat is not None and draft.seat.phrase_end > draft.end:
        acronym = _ACRONYM.match(sheet.text, draft.seat.phrase_end)
        if acronym is not None and _is_short(acronym.group(1)):
            draft.name += sheet.text[draft.end : draft.seat.phrase_end]
    if acronym is not None and _is_short(acronym.group(1)):
        draft.end = draft.phrase_end = acronym.end()
        draft.name += acronym.group()
        inner = sheet.past(draft.end)
        seat = (
            locality_at(sheet, inner) if inner > 0 and draft.seat is None and inner in sheet.kinds else None
        )
        if seat is not None:
            draft.name += sheet.text[draft.end : seat.end]
            draft.seat, draft.end, draft.phrase_end = seat, seat.end, seat.phrase_end
    if draft.seat is not None:
        draft.phrase_end = max(draft.phrase_end, draft.seat.phrase_end)
    elif draft.local and (kind := sheet.kinds.get(draft.end + 1)) is not None:
        draft.phrase_end = kind.end
    return draft


def _is_short(text: str) -> bool:
    """Whether what stands in brackets is an acronym or a short name."""
    if " " in text:
        return False
    return sum(char.isupper() for char in text) > 1 or (text.isascii() and text.istitle())


def body_led(sheet: Sheet, title: TitleDraft, end: int) -> BodyDraft | None:
    """The body that a post's word names, ending here: "Trưởng phòng Kinh tế" leads the "Phòng Kinh tế"."""
    extent = _Extent(sheet, title.start, end, title.word, before_person=True)
    extent.grow()
    if extent.end == end:
        return None
    name = f"{title.word.attr('body')}{sheet.text[end : extent.end]}"
    return _finished(sheet, BodyDraft(title.start, extent.end, name, None, extent.seat, local=extent.local))
