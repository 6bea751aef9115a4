"""When an agreement was made and how long it holds, as the stretch that speaks of it tells."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.instruments import Mention
from comity.reading.whens import happens, told_date


def date_of(mention: Mention) -> str | None:
    """The day told nearest to the verb; an anniversary counts back from the day it is kept."""
    back = _anniversary(mention)
    if back is not None:
        return back
    if mention.tie and not mention.act:
        beside = [
            mark
            for mark in mention.page.dates
            if mention.start <= mark.start < mention.end and mention.page.text[mark.start - 1] == "("
        ]
        return beside[0].edtf if beside else None
    at, to = (mention.verb.start, mention.verb.end) if mention.verb else (mention.at, mention.to)
    if mention.act in ("renew", "upgrade", "end") and at < mention.at:
        start = (
            mention.to if any(to <= mark.start < mention.at for mark in mention.page.dates) else mention.start
        )
        return told_date(mention.sentence, at, to, start, mention.end)
    return told_date(mention.sentence, at, to, mention.start, mention.end) or _since(mention)


def _since(mention: Mention) -> str | None:
    """The beginning of what has lasted since ("have had a friendship agreement since 2012")."""
    for hit in mention.page.hits("signing", mention.at, mention.end):
        mark = next((mark for mark in mention.page.dates if 0 < mark.start - hit.end < 5), None)
        if hit.words[0].attr("since") and mark is not None:
            return mark.edtf
    return None


def date_beside(mention: Mention, partner: Entity) -> str | None:
    """Of several partners each has the date behind it ("twinned with Bonn since 1969, Lyon since 1972")."""
    chunks = [chunk for chunk in mention.sentence.chunks if chunk.label in "LO" and chunk.entities]
    at = next((at for at, chunk in enumerate(chunks) if chunk.entities[0] == partner), None)
    if at is None:
        return None
    end = chunks[at + 1].start if at + 1 < len(chunks) else mention.end
    marks = [
        mark
        for mark in mention.page.dates
        if chunks[at].end <= mark.start < end and mark.edtf and happens(mark)
    ]
    return marks[0].edtf if marks else None


def told_in_passing(mention: Mention) -> bool:
    """Whether the signing is told in passing ("the letter which they have signed")."""
    before = [
        chunk
        for chunk in mention.sentence.chunks
        if mention.verb and mention.to <= chunk.start < mention.verb.start
    ]
    words = {mention.page.text[chunk.start : chunk.end].lower() for chunk in before}
    return bool(words & {"which", "that"}) and bool(words & {"have", "has", "had"})


def _anniversary(mention: Mention) -> str | None:
    """The year of a tie whose "35th anniversary" is told."""
    marks = [
        hit for hit in mention.page.hits("limits", mention.start, mention.at) if hit.words[0].code == "mark"
    ]
    if not marks or not mention.tie:
        return None
    years = [
        count.value
        for count in mention.sentence.quantities()
        if count.ordinal and 0 <= marks[0].start - count.end < 3
    ]
    kept = (
        told_date(mention.sentence, mention.at, mention.to) or _told_before(mention) or mention.page.published
    )
    if not years or not kept:
        return None
    return f"{int(kept[:4]) - int(years[0]):04d}"


def _told_before(mention: Mention) -> str | None:
    index = mention.sentence.index
    before = mention.page.sentences[index - 1] if index else None
    if before is None or before.paragraph != mention.sentence.paragraph:
        return None
    return told_date(before, before.end, before.end)


def valid_until(mention: Mention) -> str | None:
    """The last year of the years an agreement is said to hold for ("for 2024-26")."""
    for mark in mention.page.dates:
        if (
            mention.start <= mark.start < mention.end
            and mark.shape == "years"
            and mark.edtf
            and "/" in mark.edtf
        ):
            return mark.edtf.partition("/")[2]
    return None
