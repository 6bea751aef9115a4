"""Zipped office files: hostile and damaged ones are refused with the reason, and at once."""

from __future__ import annotations

import random
import zipfile

import pytest

from comity.errors import DocumentRefused
from comity.sources.office import package
from comity.sources.office.package import Package, check
from tests.sources.make_zip import claiming, flagged, zipped

PLAIN = zipped({"a.xml": "<a>text</a>", "b/c.png": b"\x89PNG"})
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
)


def refusal(data: bytes) -> str:
    with pytest.raises(DocumentRefused) as refused:
        check(data, "a.docx")
    assert str(refused.value).startswith("a.docx: ")
    assert "\n" not in str(refused.value)
    return refused.value.reason


def test_a_sound_file_passes() -> None:
    check(PLAIN, "a.docx")
    assert Package(PLAIN, "a.docx").names == ("a.xml", "b/c.png")
    assert Package(PLAIN, "a.docx").tree("a.xml").text == "text"


def test_what_unpacks_to_too_much_is_refused_without_unpacking() -> None:
    bomb = zipped({"a.xml": b"<a>" + b" " * 30_000_000})
    assert refusal(bomb) == "would unpack to 30 MB, more than an office file may"


def test_many_parts_that_together_are_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "TOTAL", 500)
    assert "would unpack to" in refusal(zipped({f"{number}.xml": "<a/>" * 50 for number in range(3)}))


@pytest.mark.parametrize("size", [2_000_000_000, 0xFFFFFFFF])
def test_a_claim_of_gigabytes_is_refused(size: int) -> None:
    refusal(claiming(PLAIN, size))


def test_a_part_that_is_longer_than_it_claims_is_read_no_further() -> None:
    data = claiming(zipped({"a.xml": "<a>" + "text" * 1000 + "</a>"}), 100)
    assert refusal(data) == "is damaged: its part a.xml cannot be unpacked"


def test_more_parts_than_an_office_file_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "PARTS", 5)
    assert refusal(zipped({f"{number}.xml": "" for number in range(6)})) == "holds more than 5 parts"


@pytest.mark.parametrize(
    "name", ["../../etc/a", "/etc/a", "a/../../b", "..\\..\\a", "C:\\a", "\\a", "a\n.xml", "a" * 400]
)
def test_names_that_are_no_plain_path_are_refused(name: str) -> None:
    assert "no plain path" in refusal(zipped({name: "a"}))


def test_a_part_without_a_name_is_refused() -> None:
    data = zipped({"a": "<a/>"})
    at = data.index(b"PK\x01\x02")
    nameless = data[: at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 47 :]
    end = nameless.index(b"PK\x05\x06")
    size = (len(nameless[at:end])).to_bytes(4, "little")
    assert refusal(nameless[: end + 12] + size + nameless[end + 16 :]) == "has a part without a name"


def test_two_parts_of_one_name_are_refused() -> None:
    data = zipped({"a.xml": "<a/>", "a.xmL": "<b/>"}).replace(b"a.xmL", b"a.xml")
    assert refusal(data) == "holds two parts of one name (a.xml)"


def test_a_password_and_foreign_packing_are_told() -> None:
    assert refusal(flagged(PLAIN, 0x1)) == "is protected by a password"
    assert "packed in a way" in refusal(zipped({"a.xml": "<a/>"}, zipfile.ZIP_BZIP2))


@pytest.mark.parametrize(
    "markup",
    [
        LAUGHS,
        '<?xml version="1.0"?>\n<!-- long comment --><!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        LAUGHS.encode("utf-16"),
        LAUGHS.encode("utf-16-be"),
        b"\xef\xbb\xbf" + LAUGHS.encode(),
        " " * 5000 + LAUGHS,
    ],
)
def test_doctypes_and_entities_are_refused_wherever_they_stand(markup: str | bytes) -> None:
    data = zipped({"word/data.bin": markup})
    assert "DOCTYPE or entities" in refusal(data)
    with pytest.raises(DocumentRefused, match="DOCTYPE or entities"):
        Package(data, "a.docx").tree("word/data.bin")


def test_a_doctype_is_found_across_the_seams_of_the_steps() -> None:
    for at in range(4096 - 12, 4096 + 2):
        opening = "<?xml version='1.0'?><!--"
        filled = opening + "x" * (at - len(opening) - 3) + "-->"
        assert "DOCTYPE" in refusal(zipped({"a.xml": filled + "<!DOCTYPE a SYSTEM 'b'><a/>"}))


def test_encodings_that_hide_markup_are_refused() -> None:
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a><a/>'
    assert "in an encoding" in refusal(zipped({"a.xml": hidden}))
    assert "in an encoding" in refusal(zipped({"a.xml": LAUGHS.encode("utf-32")}))


def test_a_picture_may_have_a_doctype() -> None:
    svg = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>'
    check(zipped({"word/media/image1.svg": svg}), "a.docx")


def test_a_tree_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MARKS", 10)
    with pytest.raises(DocumentRefused, match="more than 10 tags"):
        Package(zipped({"a.xml": "<a>" + "<b/>" * 10 + "</a>"}), "a.docx").tree("a.xml")
    parts = Package(zipped({"a.xml": "<a><b/><b/><b/></a>", "b.xml": "<a><b/><b/><b/></a> "}), "a.docx")
    parts.tree("a.xml")
    parts.tree("b.xml")
    with pytest.raises(DocumentRefused, match="more than 10 tags"):
        parts.tree("a.xml")


@pytest.mark.parametrize(
    "content", ["<a>", "", "text", "<a>" * 300 + "</a>" * 300, "<a>\0</a>", "<a>&x;</a>"]
)
def test_what_is_no_xml_is_refused(content: str) -> None:
    try:
        tree = Package(zipped({"a.xml": content}), "a.docx").tree("a.xml")
    except DocumentRefused as refused:
        assert "no well-formed XML" in refused.reason
    else:
        assert content == "<a>&x;</a>"
        assert not tree.text


def test_any_broken_file_is_refused_or_read() -> None:
    chance = random.Random(5)
    for _ in range(400):
        broken = bytearray(PLAIN)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            parts = Package(bytes(broken[: chance.randint(1, len(broken))]), "a.docx")
            parts.check()
            for name in parts.names:
                parts.tree(name)
        except DocumentRefused as refused:
            assert "\n" not in str(refused)
