"""Who said what, quoted or reported."""

from __future__ import annotations

import pytest

from comity.reading.speech.statements import statements

from .conftest import PageOf

BINH = "Tran Van Binh, Chairman of the Nghe An People's Committee, met Kim Hana, Mayor of Wonju. "


def said(page_of: PageOf, text: str) -> list[tuple[str, str]]:
    return [(claim.speaker.name, claim.quote) for claim in statements(page_of(text))]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Binh said the road was long.", "Tran Van Binh"),
        ("The road is long, said Binh.", "Tran Van Binh"),
        ("The road, he said, is long.", "Tran Van Binh"),
        ("On May 3, Mayor Kim on Tuesday noted that the road was long.", "Kim Hana"),
        ("According to Mayor Kim, the road is long.", "Kim Hana"),
        ("The road is long, according to Kim.", "Kim Hana"),
        ("In the Mayor's opinion, the road is long.", "Kim Hana"),
        ("The road is long, the city's mayor stressed.", "Kim Hana"),
        ("Mr. Binh also thanked the guests for their patience.", "Tran Van Binh"),
        ("Mr. Binh, who had been up all night, praised the driver.", "Tran Van Binh"),
        ("For her part, Kim expressed her joy at the reception.", "Kim Hana"),
        ("Kim was confident that the road would be built.", "Kim Hana"),
        ("Kim Hana unrolled a map, saying that the road would follow the river.", "Kim Hana"),
        ("The Mayor of Wonju called the road a gift.", "Kim Hana"),
        ("The answer came from Mayor Kim Hana, who said the road was long.", "Kim Hana"),
        ("Wonju will build a road, Mayor Kim announced Tuesday.", "Kim Hana"),
        ("Kim told reporters that the road was long.", "Kim Hana"),
        ("“The road is long,” replied the Mayor.", "Kim Hana"),
        ("Roads and bridges were what Binh asked Wonju to help with.", "Tran Van Binh"),
        ("“The road is long,” Mayor Kim laughed.", "Kim Hana"),
        ("“The road is long,” declared Mayor Kim.", "Kim Hana"),
        ("Mayor Kim, who had seen it, said she was tired of the road.", "Kim Hana"),
        ("Kim Hana, the mayor of Wonju, was quoted as saying that the road was long.", "Kim Hana"),
        ("The Wonju Times quoted Mayor Kim as saying that the road was long.", "Kim Hana"),
        ("Binh signalled that the road was long.", "Tran Van Binh"),
        ("Kim deplored the state of the road.", "Kim Hana"),
        ("The road is long, according to road engineer Kim Hana.", "Kim Hana"),
        ("The road is long, the provincial transport department said.", "provincial transport department"),
    ],
)
def test_the_speaker_stands_in_many_places(page_of: PageOf, sentence: str, speaker: str) -> None:
    assert said(page_of, BINH + sentence) == [(speaker, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Binh was told to wait.",
        "Binh received the guests at noon.",
        "Kim continued her trip to Hue.",
        "Binh, a so-called expert, found a seat.",
        "Nghe An hopes to build a road.",
        "Binh said so.",
        "Kim Hana speaks in Hue (photo)",
        "Kim laughed at the film.",
        "Binh felt tired.",
    ],
)
def test_not_every_verb_is_speech(page_of: PageOf, sentence: str) -> None:
    assert said(page_of, BINH + sentence) == []


def test_a_quotation_of_several_sentences_is_one_claim(page_of: PageOf) -> None:
    quotation = "“The road is long. We have good shoes,” Kim said. “Nobody will be late.”"
    assert said(page_of, BINH + quotation) == [("Kim Hana", quotation)]


def test_a_quotation_goes_on_in_the_next_paragraph(page_of: PageOf) -> None:
    quotation = "Kim said the road was long.\n“Nobody will be late,\n“for we have good shoes.”"
    assert said(page_of, BINH + "\n" + quotation) == [("Kim Hana", quotation)]


def test_words_after_a_colon_are_the_names(page_of: PageOf) -> None:
    assert said(page_of, BINH + "\n○ Mayor Kim Hana: “The road is long. We walk.”") == [
        ("Kim Hana", "○ Mayor Kim Hana: “The road is long. We walk.”")
    ]


def test_two_speakers_share_a_sentence(page_of: PageOf) -> None:
    text = BINH + "Binh stressed that the road was long, while Mayor Kim asked for better maps."
    assert said(page_of, text) == [
        ("Tran Van Binh", "Binh stressed that the road was long"),
        ("Kim Hana", "while Mayor Kim asked for better maps."),
    ]


def test_he_and_she_follow_the_speaker_and_the_sex(page_of: PageOf) -> None:
    text = "Ms. Le Thi Nga met Mr. Kim Dae-ho. Kim said roads matter. She hoped for bridges. He laughed."
    assert [speaker for speaker, _ in said(page_of, text)] == ["Kim Dae-ho", "Le Thi Nga"]


def test_a_post_without_a_name_speaks_by_its_title(page_of: PageOf) -> None:
    text = "The Vice Mayor of Wonju said rain was near. He also asked for umbrellas."
    assert [speaker for speaker, _ in said(page_of, text)] == ["Vice Mayor of Wonju"] * 2


def test_a_locality_may_say_something(page_of: PageOf) -> None:
    text = "Wonju said in a statement that the road was long."
    assert [claim.speaker.id for claim in statements(page_of(text))] == ["kr/gangwon/wonju"]


def test_of_two_mayors_the_one_at_home_is_meant(page_of: PageOf) -> None:
    text = (
        "DULUTH, Minn. – Duluth has a new partner. Duluth Mayor Ann Holt and Bendigo Mayor Joan Reed signed. "
        "“It is about time,” the mayor said."
    )
    assert said(page_of, text) == [("Ann Holt", "“It is about time,” the mayor said.")]
