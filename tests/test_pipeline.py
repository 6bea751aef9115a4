from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from comity.atlas import Atlas
from comity.pipeline import Outcome, put_together, read, read_again
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register import view as views
from comity.register.store import Store
from tests.make import RELEVANT, document, is_up_to_date
from tests.plain_reader import PlainReader

ROOT = Path(__file__).parent.parent
SIGNED = "Qorlund signed with Zethmark on 2020-05-04."
MANY, EACH = 2000, 3


def outcomes(store: Store, folder: Path, everything: bool = False) -> list[Outcome]:
    return list(read(sorted(folder.iterdir()), PlainReader(), store, everything))


def statuses(found: list[Outcome]) -> dict[str, str]:
    return {Path(outcome.path).name: outcome.status for outcome in found}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "good.txt").write_text(f"{SIGNED} Everybody was pleased.")
    (made / "weather.txt").write_text(f"The weather was good. {SIGNED}")
    (made / "trips.txt").write_text(f"A trip. {SIGNED}")
    (made / "empty.txt").write_text("")
    (made / "misquoted.txt").write_text(f"This is misquoted. {SIGNED}")
    (made / "zz-last.txt").write_text("Zethmark signed with Cedar on 2021-01-01. It rained.")
    return made


def test_one_bad_document_stops_no_other(tmp_path: Path, folder: Path) -> None:
    with stores.opened(tmp_path / "a.db") as store:
        found = outcomes(store, folder)
    assert statuses(found) == {
        "good.txt": "read",
        "weather.txt": "not_relevant",
        "trips.txt": "refused",
        "empty.txt": "refused",
        "misquoted.txt": "refused",
        "zz-last.txt": "read",
    }
    reasons = {Path(outcome.path).name: outcome.reason for outcome in found}
    assert "tripped" in reasons["trips.txt"]
    assert reasons["weather.txt"] == "it tells of the weather"


def test_reading_again_finds_everything_known(tmp_path: Path, folder: Path) -> None:
    with stores.opened(tmp_path / "a.db") as store:
        first = outcomes(store, folder)
        again = outcomes(store, folder)
    assert {outcome.status for outcome in again} == {"known", "refused"}
    told = {o.document: o.claims for o in first if o.document}
    assert {o.document: o.claims for o in again if o.document} == told


def test_everything_reads_what_was_left_out_and_only_that(tmp_path: Path, folder: Path) -> None:
    with stores.opened(tmp_path / "a.db") as store:
        outcomes(store, folder)
        assert statuses(outcomes(store, folder, everything=True))["weather.txt"] == "read"
        assert statuses(outcomes(store, folder, everything=True))["weather.txt"] == "known"
        assert statuses(outcomes(store, folder, everything=True))["good.txt"] == "known"


def test_records_are_made_once_and_made_again_when_something_came(tmp_path: Path, folder: Path) -> None:
    tables = gazetteer.load()
    with stores.opened(tmp_path / "a.db") as store:
        outcomes(store, folder)
        assert not is_up_to_date(store)
        put_together(store, tables)
        assert is_up_to_date(store)
        assert store.counts() == {"agreement": 2}


def test_a_document_read_again_is_in_the_language_it_is_taken_for_now(tmp_path: Path) -> None:
    text = f"{SIGNED} The two of them were pleased with it."
    taken = msgspec.structs.replace(document(text), language="other")
    with stores.opened(tmp_path / "a.db") as store:
        store.add(taken, [], RELEVANT)
        assert [outcome.status for outcome in read_again(store, PlainReader())] == ["read"]
    with views.opened(tmp_path / "a.db") as view:
        assert [kept.language for kept in view.documents()] == ["en"]


@pytest.mark.one_engine
def test_a_run_killed_in_the_middle_is_finished_by_the_next(tmp_path: Path) -> None:
    folder, register = tmp_path / "many", tmp_path / "a.db"
    folder.mkdir()
    for number in range(MANY):
        days = (
            f"Qorlund signed with Zethmark on 20{number % 80 + 10}-0{day}-01." for day in range(1, EACH + 1)
        )
        (folder / f"{number:04}.txt").write_text(f"Article {number}. " + " ".join(days))
    command = [sys.executable, "-m", "tests.plain_reader", str(folder), str(register)]

    run = subprocess.Popen(command, cwd=ROOT)
    wait_for(lambda: documents(register) >= MANY // 10, run)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    seen = documents(register)
    assert MANY // 10 <= seen < MANY, "killed in the middle"
    assert claims_of_each(register) == Counter({EACH: seen}), "no document is there in part"

    subprocess.run(command, cwd=ROOT, check=True)
    assert claims_of_each(register) == Counter({EACH: MANY}), "every document is there, once"
    with views.opened(register) as view:
        assert {document.name for document in view.documents()} == {p.name for p in folder.iterdir()}
        assert view.counts()["agreement"] == 80 * EACH


@pytest.mark.one_engine
def test_two_runs_at_once_keep_every_document_once(tmp_path: Path) -> None:
    folder, register = tmp_path / "many", tmp_path / "a.db"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(f"Article {number}. {SIGNED}")
    command = [sys.executable, "-m", "tests.plain_reader", str(folder), str(register)]
    runs = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    assert claims_of_each(register) == Counter({1: 200})
    with stores.opened(register) as store:
        assert is_up_to_date(store)


def wait_for(condition, run: subprocess.Popen[bytes], patience: float = 60) -> None:
    until = time.monotonic() + patience
    while not condition():
        assert run.poll() is None, "the run ended too early to be killed"
        assert time.monotonic() < until, "the run got nowhere"
        time.sleep(0.02)


def documents(register: Path) -> int:
    try:
        with views.opened(register) as view:
            return view.counts()["documents"]
    except Exception:  # it is not made yet
        return 0


def claims_of_each(register: Path) -> Counter[int]:
    with views.opened(register) as view:
        return Counter(len(view.claims_of(document.id)) for document in view.documents())


def test_the_atlas_answers_for_every_kind_of_id() -> None:
    atlas = Atlas(gazetteer.load())
    assert atlas.name("vn/binh-duong") == "Bình Dương"
    assert atlas.name("kr") == "South Korea"
    assert atlas.name("org/wtca") == "World Trade Centers Association"
    assert atlas.name("locality/nowhere") is None
    assert atlas.parent("kr/seoul/gangnam") == "kr/seoul"
    assert atlas.parent("kr/seoul") == "kr"
    assert atlas.parent("kr") is None
    assert [step.name for step in atlas.became("vn/binh-duong")] == ["Ho Chi Minh City"]
    assert atlas.became("org/wtca") == ()
