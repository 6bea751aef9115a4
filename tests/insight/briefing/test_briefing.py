"""What somebody should know who meets a locality: people, peers, promises, what is open, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from comity.atlas import Atlas
from comity.insight.briefing.meeting import Meeting, meeting
from comity.insight.briefing.people import other_script
from comity.insight.briefing.situation import situation
from comity.insight.surroundings import Surroundings
from comity.model.claim import Commitment, Strength
from comity.model.entity import Entity
from comity.reference.gazetteer import load
from comity.register.view import View
from tests.insight.telling import CHUNCHEON, DA_LAT, LAM_DONG, Report, around
from tests.make import BUSAN, DAEJEON, agreement, event, post, quoting

HUE = Entity("locality", "Huế", "vn/hue")
ATLAS = Atlas(load())


@contextmanager
def told(
    folder: Path,
    *reports: Report,
    one: Entity = CHUNCHEON,
    other: Entity = DA_LAT,
    since: str | None = None,
    on: str = "2026-11-22",
    then: bool = False,
) -> Iterator[tuple[Meeting, View]]:
    """What is known of two localities by some reports."""
    with around(folder, *reports, on=on, then=then) as found:
        entities = [found.view.entity(str(locality.id)) for locality in (one, other)]
        last = date.fromisoformat(since) if since else None
        yield meeting(_by_tables(found), *entities, ATLAS, last), found.view


def _by_tables(found: Surroundings) -> Surroundings:
    return Surroundings(found.view, found.succession, ATLAS, found.on, found.then)


def signed(day: str = "2019-12-21", **fields: object) -> Report:
    return (day, "They signed.", agreement(CHUNCHEON, DA_LAT, type="sister", date=day, **fields))


def kinds(found: Meeting) -> list[str]:
    return [point.kind for point in found.points]


def test_people_who_took_part_come_first_with_names_in_both_scripts(tmp_path: Path) -> None:
    mayor = post("Lee Jae-soo", "Mayor", CHUNCHEON)
    before = post("Lee Jae-soo", "Vice Mayor", CHUNCHEON)
    korean = post("이재수", "시장", CHUNCHEON)
    reports = [
        signed(),
        ("2015-03-01", "Vice Mayor Lee.", before),
        ("2019-12-21", "Mayor Lee.", mayor),
        ("2019-12-21", "이재수 시장.", korean),
        ("2025-01-01", "Kim speaks.", post("Kim An", "Spokesman", CHUNCHEON)),
        ("2019-12-21", "He came.", event(DA_LAT, who=[CHUNCHEON, Entity("person", "Lee Jae-soo")])),
    ]
    with told(tmp_path, *reports) as (found, _):
        first = found.one.people[0]
        assert (first.met, first.now[0].told) == (True, "2019-12-21")
        assert [one.roles for one in first.others] == [("Vice Mayor",)]
        spelt = {one.name for person in found.one.people for one in person.written}
        assert spelt == {"Lee Jae-soo", "이재수", "Kim An"}
        strange = other_script(first.written, "Lee Jae-soo")
        assert strange is not None
        assert strange.name == "이재수"


def test_whom_else_each_is_tied_to_in_the_country_of_the_other(tmp_path: Path) -> None:
    reports = [
        signed(),
        ("2020-01-01", "Busan, too.", agreement(BUSAN, DA_LAT, date="2020-01-01")),
        ("2021-01-01", "Huế, too.", agreement(HUE, CHUNCHEON, date="2021-01-01")),
        ("2021-02-01", "At home.", agreement(CHUNCHEON, DAEJEON, date="2021-02-01")),
    ]
    with told(tmp_path, *reports) as (found, _):
        assert found.one.peers and found.other.peers
        assert [peer.id for peer in found.one.peers.found] == ["vn/hue"]
        assert [(peer.id, peer.last.day) for peer in found.other.peers.found] == [("kr/busan", "2020-01-01")]


def test_promises_to_others_are_another_matter(tmp_path: Path) -> None:
    def promise(actor: Entity, to: Entity, action: str) -> Commitment:
        return Commitment(
            **quoting(), modality="planned", actors=(actor,), beneficiaries=(to,), action=action
        )

    reports = [
        signed(),
        ("2020-01-01", "Chuncheon will send staff.", promise(CHUNCHEON, DA_LAT, "send staff")),
        ("2020-01-01", "Chuncheon will help Busan.", promise(CHUNCHEON, BUSAN, "help Busan")),
    ]
    with told(tmp_path, *reports) as (found, _):
        assert [one.record.fields["action"].shown for one in found.promises] == ["send staff"]
        assert "promise" in kinds(found)


@pytest.mark.parametrize(
    ("fields", "on", "kind"),
    [
        ({"valid_until": "2020-12-20"}, "2020-06-01", "ends"),
        ({"valid_until": "2020-12-20"}, "2021-06-01", "ran_out"),
        ({"stage": "planned"}, "2019-12-01", "to_sign"),
        ({"stage": "planned"}, "2020-06-01", "overdue"),
        ({"modality": "wished"}, "2020-06-01", "wished"),
        ({}, "2022-06-01", "quiet"),
        ({}, "2026-11-22", "heir_silent"),
    ],
)
def test_what_is_open(tmp_path: Path, fields: dict[str, str], on: str, kind: str) -> None:
    with told(tmp_path, signed(**fields), on=on) as (found, _):
        assert kind in kinds(found)


def test_nothing_is_open_while_all_is_well(tmp_path: Path) -> None:
    with told(tmp_path, signed(), on="2020-06-01") as (found, _):
        assert kinds(found) == []


def test_what_is_told_differently_is_open(tmp_path: Path) -> None:
    other = agreement(CHUNCHEON, DA_LAT, type="sister", date="2019-12-21")
    again = agreement(CHUNCHEON, DA_LAT, type="sister", date="2019-09")
    reports = [("2019-12-22", "They signed.", other), ("2024-12-20", "Sisters since 2019.", again)]
    with told(tmp_path, *reports) as (found, _):
        assert [one.field for one in found.conflicts.found] == ["date"]
        assert kinds(found).count("differs") == 1


def test_what_changed_since_a_day(tmp_path: Path) -> None:
    reports = [
        signed(),
        ("2025-12-22", "They met.", event(CHUNCHEON, who=[LAM_DONG, CHUNCHEON], start="2025-12-21")),
    ]
    with told(tmp_path, *reports, since="2025-01-01") as (found, _):
        told_first = [change.record.kind for change in found.changes if change.what == "new"]
        assert told_first == ["event"]
        stands = [change for change in found.changes if change.what == "stands"]
        assert [change.before.succession for change in stands if change.before] == ["unaffected"]
        assert found.relation.lifecycles[stands[0].record.id].succession == "inherited"
    with told(tmp_path, *reports, since="2026-01-01") as (found, _):
        assert found.changes == ()


def test_of_a_day_only_what_was_told_by_then(tmp_path: Path) -> None:
    reports = [signed(), ("2025-12-22", "They met.", event(CHUNCHEON, who=[DA_LAT], start="2025-12-21"))]
    with told(tmp_path, *reports, on="2020-01-01", then=True) as (found, _):
        assert found.happened == ()
        assert {cited.published for cited in found.evidence.citations.values()} == {"2019-12-21"}


def test_the_situation_of_one(tmp_path: Path) -> None:
    seeks = Strength(**quoting(), locality=CHUNCHEON, sector="tourism", sense="seeks")
    hopes = Strength(**quoting(), locality=CHUNCHEON, sector="ict", sense="seeks", modality="wished")
    reports = [signed(), ("2020-01-01", "It seeks guests.", seeks), ("2020-01-01", "It hopes.", hopes)]
    with around(tmp_path, *reports) as found:
        one = situation(_by_tables(found), found.view.entity(str(CHUNCHEON.id)), ATLAS)
        assert [record.fields["sector"].shown for record in one.party.strengths] == ["tourism"]
        assert [(id_, last.day) for id_, last in one.last.items()] == [("vn/lam-dong/da-lat", "2019-12-21")]
        assert "heir_silent" in [point.kind for point in one.points]
