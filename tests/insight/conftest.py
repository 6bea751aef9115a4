from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.model.claim import Affiliation
from comity.register.view import View, opened
from tests.make import (
    BECAMEX,
    BINH_DUONG,
    COEX,
    DAEJEON,
    GANGNAM,
    SEOUL,
    WTA,
    agreement,
    document,
    event,
    figure,
    membership,
    post,
    quoting,
    register,
)

FIRST = document("They agreed. COEX sits in Gangnam. 3000 projects.", "first.txt", "2022-01-07")
SECOND = document("They agreed. 4000 projects. 4008 at the end of October.", "second.txt", "2022-01-06")


def at(where, quote: str) -> dict[str, object]:
    return quoting(quote, where.text.index(quote), where.name)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    coex_in_gangnam = Affiliation(
        **at(FIRST, "COEX sits in Gangnam."), child=COEX, parent=GANGNAM, relation="based_in"
    )
    becamex_in_province = Affiliation(
        **at(FIRST, "They agreed."), child=BECAMEX, parent=BINH_DUONG, relation="based_in"
    )
    first = [
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", **at(FIRST, "They agreed.")),
        agreement(BECAMEX, COEX, type="contract", **at(FIRST, "They agreed.")),
        figure(BINH_DUONG, 3000, qualifier="at_least", **at(FIRST, "3000 projects.")),
        membership(BINH_DUONG, WTA, **at(FIRST, "They agreed.")),
        post("Võ Văn Minh", "chairman", BINH_DUONG, **at(FIRST, "They agreed.")),
        coex_in_gangnam,
        becamex_in_province,
    ]
    second = [
        agreement(BINH_DUONG, GANGNAM, **at(SECOND, "They agreed.")),
        agreement(BINH_DUONG, DAEJEON, date="2015", **at(SECOND, "They agreed.")),
        figure(BINH_DUONG, 4000, qualifier="at_least", **at(SECOND, "4000 projects.")),
        figure(BINH_DUONG, 4008, period="2021-10-31", **at(SECOND, "4008 at the end of October.")),
        event(SEOUL, who=[BINH_DUONG, GANGNAM], start="2022-03", **at(SECOND, "They agreed.")),
    ]
    path = register(tmp_path / "a.db", (FIRST, first), (SECOND, second))
    with opened(path) as found:
        yield found
