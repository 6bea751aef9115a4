from __future__ import annotations

import threading
from pathlib import Path

import pytest

from comity.errors import NotARegister, RegisterError, RegisterTooNew
from comity.model.decision import Decision
from comity.register import store as stores
from comity.register import view as views
from tests.make import BINH_DUONG, RELEVANT, WTA, document, membership, put_together
from tests.postgres import Server

NOTE = Decision(verdict="note", about=("vn/binh-duong",), who="a", when="2026", why="b")

pytestmark = pytest.mark.one_engine


def test_both_engines_are_used(server: Server) -> None:
    url = server.database()
    with stores.opened(url) as store, store.deriving() as ledger:
        assert ledger._connection.dialect.name == "postgresql"


def test_an_empty_database_becomes_a_register_when_written_and_is_none_before(server: Server) -> None:
    url = server.database(empty=True)
    with pytest.raises(NotARegister, match="empty"), views.opened(url):
        pass
    with stores.opened(url) as store:
        store.add(document("They agreed."), [], RELEVANT)
    with views.opened(url) as view:
        assert view.counts()["documents"] == 1


def test_another_programs_database_stays_as_it_is(server: Server) -> None:
    url = server.database(empty=True)
    with server.connected(url) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(NotARegister, match="another program"), stores.opened(url):
        pass
    with server.connected(url) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert found == [("bookmarks",)]


def test_a_register_of_a_newer_version(server: Server) -> None:
    url = server.database()
    with server.connected(url) as connection:
        connection.execute("UPDATE comity_form SET version_num = '0999'")
    with pytest.raises(RegisterTooNew, match="newer Comity"), stores.opened(url):
        pass


def test_a_database_that_is_not_there(server: Server) -> None:
    with pytest.raises(RegisterError, match="no such database"), stores.opened(server.url("nowhere")):
        pass


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    nowhere = "postgresql://desk:secret@127.0.0.1:1/ties"
    with pytest.raises(RegisterError, match="cannot be reached") as refused, stores.opened(nowhere):
        pass
    assert "secret" not in str(refused.value) and "\n" not in str(refused.value)


def test_looking_cannot_change_anything(server: Server) -> None:
    url = server.database()
    with (
        pytest.raises(RegisterError, match="may not be written"),
        views.opened(url) as view,
        view._engine.begin() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM documents")


def test_several_write_and_derive_at_once_and_nothing_is_lost(server: Server) -> None:
    url, failed = server.database(), []

    def write(number: int) -> None:
        try:
            with stores.opened(url) as store:
                for at in range(8):
                    text = f"They agreed. {at}" if at % 2 else f"They agreed. {number} {at}"
                    store.add(
                        document(text, name=f"{number}-{at}.txt"), [membership(BINH_DUONG, WTA)], RELEVANT
                    )
                put_together(store)
                store.decide(
                    Decision(verdict="note", about=("vn/binh-duong",), who="a", when="2026", why="b")
                )
        except Exception as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failed
    with stores.opened(url) as store:
        put_together(store)
        assert [told.number for told in store.decisions()] == [1, 2, 3, 4]
    with views.opened(url) as view:
        assert view.counts()["documents"] == 4 * 4 + 4
        (record,) = view.records("membership")
        assert len(record.claims) == 20


def test_a_server_that_stops_is_told_and_what_was_kept_stands(server: Server) -> None:
    url = server.database()
    with pytest.raises(RegisterError, match="what was kept stands"), stores.opened(url) as store:
        store.add(document("They agreed."), [], RELEVANT)
        server.stop()
        server.start()
        store.add(document("They agreed again."), [], RELEVANT)
    with stores.opened(url) as store:
        store.add(document("They agreed again."), [], RELEVANT)
        assert store.kept() == 2


def test_the_same_register_opened_in_a_folder_and_on_a_server(tmp_path: Path, server: Server) -> None:
    with stores.opened(tmp_path / "a.db") as one, stores.opened(server.database()) as other:
        assert str(one.where) == str(tmp_path / "a.db")
        assert str(other.where).startswith("postgresql://tester@127.0.0.1")
