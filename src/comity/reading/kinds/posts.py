"""Posts: who holds which post of what, from the titles told beside people."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Post
from comity.reading.clauses.mention import Mention, Title
from comity.reading.clauses.passage import Passage

_CLOSED = {"(": ")", "[": "]"}


def posts(passage: Passage) -> Iterator[Post]:
    """Each person's post in each body or locality once, as first told in full; a former one apart."""
    told: set[tuple[str, str, bool]] = set()
    for mention in passage.mentions:
        if mention.what != "person" or mention.entity is None:
            continue
        for title in sorted(mention.titles, key=_is_a_seat):
            if title.of is None:
                continue
            key = (mention.entity.key, title.of.key, title.former)
            if key in told:
                continue
            told.add(key)
            start, end = _words(passage.text, mention, title)
            yield Post(
                document=passage.document.name,
                quote=passage.text[start:end],
                span=(start, end),
                person=mention.entity,
                role=title.role,
                of=title.of,
            )


def _is_a_seat(title: Title) -> bool:
    """Whether a title is but a seat among many, told last: "Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh"."""
    return title.code == "member"


def _words(text: str, mention: Mention, title: Title) -> tuple[int, int]:
    """The fewest words that name the person, the post and its seat; a bracket opened is closed."""
    start, end = min(mention.start, title.start), max(mention.end, title.end)
    for opening, closing in _CLOSED.items():
        if (
            text.count(opening, start, end) > text.count(closing, start, end)
            and text[end : end + 1] == closing
        ):
            end += 1
    return start, end
