"""Lists of parties: who stands in one row behind "between" or before a verb, and bodies no table knows."""

from __future__ import annotations

from itertools import pairwise

from comity.model.entity import Entity
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.chunks import Chunk

_LISTING = ",&t().fx'THBJaAcpiMRNSVWdE"
_REACH = 9
_BESIDE = 2
_LINKS = ("of", "with")
_CALLED = (" ", ", ", " of ")
_LONG = 90
_SHORT = 3
_LEADING = ("are", "with", "include", "including")
_SEATS = (" of ", " in ", " at ")
_TYPED = 6
_OF = "of"
_TWINNING = ("sister", "friendship")


def listed(chunks: list[Chunk], start: int, text: str, unknown: bool = False) -> list[Chunk]:
    """The chunks of the list of parties that begins at `start`: "A and B", "leaders of A, B and C".

    `unknown`: capitalised words that nothing else is known of stand for a body, too.
    """
    found: list[Chunk] = []
    idle = 0
    for chunk in _named(chunks, start, text) if unknown else chunks:
        if chunk.start < start or text.startswith("-based", chunk.end):
            continue
        if chunk.label in "LYOQZCX" and chunk.entities:
            if found and _is_seat(text, found[-1], chunk):
                continue
            if found and not _joined(text, found[-1], chunk):
                break
            found.append(chunk)
            idle = 0
        elif chunk.label in _LISTING:
            idle += 1
            if idle > _REACH:
                break
        elif chunk.label != "h":
            break
    return found


def _is_seat(text: str, before: Chunk, place: Chunk) -> bool:
    """Whether a place only says where a body is ("the University of Art of Kobe")."""
    return before.label == "O" and place.label == "L" and text[before.end : place.start] in _SEATS


def _named(chunks: list[Chunk], start: int, text: str) -> list[Chunk]:
    """The chunks from `start` on, with runs of two or more unknown capitalised words as bodies."""
    row: list[Chunk] = []
    run: list[Chunk] = []
    for chunk in [*(chunk for chunk in chunks if chunk.start >= start), Chunk("|", 0, 0)]:
        if chunk.label in "NSV" and (not run or chunk.start - run[-1].end <= 1):
            run.append(chunk)
            continue
        row += [_body(run, text)] if len(run) > 1 else run
        run = [chunk] if chunk.label in "NSV" else []
        if not run:
            row.append(chunk)
    return row


def bodies_named(chunks: list[Chunk], start: int, end: int, text: str) -> list[Chunk]:
    """Organisations between two characters: known ones, and runs of capitalised words nothing is known of.

    A place that such words go on from, or "-based" parts from them, belongs to the name or tells where its
    owner sits.
    """
    row: list[Chunk] = []
    run: list[Chunk] = []
    opening = chunks[0].start if chunks and text[chunks[0].start : chunks[0].end].isalpha() else -1
    for chunk in [*(chunk for chunk in chunks if start <= chunk.start < end), Chunk("|", end, end)]:
        goes_on = bool(run) and 0 <= chunk.start - run[-1].end <= 1
        if chunk.label in "NSVBWP" and (goes_on or (not run and chunk.label in "NSV")):
            run.append(chunk)
            continue
        if chunk.label == "L" and not run and not text.startswith("-based", chunk.end):
            run = [chunk]
            continue
        if run and chunk.label == "&" and goes_on and _goes_on(chunks, chunk, text):
            run.append(chunk)
            continue
        if _is_name(run) and not (len(run) == 1 and run[0].start == opening):
            row.append(_body(run, text))
        run = [chunk] if chunk.label in "NSVL" else []
        if chunk.label == "O":
            row.append(chunk)
    return row


def with_long_names(kept: list[Chunk], row: list[Chunk], text: str) -> list[Chunk]:
    """The chunks with a place that capitalised words go on from read as the body whose name it begins."""
    long: dict[int, Chunk] = {}
    for index, (chunk, follows) in enumerate(pairwise(row)):
        if chunk.label != "L" or follows.label not in "NV" or follows.start != chunk.end + 1:
            continue
        if any(before.label == "i" for before in row[max(0, index - 2) : index]):
            continue
        bodies = bodies_named(row[index:], chunk.start, chunk.start + _LONG, text)
        if bodies and bodies[0].start == chunk.start and text.count(" ", chunk.start, bodies[0].end) > 1:
            long[chunk.start] = bodies[0]
    return [long.get(chunk.start, chunk) for chunk in kept] if long else kept


def stranger(mention: Mention) -> Entity | None:
    """A partner that no table knows: the one capitalised word right behind "with" ("twinned with Delft")."""
    page = mention.page
    for link in page.hits("linking", mention.at, mention.end):
        if link.words[0].code != "with":
            continue
        row = [chunk for chunk in mention.sentence.chunks if link.end <= chunk.start]
        after = _behind_its_type(row, page.text)[:2]
        if not after or after[0].label != "N" or (after[0] is row[0] and after[0].start - link.end != 1):
            continue
        goes_on = len(after) > 1 and after[1].start - after[0].end <= 1 and after[1].label in "NSVBLOPH"
        word = page.text[after[0].start : after[0].end]
        if not goes_on and word.istitle():
            return Entity("locality", word, None)
    return None


def _behind_its_type(row: list[Chunk], text: str) -> list[Chunk]:
    """The chunks behind what a place is ("the Japanese town of Nagi"), or all where that is not told."""
    for at, chunk in enumerate(row[:_TYPED]):
        if chunk.label == "f" and at and row[at - 1].label == "T" and text[chunk.start : chunk.end] == _OF:
            return row[at + 1 :]
    return row


def with_strangers(mention: Mention, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a tie with names nothing is known of as places where only a place can stand.

    That is right before the verb, and on either side of an "of" or "with" that a known place stands beside
    ("Delft has been a sister of Kobe", "and Breda of Nara"), or behind the word for it ("its twin, Delft").
    """
    if not any(chunk.label == "N" for chunk in chunks):
        return chunks
    named = any(hit.words[0].attr("partner") for hit in mention.page.hits("ties", mention.at, mention.to))
    found: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        if chunk.label == "N" and _is_strange_place(mention, chunks, at, named):
            place = Chunk("L", chunk.start, chunk.end)
            place.entities = (Entity("locality", mention.page.text[chunk.start : chunk.end], None),)
            chunk = place
        found.append(chunk)
    return found


def _is_strange_place(mention: Mention, chunks: list[Chunk], at: int, named: bool) -> bool:
    """Whether an unknown name stands where only a place can; `named`: the tie's word is a partner's."""
    chunk, text = chunks[at], mention.page.text
    alone = at == 0 or chunks[at - 1].label not in "NSVLOBRH" or chunk.start - chunks[at - 1].end > 1
    if not alone or not _is_place(mention, chunk):
        return False
    if mention.tie and mention.verb is not None:
        after = chunks[at + 1 :][:2]
        linked = len(after) == 2 and text[after[0].start : after[0].end] in _LINKS and after[1].label == "L"
        if linked or mention.page.hits("signing", chunk.end, chunk.end + _BESIDE):
            return True
    if _is_joined(chunks, at) and (mention.type in _TWINNING or _is_subject(mention, chunk)):
        return True
    called = named and (text[mention.to : chunk.start] in _CALLED or _is_listed(mention, chunks, at))
    return called or _has_ties(mention, chunks, at)


def _has_ties(mention: Mention, chunks: list[Chunk], at: int) -> bool:
    """Whether a name opens a clause that goes on with its ties ("Delft has sister-city ties with Kobe")."""
    near = 0 < mention.at - chunks[at].end < _LONG // 2
    named = any(
        chunk.label in "LOQYZN" and chunk.start < mention.at for chunk in chunks if chunk is not chunks[at]
    )
    links = mention.page.hits("linking", mention.to, mention.to + _BESIDE)
    return mention.tie and near and not named and any(link.words[0].code == "with" for link in links)


def _is_subject(mention: Mention, chunk: Chunk) -> bool:
    """Whether a name stands shortly before the verb of signing."""
    return mention.verb is not None and 0 < mention.verb.start - chunk.end < _LONG // 2


def _is_listed(mention: Mention, chunks: list[Chunk], at: int) -> bool:
    """Whether a name stands in a list behind the tie ("its twins are Delft, Kobe and Riga")."""
    text = mention.page.text
    others = [chunk for chunk in chunks if chunk.label == "L" and chunk.start > mention.to]
    if chunks[at].start < mention.to or not others or at + 1 >= len(chunks):
        return False
    before, after = chunks[at - 1], chunks[at + 1]
    led = before.label in ",&" or text[before.start : before.end].lower() in _LEADING
    lies = after.label == "i" and at + 2 < len(chunks) and chunks[at + 2].label in "cC"
    return led and (lies or after.label in ",&(" or text[after.start] == ".")


def _is_joined(chunks: list[Chunk], at: int) -> bool:
    """Whether an "and" joins a name to a place ("Delft and Kobe became sister cities")."""
    before = [chunk.label for chunk in chunks[max(0, at - 2) : at]]
    after = [chunk.label for chunk in chunks[at + 1 : at + 3]]
    return before == ["L", "&"] or after == ["&", "L"]


def with_acronyms(mention: Mention, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with capitals that stand in one list with a party as the body they name."""
    if not any(chunk.label == "N" for chunk in chunks) or mention.text.isupper():
        return chunks
    text = mention.page.text
    found: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        if _is_acronym(chunks, at, text):
            run = [chunk]
            while found and run[0].start - found[-1].end == 1 and _may_begin(found[-1], text):
                run.insert(0, found.pop())
            chunk = _spelt_out(mention, _body(run, text))
        found.append(chunk)
    return found


def _spelt_out(mention: Mention, body: Chunk) -> Chunk:
    """The body with the name that the text gives in full before it ("… Authorities Cooperation (LVRLAC)")."""
    page = mention.page
    start = page.text.find(f"({body.entities[0].name})")
    words: list[Chunk] = []
    for mark in reversed(page.marks_within(max(0, start - _LONG), max(0, start))):
        if start - mark.end != 1 or not page.text[mark.start].isupper():
            break
        words.insert(0, mark)
        start = mark.start
    if words:
        body.entities = _body(words, page.text).entities
    return body


def _may_begin(chunk: Chunk, text: str) -> bool:
    """Whether a capitalised word can begin the name of a body ("North Metropolitan TAFE")."""
    return chunk.label in "NSVJP" and text[chunk.start].isupper()


def _is_acronym(chunks: list[Chunk], at: int, text: str) -> bool:
    """Whether capitals stand beside an "and" whose other side is a party."""
    chunk = chunks[at]
    if chunk.label != "N" or chunk.end - chunk.start < _SHORT or not text[chunk.start : chunk.end].isupper():
        return False
    after = [one.label for one in chunks[at + 1 : at + 4] if one.label != "t"][:2]
    before = [one.label for one in chunks[max(0, at - 3) : at] if one.label != "t"][-2:]
    return after in (["&", "L"], ["&", "O"]) or before in (["L", "&"], ["O", "&"])


def _is_place(mention: Mention, chunk: Chunk) -> bool:
    """Whether one word looks like a name: it is met again, or does not open a sentence."""
    text = mention.page.text
    word = text[chunk.start : chunk.end]
    return word.istitle() and (chunk.start > mention.sentence.start or text.count(word) > 1)


def _goes_on(chunks: list[Chunk], joint: Chunk, text: str) -> bool:
    """Whether an "and" stands inside a name: capitalised words go on ("Research and Aid Services")."""
    after = [chunk for chunk in chunks if chunk.start >= joint.end][:2]
    return len(after) == 2 and all(chunk.label in "NB" and text[chunk.start].isupper() for chunk in after)


def _is_name(run: list[Chunk]) -> bool:
    unknown = [chunk for chunk in run if chunk.label in "NSVB"]
    return bool(unknown)


def _body(run: list[Chunk], text: str) -> Chunk:
    """A run of capitalised words as one body, without the place it is based in."""
    body = Chunk("O", run[0].start, run[-1].end)
    words = text[body.start : body.end].split()
    based = next((at for at, word in enumerate(words) if word.endswith("-based")), -1)
    body.entities = (Entity("organisation", " ".join(words[based + 1 :]), None),)
    return body


def _joined(text: str, before: Chunk, chunk: Chunk) -> bool:
    """Whether a list goes on from one party to the next: a comma or an "and" stands between."""
    gap = text[before.end : chunk.start]
    return "," in gap or " and " in gap or "&" in gap or "(" in gap
