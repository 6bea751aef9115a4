"""A paper about two towns that are not, in three languages, with as many lines as wanted."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from comity.model.cited import Citation
from comity.publish.page import Line, Part, Reference
from comity.publish.paper.composed import Table, composed
from comity.publish.paper.paper import Chapter, Grid, Paper, Picture

DRAWING = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="120mm" height="40mm" viewBox="0 0 340 113">
  <rect x="1" y="1" width="338" height="111" fill="none" stroke="#333"/>
  <path d="M20 90 L120 60 L220 70 L320 20" fill="none" stroke="#000" stroke-width="2"/>
  <text x="30" y="30" font-family="Noto Sans CJK KR" font-size="11">{words}</text>
</svg>
"""

RULE = Reference(
    id="rule/made-up",
    title="Ordinance 7 of Larchfield",
    url="https://example.org/ordinance-7",
    read="ties are looked at once in two years",
)

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Larchfield and Đông Hải: meeting on Monday",
        "subtitle": "City of Larchfield – Đông Hải (동하이)",
        "purpose": "The mayor of Larchfield receives a delegation of Đông Hải.",
        "who": "Who they are",
        "people": "People to be met",
        "held": "What was agreed and what came of it",
        "day": "5 March 2021",
        "signed": "Larchfield and Đông Hải signed a memorandum on ferries",
        "line": "The port office of Đông Hải answered letter {n} about berths and winter timetables",
        "note": "Sources differ on the number of berths: 12 or 14",
        "name": "Name",
        "post": "Post, as of which day",
        "person": "Nguyễn Thị Hạnh (응우옌 티 하인)",
        "chair": "chair of the port committee, 2 May 2024",
        "caption": "Passengers a year, told by the port office",
        "drawn": "A curve that rises from left to right.",
        "points": "What may be asked",
        "ask": "When does the winter timetable begin?",
    },
    "ko": {
        "title": "낙엽송시와 동하이시: 월요일 회의",
        "subtitle": "낙엽송시 – 동하이시(Đông Hải)",
        "purpose": "낙엽송 시장이 동하이시 대표단을 맞이함.",
        "who": "두 도시",
        "people": "만나는 사람",
        "held": "맺은 협정과 그 뒤에 있었던 일",
        "day": "2021년 3월 5일",
        "signed": "낙엽송시와 동하이시, 여객선 운항 양해각서 체결",
        "line": "동하이시 항만청, 선석과 겨울 시간표에 관한 편지 {n}에 회신",
        "note": "선석 수에 대한 출처의 차이: 12개 또는 14개",
        "name": "이름",
        "post": "직위와 기준일",
        "person": "응우옌 티 하인(Nguyễn Thị Hạnh, 阮氏幸)",
        "chair": "항만위원회 위원장, 2024년 5월 2일",
        "caption": "연간 승객 수, 항만청 발표",
        "drawn": "왼쪽에서 오른쪽으로 올라가는 곡선.",
        "points": "물어볼 것",
        "ask": "겨울 시간표는 언제 시작하는가?",
    },
    "vi": {
        "title": "Larchfield và Đông Hải: cuộc họp ngày thứ Hai",
        "subtitle": "Thành phố Larchfield – Đông Hải (동하이)",
        "purpose": "Thị trưởng Larchfield tiếp đoàn đại biểu Đông Hải.",
        "who": "Hai địa phương",
        "people": "Người sẽ gặp",
        "held": "Đã thỏa thuận điều gì và kết quả ra sao",
        "day": "ngày 5 tháng 3 năm 2021",
        "signed": "Larchfield và Đông Hải ký bản ghi nhớ về phà khách",
        "line": "Cảng vụ Đông Hải trả lời thư số {n} về cầu cảng và lịch chạy mùa đông",
        "note": "Các nguồn khác nhau về số cầu cảng: 12 hoặc 14",
        "name": "Họ tên",
        "post": "Chức vụ, tính đến ngày",
        "person": "Nguyễn Thị Hạnh (응우옌 티 하인)",
        "chair": "chủ tịch ủy ban cảng, ngày 2 tháng 5 năm 2024",
        "caption": "Số khách mỗi năm, theo cảng vụ",
        "drawn": "Một đường cong đi lên từ trái sang phải.",
        "points": "Có thể hỏi",
        "ask": "Lịch chạy mùa đông bắt đầu từ khi nào?",
    },
}

NAMES = {"en": "port-letter", "ko": "항만-편지", "vi": "thư-cảng"}

MARKS = {"plain": 7.6, "vietnam": 9.9, "korea": 8.1}
"""Points of letters between the numbers of sources and the smallest words, by layout."""


def paper(language: str = "en", lines: int = 6, **changed: Any) -> Paper:
    """A paper with so many lines on its front, all of which stand in the annex, too."""
    words = WORDS[language]
    told = tuple(_line(words, number) for number in range(1, lines + 1))
    made = Paper(
        sort="relation",
        title=words["title"],
        subtitle=words["subtitle"],
        on="2026-11-23",
        language=language,
        purpose=Line(parts=(Part(words["purpose"]),)),
        front=(
            Chapter(heading=words["people"], key="people", blocks=(_people(words),)),
            Chapter(heading=words["held"], key="held", blocks=(_signed(words), *told)),
            Chapter(
                heading=words["points"], key="points", blocks=(Line(parts=(Part(words["ask"], (RULE.id,)),)),)
            ),
        ),
        annex=(
            Chapter(heading=words["held"], key="held", blocks=(_signed(words), *told)),
            Chapter(heading=words["who"], key="who", blocks=(_drawn(words),)),
        ),
        citations={claim: _citation(claim, language) for claim in ("signed", *_claims(lines))},
        references={RULE.id: RULE},
    )
    return msgspec.structs.replace(made, **changed)


def _claims(lines: int) -> tuple[str, ...]:
    return tuple(f"line-{number}" for number in range(1, lines + 1))


def _line(words: dict[str, str], number: int) -> Line:
    part = Part(words["line"].format(n=number), (f"line-{number}",), ".")
    return Line(margin=words["day"], parts=(part,))


def _signed(words: dict[str, str]) -> Line:
    note = Line(parts=(Part(words["note"], ("signed", "line-1"), "."),))
    return Line(margin=words["day"], parts=(Part(words["signed"], ("signed",), "."),), notes=(note,))


def _people(words: dict[str, str]) -> Grid:
    cells = (words["person"], words["chair"])
    return Grid(
        heads=(words["name"], words["post"]),
        shares=(2, 3),
        rows=(tuple(Line(parts=(Part(cell, ("signed",)),)) for cell in cells),),
    )


def _drawn(words: dict[str, str]) -> Picture:
    return Picture(
        svg=DRAWING.format(words=words["caption"]),
        width=120,
        caption=Line(parts=(Part(words["caption"], ("signed",), "."),)),
        words=words["drawn"],
    )


def _citation(claim: str, language: str) -> Citation:
    return Citation(
        claim=claim,
        document=f"{NAMES[language]}-{claim}.txt",
        document_id=claim,
        published="2021-03-06" if claim == "signed" else None,
        quote=f"{WORDS[language]['signed']} ({claim})",
        start=0,
        end=9,
        modality="asserted",
    )


def words_of(made: Paper) -> list[str]:
    """Every word a reader is to find: of headings, lines, tables and captions."""
    told = [made.title, made.subtitle]
    for part in (*composed(made).front, *composed(made).annex):
        told.append(part.heading)
        told += [head for piece in part.pieces if isinstance(piece, Table) for head in piece.heads]
    for line in made.lines():
        told += [line.margin, *(part.text + part.end for part in line.parts)]
    return " ".join(told).split()


def printed(page: pypdfium2.PdfPage, marks: float = 0) -> str:
    """What is printed on a page without what stands between words, and without letters of so few points."""
    text = page.get_textpage()
    told = (
        chr(pdfium.FPDFText_GetUnicode(text.raw, at))
        for at in range(text.count_chars())
        if pdfium.FPDFText_GetFontSize(text.raw, at) > marks
    )
    return re.sub(r"[\s\ufffe\x02\x00\u2060\u200b]", "", "".join(told))
