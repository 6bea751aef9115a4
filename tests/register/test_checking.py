from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Engine, text

from comity.model.document import Original
from comity.register import store as stores
from comity.register.checking import check
from comity.register.counting import statistics
from comity.register.opening import for_reading, for_writing
from tests.make import BINH_DUONG, RELEVANT, WTA, document, membership, put_together

PAGE = Original(data=b"<p>They agreed.</p>", media_type="text/html")


def make(path: Path) -> None:
    told = msgspec.structs.replace(document("They agreed."), original=PAGE)
    with stores.opened(path) as store:
        store.add(told, [membership(BINH_DUONG, WTA)], RELEVANT)
        put_together(store)


def spoilt(path: Path, statement: str) -> list[str]:
    make(path)
    with for_writing(path) as engine:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
                connection.connection.driver_connection.execute(statement)
            else:
                connection.execute(text("SET session_replication_role = replica"))
                connection.execute(text(statement))
                connection.commit()
        return faults(engine)


def faults(engine: Engine) -> list[str]:
    return [fault.what for fault in check(engine)]


def test_a_whole_register_has_no_fault(tmp_path: Path) -> None:
    make(tmp_path / "a.db")
    with for_reading(tmp_path / "a.db") as engine:
        assert check(engine) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE documents SET text = text || '.'", "a text that is not the one its id stands for"),
        ("UPDATE claims SET claim = replace(claim, 'agreed', 'argued')", "a claim that is not what"),
        ("UPDATE originals SET id = 'a'", "an original that is not what was read"),
        ("UPDATE originals SET id = 'a'", "a row of document_names whose original is not kept"),
        ("DELETE FROM claims", "a row of record_claims whose claim is not kept"),
        ("DELETE FROM entities", "a row of record_entities whose entity is not kept"),
        ("DELETE FROM records", "a row of record_claims whose record is not kept"),
        ("DELETE FROM judgements", "a row of mentions whose judgement is not kept"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, statement: str, found: str) -> None:
    assert any(fault.startswith(found) for fault in spoilt(tmp_path / "a.db", statement))


def test_links_are_not_looked_at_before_all_is_put_together(tmp_path: Path) -> None:
    with stores.opened(tmp_path / "a.db") as store:
        store.add(document("They agreed."), [membership(BINH_DUONG, WTA)], RELEVANT)
    with for_reading(tmp_path / "a.db") as engine:
        assert check(engine) == []


def test_statistics_count_what_is_there(tmp_path: Path) -> None:
    make(tmp_path / "a.db")
    with stores.opened(tmp_path / "a.db") as store, for_reading(tmp_path / "a.db") as engine:
        store.add(document("They met.", name="b.txt", published=None), [], RELEVANT)
        told = statistics(engine, store.where)
    assert (told.documents, told.relevant, told.waiting) == (2, 2, 1)
    assert told.published == ("2022-01-07", "2022-01-07")
    assert told.claims == told.records == {"membership": 1}
    assert told.entities == {"locality": 1, "organisation": 1}
    assert (told.originals, told.original_bytes, told.decisions) == (1, len(PAGE.data), 0)
    assert told.bytes > 0


def test_a_document_read_again_waits_to_be_put_together(tmp_path: Path) -> None:
    make(tmp_path / "a.db")
    with stores.opened(tmp_path / "a.db") as store, for_reading(tmp_path / "a.db") as engine:
        assert statistics(engine, store.where).waiting == 0
        store.replace(document("They agreed."), [], RELEVANT)
        assert statistics(engine, store.where).waiting == 1
