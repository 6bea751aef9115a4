"""A language that is read by its words alone: dates, numbers, names, clauses and cases."""

from __future__ import annotations

import pytest

from comity.lexicon.load import Lexicon, Word
from comity.model.document import Document
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.passages import passage_of
from comity.reading.plain import language as module
from comity.reading.plain.language import Plain
from comity.reference.gazetteer import load

WORDS = {
    "months": [("may", ["majo"], {"number": 5}), ("june", ["junio"], {"number": 6})],
    "scales": [("million", ["milionoj"], {"number": 1_000_000})],
    "units": [("USD", ["dolaroj"], {})],
    "qualifiers": [("at_least", ["pli ol"], {}), ("about", ["ĉirkaŭ"], {})],
    "place_kinds": [("city", ["urbo"], {})],
    "titles": [("mayor", ["urbestro"], {})],
    "articles": [("definite", ["la"], {})],
    "prepositions": [("with", ["kun"], {}), ("at", ["en"], {}), ("of", ["de"], {})],
    "linking": [("and", ["kaj"], {}), ("that", ["ke"], {"link": "quoted"})],
    "verbs": [("sign", ["subskribis"], {}), ("say", ["diris"], {}), ("send", ["sendos"], {})],
    "modality": [("planned", ["sendos"], {}), ("denied", ["ne"], {})],
}


@pytest.fixture(scope="module")
def toy() -> Plain:
    pages = {
        name: tuple(
            Word(page=name, code=code, forms=tuple(forms), attrs=attrs) for code, forms, attrs in told
        )
        for name, told in WORDS.items()
    }
    words = Lexicon(language="toy", pages=pages, layers={name: name for name in pages})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "lexicon", lambda code: words)
        return Plain("toy", load())


def passage(toy: Plain, text: str) -> Passage:
    return passage_of(
        Document(id="1", name="own.txt", text=text, source="own.txt", published="2024-05-14"), toy
    )


def named(passage: Passage, name: str) -> Mention:
    return next(one for one in passage.mentions if one.entity is not None and one.entity.name == name)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Ili venis la 3-an de majo 2023.", ["2023-05-03"]),
        ("Ili venis la 3-an de majo.", ["2024-05-03"]),
        ("Ili venos junio 9, 2025, laŭ ili.", ["2025-06-09"]),
        ("En majo 2021 ili venis.", ["2021-05"]),
        ("De 2019 ĝis 2024-01-31.", ["2019", "2024-01-31"]),
        ("La 31-an de junio ne estas.", ["2024-06"]),
        ("Ili estas 2500.", []),
    ],
)
def test_dates(toy: Plain, text: str, dates: list[str]) -> None:
    assert [mark.edtf for mark in passage(toy, text).dates] == dates


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("Estas 1.265 projektoj.", 1265, "count", "exact"),
        ("Estas pli ol 250 projektoj.", 250, "count", "at_least"),
        ("Ĉirkaŭ 4,3 milionoj dolaroj.", 4_300_000, "USD", "about"),
        ("Kreskis je 8.5 %.", 8.5, "percent", "exact"),
        ("Estas 12 345 678 homoj.", 12_345_678, "count", "exact"),
    ],
)
def test_numbers(toy: Plain, text: str, value: float, unit: str, qualifier: str) -> None:
    (found,) = passage(toy, text).quantities
    assert (found.value, found.unit, found.qualifier) == (value, unit, qualifier)


def test_names_with_their_kinds_titles_and_cases(toy: Plain) -> None:
    told = passage(toy, "La urbo Daegu kaj Hanoi subskribis kun Osaka. Urbestro de Daegu Kim Min-ho venis.")
    assert (named(told, "Daegu").case, named(told, "Daegu").joined) == ("subject", True)
    assert told.text[named(told, "Daegu").start : named(told, "Daegu").end] == "urbo Daegu"
    assert (named(told, "Hanoi").case, named(told, "Osaka").case) == ("subject", "with")
    (title,) = named(told, "Kim Min-ho").titles
    assert (title.role, title.of and title.of.id) == ("Urbestro", "kr/daegu")


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("Daegu subskribis.", ["asserted"]),
        ("Daegu ne subskribis.", ["denied"]),
        ("Daegu diris, ke Hanoi sendos gastojn.", ["asserted", "planned"]),
    ],
)
def test_clauses_and_how_firmly_they_are_said(toy: Plain, text: str, modalities: list[str]) -> None:
    assert [clause.modality for clause in passage(toy, text).clauses] == modalities
