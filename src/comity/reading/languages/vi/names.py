"""Whom and what a Vietnamese text names: localities, countries, organisations, people with their posts, and pointers."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage
from comity.reading.languages.vi.bodies import body_at
from comity.reading.languages.vi.drafts import (
    BodyDraft,
    Draft,
    PersonDraft,
    PlaceDraft,
    PointerDraft,
    TitleDraft,
)
from comity.reading.languages.vi.entities import mentions_of
from comity.reading.languages.vi.localities import locality_at
from comity.reading.languages.vi.people import honorific_end, name_end, person_at, surname_at
from comity.reading.languages.vi.sheet import CAPITAL_WORD, Sheet, credit, joint, word
from comity.reading.languages.vi.short_names import acronyms, clipped_countries, latin_companies
from comity.reading.languages.vi.titles import title_at


_ASIDE = re.compile(r" \([a-zà-ỹ ]{2,20}\)(?= [-–]|,)")
"""A remark in brackets between a name and a post: "(ảnh)"."""


def find_mentions(passage: Passage) -> list[Mention]:
    """Every mention in the order of the text, none overlapping."""
    sheet = Sheet(passage)
    return mentions_of(sheet, _Finder(sheet).drafts())


@cache
def _together() -> tuple[str, ...]:
    """What binds two posts of one person."""
    return tuple(f"{comma} {form} " for form in joint("posts") for comma in (",", ""))


@cache
def _further() -> tuple[str, ...]:
    """What stands between two posts of one person."""
    return (", ", *_together())


@cache
def _described() -> tuple[str, ...]:
    """What stands between a person's name, or a post, and a further post."""
    return (*_further(), " - ", " – ", " (", *(f" {form} " for form in (*joint("described"), *joint("and"))))


class _Finder:
    """Goes through a text once from left to right."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.found: list[Draft] = []
        self._explained: dict[str, BodyDraft] = {}
        self._clipped: dict[int, tuple[int, str]] = {}
        self._acronyms: dict[int, int] = {}
        self._companies: dict[int, int] = {}

    def drafts(self) -> list[Draft]:
        """What is named, in the order of the text."""
        sheet, reached = self.sheet, 0
        self._clipped, self._acronyms = clipped_countries(sheet.text), acronyms(sheet.text)
        self._companies = latin_companies(sheet.text)
        names = self._surnames()
        tables = (
            self._clipped,
            self._acronyms,
            self._companies,
            sheet.titles,
            sheet.honorifics,
            sheet.governments,
            sheet.bodies,
            sheet.kinds,
            sheet.known,
            sheet.pointers,
        )
        credits = {found.start(): found.end() for found in credit().finditer(sheet.text)}
        for at in sorted(names.union(credits, *tables)):
            if at >= reached:
                reached = credits.get(at) or max(reached, self._take(at))
        return self.found

    def _surnames(self) -> set[int]:
        """Where surnames stand; notes the last words of the names they begin."""
        sheet, found = self.sheet, set()
        for capital in CAPITAL_WORD.finditer(sheet.text):
            at = capital.start()
            if surname_at(sheet, at):
                found.add(at)
                end, count = name_end(sheet, at)
                if count > 1:
                    sheet.last_names.add(sheet.text[at:end].rsplit(" ", 1)[-1])
        return found

    def _take(self, at: int) -> int:
        """Takes what begins there; where it ends, or the character itself where nothing does."""
        return (
            self._titled(at)
            or self._honoured(at)
            or self._body(at)
            or self._place(at)
            or self._unannounced(at)
            or self._pointer(at)
            or at
        )

    def _titled(self, at: int) -> int:
        """Takes a title with the person behind it, or alone."""
        if at not in self.sheet.titles:
            return 0
        title = title_at(self.sheet, at)
        if title is None:
            return 0
        titles, end = [title], title.end
        person = self._person_behind(end)
        while person is None and (further := self._title_behind(end, _further())) is not None:
            titles.append(further)
            end = further.end
            person = self._person_behind(end)
        if person is not None:
            return self._with_person(titles, person, at)
        return self._alone(titles[0])

    def _alone(self, title: TitleDraft) -> int:
        """Takes a title without a person: the body or place it names, and itself as a pointer."""
        if title.word.attr("group") == "lead":
            return title.end
        if title.word.attr("group") == "plain":
            return self.sheet.titles[title.start].end
        self.found.append(PointerDraft(title.start, title.end, "post", title))
        return title.end

    def _title_behind(self, end: int, joints: tuple[str, ...]) -> TitleDraft | None:
        for joint in joints:
            at = self.sheet.past(end, joint)
            if at > 0 and at in self.sheet.titles:
                return title_at(self.sheet, at)
        return None

    def _person_behind(self, end: int, apart: bool = True) -> PersonDraft | None:
        """Somebody's name directly behind a title, with an honorific or without; `apart`: a comma may stand between."""
        sheet = self.sheet
        direct, listed = sheet.past(end), sheet.past(end, ": ")
        if direct > 0:
            named = honorific_end(sheet, direct)
            return person_at(sheet, named) if named > 0 else person_at(sheet, direct, announced=False)
        if listed > 0:
            return person_at(sheet, max(listed, honorific_end(sheet, listed)), announced=False)
        named = honorific_end(sheet, sheet.past(end, ", ")) if apart else -1
        return person_at(sheet, named) if named > 0 else None

    def _with_person(self, titles: list[TitleDraft], person: PersonDraft, start: int) -> int:
        person.titles = titles
        for title in titles:
            if isinstance(title.seat, BodyDraft):
                self._note_acronym(title.seat)
        person.phrase = (start, person.end)
        self.found.append(person)
        return self._described(person)

    def _described(self, person: PersonDraft) -> int:
        """Adds the titles that stand behind a name; where they end."""
        end = person.phrase[1]
        aside = _ASIDE.match(self.sheet.text, end)
        if aside is not None:
            end = aside.end()
        while True:
            title = self._title_behind(end, _described())
            if (
                title is None
                or self._is_anothers(title)
                or (title.word.attr("group") == "plain" and title.seat is None and not title.local)
            ):
                break
            if title.word.attr("group") != "lead":
                person.titles.append(title)
                if isinstance(title.seat, BodyDraft):
                    self._note_acronym(title.seat)
            end = title.end
            if self.sheet.text[end : end + 1] == ")":
                end += 1
                break
        person.phrase = (person.phrase[0], end)
        return end

    def _is_anothers(self, title: TitleDraft) -> bool:
        """Whether a title stands before a name of its own rather than behind this one."""
        last: TitleDraft | None = title
        while last is not None:
            if self._person_behind(last.end, apart=False) is not None:
                return True
            last = self._title_behind(last.end, _together())
        return False

    def _honoured(self, at: int) -> int:
        """Takes a person behind an honorific."""
        sheet = self.sheet
        hit = sheet.honorifics.get(at)
        if (
            hit is None
            or sheet.place_at(at) is not None
            or honorific_end(sheet, at) in self._clipped
            or (not sheet.accented and word(hit).attr("plain") is False)
        ):
            return 0
        name = honorific_end(sheet, at)
        title = sheet.titles.get(name)
        if title is not None:
            return name if name > 0 else 0
        person = person_at(sheet, name) if name > 0 else None
        if person is None:
            return 0
        return self._with_person([], person, at)

    def _body(self, at: int) -> int:
        sheet = self.sheet
        end = self._companies.get(at, 0) or self._acronyms.get(at, 0)
        if end and at not in sheet.bodies:
            name = sheet.text[at:end]
            self.found.append(BodyDraft(at, end, name, alias_of=self._explained.get(name), phrase_end=end))
            return end
        if at not in sheet.bodies and (at not in sheet.known or sheet.known[at].type != "organisation"):
            return 0
        body = body_at(sheet, at)
        if body is None:
            return 0
        self.found.append(body)
        self._note_acronym(body)
        return body.phrase_end

    def _note_acronym(self, body: BodyDraft) -> None:
        """Keeps what the acronym behind a body's name stands for."""
        _, bracket, acronym = body.name.rpartition(" (")
        if bracket:
            self._explained[acronym.rstrip(")")] = body

    def _place(self, at: int) -> int:
        sheet = self.sheet
        if at in self._clipped:
            end, code = self._clipped[at]
            self.found.append(PlaceDraft(at, end, sheet.text[at:end], country=code, phrase_end=end))
            return end
        if at not in sheet.kinds and at not in sheet.governments and at not in sheet.known:
            return 0
        place = locality_at(sheet, at)
        if place is None:
            return 0
        if place.forms and place.forms[0].type == "country" and self._is_currency(at):
            return place.end
        if place.start == at and surname_at(sheet, at) and self._is_person(at, place.end):
            return 0
        self.found.append(place)
        return place.phrase_end

    def _is_currency(self, at: int) -> bool:
        """Whether a country's name says whose money or tongue is meant: "đô la Mỹ"."""
        return self.sheet.text[max(0, at - 10) : at].rstrip().lower().endswith(joint("currency"))

    def _is_person(self, at: int, end: int) -> bool:
        """Whether a longer name of a person begins where a place's does ("Sơn Văn Bình")."""
        last, count = name_end(self.sheet, at)
        return count > 1 and last > end and " " not in self.sheet.text[at:end]

    def _unannounced(self, at: int) -> int:
        """Takes a person's whole name that nothing announces."""
        sheet = self.sheet
        if not surname_at(sheet, at):
            return 0
        end, count = name_end(sheet, at)
        if count < 2 or (at in sheet.pointers and sheet.past(sheet.pointers[at].end) in sheet.known):
            return 0
        person = PersonDraft(at, end, sheet.text[at:end], (at, end), [])
        reached = self._described(person)
        if not person.titles and count < 3 and "-" not in person.name:
            return 0
        self.found.append(person)
        return reached

    def _pointer(self, at: int) -> int:
        sheet, hit = self.sheet, self.sheet.pointers.get(at)
        if hit is None:
            return 0
        code, behind = word(hit).code, sheet.past(hit.end)
        if code == "-":
            return hit.end
        if not sheet.accented and word(hit).attr("plain") is False:
            return hit.end
        if code not in ("delegation", "person_he") and (behind in sheet.known or sheet.capital_word(behind)):
            return 0  # "hai tỉnh Sơn La và Hủa Phăn": it only says what they are
        self.found.append(PointerDraft(at, hit.end, code))
        return hit.end
