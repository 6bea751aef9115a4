from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from comity.errors import (
    NotARegister,
    RegisterError,
    RegisterLocked,
    RegisterMissing,
    RegisterTooNew,
)
from comity.model.cited import claim_id
from comity.register import form
from comity.register import store as stores
from comity.register import view as views
from comity.register.sqlite import APPLICATION_ID
from tests.make import BINH_DUONG, RELEVANT, WTA, document, membership, put_together

pytestmark = pytest.mark.one_engine


def make(path: Path) -> Path:
    with stores.opened(path) as store:
        store.add(document("They agreed."), [], RELEVANT)
    return path


def test_a_register_is_made_where_there_is_none(tmp_path: Path) -> None:
    make(tmp_path / "new.db")
    with views.opened(tmp_path / "new.db") as view:
        assert view.counts()["documents"] == 1


def test_a_register_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing, match="does not exist"):
        make(tmp_path / "nowhere" / "a.db")
    assert not (tmp_path / "nowhere").exists()


def test_looking_at_a_register_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing, match="comity read"), views.opened(tmp_path / "a.db"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opened", [stores.opened, views.opened])
def test_a_text_is_no_register_and_stays_as_it_is(tmp_path: Path, opened) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Some notes, longer than the head of a database file. " * 40)
    before = path.read_bytes()
    with pytest.raises(NotARegister), opened(path):
        pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("opened", [stores.opened, views.opened])
def test_another_programs_database_stays_as_it_is(tmp_path: Path, opened) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotARegister, match="another program"), opened(path):
        pass
    assert path.read_bytes() == before


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(NotARegister, match="folder"):
        make(tmp_path)


@pytest.mark.parametrize("opened", [stores.opened, views.opened])
def test_a_register_from_a_newer_version(tmp_path: Path, opened) -> None:
    path = make(tmp_path / "a.db")
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {form.NEWEST + 1}")
    connection.close()
    with pytest.raises(RegisterTooNew, match="newer Comity"), opened(path):
        pass


def test_a_register_somebody_is_writing(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RegisterLocked, match="another process"), stores.opened(path, patience=0.05):
        pass
    with views.opened(path) as view:
        assert view.counts()["documents"] == 1, "reading goes on beside writing"
    other.close()


def test_a_damaged_register(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    data = bytearray(path.read_bytes())
    data[200:] = b"\x5a" * (len(data) - 200)
    path.write_bytes(data)
    with pytest.raises(RegisterError), views.opened(path) as view:
        view.documents()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_register_that_may_not_be_read(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    path.chmod(0)
    with pytest.raises(RegisterError, match="cannot be opened"), views.opened(path):
        pass


def test_an_empty_file_becomes_a_register_when_written_and_is_none_before(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with pytest.raises(NotARegister, match="empty"), views.opened(path):
        pass
    make(path)


def test_writing_and_looking_leave_one_file_behind(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    with views.opened(path) as view:
        view.documents()
    assert list(tmp_path.iterdir()) == [path]


def test_looking_cannot_change_anything(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    with pytest.raises(RegisterError), views.opened(path) as view, view._engine.begin() as connection:
        connection.execute(text("DELETE FROM documents"))
    with views.opened(path) as view:
        assert view.counts()["documents"] == 1


FIRST_FORM = """
CREATE TABLE documents (id TEXT PRIMARY KEY, name TEXT NOT NULL, source TEXT NOT NULL,
  media_type TEXT NOT NULL, published TEXT, published_evidence TEXT, language TEXT, title TEXT,
  publisher TEXT, author TEXT, text TEXT NOT NULL, first_read TEXT NOT NULL, reader TEXT NOT NULL,
  relevant BOOLEAN NOT NULL, reason TEXT NOT NULL, ungrounded INTEGER NOT NULL);
CREATE TABLE document_names (document TEXT, source TEXT, name TEXT NOT NULL, PRIMARY KEY (document, source));
CREATE TABLE claims (id TEXT PRIMARY KEY, document TEXT NOT NULL, kind TEXT NOT NULL, modality TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, claim TEXT NOT NULL);
CREATE TABLE decisions (number INTEGER PRIMARY KEY, verdict TEXT NOT NULL, decision TEXT NOT NULL);
CREATE TABLE derivations (documents INTEGER, claims INTEGER, decisions INTEGER, resolver TEXT);
CREATE TABLE entities (id TEXT PRIMARY KEY, type TEXT, name TEXT, reference BOOLEAN);
CREATE TABLE entity_names (entity TEXT, name TEXT, folded TEXT, PRIMARY KEY (entity, name));
CREATE TABLE claim_entities (claim TEXT, entity TEXT, PRIMARY KEY (claim, entity));
CREATE TABLE records (id TEXT PRIMARY KEY, kind TEXT);
CREATE TABLE record_fields (record TEXT, field TEXT, told TEXT, PRIMARY KEY (record, field));
CREATE TABLE record_claims (record TEXT, claim TEXT, PRIMARY KEY (record, claim));
CREATE TABLE record_entities (record TEXT, entity TEXT, PRIMARY KEY (record, entity));
INSERT INTO derivations VALUES (1, 1, 0, '1');
INSERT INTO records VALUES ('mem-0123456789', 'membership');
"""


def test_a_register_of_the_first_form_keeps_its_documents_and_is_derived_anew(tmp_path: Path) -> None:
    path, kept = tmp_path / "old.db", document("They agreed.")
    claim = membership(BINH_DUONG, WTA)
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST_FORM)
        told = {
            "id": kept.id,
            "name": "a.txt",
            "source": "a.txt",
            "media_type": "text/plain",
            "text": kept.text,
        }
        told |= {"first_read": "2026", "reader": "0.1", "relevant": 1, "reason": "", "ungrounded": 0}
        names = ", ".join(told)
        connection.execute(
            f"INSERT INTO documents ({names}) VALUES ({', '.join('?' * len(told))})", [*told.values()]
        )
        row = (claim_id(kept.id, claim), kept.id, "membership", "asserted", 0, 12, msgspec.json.encode(claim))
        connection.execute("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    with pytest.raises(RegisterError, match="older Comity"), views.opened(path):
        pass
    with stores.opened(path) as store:
        put_together(store)
    with views.opened(path) as view:
        (record,) = view.records("membership")
        assert record.fields["member"].shown == "vn/binh-duong" and record.id != "mem-0123456789"


def test_a_register_in_a_file_waits_neither_for_migrations_nor_for_servers(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    look = (
        "import sys; from comity.register.view import opened\n"
        "with opened(sys.argv[1]) as view: view.counts()\n"
        "print(sorted({'alembic', 'psycopg'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", look, str(path)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
