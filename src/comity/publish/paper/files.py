"""Files of papers: Word, PDF, a web page, Markdown, plain text, a mail."""

from __future__ import annotations

from pathlib import Path

import msgspec

from comity.errors import BadTemplate
from comity.publish.paper.composed import composed
from comity.publish.paper.fitting import fitted
from comity.publish.paper.layout import Closeness, Layout, LayoutName, layout
from comity.publish.paper.paper import Paper
from comity.publish.whole import whole

ENDINGS = (".docx", ".pdf", ".html", ".md", ".txt", ".eml")
_TEMPLATES = {".docx": ".docx", ".pdf": ".typ", ".html": ".html"}


class Manner(msgspec.Struct, frozen=True):
    """How a paper is written: its layout, an office's own template, pages a sheet may take (0: any)."""

    layout: LayoutName = "plain"
    template: Path | None = None
    pages: int = 0


_PLAIN = Manner()


def write(paper: Paper, path: Path, manner: Manner = _PLAIN) -> None:
    """Writes a file of the form its name ends with."""
    made = written(paper, path.suffix.lower(), manner)
    with whole(path) as part:
        part.write_bytes(made)


def written(paper: Paper, ending: str, manner: Manner = _PLAIN) -> bytes:
    """The file of a paper, by how its name ends; raises BadTemplate where the template cannot be used."""
    _check(manner.template, ending)
    return _WRITERS[ending](paper, manner)


# What writes a file is loaded where it is asked for: the libraries behind it take their time.


def _docx(paper: Paper, manner: Manner) -> bytes:
    from comity.publish.paper import docx_file

    look = docx_file.look(layout(manner.layout), manner.template)
    kept, step = _fitted(paper, docx_file.measured(look), manner.pages)
    return docx_file.written(composed(kept, look.marks), look, step, manner.template)


def _pdf(paper: Paper, manner: Manner) -> bytes:
    from comity.publish.paper import pdf_file

    look = layout(manner.layout)
    kept, step = _fitted(paper, look, manner.pages, manner.template)
    return pdf_file.written(composed(kept, look.marks), look, step, manner.template)


def _html(paper: Paper, manner: Manner) -> bytes:
    from comity.publish.paper import html_file

    return html_file.written(composed(paper), layout(manner.layout), manner.template)


def _markdown(paper: Paper, _: Manner) -> bytes:
    from comity.publish.paper import markdown_file

    return markdown_file.written(composed(paper))


def _text(paper: Paper, _: Manner) -> bytes:
    from comity.publish.paper import text_file

    return text_file.written(composed(paper))


def _mail(paper: Paper, manner: Manner) -> bytes:
    from comity.publish.paper import mail_file

    return mail_file.written(composed(paper), layout(manner.layout))


_WRITERS = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".html": _html,
    ".md": _markdown,
    ".txt": _text,
    ".eml": _mail,
}


def _fitted(paper: Paper, look: Layout, pages: int, template: Path | None = None) -> tuple[Paper, Closeness]:
    """The paper with so much on its front as its pages take, and how closely it is set."""
    if not pages:
        return paper, look.steps[0]
    from comity.publish.paper.typeset import sheets

    def measure(tried: Paper, step: Closeness) -> tuple[int, ...]:
        return sheets(composed(msgspec.structs.replace(tried, annex=()), look.marks), look, step, template)

    return fitted(paper, look.steps, pages, measure)


def _check(template: Path | None, ending: str) -> None:
    if template is None:
        return
    wanted = _TEMPLATES.get(ending)
    if wanted is None:
        raise BadTemplate(template, f"a paper that ends with {ending} takes no template")
    if template.suffix.lower() != wanted:
        raise BadTemplate(template, f"a template of a paper that ends with {ending} ends with {wanted}")
    if not template.is_file():
        raise BadTemplate(template, "is no file")
