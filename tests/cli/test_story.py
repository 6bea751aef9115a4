"""One tie through all that can happen to it: Chuncheon and Đà Lạt, as the packaged articles tell it."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from comity.cli.main import run

STORY = ("08-", "11-", "12-", "13-")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "story.db"
    with as_file(files("comity").joinpath("examples")) as folder:
        articles = [str(file) for file in sorted(folder.iterdir()) if file.name.startswith(STORY)]
        assert len(articles) == len(STORY)
        assert run(["read", *articles, "--register", str(path)]) == 0
    return path


def test_a_friendship_kept_up_by_councils(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Daejeon and Bình Dương: the councils of Daejeon and of Ho Chi Minh City have signed something since."""
    with as_file(files("comity").joinpath("examples")) as folder:
        assert (
            run(["read", str(folder / "07-daejeon-old-friend.txt"), "--register", str(tmp_path / "a.db")])
            == 0
        )
    told = page(tmp_path / "a.db", capsys, "show", "vn/binh-duong", "kr/daejeon")
    tie = between(told, "How the agreements stand", "What the law makes of it").partition("Friendship")[2]
    assert "Bình Dương, signed as Binh Duong: inherited by law, reaffirmed [" in tie
    assert "no date given Agreement: Daejeon Council – Ho Chi Minh City People's Council" in told


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def page(kept: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run([*arguments, "--register", str(kept), "--full"]) == 0
    return " ".join(capsys.readouterr().out.split())


def between(text: str, first: str, last: str) -> str:
    return text.partition(first)[2].partition(last)[0]


DA_LAT, CHUNCHEON = "vn/lam-dong/da-lat", "kr/gangwon/chuncheon"


def test_one_page_tells_all_of_it(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = page(kept, capsys, "show", DA_LAT, CHUNCHEON)
    made = between(told, "Between the two", "With the successor")
    assert "October 2016 Friendship agreement: Chuncheon-si – Đà Lạt, signed" in made
    assert "21 December 2019 Sister tie: Chuncheon-si – Đà Lạt, signed" in made
    assert "Sources differ on the date: 21 December 2019 [" in made and "; September 2019 [" in made
    assert "21 December 2019 Agreement: Chuncheon-si – Đà Lạt, signed" in made, "the exchange of staff"
    assert "5 December 2024 Sister tie: Chuncheon-si – Đà Lạt, renewed, valid until 2029" in made
    since = between(told, "With the successor, since", "Beside it")
    assert "22 December 2025 Agreement: Chuncheon-si – Lâm Đồng, signed" in since
    assert "2026 Sister tie: Chuncheon-si – Lâm Đồng, to be signed" in since
    beside = between(told, "Beside it", "How the agreements stand")
    assert "21 December 2019 Sister tie: Chuncheon-si Council – Đà Lạt People's Council, signed" in beside
    assert "signed minutes" in told and "exchange of staff" in told, "the sources are quoted"


def test_the_axes_of_the_sister_tie(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = page(kept, capsys, "show", DA_LAT, CHUNCHEON, "--on", "2026-01-15")
    tie = between(told, "How the agreements stand on 15 January 2026", "What the law makes of it")
    tie = tie[tie.index("Sister tie: Chuncheon-si") :].partition("Agreement:")[0]
    assert "in force until 2029, renewed on 5 December 2024, for 5 years, then goes on by itself" in tie
    assert "unless notice is given 3 months before its end" in tie
    assert "last evidence: agreement, 22 December 2025; none found since" in tie
    assert "Đà Lạt, signed as Da Lat: inherited by law, acknowledged [" in tie
    assert "reaffirmed [" in tie and "successor: Lâm Đồng" in tie
    assert "a new signing by Lâm Đồng is planned for 2026, and no source says that it took place" in tie


def test_the_law_and_what_it_leaves_open(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = between(page(kept, capsys, "show", DA_LAT, CHUNCHEON), "What the law makes of it", "Sources [")
    assert "1 July 2025 Đà Lạt ended with its level on 1 July 2025" in law
    assert "Decree 177/2025/ND-CP: The People's Committee of the province inherits" in law
    assert "Not settled: What the elected councils of districts had signed." in law
    assert "Lâm Đồng took in Đắk Nông and Bình Thuận on 1 July 2025" in law


def test_of_the_councils_no_rule_is_known(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = page(kept, capsys, "show", DA_LAT, CHUNCHEON)
    tie = between(told, "Sister tie: Chuncheon-si Council – Đà Lạt People's Council agr-", "What the law")
    assert "signed on 21 December 2019, no end told" in tie
    assert "Đà Lạt People's Council, of Đà Lạt" in tie and "unknown, in its place: Lâm Đồng" in tie
    assert "no rule says what became of what Đà Lạt People's Council had signed" in tie


@pytest.mark.parametrize(
    ("on", "told", "untold"),
    [
        ("2017-01-01", "Đà Lạt then had the rank of provincial city in Lâm Đồng", "Sister tie"),
        ("2017-01-01", "Chuncheon-si then had the rank of city in Gangwon-do", "Gangwon State"),
        ("2020-01-01", "signed on 21 December 2019, no end told", "renewed"),
        ("2025-01-01", "in force until 2029", "Decree 177"),
        ("2025-06-30", "Succession: unaffected", "inherited"),
        ("2025-07-01", "inherited by law, successor: Lâm Đồng", "acknowledged"),
        ("2025-08-06", "inherited by law, acknowledged", "reaffirmed"),
        ("2025-12-23", "reaffirmed", "signed anew"),
        ("2027-01-01", "planned for 2026, and no source says that it took place", "signed anew"),
        ("2030-01-01", "gone on by its terms since its end in 2029", "run out"),
    ],
)
def test_on_any_day(kept: Path, capsys: pytest.CaptureFixture[str], on: str, told: str, untold: str) -> None:
    then = page(kept, capsys, "show", DA_LAT, CHUNCHEON, "--on", on).partition("Sources [")[0]
    assert told in then
    assert untold not in then


def test_the_province_beside(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = page(kept, capsys, "show", "vn/lam-dong", CHUNCHEON)
    assert "2026 Sister tie: Chuncheon-si – Lâm Đồng, to be signed" in between(
        told, "Between the two", "Beside"
    )
    assert "21 December 2019 Sister tie: Chuncheon-si – Đà Lạt" in between(told, "Beside it", "How the")
    told = page(kept, capsys, "show", "vn/lam-dong", "kr/gangwon")
    assert "No source names the two together." in told
    assert "Sister tie: Chuncheon-si – Đà Lạt" in between(told, "Beside it", "How the")


def test_the_orphan(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = page(kept, capsys, "orphans", "--of", "Lam Dong")
    assert "Sister tie: Chuncheon-si – Đà Lạt" in told
    assert "Đà Lạt, signed as Da Lat: inherited by law, acknowledged" in told
    assert "In law: Decree 177/2025/ND-CP." in told
    assert "Missing: a new signing by Lâm Đồng is planned for 2026" in told
