"""A small register to write out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from comity.model.claim import Participant, Signatory
from comity.model.entity import Entity
from comity.register import view as views
from comity.register.view import View
from tests.make import BUSAN, agreement, document, event, figure, membership, person, post, quoting, register

HUE = Entity("locality", "Huế", "vn/hue")
LONG_BIEN = Entity("locality", "Long Biên", "vn/ha-noi/long-bien")
BODY = Entity("organisation", "=cmd|' /C calc'!A0")
TEXT = "They agreed. Huế has -5. +1 says An. Long Biên came."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    mayor = Signatory(person=person("Tran An"), role="Mayor", for_=HUE)
    first = msgspec.structs.replace(document(TEXT, "b.txt", "2022-02-07"), language="en")
    second = msgspec.structs.replace(
        document(f"{TEXT} Again.", "a.txt", "2022-01-07"), language="vi", source="https://example.org/a"
    )
    told = agreement(
        HUE,
        BUSAN,
        type="sister",
        date="2022-01",
        fields=("trade", "culture"),
        signatories=(mayor,),
        **quoting(name="b.txt"),
    )
    claims = [
        told,
        event(LONG_BIEN, start="2021-05-04", end="2021-05-05", **quoting("Long Biên came.", 37, "b.txt")),
        event(
            HUE,
            type="meeting",
            participants=(Participant(entity=BUSAN, role="guest"),),
            **quoting("Long Biên came.", 37, "b.txt"),
        ),
        figure(HUE, -5, **quoting("Huế has -5.", 13, "b.txt")),
        membership(HUE, BODY, **quoting("Huế has -5.", 13, "b.txt")),
        post("An", "+1", HUE, **quoting("+1 says An.", 25, "b.txt")),
    ]
    again = msgspec.structs.replace(told, document="a.txt")
    return register(tmp_path / "comity.db", (first, claims), (second, [again]))


@pytest.fixture
def view(path: Path) -> Iterator[View]:
    with views.opened(path) as opened:
        yield opened
