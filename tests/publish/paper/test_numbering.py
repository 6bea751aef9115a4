"""Numbers of sources: one for one quotation, in the order they are met."""

from __future__ import annotations

from comity.model.cited import Citation
from comity.publish.page import Reference
from comity.publish.paper.numbering import Numbering

RULE = Reference(id="vn-district", title="Decree 177/2025")


def test_one_quotation_of_one_document_has_one_number() -> None:
    numbering = Numbering(cited(a="signed", b="signed", c="visited"))
    assert numbering.of(["a"]) == ((1,), 0)
    assert numbering.of(["c", "b"]) == ((1, 2), 0)
    assert [source.quote for _, source in numbering.listed()] == ["signed", "visited"]


def test_rules_are_numbered_with_the_quotations() -> None:
    numbering = Numbering(cited(a="signed"), {RULE.id: RULE})
    assert numbering.of(["a", RULE.id]) == ((1, 2), 0)
    assert numbering.listed()[1] == (2, RULE)


def test_of_many_sources_the_first_are_numbered_and_the_others_counted() -> None:
    numbering = Numbering(cited(a="one", b="two", c="three", d="four"), most=2)
    assert numbering.of("abcd") == ((1, 2), 2)
    assert len(numbering.listed()) == 2


def test_what_is_cited_by_nobody_has_no_number() -> None:
    assert Numbering(cited(a="one")).of(["unknown"]) == ((), 0)


def cited(**quotes: str) -> dict[str, Citation]:
    return {
        claim: Citation(
            claim=claim,
            document="a.txt",
            document_id="d",
            published=None,
            quote=quote,
            start=at,
            end=at + 1,
            modality="asserted",
        )
        for at, (claim, quote) in enumerate(quotes.items())
    }
