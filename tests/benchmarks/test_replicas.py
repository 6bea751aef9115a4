from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.asking import Asking
from benchmarks.resolving import keep
from benchmarks.synthetic.documents import documents
from benchmarks.synthetic.replicas import Replicas
from comity.pipeline import put_together
from comity.publish.export import export
from comity.reference import gazetteer
from comity.register import loading
from comity.register import store as stores
from comity.register.address import address
from comity.register.checking import check
from comity.register.counting import statistics
from comity.register.opening import for_reading, for_writing
from comity.register.view import opened


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "source.db"
    with stores.opened(path) as store:
        keep(store, documents(150))
        put_together(store, gazetteer.load())
    return path


@pytest.fixture(scope="module")
def threefold(source: Path) -> Path:
    return loaded(source, 3)


def loaded(source: Path, number: int) -> Path:
    path = source.with_name(f"{number}.db")
    with for_writing(path) as engine:
        loading.load(Replicas(source, number).rows, engine, str(path))
    return path


def test_one_replica_is_the_register_itself(source: Path) -> None:
    with opened(source) as there, opened(loaded(source, 1)) as here:
        assert list(export(here)) == list(export(there))


def test_replicas_are_whole_registers(source: Path, threefold: Path) -> None:
    with for_reading(threefold) as engine:
        assert check(engine) == []
        told = statistics(engine, address(threefold))
    with for_reading(source) as engine:
        of_one = statistics(engine, address(source))
    assert told.documents == 450
    assert told.claims == {kind: 3 * number for kind, number in of_one.claims.items()}
    assert told.records == {kind: 3 * number for kind, number in of_one.records.items()}
    assert told.waiting == 0


def test_replicas_share_localities_and_no_people(source: Path, threefold: Path) -> None:
    with opened(source) as there, opened(threefold) as here:
        before, after = (Counter(e.type for e in view.walk_entities()) for view in (there, here))
        own = sum(e.type == "locality" and e.id.startswith("locality/") for e in there.walk_entities())
        assert after["country"] == before["country"]
        assert after["locality"] == before["locality"] + 2 * own
        assert after["person"] == 3 * before["person"]


def test_replicas_are_about_other_localities_by_their_names(source: Path, threefold: Path) -> None:
    with opened(source) as there, opened(threefold) as here:
        (first,) = there.documents([next(there.walk_claims()).document])
        number = int(first.name.partition(".")[0])
        texts = [here.text(here.document(f"{number + 150 * replica:07}.txt").id) for replica in range(3)]
        assert texts[0] == there.text(first.id)
        assert len(set(texts)) == 3
        assert len({len(text.splitlines()) for text in texts}) == 1
    most = [Counter(e for r in view for e in r.entities) for view in map(_records, (source, threefold))]
    (_, alone), (_, among_all) = most[0].most_common(1)[0], most[1].most_common(1)[0]
    assert among_all < 2 * alone, "no locality is the greatest of every replica"


def _records(path: Path):
    with opened(path) as view:
        return view.records("agreement")


def test_what_is_asked_of_a_register_is_found_there(threefold: Path) -> None:
    with Asking(str(threefold)) as asking:
        pairs = asking.pairs(12)
        assert all(asking.between(*pair) for pair in pairs)
        for pair in pairs[:3]:
            asking.page(*pair)
        for query in asking.queries(5):
            assert query.words
            asking.search(query)
