"""What a newcomer does on the first day, by clicks alone: every answer leads to the sentence that says it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.web.browser.conftest import Look


def test_an_article_dropped_in_is_a_text_with_its_claims(look: Look) -> None:
    page = _home(look)
    _rooms(page, "Documents")
    page.locator("main").get_by_role("link", name=re.compile("gangnam-signing")).first.click()
    said = page.locator("article .said", has_text="signed a memorandum of understanding").first
    expect(said).to_be_visible()
    said.click()
    expect(page).to_have_url(re.compile("/(agreement|event)/"))
    expect(page.locator("main")).to_contain_text("Bình Dương")


def test_what_do_we_have_with_gangnam(look: Look) -> None:
    """Two things, and the companies' contract stands apart from the province's memorandum."""
    page = _home(look)
    _search(page, "Gangnam")
    page.locator("main").get_by_role("link", name=re.compile("Gangnam-gu")).first.click()
    tie = _section(page, "Ties").locator("li", has_text="Bình Dương").last
    tie.locator("a.open").click()
    between = _section(page, "Between the two")
    expect(between).to_contain_text("MOU")
    expect(between).not_to_contain_text("Business contract")
    expect(_section(page, "Beside it")).to_contain_text("Business contract")


def test_a_relation_taken_to_a_meeting_is_one_clean_print(look: Look) -> None:
    page = look()
    page.goto("/relation/vn/binh-duong/with/kr/daejeon")
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("Friendship agreement")
    expect(page.locator("form")).to_have_count(page.locator("form:not(:visible)").count())


def test_which_ties_did_mergers_hit(look: Look) -> None:
    page = _home(look)
    _rooms(page, "Orphans")
    tie = page.locator("main li", has_text="Gangnam-gu").first
    expect(tie).to_contain_text("inherited by law")
    expect(tie).to_contain_text("Ho Chi Minh City")
    expect(tie).to_contain_text("Missing: no source says that Ho Chi Minh City took it over")
    tie.get_by_role("link", name="The whole record").first.click()
    expect(page.locator("main")).to_contain_text("Decree 177/2025")


def test_which_ties_are_quiet(look: Look) -> None:
    """What was searched is said, and what was found last; nobody is accused."""
    page = _home(look)
    _rooms(page, "Quiet ties")
    expect(page.locator("main")).to_contain_text(re.compile("15 documents"))
    tie = page.locator("main li", has_text="Daejeon").filter(has_text="Bình Dương").first
    expect(tie).to_contain_text("Last evidence")
    _to_the_sentence(page, tie)


def test_how_many_partners_has_binh_duong(look: Look) -> None:
    page = _locality(look, "Bình Dương")
    line = page.locator("main li, main tr", has_text="Partner localities").last
    expect(line).to_contain_text("10")
    _to_the_sentence(page, line)


def test_is_37_billion_dollars_current(look: Look) -> None:
    page = _home(look)
    _rooms(page, "Figures")
    page.locator("main").get_by_role("link", name="Bình Dương").click()
    row = page.locator("main tr", has_text="Registered FDI capital").first
    expect(row).to_contain_text("USD 37 billion")
    expect(row).to_contain_text("31 October 2021")
    _to_the_sentence(page, row)


def test_three_thousand_or_four_thousand_projects(look: Look) -> None:
    page = _home(look)
    _rooms(page, "Conflicts")
    conflict = page.locator("main li", has_text="FDI projects in force").first
    for number in ("4,008", "3,000"):
        expect(conflict).to_contain_text(number)
    _to_the_sentence(page, conflict)


def test_the_years_list_is_a_table_to_take_along(look: Look) -> None:
    page = _home(look)
    _rooms(page, "Agreements")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    table = download.value.path().read_text("utf-8-sig")
    assert len(table.splitlines()) > 10
    assert "Binh Duong" in table


def test_who_said_what_at_the_forum(look: Look) -> None:
    page = _home(look)
    _search(page, "Bac Lieu")
    page.locator("main").get_by_role("link", name=re.compile("Bạc Liêu")).first.click()
    expect(page.locator("main")).to_contain_text(re.compile("Commitments|Statements"))
    commitment = page.locator("main li.commitment, main li.statement").first
    _to_the_sentence(page, commitment)


def test_what_came_of_a_contract_at_an_exhibition_ground(look: Look) -> None:
    page = _home(look)
    _search(page, "Coex")
    page.locator("main").get_by_role("link", name=re.compile("COEX|Coex")).first.click()
    expect(page.locator("main")).to_contain_text("Business contract")


def test_a_new_colleague_reads_one_relation_from_its_beginning(look: Look) -> None:
    page = look()
    page.goto("/relation/kr/gangwon/chuncheon/with/vn/lam-dong/da-lat")
    lines = _section(page, "Between the two").locator("> ul > li")
    assert lines.count() >= 4
    expect(lines.first).to_contain_text("2016")
    _to_the_sentence(page, lines.first)


def _home(look: Look) -> Page:
    page = look(accept_downloads=True)
    page.goto("/")
    return page


def _rooms(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Rooms").get_by_role("link", name=name, exact=True).click()


def _search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").first.fill(words)
    page.get_by_role("search").get_by_role("button").click()


def _locality(look: Look, name: str) -> Page:
    page = _home(look)
    _search(page, name)
    if not page.url.endswith("/locality/vn/binh-duong"):
        page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    return page


def _section(page: Page, heading: str) -> Locator:
    return page.locator("main section", has=page.get_by_role("heading", name=re.compile(heading)))


def _to_the_sentence(page: Page, line: Locator) -> None:
    """Follows the first mark of a line: the sentence stands marked in the text of its document."""
    mark = line.locator("a.cite").first
    quote = (mark.get_attribute("title") or "").split(" — ")[0].rstrip("….")[:30]
    mark.click()
    claim = page.url.partition("#")[2]
    assert claim
    expect(page.locator(f'[id="{claim}"]')).to_be_attached()
    expect(page.locator("article")).to_contain_text(quote)
