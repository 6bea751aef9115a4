from __future__ import annotations

from comity.model.claim import Commitment, Statement
from comity.model.entity import Entity
from comity.resolving.gathering import gather
from comity.resolving.speech import CommitmentTellings, StatementTellings
from tests.make import BINH_DUONG, DAEJEON, cited, person, quoting


def id_of(_: str, entity: Entity) -> str:
    return entity.id or entity.name


def promise(action: str, *actors: Entity, **fields) -> Commitment:
    return Commitment(**quoting(), actors=actors or (DAEJEON,), action=action, **fields)


def said(quote: str, speaker: str = "Kim") -> Statement:
    return Statement(**quoting(quote), speaker=person(speaker))


def is_one(tellings, a, b, published: str = "2022-01-08", source: str = "b") -> bool:
    claims = [cited(a, "a", "2022-01-07"), cited(b, source, published)]
    return len(gather(tellings, claims, id_of)) == 1


def test_a_promise_in_like_words_is_one_for_a_month() -> None:
    told, again = "grant ten scholarships to students", "grant ten scholarships to the students"
    assert is_one(CommitmentTellings(), promise(told), promise(again))
    assert not is_one(CommitmentTellings(), promise(told), promise(again), "2022-06-01")
    assert is_one(CommitmentTellings(), promise(told), promise(told), "2022-06-01"), "word for word"
    assert not is_one(CommitmentTellings(), promise(told), promise("plant a hundred trees"))
    assert not is_one(CommitmentTellings(), promise(told), promise(told, BINH_DUONG))


def test_across_languages_field_and_time_must_be_the_same() -> None:
    one = promise("send two engineers", fields=("urban_development",), due="2024")
    assert is_one(
        CommitmentTellings(), one, promise("cử hai kỹ sư", fields=("urban_development",), due="2024")
    )
    assert not is_one(CommitmentTellings(), one, promise("cử hai kỹ sư", fields=("education",), due="2024"))
    assert not is_one(
        CommitmentTellings(), one, promise("cử hai kỹ sư", fields=("urban_development",), due="2025")
    )
    assert not is_one(CommitmentTellings(), one, promise("cử hai kỹ sư"))


def test_a_speech_is_one_by_its_words_or_by_its_numbers() -> None:
    speech = said("“We will train 250 engineers by 2026,” said the mayor.")
    assert is_one(StatementTellings(), speech, said("Mayor Kim said: “We will train 250 engineers by 2026.”"))
    assert is_one(
        StatementTellings(), speech, said("“2026년까지 기술 인력 250명을 교육하겠다”고 시장은 말했다.")
    )
    assert not is_one(
        StatementTellings(), speech, said("“2026년까지 학생 90명을 초청하겠다”고 시장은 말했다.")
    )
    assert not is_one(StatementTellings(), speech, said("“We thank our friends for the warm welcome today.”"))
    assert not is_one(StatementTellings(), speech, said("“We will train 250 engineers by 2026,”", "Lee"))
