"""Bodies that agree with one another beside the localities: universities, chambers, agencies, firms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from comity.lexicon.load import plural
from comity.model.entity import Entity
from comity.reading.agreement.appositions import described_away
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.setting.counterparts import unique
from comity.reading.setting.delegates import Delegates

_NAMING = frozenset("NSVWBPLTGOR")
"""Labels of the words a name may be made of."""
_UNKNOWN = frozenset("NSVB")
_ACTORS = frozenset("LYZCOQXhqzU")
_IDLE = frozenset("tAVJRM")
_POSSESSIVE = "'"
_UNNAMED = "U"
_BASED = ("-based", "-headquartered")
_LISTED = 60
_NEAR = 45
_SHORT = 3
_BY = "by"
_NEXT = 12
_TWO = 2


class Principals:
    """Finds the bodies of one page that act for themselves."""

    def __init__(self, page: Page, delegates: Delegates) -> None:
        self._page, self._delegates = page, delegates

    def of(self, mention: Mention, chunks: list[Chunk]) -> tuple[Entity, ...] | None:
        """The bodies that make the agreement; empty where one is not named, None where no body makes it."""
        loose = mention.type == "contract"
        told = any(chunk.label in "OB" for chunk in chunks)
        if not (loose or told or self._page.hits("principals", mention.start, mention.end)):
            return None
        row = list(self._row(mention, [self._no_person(chunk) for chunk in chunks] if loose else chunks))
        if not any(_is_body(chunk, loose) or chunk.label == _UNNAMED for chunk in row):
            return None
        anchor = min(mention.at, mention.verb.start) if mention.verb else mention.at
        subjects = list(self._actors(row, mention.start, anchor))
        if not subjects:
            return self._behind(mention, row, loose)
        if not all(chunk.label == _UNNAMED or _is_body(chunk, loose) for chunk in subjects):
            return None
        sides = _sides(subjects)
        if len(sides) < 2 and len(subjects) == 1:
            partner = self._partner(mention, row, anchor, loose)
            if partner is None:
                return () if loose or not sides else None
            if partner.label in "LY":
                return None if sides else ()
            sides = _sides([*subjects, partner])
        return sides if len(sides) > 1 else ()

    def councils(self, mention: Mention) -> tuple[Entity, ...]:
        """The two elected councils that "both councils" means: those named last, of different places."""
        sides = self._page.hits("sides", mention.start, mention.at)
        if not any(hit.words[0].attr("councils") for hit in sides):
            return ()
        named: dict[str, Entity] = {}
        for chunk in reversed(self._page.marks_within(0, sides[-1].start)):
            owner = chunk.data.get("of")
            if (
                chunk.label == "O"
                and chunk.data.get("council")
                and chunk.entities
                and isinstance(owner, Entity)
            ):
                named.setdefault(owner.key, chunk.entities[0])
        return tuple(named.values())[:_TWO][::-1] if len(named) >= _TWO else ()

    def of_deal(self, sentence: Sentence, deal: Mention) -> tuple[Entity, ...]:
        """The first two firms of a sentence about a deal announced before, if it opens with one."""
        told = msgspec.structs.replace(deal, sentence=sentence, start=sentence.start, end=sentence.end)
        plain = described_away(sentence, sentence.chunks)
        row = list(self._row(told, [self._no_person(chunk) for chunk in plain]))
        acting = list(self._actors(row, sentence.start, sentence.end))
        firms = self._unowned(row)
        if not acting or len(firms) != _TWO or acting[0] is not firms[0]:
            return ()
        return _sides(firms)

    def _no_person(self, chunk: Chunk) -> Chunk:
        """A name that looks like a person but has no post, as the firm it may be in a deal."""
        if chunk.label != "Q" or not chunk.entities or self._delegates.role(chunk.entities[0]) is not None:
            return chunk
        firm = Chunk("O", chunk.start, chunk.end)
        firm.entities = (Entity("organisation", self._page.text[chunk.start : chunk.end], None),)
        firm.data["unknown"] = True
        return firm

    def _unowned(self, row: list[Chunk]) -> list[Chunk]:
        """The firms of a sentence, known or not, without those that something else is told to be of."""
        found: list[Chunk] = []
        before = ""
        for chunk in row:
            if chunk.label == "O" and _is_body(chunk, loose=True) and before != "f":
                found.append(chunk)
            before = before if chunk.label == "t" else chunk.label
        return found

    def _behind(self, mention: Mention, row: list[Chunk], loose: bool) -> tuple[Entity, ...] | None:
        """Bodies told behind the paper: "signed by A and B", "Under a pact, A and B will …"."""
        links = [
            hit.end
            for hit in self._page.hits("linking", mention.start, mention.end)
            if hit.words[0].code == "by" and hit.start > mention.start
        ]
        start = links[0] if links else mention.to
        acting = list(self._actors(row, start, mention.end))
        if loose and acting and _is_body(acting[0], loose):
            acting = [chunk for chunk in row if chunk.start >= start and _is_body(chunk, loose)]
        found = acting[:1]
        for chunk in acting[1:]:
            gap = self._page.text[found[-1].end : chunk.start]
            if not loose and (len(gap) > _LISTED or not ("," in gap or " and " in gap)):
                break
            found.append(chunk)
        found = found[:2]
        if len(found) == 2 and all(_is_body(chunk, loose) for chunk in found):
            return _sides(found)
        return () if found and all(chunk.label == _UNNAMED for chunk in found) else None

    def _partner(self, mention: Mention, row: list[Chunk], anchor: int, loose: bool) -> Chunk | None:
        """Whom the one body before the verb made it with."""
        for link in self._page.hits("linking", anchor, mention.end):
            if link.words[0].code != "with":
                continue
            partner = self._counterpart(link) or next(
                self._actors(row, link.end, link.end + _NEAR, led=True), None
            )
            if partner is not None:
                return self._opposite(partner)
        if loose:
            others = (chunk for chunk in self._unowned(row) if chunk.start > anchor)
            return next(others, None)
        return None

    def _opposite(self, place: Chunk) -> Chunk:
        """The body that is named only as a place's own ("its Hue counterpart")."""
        page = self._page
        after = page.hits("tenure", place.end, place.end + 2)
        if place.label != "L" or not any(hit.words[0].code == "opposite" for hit in after):
            return place
        body = Chunk("O", place.start, after[0].end)
        body.entities = (Entity("organisation", page.text[place.start : after[0].end], None),)
        return body

    def _counterpart(self, link: Hit) -> Chunk | None:
        """The body that is named only by where it is ("with its counterpart in Hue")."""
        page = self._page
        noun = next(iter(page.hits("tenure", link.end, link.end + _NEXT)), None)
        if noun is None or noun.words[0].code != "opposite":
            return None
        after = [mark for mark in page.marks_within(noun.end, noun.end + _NEAR) if mark.label != "t"]
        if len(after) < _TWO or after[0].label not in "if" or after[1].label != "L":
            return None
        start, end = noun.start, after[1].end
        if "".join(mark.label for mark in after[2:4]) in (",N", ",O", ",V", ",S"):
            start, end = after[3].start, after[3].end
            for mark in after[4:]:
                if mark.start - end != 1 or not page.text[mark.start].isupper():
                    break
                end = mark.end
        body = Chunk("O", start, end)
        body.entities = (Entity("organisation", page.text[start:end], None),)
        return body

    def _actors(self, row: list[Chunk], start: int, end: int, led: bool = False) -> Iterator[Chunk]:
        """Whoever may act between two characters: no owners ("Busan's …"), nothing behind "in" or "of".

        `led`: the word before the first character is itself what leads to them ("with").
        """
        kept: Chunk | None = None
        aside: Chunk | None = None
        before: list[Chunk] = []
        for chunk, after in zip(row, [*row[1:], None], strict=False):
            inside = start <= chunk.start < end
            if inside and chunk.label in _ACTORS and not _is_own(chunk):
                owner = after is not None and after.label == _POSSESSIVE and not _owns_a_part(chunk, row)
                link = next((other for other in reversed(before) if other.label not in _IDLE), None)
                joined = len(before) > 1 and before[-2].label == "&" and before[-1].label in "ft"
                joined = joined or (chunk.label == "O" and link is not None and self._page.word(link) == _BY)
                set_off = link is not None and (link.label == "i" or (link.label == "f" and kept is not None))
                set_off = set_off and not joined
                if link is not None and led and link.start < start:
                    set_off = False
                part = chunk.label in "LY" and bool(before) and before[-1].label == _POSSESSIVE
                based = self._page.text.startswith(_BASED, chunk.end)
                listed = len(before) > 1 and before[-1].label == "&" and before[-2] is aside
                set_off = set_off or (listed and chunk.label == "L")
                aside = chunk if set_off and chunk.label == "L" else None
                part = part or self._names_a_part(chunk, row) or _holds_a_post(chunk, before)
                part = part or (chunk.label == "L" and _owns_a_noun(chunk, after))
                if not (owner or set_off or part or based):
                    kept = chunk
                    yield chunk
            before.append(chunk)

    def _names_a_part(self, place: Chunk, row: list[Chunk]) -> bool:
        """Whether a place only says which part of a body is meant ("the Timaru campus of Ara Institute")."""
        after = [chunk for chunk in row if chunk.start >= place.end][:4]
        labels = "".join(chunk.label for chunk in after if chunk.label != "t")
        return place.label == "L" and labels[1:3] == "fO" and labels[0] in "xBU"

    def _row(self, mention: Mention, chunks: list[Chunk]) -> Iterator[Chunk]:
        """The chunks with unknown names joined to bodies, and nouns of bodies as what they point to."""
        page = self._page
        nouns = {
            hit.start: hit
            for hit in page.hits("principals", mention.start, mention.end)
            if page.text[hit.start].islower() and not hit.words[0].attr("head")
        }
        dated = [(mark.start, mark.end) for mark in mention.sentence.dates()]
        row = list(_joined(chunks, page.text, mention.sentence.start, dated))
        for chunk, after in zip(row, [*row[1:], None], strict=False):
            noun = nouns.get(chunk.start)
            if noun is None:
                if chunk.data.get("unknown") and self._is_called(chunk):
                    chunk.data["told"] = True
                yield chunk
            elif after is not None and after.start - noun.end <= 1 and page.text[after.start].isupper():
                after.data["told"] = True
            else:
                yield self._meant(noun, row)

    def _is_called(self, body: Chunk) -> bool:
        """Whether an aside says what an unknown name is ("Kureha Kasei, a subsidiary of …")."""
        text = self._page.text
        nouns = self._page.hits("principals", body.end, body.end + _NEAR)
        return (
            bool(nouns)
            and text.startswith(", ", body.end)
            and text.find(",", body.end + 1, nouns[0].start) < 0
        )

    def _meant(self, noun: Hit, row: list[Chunk]) -> Chunk:
        """What a common noun of a body points to: the body of a person before it, else the last such one."""
        found = Chunk(_UNNAMED, noun.start, noun.end, noun)
        before = [chunk for chunk in row if chunk.end <= noun.start][-2:]
        person = next((chunk for chunk in before if chunk.label in "QX" and chunk.entities), None)
        text = self._page.text
        own = bool(before) and text[before[-1].start : before[-1].end].lower() in particles(
            "name_words", "own"
        )
        if person is None and own:
            person = next(
                (
                    chunk
                    for chunk in reversed(self._page.row)
                    if chunk.start < noun.start and chunk.label in "QXh" and chunk.entities
                ),
                None,
            )
        if person is not None:
            body = self._delegates.body(person.entities[0])
            found.entities = (body,) if body is not None else ()
            return found
        if before and text[before[-1].start : before[-1].end].lower() != "a":
            found.entities = self._last_named(noun)
        return found

    def _last_named(self, noun: Hit) -> tuple[Entity, ...]:
        """The body named last whose name has this noun, or the last two where the noun is a plural."""
        word = self._page.text[noun.start : noun.end].lower()
        single = next((form for form in noun.words[0].forms if plural(form) == word), word)
        named = [
            chunk.entities[0]
            for chunk in self._page.row
            if chunk.label == "O" and chunk.entities and chunk.end < noun.start
        ]
        fit = unique([body for body in reversed(named) if single in body.name.lower()])
        return tuple(fit[: 1 if single == word else 2])


def is_civic(bodies: Iterable[Entity]) -> bool:
    """Whether one of these bodies serves the public, so that it makes no commercial deal."""
    heads = particles("principals", "civic")
    return any(word in heads for body in bodies for word in body.name.lower().split())


def _holds_a_post(chunk: Chunk, before: list[Chunk]) -> bool:
    """Whether a person is told as who leads the body right before ("Kobe University president Ito")."""
    return chunk.label == "Q" and [one.label for one in before[-2:]] == ["O", "H"]


def _owns_a_noun(place: Chunk, after: Chunk | None) -> bool:
    """Whether a place only says where a body is that a noun stands for ("a Hue firm")."""
    return after is not None and after.label == _UNNAMED and after.start - place.end <= 1


def _owns_a_part(body: Chunk, row: list[Chunk]) -> bool:
    """Whether what a body owns is but a part of it ("Ajou University's Suwon campus")."""
    after = [chunk.label for chunk in row if chunk.start > body.end][:3]
    return body.label == "O" and not set(after) & set("OQXHU")


def _is_own(chunk: Chunk) -> bool:
    """Whether it is "its", which owns what follows, and not "it"."""
    return chunk.label == "q" and chunk.end - chunk.start > len("it")


def _sides(chunks: list[Chunk]) -> tuple[Entity, ...]:
    return tuple(unique([body for chunk in chunks for body in chunk.entities]))


def _is_body(chunk: Chunk, loose: bool) -> bool:
    """Whether a chunk names a body; unknown words only do where a noun tells it, or in a `loose` reading."""
    if chunk.label == _UNNAMED:
        return bool(chunk.entities)
    if chunk.label != "O" or not chunk.entities:
        return False
    return loose or not chunk.data.get("unknown") or bool(chunk.data.get("told"))


def _joined(chunks: list[Chunk], text: str, opening: int, dated: list[tuple[int, int]]) -> Iterator[Chunk]:
    """The chunks with runs of capitalised words nothing is known of as the bodies they may name."""
    run: list[Chunk] = []
    led = False
    for chunk in chunks:
        fit = (
            chunk.label in _NAMING
            and text[chunk.start].isupper()
            and not any(low <= chunk.start < high for low, high in dated)
        )
        if fit and run and chunk.start - run[-1].end == 1:
            run.append(chunk)
            continue
        yield from _named(run, text, opening, led)
        run = [chunk] if fit else []
        if not fit:
            led = chunk.label in "ix&"
            yield chunk
    yield from _named(run, text, opening, led)


def _is_word(chunk: Chunk, text: str) -> bool:
    """Whether one unknown word can be a firm's name: no currency, no paper's short name."""
    word = text[chunk.start : chunk.end]
    return chunk.label in "NS" and len(word) > _SHORT and text[chunk.end : chunk.end + 1] != "$"


def _named(run: list[Chunk], text: str, opening: int, led: bool) -> list[Chunk]:
    """A run as one body, if it can be a name; else as it was. One word is one only behind "with", "firm"."""
    labels = "".join(chunk.label for chunk in run)
    single = len(run) == 1
    coined = single and run[0].start == opening and not text[opening + 1 : run[0].end].islower()
    alone = single and not ((led or coined) and _is_word(run[0], text))
    if not set(labels) & _UNKNOWN or labels[-1] == "T" or alone:
        return run
    if run[0].start == opening and labels[1:] in ("L", "O") and text[run[0].start + 1 : run[0].end].islower():
        return run
    body = Chunk("O", run[0].start, run[-1].end)
    body.entities = (Entity("organisation", text[body.start : body.end], None),)
    if "B" not in labels and "O" not in labels:
        body.data["unknown"] = True
    return [body]
