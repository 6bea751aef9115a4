"""Word files for tests: from a body of WordprocessingML, with the parts Word writes."""

from __future__ import annotations

from tests.sources.make_zip import zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_DC = "http://purl.org/dc/elements/1.1/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def p(*runs: str) -> str:
    """A paragraph; a run is XML, or the text of one."""
    return f"<w:p>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is the XML of its paragraphs."""
    told = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{told}</w:tbl>"


def docx(
    *blocks: str,
    title: str = "",
    author: str = "",
    header: str = "",
    footnotes: tuple[str, ...] = (),
    kind: str = WORD,
) -> bytes:
    """A Word file of a body's blocks, a header's paragraphs, and the footnotes with the ids 1, 2 …"""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>' if header else ""
    body = f"<w:document {_W} {_R} {_MC}><w:body>{''.join(blocks)}{section}</w:body></w:document>"
    notes = "".join(f'<w:footnote w:id="{id_}">{note}</w:footnote>' for id_, note in enumerate(footnotes, 1))
    return zipped(
        {
            "[Content_Types].xml": f'<Types><Override PartName="/word/a" ContentType="{kind}"/></Types>',
            "_rels/.rels": _relations(
                ("rId1", f"{_KIND}/officeDocument", "word/document.xml"), ("rId2", _CORE, "docProps/core.xml")
            ),
            "docProps/core.xml": (
                f'<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="{_DC}" xmlns:dcterms="urn:terms">'
                f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
                "<dcterms:created>2024-05-03T01:02:03Z</dcterms:created></cp:coreProperties>"
            ),
            "word/document.xml": body,
            "word/_rels/document.xml.rels": _relations(
                ("rId1", f"{_KIND}/header", "header1.xml"),
                ("rId2", f"{_KIND}/footnotes", "footnotes.xml"),
                ("rId3", f"{_KIND}/hyperlink", "https://city.example/"),
            ),
            "word/header1.xml": f"<w:hdr {_W}>{header}</w:hdr>",
            "word/footnotes.xml": f"<w:footnotes {_W}>{notes}</w:footnotes>",
        }
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    told = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}" TargetMode="{_mode(target)}"/>'
        for id_, kind, target in relations
    )
    return f'<Relationships xmlns="{_RELATED}">{told}</Relationships>'


def _mode(target: str) -> str:
    return "External" if ":" in target else "Internal"
