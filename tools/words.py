"""Brings the words of the site's templates and routes into its catalogues: python tools/words.py.

What is new comes with nothing behind it, to be written by a person; what nothing says any more goes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from comity.web.answer import Route
from comity.web.routes import ROUTES

_WEB = Path(__file__).parents[1] / "src" / "comity" / "web"
_HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def said(templates: Path = _WEB / "templates", routes: Iterable[Route[Any]] = ROUTES) -> Catalog:
    """Every sentence that a template says, with the files that say it, and what is said about each route."""
    found = Catalog()
    for route in routes:
        found.add(route.about, locations=[("routes.py", 0)])
    told = extract_from_dir(templates, method_map=[("**.html", "jinja2")], comment_tags=())
    for name, _, sentence, _, context in told:
        found.add(sentence, locations=[(name, 0)], context=context)
    return found


def kept(language: str, locale: Path = _WEB / "locale") -> Catalog:
    """The catalogue of a language."""
    return read_po(BytesIO((locale / f"{language}.po").read_bytes()), locale=language)


def main() -> int:
    """Writes the catalogues anew; says how many sentences wait for a translation, and fails if any does."""
    template, waiting = said(), 0
    for language in ("ko", "vi"):
        catalogue = kept(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        out = BytesIO(_HEADER.encode())
        out.seek(0, 2)
        write_po(out, catalogue, width=110, omit_header=True, sort_output=True, include_lineno=False)
        (_WEB / "locale" / f"{language}.po").write_bytes(out.getvalue())
        empty = [message.id for message in catalogue if message.id and not any(message.string or ())]
        waiting += len(empty)
        print(f"{language}: {len(catalogue)} sentences, {len(empty)} to be translated")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
