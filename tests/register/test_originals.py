from __future__ import annotations

from pathlib import Path

import msgspec

from comity.model.document import Cell, Original
from comity.model.span import Span
from comity.register import store as stores
from comity.register import view as views
from tests.make import RELEVANT, document

PAGE = Original(data="<p>They agreed. 합의</p>".encode() * 50, media_type="text/html")
OTHER = Original(data=b"\x00\xff They agreed.", media_type="application/pdf")


def test_the_bytes_of_a_document_come_back_as_they_were(tmp_path: Path) -> None:
    told = msgspec.structs.replace(document("They agreed."), original=PAGE)
    with stores.opened(tmp_path / "a.db") as store:
        store.add(told, [], RELEVANT)
    with views.opened(tmp_path / "a.db") as view:
        assert view.originals(told.id) == (("article.txt", PAGE),)


def test_a_text_met_in_two_files_has_two_originals_and_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    one = msgspec.structs.replace(document("They agreed."), original=PAGE)
    other = msgspec.structs.replace(document("They agreed.", name="b.pdf"), original=OTHER)
    same = msgspec.structs.replace(document("They agreed.", name="c.html"), original=PAGE)
    with stores.opened(tmp_path / "a.db") as store:
        store.add(one, [], RELEVANT)
        store.seen(other)
        store.seen(same)
    with views.opened(tmp_path / "a.db") as view:
        assert view.originals(one.id) == (("article.txt", PAGE), ("b.pdf", OTHER))


def test_a_document_without_its_bytes_has_no_original(tmp_path: Path) -> None:
    with stores.opened(tmp_path / "a.db") as store:
        store.add(document("They agreed."), [], RELEVANT)
    with views.opened(tmp_path / "a.db") as view:
        assert view.originals(document("They agreed.").id) == ()


def test_the_cells_of_a_row_are_there_when_it_is_read_again(tmp_path: Path) -> None:
    cells = (Cell("party", Span(0, 4)),)
    told = msgspec.structs.replace(document("They agreed."), cells=cells)
    with stores.opened(tmp_path / "a.db") as store:
        store.add(told, [], RELEVANT)
        ((again, _),) = store.documents()
        assert again.cells == cells
