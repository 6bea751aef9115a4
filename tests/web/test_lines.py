from __future__ import annotations

from comity.insight.partners import Tie
from comity.model.cited import Citation
from comity.publish.page import Line, Part, linked
from comity.web.lines import lines_html, parts_html, ties_html

EVIL = "<script>\"'&</script>"
CITED = {
    f"c{number}": Citation(
        claim=f"c{number}",
        document=EVIL,
        document_id=f"d{number}",
        published="2022-01-07",
        quote=EVIL,
        start=0,
        end=1,
        modality="asserted",
    )
    for number in range(5)
}


def test_nothing_in_a_line_can_run() -> None:
    note = Line(parts=(Part(EVIL),))
    told = Line(margin=EVIL, parts=(Part(f"{EVIL}{linked(EVIL, EVIL)}", ("c0",), EVIL),), notes=(note,))
    assert "<script" not in lines_html([told], CITED, EVIL, EVIL)


def test_a_line_leads_to_its_record_but_not_from_its_own_page() -> None:
    told = Line(parts=(Part("MOU"),), record="agr-3f2a9c")
    page = lines_html([told], {}, "source", "The whole record", "/")
    assert '<a class="open" href="/agreement/agr-3f2a9c" aria-label="The whole record: MOU">' in page
    assert '<li class="agreement">' in page
    assert "open" not in lines_html([told], {}, "source", "The whole record", "/agreement/agr-3f2a9c")


def test_sources_have_marks_and_of_many_the_rest_is_counted() -> None:
    page = parts_html(
        Line(parts=(Part("MOU", ("c0", "gone", "c1", "c2", "c3", "c4"), "."),)), CITED, "source"
    )
    assert page.count('class="cite"') == 3
    assert 'href="/document/d0#c0"' in page
    assert page.endswith('<span class="more">+2</span>.')


def test_a_tie_leads_to_the_page_of_the_two() -> None:
    tie = Tie(partner="vn/da-lat", number=1, last=None, agreements=())
    page = ties_html([(tie, Line(parts=(Part(EVIL),)))], "kr/seoul", {}, "source", EVIL)
    assert 'href="/relation/kr/seoul/with/vn/da-lat"' in page
    assert "<script" not in page
