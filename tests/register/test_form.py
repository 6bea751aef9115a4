from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from comity.register import form, tables
from comity.register import store as stores
from comity.register import view as views
from comity.register.opening import for_writing, upgraded
from comity.register.tables import FORM_TABLE, KEPT
from tests.make import BINH_DUONG, RELEVANT, WTA, document, membership, put_together
from tests.postgres import Server

OLDER = (
    "DROP TABLE originals",
    "DROP INDEX documents_cited",
    "DROP INDEX claims_by_id",
    "DROP INDEX documents_by_reading",
    "ALTER TABLE documents DROP COLUMN cells",
    "ALTER TABLE documents DROP COLUMN reading",
    "ALTER TABLE document_names DROP COLUMN original",
)
"""Takes away what the newest form brought."""


def differences(connection: Connection) -> list[object]:
    """What migrations made otherwise than a new register is made."""
    context = MigrationContext.configure(
        connection,
        opts={
            "version_table": FORM_TABLE,
            "compare_type": True,
            "include_name": lambda name, type_, parents: type_ != "table" or name in KEPT,
            "include_object": lambda thing, name, type_, reflected, to: type_ != "table" or name in KEPT,
        },
    )
    return list(compare_metadata(context, tables.metadata))


def test_migrations_from_the_first_form_lead_to_what_a_new_register_is(tmp_path: Path) -> None:
    with for_writing(tmp_path / "a.db") as engine:
        with engine.begin() as connection:
            tables.metadata.drop_all(connection)
        with engine.begin() as connection:
            form.upgrade(connection, 0)
        with engine.connect() as connection:
            assert differences(connection) == []
    with stores.opened(tmp_path / "a.db") as store:
        store.add(document("They agreed."), [membership(BINH_DUONG, WTA)], RELEVANT)
        put_together(store)
        assert store.counts() == {"membership": 1}


def test_the_newest_form_is_the_last_migration() -> None:
    versions = Path(form.__file__).parent / "migrations" / "versions"
    assert max(int(path.name[:4]) for path in versions.glob("0*.py")) == form.NEWEST


def older(path: Path) -> None:
    """A register with a document, made to look as the form before this one left it."""
    with stores.opened(path) as store:
        store.add(document("They agreed."), [membership(BINH_DUONG, WTA)], RELEVANT)
        put_together(store)
    with sqlite3.connect(path) as connection:
        for statement in (*OLDER, f"DROP TABLE {FORM_TABLE}", "PRAGMA user_version = 2"):
            connection.execute(statement)
    connection.close()


def kept(path: Path) -> list[list[object]]:
    """Documents and claims as they stand in a file."""
    questions = "SELECT id, text FROM documents", "SELECT * FROM claims"
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(question).fetchall() for question in questions]


@pytest.mark.one_engine
def test_an_older_register_is_copied_brought_up_to_date_and_derived_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    older(path)
    before = kept(path)
    copied = upgraded(path)
    assert copied == tmp_path / "a.db.form-2"
    assert kept(copied) == kept(path) == before
    assert sqlite3.connect(copied).execute("PRAGMA user_version").fetchone() == (2,)
    assert upgraded(path) is None, "there is nothing more to do"
    with stores.opened(path) as store:
        put_together(store)
    with views.opened(path) as view:
        assert view.counts()["documents"] == 1 and len(view.records("membership")) == 1


@pytest.mark.one_engine
def test_what_is_kept_on_a_server_is_copied_to_a_file_first(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.database()
    with stores.opened(url) as store:
        store.add(document("They agreed."), [membership(BINH_DUONG, WTA)], RELEVANT)
        put_together(store)
    with server.connected(url) as connection:
        for statement in (*OLDER, "ALTER TABLE claims ADD PRIMARY KEY (id)"):
            connection.execute(statement)
        connection.execute(f"UPDATE {FORM_TABLE} SET version_num = '0002'")
    monkeypatch.chdir(tmp_path)
    copied = upgraded(url)
    assert copied is not None and upgraded(url) is None
    with stores.opened(copied) as store, stores.opened(url) as served:
        put_together(store)
        put_together(served)
        assert store.counts() == served.counts() == {"membership": 1}


@pytest.mark.one_engine
def test_an_upgrade_that_fails_leaves_the_register_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    older(path)

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tables.metadata, "create_all", fail)
    with pytest.raises(KeyboardInterrupt):
        upgraded(path)
    monkeypatch.undo()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        columns = [row[1] for row in connection.execute("PRAGMA table_info(documents)")]
    connection.close()
    assert "cells" not in columns
    assert upgraded(path) == tmp_path / "a.db.form-2-2", "the first copy stays"
