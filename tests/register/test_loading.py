"""A register copied is the same register, from either engine to either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Table, inspect, select

from benchmarks.resolving import keep
from benchmarks.synthetic.documents import documents
from comity.errors import RegisterError
from comity.model.decision import Decision
from comity.pipeline import put_together
from comity.publish.export import export
from comity.reference import gazetteer
from comity.register import loading, sqlite, tables
from comity.register import store as stores
from comity.register import view as views
from comity.register.checking import check
from comity.register.opening import for_reading, for_writing
from comity.register.search.annex import Annex
from comity.register.search.finder import Finder
from comity.register.search.index import index_rows, made_rows
from comity.register.search.items import Rows
from comity.register.search.tables import SHELVES
from tests.postgres import Server

pytestmark = pytest.mark.one_engine

ALL = (0, 2**62)  # every place
TOKENS = ("health", "#agreement", "@vn/", "none")
NOTED = Decision(
    verdict="note", about=("vn/ha-noi",), who="desk", when="2026-01-01T00:00:00+00:00", why="to ask"
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic register of some documents, and a decision."""
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    with stores.opened(path) as store:
        keep(store, documents(60))
        store.decide(NOTED)
        put_together(store, gazetteer.load())
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no register yet."""
    if request.param == "sqlite":
        return str(tmp_path / "copy.db")
    server: Server = request.getfixturevalue("server")
    return server.database(empty=True)


def copied(source: str | Path, target: str) -> None:
    with for_reading(source) as one, for_writing(target) as other:
        loading.copy(one, other, target)


def exported(place: str | Path) -> list[bytes]:
    with views.opened(place) as view:
        return list(export(view))


def made_of(engine: Engine) -> dict[str, Any]:
    """Every index and key there is, and what each is on."""
    looked = inspect(engine)
    return {
        table: (
            {(index["name"], tuple(index["column_names"])) for index in looked.get_indexes(table)},
            tuple(looked.get_pk_constraint(table)["constrained_columns"]),
            {tuple(key["constrained_columns"]) for key in looked.get_foreign_keys(table)},
        )
        for table in looked.get_table_names()
        if "_words" not in table
    }


def rows(engine: Engine, table: Table) -> set[tuple[Any, ...]]:
    with engine.begin() as connection:
        return {tuple(row) for row in connection.execute(select(table))}


def test_a_copy_is_exported_alike_and_is_whole(whole: Path, empty: str) -> None:
    copied(whole, empty)
    assert exported(empty) == exported(whole)
    with for_reading(empty) as engine:
        assert check(engine) == []


def test_a_copy_has_every_row_index_and_key(whole: Path, empty: str, tmp_path: Path) -> None:
    with for_writing(tmp_path / "made.db" if "://" not in empty else f"{empty}") as engine:
        before = made_of(engine)
    place = empty if "://" in empty else str(tmp_path / "made.db")
    copied(whole, place)
    with for_reading(whole) as one, for_reading(place) as other:
        assert made_of(other) == before
        for table in loading.TABLES:
            assert rows(other, table) == rows(one, table), table.name


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few documents are as many as it takes for the search index to be made by another process."""
    monkeypatch.setattr(loading, "MANY", 1)


def found(engine: Engine) -> dict[str, Any]:
    """What stands in the search index, and where what is asked for is found."""
    with engine.begin() as connection:
        there = {
            shelf: {tuple(row) for row in connection.execute(select(table.c.place, table.c.id))}
            for shelf, table in SHELVES.items()
        }
        walked = {token: list(Finder(connection).walk("claims", (((token,),),), ALL, 20)) for token in TOKENS}
    return there | walked


@pytest.mark.usefixtures("large")
def test_what_another_process_makes_findable_is_found_alike(whole: Path, empty: str) -> None:
    copied(whole, empty)
    with for_reading(whole) as one, for_reading(empty) as other:
        assert found(other) == found(one)
    with stores.opened(empty) as store:
        keep(store, iter(list(documents(70))[60:]))
        put_together(store, gazetteer.load())
    with for_reading(empty) as engine:
        assert check(engine) == []
        assert len(found(engine)["documents"]) == 70


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("writer", ["_documents", "_claims"])
def test_what_goes_wrong_in_another_process_is_said(
    whole: Path, empty: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, writer: str
) -> None:
    def stopped(annex: Annex, source: Path) -> None:
        getattr(annex, writer).process.kill()
        begin(annex, source)

    begin = Annex.begin
    with monkeypatch.context() as patched:
        patched.setattr(Annex, "begin", stopped)
        with pytest.raises(RegisterError, match="search index was stopped"):
            copied(whole, empty)
    with monkeypatch.context() as patched:
        patched.setattr(Annex, "begin", lambda annex, _source: begin(annex, tmp_path / "nothing.db"))
        with pytest.raises(RegisterError, match="there is no register here"):
            copied(whole, empty)
    with for_reading(empty) as engine:
        assert all(not rows(engine, table) for table in loading.TABLES)
    copied(whole, empty)
    assert exported(empty) == exported(whole)


def test_who_makes_one_shelf_waits_for_nobody_at_another(whole: Path, server: Server) -> None:
    there = server.database()
    copied(whole, there)
    with (
        for_reading(whole) as source,
        for_writing(there, patience=0.2) as engine,
        source.begin() as kept,
        engine.begin() as another,
        engine.begin() as connection,
    ):
        another.exec_driver_sql("LOCK TABLE search_documents, search_entities IN ACCESS EXCLUSIVE MODE")
        index_rows(connection, "claims", (Rows([], made.claims) for made in made_rows(kept)))


def test_a_copy_back_from_a_server_is_the_register_again(whole: Path, server: Server, tmp_path: Path) -> None:
    there, back = server.database(), str(tmp_path / "back.db")
    copied(whole, there)
    copied(there, back)
    assert exported(back) == exported(whole)


def test_what_is_copied_can_be_decided_on_and_added_to(whole: Path, empty: str) -> None:
    copied(whole, empty)
    with stores.opened(empty) as store:
        assert store.decide(NOTED) == 2
        keep(store, iter(list(documents(70))[60:]))
        put_together(store, gazetteer.load())
        assert store.kept() == 70


def test_what_holds_something_is_not_copied_over(whole: Path, empty: str) -> None:
    copied(whole, empty)
    before = exported(empty)
    with pytest.raises(RegisterError, match="is not empty"):
        copied(whole, empty)
    assert exported(empty) == before


def test_a_load_that_stops_midway_leaves_the_register_empty(whole: Path, empty: str, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def some(table: Table) -> Iterator[Sequence[Any]]:
        if table.name == "claims":
            raise Stopped
        with for_reading(whole) as engine:
            yield from rows(engine, table)

    with pytest.raises(Stopped), for_writing(empty) as engine:
        loading.load(some, engine, empty)
    with for_reading(empty) as engine:
        assert all(not rows(engine, table) for table in loading.TABLES)
        assert not [path for path in tmp_path.iterdir() if "loading" in path.name]
    copied(whole, empty)
    assert exported(empty) == exported(whole)


def test_a_file_that_is_not_filled_yet_is_no_register(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_FILLING_CACHE", 10)
    seen = []

    def looked_at(table: Table) -> Iterator[Sequence[Any]]:
        (beside,) = tmp_path.glob("*.loading")
        half = tmp_path / "half.db"
        half.write_bytes(beside.read_bytes())
        seen.append(half.stat().st_size)
        with for_reading(whole) as engine:
            yield from rows(engine, table)

    with for_writing(tmp_path / "a.db") as engine:
        loading.load(looked_at, engine, "a.db")
    assert seen[-1]
    with pytest.raises(RegisterError), for_reading(tmp_path / "half.db"):
        pass


def test_the_tables_are_all_but_the_search_index() -> None:
    left_out = {table.name for table in tables.metadata.sorted_tables} - {t.name for t in loading.TABLES}
    assert all(name.startswith("search_") for name in left_out)
