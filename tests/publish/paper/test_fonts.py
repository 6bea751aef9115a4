"""The fonts that come along have every letter that papers need, in both weights."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from comity.publish.paper.fonts import FOLDER, covered, fonts
from comity.publish.paper.layout import layout
from comity.publish.paper.letters import letters

WORDING = Path(str(files("comity.publish"))) / "wording"
HANGUL = {chr(code) for code in range(0xAC00, 0xD7A4)}
VIETNAMESE = set("ăâđêôơưĂÂĐÊÔƠƯ") | {chr(code) for code in range(0x1EA0, 0x1EFA)}
SIGNS = set("“”‘’«»–—…·•□○№₫₩$€%±×→①②㈜「」『』、。〈〉《》")


def of(font: str) -> set[str]:
    return letters((FOLDER / font).read_bytes())


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_of_all_papers_has_every_letter_of_three_languages(weight: str) -> None:
    there = of(f"NotoSansCJKkr-{weight}.otf")
    assert sorted((HANGUL | VIETNAMESE | SIGNS) - there) == []
    said = set("".join(page.read_text("utf-8") for page in WORDING.glob("*.yaml"))) - {"\n"}
    assert sorted(said - there) == []


@pytest.mark.parametrize("font", ["Serif-Regular", "Serif-Bold", "Sans-Regular", "Sans-Bold"])
def test_the_fonts_of_latin_letters_have_those_of_europe_and_vietnamese(font: str) -> None:
    assert sorted((VIETNAMESE | set("ŁódźĄęřŠțğőæßΔЖ")) - of(f"Liberation{font}.ttf")) == []


def test_a_font_has_what_it_has_and_no_more() -> None:
    assert not set("阮氏幸") & covered()
    assert len(of("LiberationSerif-Regular.ttf")) < 3000


@pytest.mark.parametrize("name", ["plain", "vietnam", "korea"])
def test_every_font_of_a_layout_is_there(name: str) -> None:
    assert set(layout(name).fonts.drawn) <= set(fonts("Đông Hải 동하이").families())


def test_fonts_of_the_machine_are_asked_only_for_letters_ours_lack() -> None:
    ours = fonts("Larchfield, Łódź, Đông Hải (동하이) “1–4” □ ○\n")
    assert ours is fonts("")
    assert fonts("阮氏幸") is not ours


def test_the_licence_lies_beside() -> None:
    licence = (FOLDER / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert [font.name for font in FOLDER.glob("*.[ot]tf") if font.name not in licence] == []
