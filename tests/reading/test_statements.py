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
        ("“The road is long,” Mayor Kim confessed.", "Kim Hana"),
        ("“The road is long,” as Mayor Kim puts it.", "Kim Hana"),
        ("“The road is long,” was the comment of Mayor Kim.", "Kim Hana"),
        ("The road is long, Mayor Kim likes to say.", "Kim Hana"),
        ("Mayor Kim wanted to know why the road was long.", "Kim Hana"),
        ("Binh put it down to the river.", "Tran Van Binh"),
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


INTERVIEW = """Marta Soler has been head of international affairs of the port city for six years.

TR: How many partners do you have?

Soler: Eleven. Four of them write.

TR: And which is the oldest?

Soler: The one in the north. They sent us a crane."""


def test_each_answer_of_an_interview_is_one_statement(page_of: PageOf) -> None:
    assert said(page_of, INTERVIEW) == [
        ("Marta Soler", "Soler: Eleven. Four of them write."),
        ("Marta Soler", "Soler: The one in the north. They sent us a crane."),
    ]


def test_lines_with_colons_and_no_question_are_no_interview(page_of: PageOf) -> None:
    text = "Marta Soler came.\n\nSoler: Eleven people.\n\nSoler: Four cars."
    assert said(page_of, text) == []


def test_he_is_not_whom_she_was(page_of: PageOf) -> None:
    text = (
        "Mayor Giulia Neri received Osaka mayor Ichiro Tanaka. She told reporters that the sea was warm. "
        "Her guest was tired: the road, he said, was long."
    )
    assert [name for name, _ in said(page_of, text)] == ["Giulia Neri", "Ichiro Tanaka"]


def test_a_name_behind_the_post_of_a_committee_speaks(page_of: PageOf) -> None:
    text = "Mayor Giulia Neri was silent. “We will pay,” said the chairman of the budget committee, Olle Sjö."
    assert [name for name, _ in said(page_of, text)] == ["Olle Sjö"]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Wednesday he renewed the pact they had concluded in 2004.",
        "He renewed the pact, adding health care to it.",
    ],
)
def test_pacts_concluded_and_things_added_are_no_speech(page_of: PageOf, sentence: str) -> None:
    assert said(page_of, f"Mayor Giulia Neri received Osaka mayor Ichiro Tanaka. {sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Osaka is far away, according to its mayor.", "Ichiro Tanaka"),
        ("The road is long, said Siena's mayor.", "Giulia Neri"),
        ("Osaka's mayor said that the road was long.", "Ichiro Tanaka"),
    ],
)
def test_an_office_without_a_name_speaks_for_its_holder(page_of: PageOf, sentence: str, speaker: str) -> None:
    text = f"Siena mayor Giulia Neri received Osaka mayor Ichiro Tanaka. {sentence}"
    assert [who for who, _ in said(page_of, text)] == [speaker]


def test_a_paper_called_like_a_town_is_not_the_town(page_of: PageOf) -> None:
    assert said(page_of, "Osaka mayor Ichiro Tanaka is in Lublin. He will stay, Radio Lublin reported.") == []
