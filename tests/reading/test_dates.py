"""Dates as they are written, and what they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.lexicon.load import Word, lexicon
from comity.model.dates import is_edtf
from comity.reading.marks.dates import find_dates
from comity.reading.marks.sentences import sentences
from comity.reading.marks.tense import sentence_around

WEDNESDAY = "2023-05-17"


def read(text: str, published: str | None = WEDNESDAY) -> list[str | None]:
    return [mark.edtf for mark in find_dates(text, published)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("on August 03rd, 2011", "2011-08-03"),
        ("on 3/8/2011", "2011-08-03"),
        ("on 8/23/2011", "2011-08-23"),
        ("on 2011/08/03", "2011-08-03"),
        ("on 3.8.2011", "2011-08-03"),
        ("on Aug. 3, 2011", "2011-08-03"),
        ("on 3 August 2011", "2011-08-03"),
        ("on the 3rd of August 2011", "2011-08-03"),
        ("in August of 2011", "2011-08"),
        ("in August 2011", "2011-08"),
        ("spent April 2011 there", "2011-04"),
        ("in 2011", "2011"),
        ("at the end of August 2011", "2011-08-31"),
        ("from 3 to 5 August 2011", "2011-08-03/2011-08-05"),
        ("on August 3-5, 2011", "2011-08-03/2011-08-05"),
        ("between August 3 and 5, 2011", "2011-08-03/2011-08-05"),
        ("from August 30 to September 2, 2011", "2011-08-30/2011-09-02"),
        ("from December 30 to January 2, 2011", "2010-12-30/2011-01-02"),
        ("from January to August 2011", "2011-01/2011-08"),
        ("for 2011-2015", "2011/2015"),
        ("for 2011-15", "2011/2015"),
        ("between 2011 and 2015", "2011/2015"),
        ("in the 1990s", "1990/1999"),
        ("in the first eight months of 2011", "2011-01/2011-08"),
        ("in the second quarter of 2011", "2011-04/2011-06"),
        ("in the eight months to August 2011", "2011-01/2011-08"),
        ("on 3-5/8/2011", "2011-08-03/2011-08-05"),
        ("in July-August 2011", "2011-07/2011-08"),
        ("in Q3 2011", "2011-07/2011-09"),
        ("in the second half of 2011", "2011-07/2011-12"),
    ],
)
def test_dates_with_their_year(written: str, expected: str) -> None:
    assert read(f"They met {written}.", None) == [expected]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("They met on May 2.", "2023-05-02"),
        ("They met in November.", "2022-11"),
        ("They met on Tuesday.", "2023-05-16"),
        ("They met on Wednesday.", "2023-05-17"),
        ("They met last Friday.", "2023-05-12"),
        ("They will meet on Friday.", "2023-05-19"),
        ("They will meet next Wednesday.", "2023-05-24"),
        ("They will meet on June 20.", "2023-06-20"),
        ("They met yesterday afternoon.", "2023-05-16"),
        ("They met this morning.", "2023-05-17"),
        ("They meet tomorrow.", "2023-05-18"),
        ("They met early this year.", "2023"),
        ("They met last month.", "2023-04"),
        ("They will meet next week.", "2023-05-22/2023-05-28"),
        ("They met in the first quarter.", "2023-01/2023-03"),
        ("In the first four months, sales rose.", "2023-01/2023-04"),
        ("In the first ten months, sales rose.", "2022-01/2022-10"),
        ("They met three years ago.", "2020"),
        ("They met two months ago.", "2023-03"),
        ("They have worked together for the past 20 years.", "2003/2023"),
        ("They met on the 11th.", "2023-05-11"),
        ("They met on the 28th.", "2023-04-28"),
        ("It has so far drawn ten firms.", "2023-05-17"),
        ("They met last October.", "2022-10"),
        ("They met on 26/2.", "2023-02-26"),
        ("They met on the 2nd of this month.", "2023-05-02"),
        ("They will meet by year-end.", "2023"),
        ("They met from Monday to Tuesday.", "2023-05-15/2023-05-16"),
        ("They met on May 2 (Tuesday).", "2023-05-02"),
        ("He said on Tuesday that it will open soon.", "2023-05-16"),
    ],
)
def test_dates_told_from_the_day_of_publication(written: str, expected: str) -> None:
    assert read(written) == [expected]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("The council backed the plan on Monday, and the mayor will leave next week.", "2023-05-15"),
        ("The mayor met the guests on Tuesday and is expected in Daegu.", "2023-05-16"),
        ("The envoys, who will be back, signed the pact on Friday.", "2023-05-12"),
        ("It will open on Friday.", "2023-05-19"),
        ("They met over the weekend.", "2023-05-13/2023-05-14"),
        ("They left last weekend.", "2023-05-13/2023-05-14"),
        ("They came last autumn.", "2022"),
        ("They danced last night.", "2023-05-16"),
        ("Sales reached a record in fiscal 2021.", "2021"),
        ("From October to December its exports fell.", "2022-10/2022-12"),
        ("It has hired hands for the first half.", "2023-01/2023-06"),
    ],
)
def test_the_clause_tells_which_way_a_date_lies(written: str, expected: str) -> None:
    assert read(written)[0] == expected


def test_a_full_stop_parts_a_month_from_the_year_of_the_next_sentence() -> None:
    assert read("They come in April. In 2021 they had stayed away.") == ["2023-04", "2021"]


def test_relative_dates_stay_unknown_without_a_day_of_publication() -> None:
    assert read("They met yesterday, last Friday and so far on May 2.", None) == [None] * 4


def test_a_missing_year_is_the_one_year_the_text_names() -> None:
    assert read("Expo 2019 opened on May 2.", None) == ["2019", "2019-05-02"]
    assert read("After 2018, Expo 2019 opened on May 2.", None)[-1] is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("It was agreed in 2016 and signed in March of the following year.", ["2016", "2017-03"]),
        ("A letter came in June 2016; that December they signed.", ["2016-06", "2016-12"]),
        ("Signed in June 2016, it was renewed three years later.", ["2016-06", "2019"]),
    ],
)
def test_dates_told_from_the_date_before(written: str, expected: list[str]) -> None:
    assert read(written) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may 2 times march 3 miles.",
        "It cost $2015 in all.",
        "It drew more than 2010 people.",
        "It has 2000 companies.",
        "The 11th floor and the 30th anniversary are grand.",
        "The sun shone and they sat down.",
        "Dial 20:30 or 2,016.",
        "They will meet in the coming months.",
        "A share of 1/3 went there.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_places_in_a_row_are_no_days() -> None:
    assert read("It ruled between the 11th and 13th century.") == []


def test_a_weekday_and_its_date_are_one() -> None:
    assert read("On Tuesday, May 2, they met. On Monday (May 1), they left.") == ["2023-05-02", "2023-05-01"]


@pytest.mark.parametrize(("words", "bounds"), [("as of", True), ("by", True), ("until", True), ("on", False)])
def test_words_that_bound_a_state(words: str, bounds: bool) -> None:
    (mark,) = find_dates(f"There were ten {words} May 2, 2023.", WEDNESDAY)
    assert mark.as_of is bounds


@pytest.mark.parametrize(
    "word",
    [w for w in lexicon("en").page("dates") if w.attr("group") in ("month", "weekday", "dayword", "now")],
)
def test_words_of_dates_are_found_in_their_examples(word: Word) -> None:
    for example in word.examples:
        assert find_dates(example, WEDNESDAY), example
    for example in word.counter:
        assert not find_dates(example, WEDNESDAY), example


def test_a_sentence_ends_at_its_full_stop() -> None:
    text = "One. Two on May 2 here. Three."
    start, end = sentence_around(text, text.index("May"), text.index("May") + 5)
    assert text[start:end].strip() == "Two on May 2 here"


def test_what_goes_on_ends_on_a_day_ahead() -> None:
    assert read("The fair in Ulsan shows boats until Sunday.", "2023-05-17") == ["2023-05-21"]
    assert read("They wrote that twenty singers would come on May 25.", "2023-05-17") == ["2023-05-25"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("The fair opens Saturday.", ["2023-05-20"]),
        ("The fair opens on Friday, and on Sunday they met.", ["2023-05-19", "2023-05-14"]),
        ("The talks began on Sunday; the fair ends on Friday.", ["2023-05-14", "2023-05-19"]),
        ("Work starts in March.", ["2024-03"]),
        ("The firm gets the looms by April.", ["2024-04"]),
        ("They agreed to open the office in January.", ["2024-01"]),
        ("The idea goes back to February.", ["2023-02"]),
        ("The office will open in the first quarter.", ["2024-01/2024-03"]),
        ("She comes to Hue in the autumn.", ["2023"]),
        ("They sang at the Spring Festival.", []),
        ("They came in the spring of 2019.", ["2019"]),
        ("They grow most of the winter cabbage.", []),
    ],
)
def test_what_is_to_come_is_told_in_many_ways(written: str, expected: list[str]) -> None:
    assert read(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("They met on May 15. In the evening they dined.", "2023-05-15"),
        ("They met on May 15. The day before, they had been to Hue.", "2023-05-14"),
        ("They met on May 15. The next morning they left.", "2023-05-16"),
        ("It was 12 in 2020, up from 10 the year before.", "2019"),
        ("It was 12 in 2020, up from 10 a year earlier.", "2019"),
        ("They met on May 15, as they had in 2018. On the same day they signed.", "2023-05-15"),
        ("In October 2021 he came; he was received on October 13.", "2021-10-13"),
        ("In 2016 the two met, and in July they signed.", "2016-07"),
        ("They signed it in 2016 and renewed it the year before last.", "2021"),
        ("It holds until the end of 2028. They came on the 11th.", "2023-05-11"),
    ],
)
def test_a_date_told_from_the_one_before(written: str, expected: str) -> None:
    assert read(written)[-1] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2014. 10. 1.  Agreement signed", "2014-10-01"),
        ("2016. 8. 8. ~ 8. 12.  A visit", "2016-08-08/2016-08-12"),
        ("2013.06 A clinic opened", "2013-06"),
        ("2015. 5.  A mission", "2015-05"),
        ("exports in FY2022", "2022"),
        ("growth 2022: 9.5%", "2022"),
        ("the target for 2025 is higher", "2025"),
        ("by mid-2025", "2025"),
        ("in the first three quarters of 2022", "2022-01/2022-09"),
        ("in the year ending March 2023", "2022-04/2023-03"),
        ("In four months it drew 30 firms.", "2023-01/2023-04"),
        ("in Q2 of last year", "2022-04/2022-06"),
        ("as of the end of 2022", "2022-12-31"),
        ("by the end of 2025", "2025"),
        ("by the end of the month", "2023-05"),
        ("They stayed from the 11th to the 14th and left.", "2023-05-11/2023-05-14"),
        ("They stayed from Saturday to Tuesday.", "2023-05-13/2023-05-16"),
        ("They met on Friday last week.", "2023-05-12"),
        ("It runs May 20 through June 2.", "2023-05-20/2023-06-02"),
    ],
)
def test_shapes_of_dates_and_periods(written: str, expected: str) -> None:
    assert read(written) == [expected]


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))


@given(
    DAYS, st.sampled_from(["%B %d, %Y", "%d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%b. %d, %Y", "%dth of %B %Y"])
)
def test_a_day_written_out_comes_back(day: date, shape: str) -> None:
    assert read(f"It opened on {day.strftime(shape)}, they said.", None) == [day.isoformat()]


@given(DAYS, st.integers(min_value=0, max_value=150))
def test_a_day_without_its_year_comes_back_when_it_is_recent(published: date, ago: int) -> None:
    day = published - timedelta(days=ago)
    assert read(f"It opened on {day.strftime('%B %d')}.", published.isoformat()) == [day.isoformat()]


@given(st.text(alphabet="May 2013-/, ofthelsyr 1st", max_size=60), st.sampled_from([None, WEDNESDAY]))
def test_every_date_found_is_edtf_and_in_its_place(text: str, published: str | None) -> None:
    reached = 0
    for mark in find_dates(text, published):
        assert mark.edtf is None or is_edtf(mark.edtf)
        assert reached <= mark.start < mark.end <= len(text)
        reached = mark.end


def test_a_line_under_a_korean_date_is_one_sentence() -> None:
    text = "2014. 10. 1.  Agreement signed. It holds.\n2015. 5.  A mission"
    told = ["2014. 10. 1.  Agreement signed.", "It holds.", "2015. 5.  A mission"]
    assert [span.of(text) for span in sentences(text)] == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hall will be opened on Friday.", ["2023-05-19"]),
        ("The guests are expected in April.", ["2024-04"]),
        ("A coach is booked for 12 March.", ["2024-03-12"]),
        ("The tour planned for April has been called off.", ["2023-04"]),
        ("The fair was put off to 3 March.", ["2024-03-03"]),
        ("By the end of June, firms had put in more.", ["2022-06"]),
        ("By the end of April, 30 firms will have moved.", ["2024-04"]),
        ("He invited them to take a stand and a tent at the Fermented Fish Fair in April.", ["2024-04"]),
        ("He invited the mayor for the flower show in April.", ["2024-04"]),
        ("They agreed to open a school and held a party in June.", ["2022-06"]),
        ("Having seen the port in June, he proposed a line.", ["2022-06"]),
        ("Nine firms have come since June.", ["2022-06"]),
        ("It was as recently as April.", ["2023-04"]),
        ("Starting in June, he said, the city will pay.", ["2023-06"]),
        ("During their stay, which ends on May 19, they saw a farm.", ["2023-05-19"]),
        ("The group travels on today before flying home on Friday.", ["2023-05-17", "2023-05-19"]),
        ("The programme includes a tour and a meeting on Friday.", ["2023-05-19"]),
        ("The city had found 30 firms and partners by the end of October.", ["2022-10"]),
    ],
)
def test_tense_tells_on_which_side_of_publication_a_date_lies(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was made public on the 15th that they had signed.", ["2023-05-15"]),
        ("On the 10th Mayor Kim met them.", ["2023-05-10"]),
        ("On the 30th Anniversary they met.", []),
        ("In the nine months to April 30 it drew more.", ["2022-08/2023-04"]),
        ("They renewed their 2004 friendship agreement.", ["2004"]),
        ("They counted 2004 people under an agreement.", []),
        ("An accord made in 2017 links them.", ["2017"]),
        ("Ten years ago this month they met.", ["2013-05"]),
        ("From the beginning of the year to the end of April it drew 3.", ["2023-01/2023-04"]),
        (
            "They met on Tuesday. It fell on May 1, 2010.\n\nOn the same day they signed.",
            ["2023-05-16", "2010-05-01", "2023-05-16"],
        ),
        ("They met in 2001; the other, this year's host, joined four years later.", ["2001", "2023", "2005"]),
        (
            "They came on Monday and leave on Friday. On the same day a firm signed.",
            ["2023-05-15", "2023-05-19", "2023-05-15"],
        ),
    ],
)
def test_more_ways_to_write_a_date(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_month_somebody_spends_somewhere_is_a_date() -> None:
    assert read("She spent April in Hue.") == ["2023-04"]
