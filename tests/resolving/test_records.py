from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from comity.model.cited import CitedClaim
from comity.model.entity import Entity
from comity.model.names import slug
from comity.model.record import Record
from comity.resolving.gathering import gather
from comity.resolving.kinds import gathered_by_key, tellings
from comity.resolving.records import record_of
from comity.resolving.values import RULES
from tests.make import (
    BECAMEX,
    BINH_DUONG,
    BUSAN,
    COEX,
    DAEJEON,
    GANGNAM,
    SEOUL,
    TABLES,
    WTA,
    agreement,
    cited,
    event,
    figure,
    membership,
    post,
    quoting,
    unknown,
)

WTC = unknown("organisation", "World Trade Center Bình Dương New City")


def ids(_: str, named: Entity) -> str:
    """Who is meant is settled before: here every name is its own."""
    return named.id or f"{named.type}/{slug(named.name)}"


def records(*claims: CitedClaim) -> tuple[Record, ...]:
    by_likeness = tellings(TABLES)
    groups = gathered_by_key([c for c in claims if c.kind not in by_likeness], ids)
    for kind, told in by_likeness.items():
        groups += gather(told, [c for c in claims if c.kind == kind], ids)
    return tuple(sorted((record_of(group, ids) for group in groups), key=lambda made: made.id))


def record(*claims: CitedClaim) -> Record:
    (one,) = records(*claims)
    assert set(one.claims) == {claim.id for claim in claims}
    return one


# Agreements


def test_two_reports_of_one_signing_are_one_agreement() -> None:
    made = record(
        cited(agreement(BINH_DUONG, WTC, GANGNAM, date="2022-01-06"), "a"),
        cited(agreement(BINH_DUONG, GANGNAM, type="agreement"), "b"),
    )
    assert made.fields["date"].shown == "2022-01-06"
    assert not made.fields["date"].contested, "a source that gives no date does not contradict"
    assert set(made.fields["parties"].shown) == set(made.entities)
    assert not made.fields["parties"].contested


def test_a_vaguer_date_joins_the_exact_one_and_both_stay_visible() -> None:
    made = record(
        cited(agreement(BINH_DUONG, GANGNAM, date="2022-01-06"), "a"),
        cited(agreement(BINH_DUONG, GANGNAM, date="2022-01"), "b", published="2023-01-01"),
    )
    assert made.fields["date"].shown == "2022-01-06"
    assert made.fields["date"].rule == "the more precise date"
    assert [value.value for value in made.fields["date"].values] == ["2022-01-06", "2022-01"]


def test_reports_a_day_apart_are_one_agreement_with_two_dates() -> None:
    made = record(
        cited(agreement(BINH_DUONG, GANGNAM, date="2022-01-06"), "a", published="2022-01-07"),
        cited(agreement(BINH_DUONG, GANGNAM, date="2022-01-07"), "b", published="2022-01-08"),
    )
    assert made.fields["date"].contested
    assert made.fields["date"].rule == "the later publication"


@pytest.mark.parametrize(
    "other",
    [
        agreement(BINH_DUONG, DAEJEON, date="2022-01-06"),
        agreement(BINH_DUONG, GANGNAM, date="2019"),
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", type="contract"),
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", modality="denied"),
        agreement(BINH_DUONG, GANGNAM, date="2024-05", stage="renewed"),
        agreement(BECAMEX, COEX, date="2022-01-06"),
    ],
)
def test_other_parties_times_types_and_stages_are_other_agreements(other) -> None:
    signed = cited(agreement(BINH_DUONG, GANGNAM, date="2022-01-06"), "a")
    assert len(records(signed, cited(other, "b", published="2024-06-01"))) == 2


def test_two_kinds_signed_on_one_day_and_told_by_one_document_are_two() -> None:
    signed = agreement(BINH_DUONG, GANGNAM, date="2022-01-06")
    sister = agreement(BINH_DUONG, GANGNAM, date="2022-01-06", type="sister", **quoting("They also agreed."))
    assert len(records(cited(signed), cited(sister))) == 2


def test_an_undated_mention_is_not_given_to_one_of_two() -> None:
    first = cited(agreement(BINH_DUONG, GANGNAM, date="2015"), "a")
    second = cited(agreement(BINH_DUONG, GANGNAM, date="2022"), "b")
    undated = cited(agreement(BINH_DUONG, GANGNAM), "c", published="2024-01-01")
    assert len(records(first, second, undated)) == 3


def test_what_was_told_before_it_was_signed_is_another_agreement() -> None:
    signed = cited(agreement(BINH_DUONG, GANGNAM, date="2022-01-06"), "a")
    earlier = cited(agreement(BINH_DUONG, GANGNAM), "b", published="2019-05-01")
    assert len(records(signed, earlier)) == 2


def test_a_plan_and_its_signing_are_one_and_the_signing_is_shown() -> None:
    planned = agreement(BINH_DUONG, GANGNAM, stage="planned", modality="planned", date="2022-01")
    made = record(
        cited(planned, "a", published="2021-12-01"),
        cited(agreement(BINH_DUONG, GANGNAM, date="2022-01-06"), "b"),
    )
    assert made.fields["stage"].shown == "signed"
    assert made.fields["stage"].rule == "asserted before planned"


def test_a_sister_tie_dated_two_ways_is_one_tie_in_conflict() -> None:
    made = record(
        cited(agreement(BINH_DUONG, DAEJEON, type="sister", date="2005"), "a"),
        cited(agreement(BINH_DUONG, DAEJEON, type="sister", date="2015"), "b"),
    )
    assert {value.value for value in made.fields["date"].values} == {"2005", "2015"}


# Events


def test_one_event_told_twice() -> None:
    told = event(SEOUL, who=[BINH_DUONG, BECAMEX], start="2023-05-29", end="2023-05-30")
    again = event(SEOUL, who=[BINH_DUONG, BECAMEX], start="2023-05-30", end="2023-05-30")
    assert len(records(cited(told, "a"), cited(again, "b"))) == 1


def test_a_tour_of_two_cities_is_two_events() -> None:
    who = [BINH_DUONG, BECAMEX]
    seoul = cited(event(SEOUL, who=who, start="2023-05-30", end="2023-05-30"), "a")
    busan = cited(event(BUSAN, who=who, start="2023-05-30", end="2023-05-30"), "b")
    assert len(records(seoul, busan)) == 2


def test_a_district_and_its_city_can_be_one_venue() -> None:
    told = {"who": [BINH_DUONG, BECAMEX], "start": "2023-05-30", "end": "2023-05-30"}
    assert len(records(cited(event(SEOUL, **told), "a"), cited(event(GANGNAM, **told), "b"))) == 1


def test_a_name_makes_one_event_of_reports_that_share_nothing_else() -> None:
    first = event(SEOUL, name="Meet Korea 2024", type="forum", start="2024-05", end="2024-05")
    second = event(
        who=[BINH_DUONG], name="MEET KOREA 2024", type="exhibition", start="2024-05-08", end="2024-05-08"
    )
    assert len(records(cited(first, "a"), cited(second, "b"))) == 1


def test_events_of_which_nothing_is_told_are_not_one() -> None:
    assert len(records(cited(event(type="meeting"), "a"), cited(event(type="meeting"), "b"))) == 2


# Figures and what lasts


def test_two_numbers_for_one_time_are_one_figure_in_conflict() -> None:
    made = record(
        cited(figure(BINH_DUONG, 3000, qualifier="at_least"), "a"),
        cited(figure(BINH_DUONG, 4000, qualifier="at_least"), "b", published="2022-01-06"),
    )
    assert {value.value for value in made.fields["value"].values} == {3000, 4000}
    assert made.fields["value"].rule == "the number as of the later day"


def test_an_exact_number_is_shown_before_an_approximate_one() -> None:
    made = record(
        cited(figure(BINH_DUONG, 4008, period="2021-10-31"), "a", published="2021-11-10"),
        cited(figure(BINH_DUONG, 4000, period="2021-10-31", qualifier="about"), "b"),
    )
    assert made.fields["value"].shown == 4008
    assert made.fields["value"].rule == "an exact number before an approximate one"


@pytest.mark.parametrize(
    "other",
    [
        figure(BINH_DUONG, 4008, period="2021-10-31"),
        figure(BINH_DUONG, 4008, unit="USD"),
        figure(BINH_DUONG, 4008, indicator="companies"),
        figure(DAEJEON, 4008),
        figure(BINH_DUONG, 4008, sector="trade"),
        figure(BINH_DUONG, 4008, partner=unknown("country", "South Korea")),
    ],
)
def test_other_periods_units_subjects_and_partners_are_other_figures(other) -> None:
    assert len(records(cited(figure(BINH_DUONG, 3000), "a"), cited(other, "b"))) == 2


def test_undated_numbers_of_other_years_do_not_contradict_each_other() -> None:
    first = cited(figure(BINH_DUONG, 3000), "a", published="2022-01-07")
    later = cited(figure(BINH_DUONG, 4500), "b", published="2025-01-07")
    assert len(records(first, later)) == 2


def test_more_sources_are_shown_before_one() -> None:
    made = record(
        cited(figure(BINH_DUONG, 2, indicator="multilateral_memberships"), "a"),
        cited(figure(BINH_DUONG, 4, indicator="multilateral_memberships"), "b"),
        cited(figure(BINH_DUONG, 4, indicator="multilateral_memberships"), "c"),
    )
    assert made.fields["value"].shown == 4
    assert made.fields["value"].rule == "the value that more independent sources agree with"


def test_a_post_is_one_however_it_is_worded() -> None:
    made = record(
        cited(post("Võ Văn Minh", "chairman of the province People's Committee", BINH_DUONG), "a"),
        cited(post("Vo Van Minh", "Chairman of the provincial People's Committee", BINH_DUONG), "b"),
    )
    assert made.fields["person"].shown == "person/vo-van-minh"


def test_a_vice_chairman_who_became_chairman_held_two_posts() -> None:
    first = cited(post("Võ Văn Minh", "vice chairman", BINH_DUONG), "a")
    assert len(records(first, cited(post("Võ Văn Minh", "chairman", BINH_DUONG), "b"))) == 2


def test_a_membership_somebody_denies_is_contested() -> None:
    made = record(
        cited(membership(BINH_DUONG, WTA), "a"),
        cited(membership(BINH_DUONG, WTA, modality="denied"), "b"),
    )
    assert made.fields["modality"].contested
    assert made.fields["modality"].shown == "asserted"


# The whole


def test_ids_say_the_kind_and_do_not_change_with_unrelated_claims() -> None:
    claim = cited(agreement(BINH_DUONG, GANGNAM))
    (alone,) = records(claim)
    assert alone.id.startswith("agr-")
    assert alone in records(claim, cited(membership(BINH_DUONG, WTA), "b"))


dates = some.none() | some.sampled_from(["2015", "2022", "2022-01", "2022-01-06", "2022-01-07"])
sets = some.sampled_from(
    [(BINH_DUONG, GANGNAM), (BINH_DUONG, DAEJEON), (BINH_DUONG, GANGNAM, WTC), (BECAMEX, COEX)]
)
PUBLISHED = {"a": None, "b": "2019-05-01", "c": "2022-01-07", "d": "2022-01-08", "e": "2024-05-01"}
told_by_some = some.builds(
    lambda claim, source: cited(claim, source, PUBLISHED[source]),
    some.one_of(
        some.builds(
            lambda parties, day, type_, stage: agreement(*parties, date=day, type=type_, stage=stage),
            sets,
            dates,
            some.sampled_from(["mou", "agreement", "sister", "contract"]),
            some.sampled_from(["signed", "planned", "renewed"]),
        ),
        some.builds(
            lambda who, day, place: event(place, who=who, start=day, end=day),
            sets,
            dates,
            some.sampled_from([SEOUL, BUSAN, GANGNAM]),
        ),
        some.builds(lambda value, day: figure(BINH_DUONG, value, period=day), some.integers(1, 4), dates),
    ),
    some.sampled_from(sorted(PUBLISHED)),
)
several = some.lists(told_by_some, max_size=12, unique_by=lambda claim: claim.id)


@settings(deadline=None, max_examples=60)
@given(several.flatmap(lambda told: some.tuples(some.just(told), some.permutations(told))))
def test_the_order_of_documents_does_not_matter(orders) -> None:
    told, shuffled = orders
    assert records(*told) == records(*shuffled)


@settings(deadline=None, max_examples=60)
@given(several)
def test_every_claim_is_in_one_record_and_every_value_is_told_by_a_claim(told: Iterable[CitedClaim]) -> None:
    claims = {claim.id: claim for claim in told}
    made = records(*claims.values())
    placed = [claim for record in made for claim in record.claims]
    assert sorted(placed) == sorted(claims)
    for one in made:
        for field in one.fields.values():
            tellers = [claim for value in field.values for claim in value.claims]
            assert set(tellers) <= set(one.claims) and tellers
            assert field.many or field.shown == field.values[0].value
            if field.contested:
                assert field.rule in {words for words, _ in RULES} or "same" in field.rule


def test_a_vague_date_goes_to_the_agreement_of_its_type() -> None:
    day = "2019-12-21"
    sister = agreement(BINH_DUONG, DAEJEON, type="sister", date=day)
    sports = agreement(BINH_DUONG, DAEJEON, type="agreement", date=day, **quoting("They also agreed."))
    year = agreement(BINH_DUONG, DAEJEON, type="sister", date="2019")
    made = records(cited(sister, "a"), cited(sports, "a"), cited(year, "b", "2024-01-01"))
    assert {(one.fields["type"].shown, len(one.claims)) for one in made} == {("sister", 2), ("agreement", 1)}


def test_a_second_report_does_not_run_two_agreements_of_the_first_together() -> None:
    day = "2019-12-21"
    first = agreement(BINH_DUONG, DAEJEON, type="mou", date=day)
    second = agreement(BINH_DUONG, DAEJEON, type="friendship", date=day, **quoting("They also agreed."))
    vague = agreement(BINH_DUONG, DAEJEON, type="agreement", date=day)
    assert len(records(cited(first, "a"), cited(second, "a"), cited(vague, "b"))) == 3
    known = agreement(BINH_DUONG, DAEJEON, type="mou", date=day)
    assert len(records(cited(first, "a"), cited(second, "a"), cited(known, "b"))) == 2


def test_sources_of_a_vaguer_date_speak_for_the_exact_one() -> None:
    told = {"a": "2019", "b": "2019", "c": "2019-12-21"}
    made = record(*(cited(agreement(BINH_DUONG, DAEJEON, date=day), source) for source, day in told.items()))
    assert made.fields["date"].shown == "2019-12-21"
    assert made.fields["date"].rule == "the more precise date"
