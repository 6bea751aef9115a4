"""Where sentences end in lines of lists and under dates."""

from __future__ import annotations

import pytest

from comity.reading.marks.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('○ "We grow tea," Mayor Koo said. He left.', ['○ "We grow tea," Mayor Koo said.', "He left."]),
        ("• The plan is good. It will cost money.", ["• The plan is good.", "It will cost money."]),
        ("(1) Suwon signs. Hue pays.", ["(1) Suwon signs.", "Hue pays."]),
        ("2014. 10. 1. Suwon signed. Hue came.", ["2014. 10. 1. Suwon signed.", "Hue came."]),
        ("“Yes. No,” he said. Mr. Kim came.", ["“Yes. No,” he said.", "Mr. Kim came."]),
    ],
)
def test_a_line_of_a_list_holds_as_many_sentences_as_any(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected
