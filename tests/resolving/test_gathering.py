from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as some

from comity.model.cited import CitedClaim
from comity.model.claim import Commitment, Statement
from comity.model.entity import Entity
from comity.resolving import gathering
from comity.resolving.agreements import AgreementTellings
from comity.resolving.events import EventTellings
from comity.resolving.figures import FigureTellings
from comity.resolving.gathering import APART, Key, Tellings, Told, closure, gather, is_crowded
from comity.resolving.speech import CommitmentTellings
from comity.resolving.windows import Window, window
from tests.make import (
    BECAMEX,
    BINH_DUONG,
    BUSAN,
    COEX,
    DAEJEON,
    GANGNAM,
    SEOUL,
    TABLES,
    agreement,
    cited,
    event,
    figure,
    quoting,
    unknown,
)

VIETNAM = Entity("country", "Vietnam", "vn")
What = tuple[int, str, str]


class Letters:
    """Tellings of an exactness, letters and a number: the same by equal letters, alike by one."""

    def telling(self, cited: CitedClaim, ids: gathering.Ids) -> Told[What]:
        exactness, letters, number = cited.claim.quote.split()
        return Told(cited.document, (int(exactness), letters, number))

    def keys(self, told: Told[What]) -> Iterable[Key]:
        exactness, letters, number = told.what
        yield Key(f"own {told.what}")
        yield from (Key(letter, "" if exactness == 3 else number) for letter in letters)

    def exactness(self, what: What) -> int:
        return what[0]

    def compare(self, a: What, b: What, together: bool) -> int:
        if a[1] == b[1]:
            return 2
        return 1 if set(a[1]) & set(b[1]) and not together else APART


def letters(*told: tuple[int, str, int], document: str = "") -> list[CitedClaim]:
    speaker = Entity("person", "X")
    return [
        cited(Statement(speaker=speaker, **quoting(f"{a} {b} {c}")), document or f"{a}{b}{c}")
        for a, b, c in told
    ]


def id_of(document: str, entity: Entity) -> str:
    return entity.id or entity.name


def groups(tellings: Tellings, claims: Iterable[CitedClaim]) -> set[frozenset[str]]:
    claims = list(claims)
    made = gather(tellings, claims, id_of)
    assert sorted(cited.id for group in made for cited in group) == sorted(cited.id for cited in claims)
    return {frozenset(cited.id for cited in group) for group in made}


def sizes(*told: tuple[int, str, int]) -> list[int]:
    return sorted(len(group) for group in groups(Letters(), letters(*told)))


def test_the_vague_joins_the_one_exact_it_is_like() -> None:
    assert sizes((3, "ab", 1), (0, "bc", 2)) == [2]


def test_the_vague_stays_apart_between_two() -> None:
    assert sizes((3, "ab", 1), (3, "cd", 2), (0, "bc", 3)) == [1, 1, 1]


def test_the_vague_prefers_the_same_to_the_alike() -> None:
    claims = letters((3, "ab", 1), (3, "cd", 2), (0, "cd", 3), (3, "be", 4))
    assert frozenset([claims[1].id, claims[2].id]) in groups(Letters(), claims)


def test_alike_in_a_row_is_not_alike_all_round() -> None:
    assert sizes((3, "ab", 1), (3, "bc", 2), (3, "cd", 3)) == [1, 1, 1]
    assert sizes((3, "ab", 1), (3, "bc", 2), (3, "ca", 3)) == [3]


def test_what_one_document_tells_as_two_stays_two() -> None:
    assert len(groups(Letters(), letters((3, "ab", 1), (3, "bc", 2)))) == 1
    assert len(groups(Letters(), letters((3, "ab", 1), (3, "bc", 2), document="one"))) == 2


def test_a_crowded_block_connects_nothing() -> None:
    with patch.object(gathering, "CROWD", 2):
        assert sizes((1, "a", 1), (1, "a", 2)) == [2]
        assert sizes((1, "a", 1), (1, "a", 2), (1, "a", 3)) == [1, 1, 1]
        assert sizes((3, "a", 1), (3, "a", 2), (3, "a", 3)) == [3], "no moments, no crowd"


# A change re-derives what depends on it, and nothing else


class Files:
    """Claims filed under their blocks after a change."""

    def __init__(self, tellings: Tellings, before: Sequence[CitedClaim], after: Sequence[CitedClaim]) -> None:
        self._under: dict[str, list[CitedClaim]] = defaultdict(list)
        self._ready: set[str] = set()
        crowds = []
        for claims in (before, after):
            moments = defaultdict(set)
            for claim in claims:
                keys = {key.block: key.moment for key in tellings.keys(tellings.telling(claim, id_of))}
                for block, moment in keys.items():
                    moments[block] |= {moment} - {""}
                    if claims is after:
                        self._under[block].append(claim)
            crowds.append({block for block, told in moments.items() if is_crowded(len(told))})
        self._always, self.now, self.turned = crowds[0] & crowds[1], crowds[1], crowds[0] ^ crowds[1]

    def fetch(self, blocks: Iterable[str]) -> None:
        self._ready = set(blocks)

    def under(self, block: str) -> Iterable[CitedClaim]:
        assert block in self._ready or block in self.turned
        return self._under[block]

    def crowded(self, block: str) -> bool:
        return block in self._always


def check_change(
    tellings: Tellings, stay: list[CitedClaim], gone: list[CitedClaim], new: list[CitedClaim]
) -> None:
    with patch.object(gathering, "CROWD", 3):
        before, after = groups(tellings, stay + gone), groups(tellings, stay + new)
        files = Files(tellings, stay + gone, stay + new)
        touched = [tellings.telling(cited, id_of) for cited in gone + new]
        closed = closure(tellings, touched, id_of, files)
        again = gather(tellings, closed, id_of, files.now.__contains__)
        made = {frozenset(cited.id for cited in group) for group in again}
    changed = {cited.id for cited in closed} | {cited.id for cited in gone}
    assert len({cited.id for cited in closed}) == len(closed)
    assert {cited.id for cited in new} <= changed
    assert all(group <= changed or not group & changed for group in before), "no old group is cut"
    assert {group for group in before if not group & changed} | made == after


told_letters = some.tuples(
    some.integers(0, 3), some.text("abcd", min_size=1, max_size=2), some.integers(0, 9)
)
letter_claims = some.builds(
    lambda told, source: letters(told, document=source)[0], told_letters, some.sampled_from("uvwxyz")
)
dates = some.none() | some.sampled_from(
    ["2015", "2022", "2022-01", "2022-02", "2022-01-06", "2022-01-08", "2022-01-12"]
)
published = some.sampled_from([None, "2019-05-01", "2022-01-07", "2022-01-08", "2024-05-01"])
sources = some.sampled_from("abcdefgh")
parties = some.sampled_from(
    [
        (BINH_DUONG, GANGNAM),
        (BINH_DUONG, DAEJEON),
        (BINH_DUONG, GANGNAM, COEX),
        (BECAMEX, COEX),
        (VIETNAM, GANGNAM),
        (unknown("organisation", "베카멕스"), GANGNAM),
        (),
    ]
)
agreements = some.builds(
    lambda who, day, type_, stage, source, when: cited(
        agreement(*who, date=day, type=type_, stage=stage), source, when
    ),
    parties,
    dates,
    some.sampled_from(["mou", "agreement", "sister", "contract"]),
    some.sampled_from(["signed", "planned", "renewed"]),
    sources,
    published,
)
events = some.builds(
    lambda who, day, place, name, type_, source, when: cited(
        event(*place, who=who, start=day, end=day, name=name, type=type_), source, when
    ),
    some.sampled_from(
        [(), (BINH_DUONG,), (BINH_DUONG, GANGNAM), (BINH_DUONG, COEX, unknown("person", "Kim"))]
    ),
    dates,
    some.sampled_from([(), (SEOUL,), (BUSAN,), (GANGNAM,)]),
    some.sampled_from([None, None, "Meet Korea", "Meet Korea 2022"]),
    some.sampled_from(["visit", "meeting", "forum"]),
    sources,
    published,
)


def changes(claims: some.SearchStrategy[CitedClaim]) -> some.SearchStrategy:
    several = some.lists(claims, max_size=14, unique_by=lambda claim: claim.id)
    return several.flatmap(
        lambda told: some.tuples(
            some.just(told), some.lists(some.integers(0, 2), min_size=len(told), max_size=len(told))
        )
    )


def three(change: tuple[list[CitedClaim], list[int]]) -> list[list[CitedClaim]]:
    told, parts = change
    return [[claim for claim, at in zip(told, parts, strict=True) if at == part] for part in range(3)]


@settings(deadline=None, max_examples=300)
@given(changes(letter_claims))
def test_a_change_touches_only_its_closure(change) -> None:
    check_change(Letters(), *three(change))


@settings(deadline=None, max_examples=200)
@given(changes(agreements))
def test_a_change_of_agreements(change) -> None:
    check_change(AgreementTellings(TABLES), *three(change))


@settings(deadline=None, max_examples=200)
@given(changes(events))
def test_a_change_of_events(change) -> None:
    check_change(EventTellings(TABLES), *three(change))


figures = some.builds(
    lambda value, day, source, when, exact: cited(
        figure(BINH_DUONG, value, period=day, qualifier="exact" if exact else "about"), source, when
    ),
    some.sampled_from([3000, 4000, 4008, 4100]),
    dates,
    sources,
    published,
    some.booleans(),
)


@settings(deadline=None, max_examples=200)
@given(changes(figures))
def test_a_change_of_figures(change) -> None:
    check_change(FigureTellings(), *three(change))


promises = some.builds(
    lambda action, fields, due, source, when: cited(
        Commitment(**quoting(), actors=(BINH_DUONG,), action=action, fields=fields, due=due), source, when
    ),
    some.sampled_from(["plant a tree", "plant the tree", "trồng cây", "open an office"]),
    some.sampled_from([(), ("trade",), ("education",)]),
    some.sampled_from([None, "2022", "2023"]),
    sources,
    published,
)


@settings(deadline=None, max_examples=200)
@given(changes(promises))
def test_a_change_of_commitments(change) -> None:
    check_change(CommitmentTellings(), *three(change))


@settings(deadline=None, max_examples=100)
@given(
    some.lists(some.one_of(agreements), max_size=12, unique_by=lambda claim: claim.id).flatmap(
        lambda told: some.tuples(some.just(told), some.permutations(told))
    )
)
def test_the_order_does_not_matter(orders: tuple[list[CitedClaim], list[CitedClaim]]) -> None:
    told, shuffled = orders
    assert groups(AgreementTellings(TABLES), told) == groups(AgreementTellings(TABLES), shuffled)


def test_windows() -> None:
    day, month = window("2022-01-06", None, False), window("2022-01", None, False)
    assert day.meets(month)
    assert not day.meets(window("2022-01-07", None, False))
    assert day.meets(window("2022-01-07", None, False), slack=1)
    assert not day.meets(window(None, "2021-12-31", planned=False)), "it was told before"
    assert day.meets(window(None, "2021-12-31", planned=True))
    assert Window().meets(day)
    assert window("some day", None, False) == Window()
