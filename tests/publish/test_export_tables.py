"""Records as tables: what stands in which column, in CSV, Excel workbooks and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from comity.model.claim import KINDS
from comity.model.vocabularies import indicators, sectors, units
from comity.publish.selection import Selection
from comity.publish.tables import parquet, rows, workbook
from comity.publish.tables.columns import columns
from comity.publish.tables.files import Tables
from comity.publish.tables.labels import Labels, Language, labels
from comity.publish.tables.shown import Shown
from comity.publish.words import wording
from comity.register.view import View

LANGUAGES: tuple[Language, ...] = ("en", "ko", "vi")


def table(view: View, kind: str, language: Language = "en", **selection: Any) -> list[dict[str, str]]:
    """The CSV table of a kind, read back."""
    file = io.BytesIO()
    Tables(view, Selection(**selection), language).stream_csv(file, kind)
    told = file.getvalue()
    assert told.startswith(b"\xef\xbb\xbf"), "by which Excel tells UTF-8"
    return list(csv.DictReader(io.StringIO(told.decode("utf-8-sig"))))


def test_a_row_has_the_values_shown_and_the_source_published_first(view: View) -> None:
    (row,) = table(view, "agreement")
    assert row["Record"].startswith("agr-")
    assert (row["Type"], row["Stage"], row["Date"]) == ("Sister tie", "signed", "2022-01")
    assert set(row["Parties"].split("; ")) == {"Huế", "Busan"}
    assert (row["Countries"], row["Sectors"]) == ("South Korea; Vietnam", "culture; trade")
    assert row["Signed by"] == "Tran An (Mayor, Huế)"
    assert (row["Firmness"], row["Sources"]) == ("stated", "2")
    assert (row["First published"], row["First source"]) == ("2022-01-07", "a.txt")
    assert (row["Quote"], row["Link"]) == ("They agreed.", "https://example.org/a")
    assert row["Valid until"] == ""


def test_participants_and_several_places_share_a_cell(view: View) -> None:
    meeting, visit = sorted(table(view, "event"), key=lambda row: row["Type"])
    assert (visit["Start"], visit["End"], visit["Places"]) == ("2021-05-04", "2021-05-05", "Long Biên")
    assert meeting["Participants"] == "Busan (guest)"


def test_nothing_in_csv_computes(view: View) -> None:
    assert table(view, "membership")[0]["Body"] == "'=cmd|' /C calc'!A0"
    assert table(view, "post")[0]["Role"] == "'+1"
    (figure,) = table(view, "figure")
    assert float(figure["Value"]) == -5, "a number is none"
    assert (figure["Indicator"], figure["Unit"]) == ("FDI projects in force", "number")


def test_words_and_names_of_another_language(view: View) -> None:
    (row,) = table(view, "agreement", "ko")
    assert (row["구분"], row["단계"], row["교류분야"]) == ("자매결연", "체결", "문화; 통상")
    assert (row["국가"], set(row["당사자"].split("; "))) == ("대한민국; 베트남", {"후에시", "부산광역시"})
    (row,) = table(view, "agreement", "vi")
    assert (row["Loại"], row["Quốc gia"]) == ("Kết nghĩa", "Hàn Quốc; Việt Nam")


@pytest.mark.parametrize(
    ("kind", "selection", "number"),
    [
        ("event", {"localities": ("vn/ha-noi",)}, 1),
        ("event", {"countries": ("kr",)}, 1),
        ("event", {"countries": ("kr", "vn")}, 2),
        ("event", {"countries": ("jp",)}, 0),
        ("event", {"since": date(2021, 5, 5)}, 1),
        ("event", {"since": date(2021, 5, 6)}, 0),
        ("event", {"until": date(2021, 5, 3)}, 0),
        ("agreement", {"since": date(2022, 1, 31)}, 1),
        ("agreement", {"sectors": ("health", "trade")}, 1),
        ("agreement", {"sectors": ("health",)}, 0),
        ("agreement", {"languages": ("vi",)}, 1),
        ("membership", {"languages": ("vi",)}, 0),
        ("membership", {"languages": ("vi", "en")}, 1),
        ("agreement", {"localities": ("vn/hue",), "sectors": ("trade",), "countries": ("kr",)}, 1),
        ("agreement", {"localities": ("vn/hu",)}, 0),
    ],
)
def test_selections(view: View, kind: str, selection: dict[str, Any], number: int) -> None:
    assert len(table(view, kind, **selection)) == number


def test_a_workbook_has_a_sheet_a_kind_and_nothing_in_it_computes(view: View, tmp_path: Path) -> None:
    Tables(view, Selection()).write(tmp_path / "all.xlsx", "xlsx")
    book = load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == ["Agreements", "Events", "Figures", "Memberships", "Posts"]
    cells = {cell.value: cell for cell in book["Memberships"][2]}
    formula = cells["=cmd|' /C calc'!A0"]
    assert formula.data_type in ("s", "inlineStr")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    header = [cell.value for cell in book["Events"][1]]
    visit = next(row for row in book["Events"].iter_rows(values_only=True) if row[1] == "Visit")
    assert visit[header.index("Start")] == datetime(2021, 5, 4)  # noqa: DTZ001
    agreement = dict(zip(*(tuple(cell.value for cell in row) for row in book["Agreements"]), strict=True))
    assert agreement["Date"] == "2022-01", "a month is no day"
    assert book["Agreements"].freeze_panes == "B2"


def test_a_workbook_of_nothing_opens(view: View, tmp_path: Path) -> None:
    Tables(view, Selection(countries=("jp",))).write(tmp_path / "none.xlsx", "xlsx")
    assert len(load_workbook(tmp_path / "none.xlsx").sheetnames) == 1


def test_a_full_sheet_is_followed_by_another(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 1)
    Tables(view, Selection(kinds=("event",)), "ko").write(tmp_path / "all.xlsx", "xlsx")
    book = load_workbook(tmp_path / "all.xlsx")
    assert [(sheet.title, sheet.max_row) for sheet in book] == [("행사", 2), ("행사 2", 2)]


def test_a_workbook_takes_any_text(tmp_path: Path) -> None:
    values = {"id": "x\0y\x0b", "quote": "a" * 40_000, "published": "1850-01-01", "source": "#N/A"}
    shown = _shown("statement")
    workbook.write(tmp_path / "odd.xlsx", [("statement", "Odd", [rows.Row(values, {})], shown)])
    sheet = load_workbook(tmp_path / "odd.xlsx")["Odd"]
    header = [cell.value for cell in sheet[1]]
    told = dict(zip(header, (cell.value for cell in sheet[2]), strict=True))
    assert (told["Record"], len(told["Quote"])) == ("x y ", 32_767)
    assert (told["First published"], told["First source"]) == ("1850-01-01", "#N/A")


def test_parquet_has_types_codes_and_ids(view: View, tmp_path: Path) -> None:
    Tables(view, Selection(kinds=("agreement",))).write(tmp_path / "a.parquet", "parquet")
    told = pq.read_table(tmp_path / "a.parquet")
    (row,) = told.to_pylist()
    assert (row["type"], row["fields"], row["countries"]) == ("sister", ["culture", "trade"], ["kr", "vn"])
    assert dict(zip(row["parties_ids"], row["parties"], strict=True)) == {
        "vn/hue": "Huế",
        "kr/busan": "Busan",
    }
    assert (row["date"], row["date_first"], row["date_last"]) == (
        "2022-01",
        date(2022, 1, 1),
        date(2022, 1, 31),
    )
    assert (row["valid_until"], row["valid_until_first"], row["place_ids"]) == (None, None, [])
    assert told.schema.field("sources").type == pa.int32()
    assert told.schema.field("type").type == pa.dictionary(pa.int32(), pa.string())


def test_parquet_is_written_in_groups_of_rows(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 1)
    Tables(view, Selection(kinds=("event",))).write(tmp_path / "e.parquet", "parquet")
    assert pq.ParquetFile(tmp_path / "e.parquet").num_row_groups == 2


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_a_folder_has_a_file_for_each_kind_there_is(view: View, tmp_path: Path, format_: Any) -> None:
    Tables(view, Selection()).write_into(tmp_path / "new" / "tables", format_)
    names = sorted(path.name for path in (tmp_path / "new" / "tables").iterdir())
    assert names == [f"{kind}.{format_}" for kind in ("agreement", "event", "figure", "membership", "post")]


def test_a_file_is_there_whole_or_not_at_all(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    (tmp_path / "a.csv").write_text("old")
    monkeypatch.setattr(Shown, "value", broken)
    with pytest.raises(RuntimeError):
        Tables(view, Selection(kinds=("event",))).write(tmp_path / "a.csv", "csv")
    assert (tmp_path / "a.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_and_code_has_words(language: Language) -> None:
    told = labels(language)
    assert set(told.sheets) == set(KINDS)
    assert max(map(len, told.sheets.values())) < 28, "a sheet's title has at most 31 characters"
    assert set(told.headers) == {column.name for kind in KINDS for column in columns(kind)}
    for kind in KINDS:
        headers = [told.headers[column.name] for column in columns(kind)]
        assert len(headers) == len(set(headers)), "two columns of one name"
    if language != "en":
        _has_every_code(told)


def _has_every_code(told: Labels) -> None:
    pages: dict[str, Sequence[str] | dict[str, Any]] = {
        **{group: wording().terms[group] for group in ("agreement", "stage", "event", "mode", "renewal")},
        **{group: wording().terms[group] for group in ("modality", "qualifier", "relation", "sense")},
        "participant": wording().terms["participant"],
        "indicator": dict(indicators()),
        "sector": dict(sectors()),
    }
    for group, codes in pages.items():
        assert set(told.codes[group]) == set(codes), group
    assert set(told.codes["unit"]) <= set(units())


def _shown(kind: str) -> Shown:
    return Shown(kind, labels(), None)  # type: ignore[arg-type]
