"""HWPX files for tests, with the parts and elements the format's own editor writes."""

from __future__ import annotations

from collections.abc import Mapping

from tests.sources.make_zip import zipped

_HP = 'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"'
_HS = 'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'
_OPF = 'xmlns:opf="http://www.idpf.org/2007/opf/"'


def p(*runs: str) -> str:
    """A paragraph of runs; text stands in `t`."""
    return f'<hp:p id="0" paraPrIDRef="0">{"".join(f"<hp:run>{run}</hp:run>" for run in runs)}</hp:p>'


def t(text: str) -> str:
    """Text of a run."""
    return f"<hp:t>{text}</hp:t>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is the XML of its paragraphs."""
    told = "".join(
        "<hp:tr>" + "".join(f"<hp:tc><hp:subList>{cell}</hp:subList></hp:tc>" for cell in row) + "</hp:tr>"
        for row in rows
    )
    return f"<hp:tbl>{told}</hp:tbl>"


def ctrl(kind: str, *paragraphs: str) -> str:
    """A header, a footer, a footnote or an endnote of a run."""
    return f"<hp:ctrl><hp:{kind}><hp:subList>{''.join(paragraphs)}</hp:subList></hp:{kind}></hp:ctrl>"


def section(*paragraphs: str) -> str:
    """A section, its first run with the properties of the page."""
    properties = '<hp:p><hp:run><hp:secPr><hp:pagePr width="59528"/></hp:secPr></hp:run></hp:p>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
    return f"{head}<hs:sec {_HS} {_HP}>{properties}{''.join(paragraphs)}</hs:sec>"


def hwpx(*sections: str, title: str = "", author: str = "", more: Mapping[str, str | bytes] = {}) -> bytes:
    """An HWPX file of sections, with what its properties say; `more` are further parts."""
    properties = (
        f"<opf:package {_OPF}><opf:metadata><opf:title>{title}</opf:title><opf:language>ko</opf:language>"
        f'<opf:meta name="creator" content="text">{author}</opf:meta>'
        '<opf:meta name="CreatedDate" content="text">2024-05-03T01:02:03Z</opf:meta>'
        "</opf:metadata></opf:package>"
    )
    numbered = {f"Contents/section{number}.xml": content for number, content in enumerate(sections)}
    return zipped({"mimetype": "application/hwp+zip", "Contents/content.hpf": properties, **numbered, **more})
