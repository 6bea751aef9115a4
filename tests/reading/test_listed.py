"""Rows of an office's list: the agreement they tell of, as exactly as they tell it."""

from __future__ import annotations

import msgspec
import pytest

from comity.model.claim import Affiliation, Agreement, Claim, Membership
from comity.model.document import Cell, Document, content_id
from comity.model.span import Span
from comity.reading.listed.dates import edtf
from comity.reading.listed.rows import Rows, Told
from comity.reading.listed.sides import without_government
from comity.reading.reader import Reader
from comity.reference.gazetteer import load


def row(*cells: tuple[str, str], **given: str) -> Document:
    """A row whose cells have these meanings and values; `given` is what the mapping says of every row."""
    lines, found = [], [Cell(f"{means}={value}", Span(0, 0)) for means, value in given.items()]
    at = 0
    for means, value in cells:
        line = f"{means.partition('=')[0]}: {value}"
        end = at + len(line)
        found.append(Cell(means, Span(end - len(value), end)))
        lines.append(line)
        at = end + 1
    text = "\n".join(lines)
    return Document(
        id=content_id(text), name="ties.csv#2", text=text, source="ties.csv#2", cells=tuple(found)
    )


def told(*cells: tuple[str, str], **given: str) -> Told:
    document = row(*cells, **given)
    found = Rows(load()).read(document)
    for claim in found.claims:
        assert document.text[slice(*claim.span)] == claim.quote
    return found


def agreements(*cells: tuple[str, str], **given: str) -> list[Agreement]:
    return [claim for claim in told(*cells, **given).claims if isinstance(claim, Agreement)]


BUSAN = (("party", "부산광역시"), ("partner_country=vn", "베트남"), ("partner", "호찌민시"))


def test_a_row_is_an_agreement_with_everything_it_tells() -> None:
    found = told(
        *BUSAN,
        ("date=ymd", "1995.11.3."),
        ("type=sister", "자매결연"),
        ("fields=economy", "경제"),
        ("fields=culture", "문화"),
        ("valid_until", "2030"),
        ("place", "호찌민시"),
        ("note", "경제교류 활발"),
        party_country="kr",
    )
    (claim,) = found.claims
    assert isinstance(claim, Agreement)
    assert (claim.type, claim.stage, claim.modality, claim.confidence) == (
        "sister",
        "signed",
        "asserted",
        "stated",
    )
    assert [(party.name, party.id) for party in claim.parties] == [
        ("부산광역시", "kr/busan"),
        ("호찌민시", "vn/ho-chi-minh-city"),
    ]
    assert (claim.date, claim.valid_until) == ("1995-11-03", "2030")
    assert claim.fields == ("economy", "culture")
    assert claim.place is not None
    assert claim.place.id == "vn/ho-chi-minh-city"
    assert claim.quote.startswith("부산광역시\npartner_country: 베트남")
    assert claim.quote.endswith("place: 호찌민시")
    assert (found.relevant, found.reason) == (True, "It is a row of a list of ties.")


def test_an_offices_own_list_leaves_itself_out() -> None:
    (claim,) = agreements(BUSAN[2], party="Hải Phòng", party_country="kr", partner_country="vn")
    assert [party.name for party in claim.parties] == ["Hải Phòng", "호찌민시"]
    assert (claim.quote, claim.confidence) == ("호찌민시", "inferred")


def test_what_a_row_says_goes_before_what_its_list_says_of_all() -> None:
    cells = (("party", "Busan"), ("party_country=kr", "Hàn Quốc"), ("partner", "Đà Nẵng"))
    (claim,) = agreements(*cells, party_country="vn", partner_country="vn", date="2016-10")
    assert ([party.id for party in claim.parties], claim.date) == (["kr/busan", "vn/da-nang"], "2016-10")
    (claim,) = agreements(*cells, ("date=dmy", "1/2/2003"), date="2016-10", partner_country="vn")
    assert claim.date == "2003-02-01"


def test_what_is_not_understood_is_told_and_never_guessed() -> None:
    found = told(*BUSAN, ("date", "미정"), ("type", "기타"), ("stage", "?"), ("fields", "잡동사니"))
    (claim,) = found.claims
    assert isinstance(claim, Agreement)
    assert (claim.date, claim.type, claim.stage, claim.fields) == (None, "agreement", "signed", ())
    assert found.reason == "It is a row of a list of ties; not understood: “기타”, “?”, “잡동사니”, “미정”."


def test_what_became_of_a_tie_is_an_act_of_its_own_and_the_day_is_that_of_signing() -> None:
    signed, ended = agreements(
        *BUSAN, ("date", "1995-11-03"), ("stage=ended", "종료"), ("fields=trade", "통상")
    )
    assert (signed.stage, signed.date, signed.fields) == ("signed", "1995-11-03", ("trade",))
    assert (ended.stage, ended.date, ended.fields) == ("ended", None, ())
    assert ended.quote.endswith("종료")
    (undated,) = agreements(*BUSAN, ("stage=ended", "종료"))
    assert undated.stage == "ended"


def test_what_is_to_be_signed_is_planned() -> None:
    (claim,) = agreements(*BUSAN, ("stage=planned", "추진중"), ("date", "2027"))
    assert (claim.stage, claim.modality, claim.date) == ("planned", "planned", "2027")


def test_a_row_about_one_country_is_not_relevant() -> None:
    found = told(("party", "부산광역시"), ("partner", "광주광역시"), party_country="kr", partner_country="kr")
    assert (found.claims, found.relevant) == ((), False)
    assert found.reason == "It is a row of a list about two localities of one country."
    assert not told(("partner", "Hue")).relevant


def test_a_partner_the_tables_do_not_know_keeps_its_country() -> None:
    found = told(("party", "Busan"), ("partner", "Sonstwo"), ("partner_country=de", "Đức")).claims
    agreement, lies = found
    assert isinstance(agreement, Agreement)
    assert isinstance(lies, Affiliation)
    assert (agreement.parties[1].type, agreement.parties[1].id) == ("locality", None)
    assert (lies.child, lies.relation) == (agreement.parties[1], "part_of")
    assert (lies.parent.name, lies.parent.id) == ("Đức", "de")


def test_a_body_and_its_member() -> None:
    (claim,) = told(
        ("party", "부산광역시"), ("body", "Tourism Promotion Organization"), party_country="kr"
    ).claims
    assert isinstance(claim, Membership)
    assert (claim.member.id, claim.body.type) == ("kr/busan", "organisation")


@pytest.mark.parametrize(
    ("name", "within", "country", "type_", "id_"),
    [
        ("수원시", "경기도", "kr", "locality", "kr/gyeonggi/suwon"),
        ("중구", "대구광역시", "kr", "locality", "kr/daegu/jung"),
        ("중구", None, "kr", "locality", None),
        ("광주", None, "kr", "locality", None),
        ("부산광역시", "부산광역시", "kr", "locality", "kr/busan"),
        ("본청", "부산광역시", "kr", "locality", "kr/busan"),
        ("경기도청", None, "kr", "locality", "kr/gyeonggi"),
        ("UBND tỉnh Thanh Hóa", None, "vn", "locality", "vn/thanh-hoa"),
        ("Los Angeles", None, "us", "locality", "us/california/los-angeles"),
        ("Los Angeles", None, "cl", "locality", "cl/bio-bio/los-angeles"),
        ("Springfield", None, "us", "locality", None),
        ("상하이시", None, "cn", "locality", "cn/shanghai/shanghai"),
        ("싱가포르", None, "sg", "country", "sg"),
        ("University of Nowhere", None, "us", "organisation", None),
        ("아무개대학교", None, "kr", "organisation", None),
        ("Nirgendwo", None, None, "locality", None),
    ],
)
def test_who_is_named(
    name: str, within: str | None, country: str | None, type_: str, id_: str | None
) -> None:
    cells = [("partner_within", within)] if within else []
    given = {"partner_country": country} if country else {}
    (claim,) = agreements(("partner", name), *cells, party="Paris", party_country="fr", **given)
    assert (claim.parties[1].type, claim.parties[1].id) == (type_, id_)


def test_a_name_means_what_it_meant_on_the_day() -> None:
    """Jeju was a province like others until 2006-07-01."""
    early, late = (
        agreements(
            ("party", "제주"), ("partner", "Hue"), ("date", day), party_country="kr", partner_country="vn"
        )[0]
        for day in ("2001-05-04", "2010-05-04")
    )
    assert (early.parties[0].id, late.parties[0].id) == ("kr/jeju-do", "kr/jeju")


def test_a_party_signs_with_nobody_but_itself() -> None:
    assert agreements(("party", "Hue"), ("partner", "Huế"), party_country="vn") == []


@pytest.mark.parametrize(
    ("written", "order", "date"),
    [
        ("2016-10-21", None, "2016-10-21"),
        ("2016.10.21.", None, "2016-10-21"),
        ("2016. 10. 21", None, "2016-10-21"),
        ("20161021", None, "2016-10-21"),
        ("2016-10-21 00:00:00", None, "2016-10-21"),
        ("2016.10.21(금)", None, "2016-10-21"),
        ("2016년 10월 21일", None, "2016-10-21"),
        ("2016년 10월", None, "2016-10"),
        ("2016.10", None, "2016-10"),
        ("2016.1", None, "2016"),
        ("2016.1.", None, "2016-01"),
        ("'16.10", None, "2016-10"),
        ("’98.3.5", None, "1998-03-05"),
        ("16.10.21", None, None),
        ("16.10.21", "ymd", "2016-10-21"),
        ("21/10/16", "dmy", "2016-10-21"),
        ("21/10/2016", None, "2016-10-21"),
        ("03/04/2016", None, "2016"),
        ("03/04/2016", "dmy", "2016-04-03"),
        ("03/04/2016", "mdy", "2016-03-04"),
        ("03/03/2016", None, "2016-03-03"),
        ("10/21/2016", "dmy", "2016-10-21"),
        ("10/2016", None, "2016-10"),
        ("ngày 21 tháng 10 năm 2016", None, "2016-10-21"),
        ("Tháng 10/2016", None, "2016-10"),
        ("năm 2016", None, "2016"),
        ("21 October 2016", None, "2016-10-21"),
        ("Oct. 21, 2016", None, "2016-10-21"),
        ("October 2016", None, "2016-10"),
        ("2016", None, "2016"),
        ("'16", None, None),
        ("42664", None, None),
        ("2016-13-01", None, None),
        ("31/02/2016", None, None),
        ("1995.11.3 / 2005.3.1", None, None),
        ("미정", None, None),
        ("", None, None),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_written(
    written: str, order: str | None, date: str | None
) -> None:
    assert edtf(written, order) == date


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Ủy ban nhân dân thành phố Huế", "thành phố Huế"),
        ("City of Austin", "Austin"),
        ("Hue City People's Committee", "Hue City"),
        ("해운대구청", "해운대구"),
        ("산청", "산청"),
        ("UBND", "UBND"),
    ],
)
def test_a_government_is_its_locality(name: str, bare: str) -> None:
    assert without_government(name) == bare


def test_the_reader_reads_rows_by_their_columns(reader: Reader) -> None:
    document = row(*BUSAN, ("date", "1995-11-03"), party_country="kr")
    reading = reader.read(document)
    assert (reading.relevant, reading.ungrounded, len(reading.claims)) == (True, 0, 1)
    plain = msgspec.structs.replace(document, cells=())
    assert not reader.read(plain).relevant, "without its cells it is a text like others"


def test_no_row_trips_the_reader() -> None:
    strange = ["", " ", "?", "=1+1", "가" * 5000, "a\u200bb", "(", "[", "\\", "2016-99-99", "🙂", "x, y (z)"]
    for value in filter(str.strip, strange):
        cells = [(means, value) for means in ("party", "partner", "date", "type", "stage", "fields", "place")]
        claims: tuple[Claim, ...] = told(*cells).claims
        assert all(isinstance(claim, Agreement | Affiliation) for claim in claims)
