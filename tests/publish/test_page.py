from __future__ import annotations

import msgspec

from comity.insight.evidence import Evidence
from comity.publish.page import Part, linked, named
from comity.publish.words import listed

KNOWN = Evidence(names={"kr/seoul": "Seoul", "kr/seoul/jung": "Seoul Jung"}, citations={})


def test_names_in_words_tell_what_they_name() -> None:
    part = Part(f"with {listed([named(KNOWN, id_) for id_ in KNOWN.names])}, signed", ("c1",))
    assert part.text == "with Seoul and Seoul Jung, signed"
    assert part.pieces == (
        ("with ", ""),
        ("Seoul", "kr/seoul"),
        (" and ", ""),
        ("Seoul Jung", "kr/seoul/jung"),
        (", signed", ""),
    )


def test_what_no_register_knows_leads_nowhere() -> None:
    assert Part(named(KNOWN, "kr/busan")).pieces == (("kr/busan", ""),)
    assert Part(linked("Busan", "")).of == ()


def test_words_put_before_names_move_them() -> None:
    part = msgspec.structs.replace(Part(f"of {named(KNOWN, 'kr/seoul')}"), end=";").behind("Succession: ")
    assert (part.text, part.end) == ("Succession: of Seoul", ";")
    assert ("Seoul", "kr/seoul") in part.pieces


def test_names_sort_as_they_are_read() -> None:
    assert sorted(named(KNOWN, id_) for id_ in KNOWN.names) == [named(KNOWN, id_) for id_ in KNOWN.names]
