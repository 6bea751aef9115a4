"""What a file says of itself beside its text: title and author. When it was made is no publication date."""

from __future__ import annotations

import re

import msgspec

from comity.errors import DocumentRefused
from comity.lexicon.language import language_of
from comity.model.document import Document, content_id
from comity.sources.published import publication
from comity.sources.text import title_of, with_line_feeds

_FILE_NAME = re.compile(r"^Microsoft \w+ - |\.[A-Za-z]{3,5}$")
_HEAD = 2000  # characters in which a title stands
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # no UTF-8 has the latter, no database the first


class Properties(msgspec.Struct, frozen=True, kw_only=True):
    """Title and author as a file's properties have them, and the line that may stand for a title."""

    title: str | None = None
    author: str | None = None
    headline: str | None = None

    def of(self, text: str, *, name: str, source: str, media_type: str) -> Document:
        """The document of a file with these properties and this text; DocumentRefused where it is empty."""
        text = _UNSTORABLE.sub("", with_line_feeds(text)[0])
        if not text.strip():
            raise DocumentRefused(source, "holds no text")
        language = language_of(text)
        found = publication(text, language)
        return Document(
            id=content_id(text),
            name=name,
            text=text,
            source=source,
            media_type=media_type,
            published=found.day if found else None,
            published_evidence=found.evidence if found else None,
            language=language,
            title=self._title(text),
            author=_in_one_line(self.author),
        )

    def _title(self, text: str) -> str | None:
        """The title that the text bears out: programs keep that of a template, a first draft or a file."""
        stated, headline = _in_one_line(self.title), self.headline or title_of(text)
        if stated and stated.casefold() in " ".join(text[:_HEAD].split()).casefold():
            return stated
        return headline or (stated if stated and not _FILE_NAME.search(stated) else None)


def _in_one_line(stated: str | None) -> str | None:
    return " ".join(_UNSTORABLE.sub("", stated or "").split()) or None
