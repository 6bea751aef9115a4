"""What servers and crawlers call formats, and the file ending each stands for."""

from __future__ import annotations

from comity.sources.open import ending_of

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".rss",
    "application/rdf+xml": ".rss",
    "application/xml": ".rss",
    "text/xml": ".rss",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/hwp+zip": ".hwpx",
    "application/x-hwpx": ".hwpx",
    "application/vnd.hancom.hwpx": ".hwpx",
    "application/msword": ".doc",
    "application/x-hwp": ".hwp",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "message/rfc822": ".eml",
    "application/warc": ".warc",
}
# Types that say nothing: servers send them for whatever they do not know.
_ANYTHING = {None, "text/plain", "application/octet-stream", "binary/octet-stream", "application/gzip"}


def ending_for(media_type: str | None, name: str) -> str | None:
    """The ending for a type and a name, or None where the type is of no format known here.

    >>> ending_for("text/html", "a.php"), ending_for("text/plain", "a.md"), ending_for("image/png", "a")
    ('.html', '.md', None)
    """
    if media_type not in _ANYTHING:
        return _ENDINGS.get(str(media_type))
    return ending_of(name) or ".txt"
