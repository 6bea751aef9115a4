"""Lists of ties in workbooks and CSV: which rows become documents, and what their values mean."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from comity.errors import BadMapping, DocumentRefused
from comity.model.document import Document
from comity.sources.lists import columns, sheet
from comity.sources.open import Opened, PassedOver, open_all

KOREAN = ["연번", "시도", "자치단체", "국가", "도시", "체결일(년월일)", "구분", "교류분야"]
ENGLISH = "Municipality,Country,Sister city,Date signed,Type\n"


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Makes a workbook of sheets, each a list of rows; a function may do more to the first one."""

    def make(do: Callable[[Worksheet], None] | None = None, **sheets: Sequence[Sequence[object]]) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        if do:
            do(book.worksheets[0])
        book.save(tmp_path / "ties.xlsx")
        return tmp_path / "ties.xlsx"

    return make


@pytest.fixture
def csv(tmp_path: Path) -> Callable[..., Path]:
    def make(text: str | bytes, name: str = "ties.csv") -> Path:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path / name

    return make


def documents(path: Path, mapping: str | None = None) -> list[Document]:
    found = everything(path, mapping)
    assert all(isinstance(one, Document | PassedOver) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def everything(path: Path, mapping: str | None = None) -> list[Opened]:
    return list(open_all(path, columns=columns.parsed(mapping, "m.yaml") if mapping else None))


def meant(document: Document) -> dict[str, str]:
    return {cell.means: cell.span.of(document.text) for cell in document.cells}


def test_a_row_of_a_korean_list_is_a_document_whose_values_have_meanings(
    workbook: Callable[..., Path],
) -> None:
    path = workbook(
        현황=[
            ["국제교류 현황"],
            [],
            KOREAN,
            [
                1,
                "부산광역시",
                None,
                "베트남",
                "호찌민시",
                date(1995, 11, 3),
                "자매결연",
                "경제, 문화예술",
            ],
            ["합계", None, "1건"],
        ]
    )
    (document,) = documents(path)
    assert document.name == "ties.xlsx#현황!4"
    assert document.text == (
        "시도: 부산광역시\n국가: 베트남\n도시: 호찌민시\n"
        "체결일(년월일): 1995-11-03\n구분: 자매결연\n교류분야: 경제, 문화예술"
    )
    assert meant(document) == {
        "party_country=kr": "",
        "party_within": "부산광역시",
        "partner_country=vn": "베트남",
        "partner": "호찌민시",
        "date=ymd": "1995-11-03",
        "type=sister": "자매결연",
        "fields=economy": "경제",
        "fields=culture": "문화예술",
        "fields=arts": "문화예술",
    }
    assert (document.language, document.published) == ("ko", None)
    assert document.original is not None
    assert document.original.data == path.read_bytes()
    assert PassedOver("rows of a list that name no partner", 1) in everything(path)


def test_a_row_keeps_its_id_when_rows_are_added_above_it(csv: Callable[..., Path]) -> None:
    first = "STT;Địa phương;Quốc gia;Đối tác;Ngày ký\n1;Đà Nẵng;Hàn Quốc;Daegu;24/5/2004\n"
    (document,) = documents(csv(first))
    later = first.replace("\n1;", "\n1;Huế;Pháp;Rennes;1/2/1999\n2;")
    assert document.id in {one.id for one in documents(csv(later, "later.csv"))}
    assert "1" not in document.text.split("\n")[0]


def test_a_vietnamese_list_is_read_with_the_day_before_the_month(csv: Callable[..., Path]) -> None:
    (document,) = documents(
        csv(
            "TT\tCơ quan ký kết\tĐối tác nước ngoài\tTên thỏa thuận\tNgày ký\tTình trạng\n"
            "1\tUBND tỉnh Thanh Hóa\tThành phố Seongnam (Hàn Quốc)\t"
            "Bản ghi nhớ hợp tác\t05/06/2013\tHết hiệu lực\n"
        )
    )
    assert meant(document) == {
        "party_country=vn": "",
        "party": "UBND tỉnh Thanh Hóa",
        "partner": "Thành phố Seongnam",
        "partner_country=kr": "Hàn Quốc",
        "type=mou": "Bản ghi nhớ hợp tác",
        "date=dmy": "05/06/2013",
        "stage=ended": "Hết hiệu lực",
    }
    assert document.language == "vi"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_encodings_of_csv(csv: Callable[..., Path], encoding: str) -> None:
    (document,) = documents(
        csv("지자체,국가명,도시명,결연일\n부산광역시,중국,상하이시,1993\n".encode(encoding))
    )
    assert document.text.startswith("지자체: 부산광역시\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_of_csv(csv: Callable[..., Path], delimiter: str) -> None:
    told = "Municipality,Country,Sister city,Note\nAustin,Japan,Oita,founded 1990\nReno,Vietnam,Hue,new\n"
    text = told.replace(",", delimiter)
    assert [document.name for document in documents(csv(text))] == ["ties.csv#2", "ties.csv#3"]


def test_excels_own_word_for_the_delimiter_and_quoted_line_breaks(csv: Callable[..., Path]) -> None:
    text = 'sep=;\nMunicipality;Country;"Sister\r\ncity"\nAustin;Japan;"Oita\n(Kyushu)"\nReno;Vietnam;Hue\n'
    first, second = documents(csv(text))
    assert (first.name, second.name) == ("ties.csv#4", "ties.csv#6")
    assert first.text == "Municipality: Austin\nCountry: Japan\nSister city: Oita (Kyushu)"


def test_dates_and_numbers_are_shown_as_exactly_as_their_format_tells(workbook: Callable[..., Path]) -> None:
    def formatted(sheet: Worksheet) -> None:
        sheet["D2"].number_format = "yyyy.mm"
        sheet["D3"].number_format = "yyyy"
        sheet["D4"].number_format = "0.00"

    rows: list[list[object]] = [["City", "Country", "Partner", "Established"]]
    rows += [
        ["Austin", "Japan", "Oita", date(1990, 10, 1)],
        ["Reno", "Vietnam", "Hue", date(1995, 1, 1)],
    ]
    rows += [["Plano", "Vietnam", "Vinh", 2016.1], ["Tyler", "Laos", "Pakse", 2004]]
    texts = [document.text.split("\n")[-1] for document in documents(workbook(formatted, Ties=rows))]
    assert texts == ["Established: 1990-10", "Established: 1995", "Established: 2016.10", "Established: 2004"]


def test_a_mapping_for_an_offices_own_list(csv: Callable[..., Path]) -> None:
    mapping = """
        like: korea
        given: {party: 부산광역시, type: sister}
        publisher: 부산광역시
        as_of: 2024-06-30
    """
    (document,) = documents(csv("도시명,국가명,결연일자\n상하이시,중국,1993-08-24\n"), mapping)
    told = meant(document)
    assert (told["party=부산광역시"], told["type=sister"], told["party_country=kr"]) == ("", "", "")
    assert (document.publisher, document.published) == ("부산광역시", "2024-06-30")
    assert document.published_evidence == "m.yaml: as_of: 2024-06-30"


def test_a_column_says_as_of_when_and_is_no_part_of_the_row(csv: Callable[..., Path]) -> None:
    text = "지자체,국가명,도시명,결연일,데이터기준일자\n부산광역시,중국,상하이시,1993,{}\n"
    (june,), (july,) = documents(csv(text.format("2024-06-30"))), documents(csv(text.format("2024-07-31")))
    assert june.id == july.id
    assert (july.published, july.published_evidence) == ("2024-07-31", "데이터기준일자: 2024-07-31")


def test_a_mapping_fills_down_what_stands_above_an_empty_cell(csv: Callable[..., Path]) -> None:
    text = ENGLISH + "Austin,Japan,Oita,1990,sister\n,,Himeji,1991,sister\n"
    first, second = everything(csv(text))
    assert isinstance(first, Document)
    assert isinstance(second, DocumentRefused)
    assert second.path.endswith("ties.csv#3")
    assert "names no party" in second.reason
    _, filled = documents(csv(text), "{like: english, fill_down: [party, partner_country]}")
    assert filled.text.startswith("Municipality: Austin\nCountry: Japan\nSister city: Himeji")


def test_own_words_for_codes(csv: Callable[..., Path]) -> None:
    text = ENGLISH.replace("Type", "Type,Topics") + "Austin,Japan,Oita,1990,blue,widgets and ports\n"
    mapping = (
        "{like: english, columns: {fields: Topics}, words: {type: {mou: blue}, fields: {trade: widgets}}}"
    )
    told = meant(documents(csv(text), mapping)[0])
    assert (told["type=mou"], told["fields=trade"], told["fields=ports"]) == ("blue", "widgets", "ports")


def test_what_is_hidden_and_what_is_no_list_is_passed_over(workbook: Callable[..., Path]) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    list_ = [["City", "Country", "Partner"], ["Austin", "Japan", "Oita"]]
    path = workbook(hide, Old=list_, Ties=list_, Codes=[["a", "b"], [1, 2]])
    assert [document.name for document in documents(path)] == ["ties.xlsx#Ties!2"]
    assert PassedOver("sheets that are no list of ties", 1) in everything(path)
    assert [d.name for d in documents(path, "{like: english, sheet: Ties}")] == ["ties.xlsx#Ties!2"]
    with pytest.raises(DocumentRefused, match=r"has no sheet “Other”, which m\.yaml: sheet names"):
        everything(path, "{like: english, sheet: Other}")


def test_a_table_that_fits_no_mapping_is_refused_with_what_to_do(csv: Callable[..., Path]) -> None:
    with pytest.raises(DocumentRefused, match="no columns that Comity knows") as refused:
        everything(csv("Shoe,Size\nred,42\n"))
    assert "`comity read --columns FILE`" in refused.value.reason
    assert "“Shoe”, “Size”" in refused.value.reason
    with pytest.raises(DocumentRefused, match=r"nearest to korea\.yaml, without a column for party"):
        everything(csv("도시명,국가명,결연일자\n상하이시,중국,1993-08-24\n"))


def test_a_mapping_that_a_table_does_not_fit_is_told_by_its_key(csv: Callable[..., Path]) -> None:
    path = csv(ENGLISH + "Austin,Japan,Oita,1990,sister\n")
    with pytest.raises(DocumentRefused, match=r"has no column “Twin”, which m\.yaml: columns\.partner names"):
        everything(path, "columns: {party: Municipality, partner: Twin}")
    with pytest.raises(DocumentRefused, match="has no row 9"):
        everything(path, "{columns: {party: Municipality, partner: Sister city}, header: 9}")


@pytest.mark.parametrize(
    ("mapping", "key"),
    [
        ("{", "page"),
        ("[a]", "page"),
        ("colums: {partner: a}", "page"),
        ("columns: {partner: a, who: b}", "columns"),
        ("columns: {partner: a}", "columns"),
        ("columns: {party: a}", "columns"),
        ("{columns: {partner: a, party: b}, words: {type: {sisters: [x]}}}", "words.type"),
        ("{columns: {partner: a, party: b}, words: {kind: {sister: [x]}}}", "words.kind"),
        ("{columns: {partner: a, party: b}, given: {partner_country: Vietnam}}", "given.partner_country"),
        ("{columns: {partner: a, party: b}, needs: [date]}", "needs"),
        ("{columns: {partner: a, party: b}, fill_down: [date]}", "fill_down"),
        ("{columns: {partner: a, party: b}, as_of: 2024-02-30}", "page"),
        ("{columns: {partner: a, party: b}, header: 0}", "header"),
        ("{like: german}", "like"),
    ],
)
def test_a_wrong_mapping_is_one_sentence_naming_file_and_key(mapping: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(mapping, "utf-8")
    with pytest.raises(BadMapping) as wrong:
        columns.load(path)
    assert wrong.value.key == key
    assert str(wrong.value).startswith(f"{path}: {key}: ")
    assert "\n" not in str(wrong.value)


def test_a_mapping_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadMapping, match="No such file"):
        columns.load(tmp_path / "none.yaml")
    (tmp_path / "m.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadMapping, match="UTF-8"):
        columns.load(tmp_path / "m.yaml")


def test_every_mapping_that_comes_with_comity_reads_its_own_headers(csv: Callable[..., Path]) -> None:
    for mapping in columns.built_in():
        told = {meaning: spellings[0] for meaning, spellings in mapping.columns.items()}
        header = ",".join(f'"{spelling}"' for spelling in told.values())
        (document,) = documents(csv(header + "\n" + ",".join("x" for _ in told) + "\n"))
        assert {cell.means.partition("=")[0] for cell in document.cells} >= {*told} - {"published"}, (
            mapping.path
        )


def test_no_spelling_of_a_mapping_means_two_things() -> None:
    for mapping in columns.built_in():
        spellings = [one.casefold() for several in mapping.columns.values() for one in several]
        assert len(spellings) == len(set(spellings)), mapping.path


def _broken_workbooks() -> dict[str, bytes]:
    def zipped(**parts: str) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
        return file.getvalue()

    whole = io.BytesIO()
    book = Workbook()
    book.active.append(["City", "Country", "Partner"])  # type: ignore[union-attr]
    book.save(whole)
    return {
        "cut": whole.getvalue()[:800],
        "old": b"\xd0\xcf\x11\xe0" + bytes(600),
        "zip": zipped(a_xml="<a/>"),
        "empty": zipped(),
        "entities": zipped(xl__workbook_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "letters": b"PK\x03\x04 not really",
    }


@pytest.mark.parametrize("broken", _broken_workbooks())
def test_what_is_no_workbook_is_refused(broken: str, tmp_path: Path) -> None:
    path = tmp_path / "ties.xlsx"
    path.write_bytes(_broken_workbooks()[broken])
    with pytest.raises(DocumentRefused):
        everything(path)


def test_rows_that_are_left_out_cost_nothing_and_far_too_many_are_refused(
    workbook: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def far(sheet: Worksheet) -> None:
        for column, value in enumerate(["Reno", "Vietnam", "Hue"], start=1):
            sheet.cell(300_000, column, value)

    path = workbook(far, Ties=[["City", "Country", "Partner"], ["Austin", "Japan", "Oita"], ["Bend"]])
    assert [document.name for document in documents(path)] == ["ties.xlsx#Ties!2", "ties.xlsx#Ties!300000"]
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    with pytest.raises(DocumentRefused, match="has more than 100,000 rows"):
        everything(path)
    monkeypatch.setattr(sheet, "MOST_ROWS", 4)
    monkeypatch.setattr(sheet, "LAST_ROW", 200_000)
    with pytest.raises(DocumentRefused, match="has more than 100,000 rows"):
        everything(path)


def test_a_workbook_of_far_too_many_cells_is_refused_before_it_is_read(
    workbook: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(Ties=[["City", "Country", "Partner"], *[["Austin", "Japan", "Oita"]] * 50])
    assert len(documents(path)) == 50
    monkeypatch.setattr(sheet, "_MOST_MARKS", 500)
    with pytest.raises(DocumentRefused, match="far more cells"):
        everything(path)


@pytest.mark.parametrize("text", ["\n" * 100_001, "a,b\n" * 100_001])
def test_a_table_of_far_too_many_lines_is_refused(csv: Callable[..., Path], text: str) -> None:
    with pytest.raises(DocumentRefused, match="has more than 100,000 rows"):
        everything(csv(f"City,Country{text}"))


def test_a_row_with_an_endless_cell_is_refused(csv: Callable[..., Path]) -> None:
    refused, document = everything(
        csv(f"City,Country,Partner\nAustin,Japan,{'a' * 40_000}\nReno,Vietnam,Hue\n")
    )
    assert isinstance(refused, DocumentRefused)
    assert "a cell of more than 32,767 characters" in refused.reason
    assert isinstance(document, Document)


def test_a_table_is_read_up_to_its_256th_column(csv: Callable[..., Path]) -> None:
    (document,) = documents(csv(f"City,Country,Partner{',x' * 300}\nAustin,Japan,Oita{',y' * 300}\n"))
    assert document.text.count("x: y") == 253


def test_a_file_beyond_the_limit_is_refused(csv: Callable[..., Path]) -> None:
    with pytest.raises(DocumentRefused, match="is larger than"):
        list(open_all(csv(ENGLISH + "Austin,Japan,Oita,1990,sister\n" * 99), limit=500))


def test_an_empty_table_and_binary_rubbish(csv: Callable[..., Path], workbook: Callable[..., Path]) -> None:
    with pytest.raises(DocumentRefused, match="without rows"):
        everything(workbook(Ties=[]))
    with pytest.raises(DocumentRefused, match="binary"):
        everything(csv(b"City,Country\0\1\2\n"))


def test_the_mapping_of_the_documentation_holds() -> None:
    page = (Path(__file__).parents[3] / "docs" / "sources.md").read_text("utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    mapping = columns.parsed(example, "sources.md")
    assert (mapping.sheet, mapping.header, mapping.date_order) == ("현황", 3, "ymd")
    assert mapping.words["fields"].first("항만물류") == "ports"
    for meaning in columns.MEANINGS:
        assert f"`{meaning}`" in page, "docs/sources.md tells what every column can mean"
