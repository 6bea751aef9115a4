from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from comity.insight.conflict import Conflict
from comity.insight.conflicts import Conflicts, conflicts
from comity.insight.counted import named
from comity.insight.series import Boundaries, Boundary, unchanged
from comity.model.claim import Claim
from comity.model.document import Document
from comity.model.entity import Entity
from comity.register.view import View, opened
from tests.make import (
    BINH_DUONG,
    DAEJEON,
    GANGNAM,
    SEOUL,
    WTA,
    agreement,
    document,
    figure,
    membership,
    quoting,
    register,
    unknown,
)

WTCA = unknown("organisation", "World Trade Centers Association")
ICF = unknown("organisation", "Intelligent Community Forum")
CITY = Entity("locality", "Ho Chi Minh City", "vn/ho-chi-minh-city")

OPENINGS = (
    "Factories run again along the river, and the province says so to whoever asks.",
    "A cold morning at the town hall brought more guests than chairs, the organisers admit.",
    "Nobody expected the fair to open on time; it did, with music and a long queue at the gate.",
    "What was promised over dinner two winters ago has become a paper with two seals under it.",
)

Source = tuple[Document, list[Claim]]


def source(number: int, published: str | None, *claims: Claim, text: str = "", **fields: Any) -> Source:
    """A document that opens in its own words, with claims that quote the sentence behind it."""
    opening = text or OPENINGS[number]
    quote = f"So it is told, {number}."
    kept = document(f"{opening} {quote}", f"{number}.txt", published)
    at = quoting(quote, len(opening) + 1, kept.name)
    return msgspec.structs.replace(kept, **fields), [msgspec.structs.replace(claim, **at) for claim in claims]


Find = Callable[..., Conflicts]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    made: list[int] = []

    def found(*sources: Source, about: Entity | None = BINH_DUONG, **asked: Any) -> Conflicts:
        made.append(0)
        with opened(register(tmp_path / f"{len(made)}.db", *sources)) as view:
            return conflicts(view, view.entity(about.id or "") if about else None, **asked)

    return found


def told(conflict: Conflict) -> list[Any]:
    return [one.value for one in conflict.told]


def why(conflict: Conflict) -> list[str]:
    return [reason.why for reason in conflict.reasons]


PROJECTS = (
    source(0, "2021-11-10", figure(BINH_DUONG, 4008, period="2021-10-31")),
    source(1, "2022-01-07", figure(BINH_DUONG, 4000, qualifier="at_least")),
    source(2, "2022-01-07", figure(BINH_DUONG, 3000, qualifier="at_least")),
)


def test_how_many_projects_there_are_is_told_three_ways(find: Find) -> None:
    (one,) = find(*PROJECTS).found
    assert (one.form, one.field, told(one)) == ("number", "fdi_projects", [4008, 4000, 3000])
    assert [value.shown for value in one.told] == [True, False, False]
    assert one.rule == "an exact number before an approximate one"
    assert why(one) == ["lower_bound", "undated"]
    assert one.sources == len(one.tellers) == 3


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_documents_does_not_matter(find: Find, order: tuple[int, ...]) -> None:
    assert find(*(PROJECTS[at] for at in order)) == find(*PROJECTS)


def test_copies_are_told_and_count_as_one_source(find: Find) -> None:
    wire = " ".join(OPENINGS[:3])
    sources = (
        source(0, "2022-01-07", figure(BINH_DUONG, 4000, qualifier="at_least"), text=wire),
        source(1, "2022-01-08", figure(BINH_DUONG, 4000, qualifier="at_least"), text=f"Read here. {wire}"),
        source(3, "2022-01-07", figure(BINH_DUONG, 3000, qualifier="at_least")),
    )
    (one,) = find(*sources).found
    assert (one.sources, len(one.tellers)) == (2, 3)
    assert len({teller.text_of for teller in one.told[0].tellers}) == 1


def test_a_teller_is_named_by_its_publisher_or_its_host_and_credits_agencies(find: Find) -> None:
    (one,) = find(
        source(0, "2022-01-07", figure(BINH_DUONG, 3000), publisher="The River Post"),
        source(1, "2022-01-08", figure(BINH_DUONG, 4000), source="https://news.example.org/a?b=1"),
        source(2, "2022-01-08", figure(BINH_DUONG, 5000), text="BINH DUONG (VNA) - It rained."),
    ).found
    assert [(t.publisher, t.agencies) for t in one.tellers if t.document != "2.txt"] == [
        ("The River Post", ()),
        ("news.example.org", ()),
    ]
    assert [(t.publisher, t.agencies) for t in one.tellers if t.document == "2.txt"] == [(None, ("VNA",))]


def members(count: float | None, *bodies: Entity) -> list[Claim]:
    counted = [figure(BINH_DUONG, count, indicator="multilateral_memberships")] if count else []
    return [*counted, *(membership(BINH_DUONG, body) for body in bodies)]


def test_two_counts_and_two_named(find: Find) -> None:
    (one,) = find(
        source(0, "2021-11-10", *members(3)),
        source(1, "2022-01-07", *members(4)),
        source(2, "2021-12-10", *members(None, WTA, WTCA)),
        source(3, "2022-01-07", *members(2)),
    ).found
    assert (one.form, one.field) == ("count", "multilateral_memberships")
    assert sorted(value.value for value in one.told if not value.named) == [2, 3, 4]
    assert [(value.value, len(value.named)) for value in one.told if value.named] == [(2, 2)]
    assert "counting" in why(one)


def test_a_count_that_more_names_belie(find: Find) -> None:
    sources = [
        source(0, "2021-11-10", *members(None, ICF)),
        source(1, "2022-01-07", *members(2, WTA, WTCA)),
    ]
    (one,) = find(*sources).found
    assert told(one) == [2, 3]
    assert len(one.told[1].named) == 3
    later = [source(0, "2025-11-10", *members(None, ICF)), sources[1]]
    assert find(*later).found == (), "it may have joined since"


def test_counts_of_other_years_are_other_conflicts(find: Find) -> None:
    found = find(
        source(0, "2015-01-07", *members(1, WTA, WTCA)),
        source(1, "2022-01-07", *members(1)),
        source(2, "2022-02-07", *members(1)),
    ).found
    assert [len([t for value in one.told if not value.named for t in value.tellers]) for one in found] == [
        1,
        2,
    ]


def test_a_count_of_at_least_so_many_or_of_more_than_are_named_is_no_conflict(find: Find) -> None:
    least = figure(BINH_DUONG, 1, indicator="multilateral_memberships", qualifier="at_least")
    assert find(source(0, "2022-01-07", least, *members(None, WTA, WTCA))).found == ()
    assert find(source(0, "2022-01-07", *members(10, WTA, WTCA))).found == ()


PARTNERS = (
    source(1, "2021-01-07", agreement(BINH_DUONG, DAEJEON, date="2015")),
    source(2, "2022-01-07", agreement(BINH_DUONG, GANGNAM, date="2022-01-06")),
    source(3, "2023-01-07", agreement(BINH_DUONG, SEOUL, CITY, date="2023-01")),
)


def test_more_partners_are_named_than_counted_by_then(find: Find) -> None:
    counted = figure(BINH_DUONG, 1, indicator="partner_localities")
    (one,) = find(source(0, "2022-01-07", counted), *PARTNERS).found
    assert one.told[-1].named == ("kr/daejeon", "kr/seoul/gangnam")


def test_what_is_named_is_narrowed_as_the_count_is(tmp_path: Path) -> None:
    with opened(register(tmp_path / "a.db", *PARTNERS)) as view:
        records = view.records()
    partners = [thing.id for thing in named("partner_localities", BINH_DUONG.id or "", None, records)]
    assert partners == ["kr/daejeon", "kr/seoul", "kr/seoul/gangnam"], "those abroad"
    for partner, number in (("kr", 3), ("jp", 0), ("kr/seoul", 2)):
        assert len(named("agreements", BINH_DUONG.id or "", partner, records)) == number


def test_a_field_told_two_ways_with_the_record_it_is_of(find: Find) -> None:
    found = find(
        source(0, "2005-11-20", agreement(BINH_DUONG, DAEJEON, type="sister", date="2005-11-15")),
        source(1, "2025-11-20", agreement(BINH_DUONG, DAEJEON, type="sister", date="2015-05-02")),
        source(2, "2005-11-21", agreement(BINH_DUONG, DAEJEON, type="agreement", date="2005-11-15")),
    )
    (one,) = found.found
    assert (one.form, one.kind, one.field) == ("field", "agreement", "date")
    assert told(one) == ["2005-11-15", "2015-05-02"]
    assert why(one) == ["two_acts", "looking_back"]
    assert set(found.records) == set(one.records)


def test_the_day_of_a_report_is_next_to_the_day_it_tells_of(find: Find) -> None:
    (one,) = find(
        source(0, "2022-01-07", agreement(BINH_DUONG, GANGNAM, date="2022-01-06")),
        source(1, "2022-01-08", agreement(BINH_DUONG, GANGNAM, date="2022-01-07")),
    ).found
    assert why(one) == ["report_day"]


def number(value: float, **fields: Any) -> Claim:
    return figure(BINH_DUONG, value, **fields)


def test_a_day_told_before_it_came(find: Find) -> None:
    (one,) = find(
        source(0, "2022-01-02", agreement(BINH_DUONG, GANGNAM, date="2022-01-04")),
        source(1, "2022-01-07", agreement(BINH_DUONG, GANGNAM, date="2022-01-06")),
    ).found
    assert why(one)[0] == "ahead"
    assert [told(one)[at] for at in one.reasons[0].about] == ["2022-01-04"]


FLOW = {"indicator": "fdi_capital_attracted", "unit": "USD", "period": "2021"}


@pytest.mark.parametrize(
    ("claims", "reasons"),
    [
        (
            [
                figure(BINH_DUONG, 4008, period="2021"),
                figure(BINH_DUONG, 4100, qualifier="about", period="2021"),
            ],
            ["estimate"],
        ),
        ([number(4008, period="2021"), number(4010, period="2021")], ["revised"]),
        (
            [
                figure(BINH_DUONG, 4008, period="2021"),
                figure(BINH_DUONG, 5000, period="2021", modality="planned"),
            ],
            ["plan"],
        ),
        ([number(1.9e9, **FLOW), number(1.9e6, **FLOW)], ["revised", "thousandfold"]),
        ([number(4008, period="2021-10-31"), number(3000)], ["undated"]),
        ([number(4008), number(3000)], ["other_day"]),
    ],
)
def test_why_numbers_may_differ(find: Find, claims: list[Claim], reasons: list[str]) -> None:
    (one,) = find(*(source(at, f"2022-01-0{at + 7}", claim) for at, claim in enumerate(claims))).found
    assert why(one) == reasons


def test_what_came_in_a_year_is_taken_for_all_that_came(find: Find) -> None:
    total = figure(BINH_DUONG, 37e9, indicator="fdi_registered_capital", unit="USD", period="2021-12-31")
    (one,) = find(
        source(0, "2022-01-07", figure(BINH_DUONG, 1.9e9, **FLOW)),
        source(1, "2022-01-06", figure(BINH_DUONG, 37e9, **FLOW)),
        source(2, "2022-01-07", total),
    ).found
    (part,) = [reason for reason in one.reasons if reason.why == "part_of"]
    assert (part.by, told(one)[part.about[0]]) == ("fdi_registered_capital", 37e9)


def test_numbers_of_two_territories_are_told_apart(find: Find) -> None:
    old, new = Boundary(since=None, until="2025-07-01"), Boundary(since="2025-07-01", until=None)
    boundaries: Boundaries = lambda entity: (old, new) if entity == CITY.id else ()  # noqa: E731
    sources = (
        source(0, "2025-06-10", figure(CITY, 12_000)),
        source(1, "2025-07-30", figure(CITY, 19_000)),
    )
    assert find(*sources, about=CITY).found == ()
    (one,) = find(*sources, about=CITY, boundaries=boundaries).found
    assert [value.boundary for value in one.told] == [new, old]
    assert why(one)[0] == "boundary"


def test_of_one_kind_or_of_all(find: Find) -> None:
    sources = (
        *PROJECTS,
        source(3, "2022-01-07", agreement(BINH_DUONG, GANGNAM, date="2022-01-06")),
        source(0, "2022-01-08", agreement(BINH_DUONG, GANGNAM, date="2022-01-07"), text="Rain fell."),
    )
    assert [one.kind for one in find(*sources).found] == ["figure", "agreement"]
    assert [one.kind for one in find(*sources, kind="figure").found] == ["figure"]
    assert [one.kind for one in find(*sources, kind="agreement").found] == ["agreement"]
    everything = find(*sources, about=None)
    assert [(one.kind, one.about) for one in everything.found] == [
        ("figure", "vn/binh-duong"),
        ("agreement", "kr/seoul/gangnam"),
    ]
    assert find(*sources, about=GANGNAM).found[0].kind == "agreement"


def test_every_value_cites_the_words_that_tell_it(find: Find) -> None:
    found = find(*PROJECTS, source(3, "2022-01-07", *members(1, WTA, WTCA)))
    cited = found.evidence.citations
    for one in found.found:
        for value in one.told:
            assert value.claims and set(value.claims) <= set(cited)
            assert all(cited[c].document_id == t.document_id for t in value.tellers for c in t.claims)


def test_where_nothing_is_told_differently_nothing_is_found(find: Find) -> None:
    assert find(PROJECTS[0]).found == ()


@pytest.fixture
def seeds(tmp_path: Path) -> Iterator[View]:
    folder = Path(__file__).parents[3] / "shared" / "corpus"
    if not (folder / "seed-0.gold.jsonl").exists():
        pytest.skip("the labelled texts are not here")
    kept = []
    for number, published in ((0, "2022-01-07"), (1, "2021-11-10")):
        text = (folder / f"seed-{number}.txt").read_text("utf-8")
        lines = (folder / f"seed-{number}.gold.jsonl").read_text("utf-8").splitlines()[1:]
        kept.append((document(text, f"seed-{number}.txt", published), [_claim(line, text) for line in lines]))
    with opened(register(tmp_path / "seeds.db", *kept)) as view:
        yield view


def _claim(line: str, text: str) -> Claim:
    told = msgspec.json.decode(line)
    told.pop("optional", None)
    start = text.index(told["quote"])
    return msgspec.convert({**told, "span": (start, start + len(told["quote"]))}, Claim)


def test_the_founding_example(seeds: View) -> None:
    found = conflicts(seeds, seeds.entity("vn/binh-duong"), boundaries=unchanged).found
    by_field = {one.field: one for one in found if one.kind == "figure"}
    assert told(by_field["fdi_projects"]) == [4008, 3000]
    assert told(by_field["multilateral_memberships"])[:2] == [4, 3]
    assert by_field["multilateral_memberships"].told[-1].value > 4


def test_agreements_counted_on_a_day_are_those_signed_on_it(find: Find) -> None:
    counted = figure(BINH_DUONG, 1, indicator="agreements", period="2022-01-06")
    first = source(1, "2022-01-07", agreement(BINH_DUONG, GANGNAM, date="2022-01-06"))
    earlier = source(2, "2021-01-07", agreement(BINH_DUONG, DAEJEON, date="2015"))
    assert find(source(0, "2022-01-07", counted), first, earlier).found == ()
    second = source(3, "2022-01-07", agreement(BINH_DUONG, DAEJEON, date="2022-01-06"))
    (one,) = find(source(0, "2022-01-07", counted), first, second).found
    assert told(one) == [1, 2]
