"""Days ahead in words and as calendars, which two libraries read and which stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject

from comity.insight.chronicle import chronicle
from comity.insight.dates import Dates, ahead, dates, within
from comity.insight.encounters import encounters
from comity.model.claim import Commitment
from comity.publish.dates_page import dates_page, due_line, plain
from comity.publish.days_calendar import entries
from comity.publish.ical import ical
from comity.publish.page import Line
from comity.publish.words import speaking
from comity.reference.duties import Duties
from comity.reference.gazetteer import load
from tests.insight.telling import LAM_DONG, Report, around
from tests.make import BINH_DUONG, BUSAN, GANGNAM, agreement, quoting

DUTIES = Duties(load())
PROMISE = Commitment(**quoting(), actors=(LAM_DONG,), action="open an office", due="2027-01")
TOLD: tuple[Report, ...] = (
    ("2026-11-20", "They signed; “so it is”, said all.", agreement(LAM_DONG, BUSAN, date="2026-11-10")),
    (
        "2024-01-06",
        "It holds three years.",
        agreement(
            BINH_DUONG,
            GANGNAM,
            date="2024-01-06",
            valid_until="2027-01-06",
            notice="P1M",
            renewal="automatic",
        ),
    ),
    (
        "2026-10-01",
        "A tie is planned.",
        agreement(LAM_DONG, GANGNAM, type="sister", stage="planned", modality="planned", date="2027-03-02"),
    ),
    ("2026-10-01", "It will open an office in January.", PROMISE),
    ("2017-01-10", "They are sisters.", agreement(LAM_DONG, BUSAN, type="sister", date="2017-01-10")),
)


@contextmanager
def found_in(folder: Path, *reports: Report, of: str | None = None) -> Iterator[Dates]:
    folder.mkdir(exist_ok=True)
    with around(folder, *reports, on="2026-11-23") as found:
        every = ahead(chronicle(found, encounters(found)).agreed, found, DUTIES)
        yield dates(within(every, found, of=of), found, DUTIES, of=of)


def lines(every: tuple[Line, ...]) -> Iterator[Line]:
    for line in every:
        yield line
        yield from lines(line.notes)


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_every_mark_leads_to_a_claim_or_a_rule(tmp_path: Path, language: str) -> None:
    with found_in(tmp_path, *TOLD, of="vn/lam-dong") as found, speaking(language):
        page = dates_page(found)
    told = [part for section in page.sections for line in lines(section.lines) for part in line.parts]
    assert all(id_ in page.sources for part in told for id_ in part.claims)
    assert {id_ for part in told for id_ in part.claims} >= page.references.keys()
    assert [section.key for section in page.sections] == ["ahead", "binding", "rules"]


def test_a_day_by_rule_says_what_whom_since_when_and_by_which_law(tmp_path: Path) -> None:
    with found_in(tmp_path, *TOLD) as found:
        (one,) = [due for due in found.dates if due.what == "report"]
        line = due_line(one, found)
        assert line.margin == "25 November 2026"
        assert plain(line).startswith(
            "Due by rule: Report to the Prime Minister, copy of the agreement to the Ministry of Foreign "
            "Affairs (Lam Dong); 15 days from 10 November 2026; MOU: "
        )
        asked = next(due for due in found.dates if due.what == "ask")
        assert "7 working days before 2 March 2027" in plain(due_line(asked, found))
        ends = next(due for due in found.dates if due.what == "term_ends")
        (note,) = due_line(ends, found).notes
        assert plain(note) == "then goes on by itself unless notice is given 1 month before its end"
        assert note.parts[0].claims == ends.claims
        signing = next(due for due in found.dates if due.what == "signing")
        (note,) = due_line(signing, found).notes
        assert plain(note) == "Gangnam-gu: the council's consent is needed"
        law = next(s for s in dates_page(found).sections if s.key == "rules").lines[0]
        assert plain(law).startswith("Law 70/2020/QH14, Article 19(5): Within 15 days")


def test_what_is_past_is_told_apart(tmp_path: Path) -> None:
    with found_in(
        tmp_path, ("2026-11-20", "Signed.", agreement(LAM_DONG, BUSAN, date="2026-11-01"))
    ) as found:
        (past, _) = dates_page(found).sections
    assert past.heading == "Days just past"
    assert plain(past.lines[0].notes[-1]) == "No source here tells whether it was done."


def test_an_unruled_country_is_unknown(tmp_path: Path) -> None:
    with found_in(tmp_path, *TOLD, of="jp/hyogo/kobe") as found:
        (section,) = [s for s in dates_page(found).sections if s.key == "binding"]
    assert [plain(line) for line in section.lines] == [
        "Japan: no rule is known here, so what law asks there is unknown."
    ]


def calendar(folder: Path, *reports: Report, language: str = "en", remind: int | None = 7) -> bytes:
    with found_in(folder, *reports) as found, speaking(language):
        return ical("Days", entries(found, remind), "")


def test_two_libraries_read_the_same_days(tmp_path: Path) -> None:
    written = calendar(tmp_path, *TOLD, language="vi")
    strict = icalendar.Calendar.from_ical(written)
    events = list(strict.walk("VEVENT"))
    assert not [event.errors for event in events if event.errors]
    read = vobject.readOne(written.decode())
    assert read.validate(raiseException=True)
    days = sorted((event.dtstart.value, event.summary.value) for event in read.vevent_list)
    assert days == sorted((event.decoded("dtstart"), str(event["summary"])) for event in events)
    assert [day for day, _ in days] == [
        date(2026, 11, 25),
        date(2026, 12, 6),
        date(2027, 1, 6),
        date(2027, 1, 10),
        date(2027, 1, 31),
        date(2027, 2, 19),
        date(2027, 3, 2),
    ]
    assert all(alarm.decoded("trigger") == -timedelta(days=7) for alarm in strict.walk("VALARM"))
    assert all(len(row) <= 75 for row in written.split(b"\r\n"))


def uids(written: bytes) -> dict[str, date]:
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    found = {str(event["uid"]): event.decoded("dtstart") for event in events}
    assert len(found) == len(events)
    return found


def test_an_entry_keeps_its_id_when_the_register_is_made_anew_in_another_language_and_with_more_sources(
    tmp_path: Path,
) -> None:
    first = uids(calendar(tmp_path / "a", *TOLD))
    again = [(day, f"It was reported: {quote}", claim) for day, quote, claim in TOLD]
    assert uids(calendar(tmp_path / "b", *reversed(TOLD), language="ko")) == first
    assert uids(calendar(tmp_path / "c", *TOLD, *again)) == first


def test_an_entry_moves_with_its_day(tmp_path: Path) -> None:
    def renewed(until: str) -> Report:
        claim = agreement(BINH_DUONG, GANGNAM, date="2024-01-06", valid_until=until)
        return "2024-01-06", "It holds.", claim

    one, other = (uids(calendar(tmp_path / day, renewed(day))) for day in ("2027-01-06", "2027-02-06"))
    assert one.keys() == other.keys() and one != other


def test_the_same_days_give_the_same_bytes_and_no_reminder_unless_asked_for(tmp_path: Path) -> None:
    once, again = (calendar(tmp_path / name, *TOLD, remind=None) for name in ("a", "b"))
    assert once == again
    assert b"VALARM" not in once and b"URL:" not in once
