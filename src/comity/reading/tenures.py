"""Who is said to hold a post: titles beside names, and clauses that tell of a post by a verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from comity.model.entity import Entity
from comity.reading.chunks import Chunk
from comity.reading.page import Page, Sentence

_OWNERS = "LOYCcpA"
# A title with what it is held in, over chunk labels: "Mayor of Osaka", "Chairman of the municipal council".
_TITLE = re.compile(rf"(?:(?P<owner>[{_OWNERS}])'?)?(?P<mods>[MJ]*)(?P<head>H)(?P<comp>[fi]t?[xTAMJ]{{0,2}}(?P<of>[{_OWNERS}]))?")
# "X (left), Chairman", "X – the Mayor", "X, its president", "X, the newly appointed Consul General".
_ASIDE = re.compile(
    r"Q(?:(?:\([^()]{1,8}\),?|\.)(?=[tq]?(?:[LOYCcp]'?)?[MJ]*H|X)|,(?=q[MJ]*H)|,tx{1,2}(?=[MJ]*Hf)|,x{1,2}(?=[MJ]*Hf))"
)
# Where a further title goes on after the body of the one before: "… Standing Committee, Vice Chairman of …".
_FURTHER = re.compile(r"[NSVWBTMEOL]{0,4}(?:,|,?&)t?(?=[MJ]*H)")
_POINTED = re.compile(r"Xft?[xA]{0,2}(?P<of>[LYO])")
_HEADED = re.compile(r"[tfxJMTBEANSVWicpC&']{0,9}?(?P<body>[OLY])")
_FOR_EACH = re.compile(r"Qi(?P<seat>[LY])")
_LISTED = re.compile(r"(?:,|,?&)Q")
_DASHES = "-–—"


class Tenure(msgspec.Struct, frozen=True):
    """One telling of a post: who, the role's words and code, what it is held in, and where the text says so.

    `of` is None where the words beside the name do not say; `at` is the person's place in the page's row.
    """

    person: Entity
    role: str
    code: str
    kind: str
    of: Entity | None
    at: int
    start: int
    end: int
    past: bool = False
    title: int = -1
    body: Entity | None = None


def tenures(page: Page) -> list[Tenure]:
    """Every telling of a post in text order; second mentions of a person ("Mayor Lee") included."""
    row = page.row
    labels = "".join(chunk.label for chunk in row)
    found = [*_titled(page, row)]
    if "H" in labels:
        apart = [*_set_apart(page, row, labels, {tenure.at for tenure in found if tenure.title > tenure.at})]
        taken = {tenure.title for tenure in apart} | {-tenure.at for tenure in apart}
        found = [tenure for tenure in found if tenure.title not in taken and -tenure.at not in taken]
        found.extend(apart)
        found.extend([*_further(page, row, labels, found)])
    spans = [(tenure.start, tenure.end) for tenure in found]
    if "H" in labels:
        found.extend(_listed(page, row, labels, found))
    found.extend(_told_by_verb(page, row, labels, spans))
    found.extend(_taken_up(page, row, labels, found))
    return sorted(found, key=lambda tenure: tenure.start)


def _titled(page: Page, row: list[Chunk]) -> Iterator[Tenure]:
    for at, chunk in enumerate(row):
        if chunk.label != "Q" or not chunk.entities:
            continue
        for held in chunk.data.get("posts", ()):
            if any(word.code == "heading" for hit in page.hits("tenure", held.start, held.start + 1) for word in hit.words):
                continue
            of = held.of.entities[0] if held.of is not None and held.of.entities else None
            if held.kind == "locality" and held.of is not None and held.of.data.get("council"):
                of = held.of.data.get("of", of)
            title = _index(row, held.start)
            yield Tenure(
                person=chunk.entities[0], role=held.role, code=held.code, kind=held.kind, of=of, at=at, past=held.past,
                start=min(chunk.start, held.start), end=max(chunk.end, held.end), title=title,
            )


def _index(row: list[Chunk], start: int) -> int:
    return bisect_left(row, start, key=lambda chunk: chunk.start)


def _set_apart(page: Page, row: list[Chunk], labels: str, named: set[int]) -> Iterator[Tenure]:
    """"X (left), Chairman of …" and "X – Mayor of …": a title set apart by brackets or a dash."""
    for aside in _ASIDE.finditer(labels):
        person = row[aside.start()]
        if aside.start() in named or not person.entities:
            continue
        last = row[aside.end() - 1]
        if last.label == "." and page.text[last.start : last.end] not in _DASHES:
            continue
        at = aside.end() + (labels[aside.end()] in "tq")
        if labels[at] == "X":
            pointed = _pointed(page, row, labels, at, person.entities[0], aside.start())
            if pointed is not None:
                yield pointed
            continue
        tenure = _title_at(page, row, labels, at, person.entities[0], aside.start())
        if tenure is None or not (tenure.of is not None or labels[at - 1] == "q"):
            continue
        after = _index(row, tenure.end)
        if labels[after : after + 1] not in ("Q", "R"):
            yield tenure


def _title_at(page: Page, row: list[Chunk], labels: str, at: int, person: Entity, who: int) -> Tenure | None:
    """The post a title at this place of the row gives the person."""
    title = _TITLE.match(labels, at)
    if title is None:
        return None
    head = row[title.start("head")]
    word = head.hit.words[0] if head.hit is not None and head.hit.words else None
    if word is None:
        return None
    where = "of" if title["of"] else "owner"
    of = row[title.start(where)].entity if title[where] else None
    first = row[title.start("mods") if title["mods"] else title.start("head")]
    last = row[title.end() - 1]
    role = " ".join(page.text[first.start : last.end].split())
    begin = row[title.start()].start
    past = any(part.label == "M" and part.hit is not None and part.hit.words[0].attr("past") for part in row[at : title.end()])
    return Tenure(
        person=person, role=role, code=word.code, kind=str(word.attr("of", "body")), of=of, at=who, past=past,
        start=min(begin, row[who].start), end=max(last.end, row[who].end), title=title.start(),
    )


def _listed(page: Page, row: list[Chunk], labels: str, found: list[Tenure]) -> Iterator[Tenure]:
    """"Mayors A of X and B of Y", "A for X and B for Y, the two mayors": one title for several people."""
    for tenure in list(found):
        if not 0 <= tenure.title < tenure.at or not _plural(page, row[tenure.title]) or tenure.at != tenure.title + 1:
            continue
        group, seats = [tenure], [_seat_after(row, labels, tenure.at)]
        at = tenure.at + 1 + 2 * (seats[0] is not None)
        while (joined := _LISTED.match(labels, at)) is not None and row[joined.end() - 1].entities:
            at = joined.end()
            person = row[at - 1]
            group.append(msgspec.structs.replace(tenure, person=person.entities[0], at=at - 1, end=person.end))
            seats.append(_seat_after(row, labels, at - 1))
            at += 2 * (seats[-1] is not None)
        if len(group) > 1:
            people = {member.person for member in group}
            found[:] = [other for other in found if other.person not in people or other.of is not None or other.title != tenure.title]
            if not any(seats) and tenure.kind == "locality":
                seats = _respective(row, labels, tenure.title, len(group))
            yield from (msgspec.structs.replace(member, of=seat) for member, seat in zip(group, seats, strict=True))
    for at, chunk in enumerate(row):
        if chunk.label == "H" and _plural(page, chunk) and chunk.hit is not None and labels[at - 2 : at] in ("tx", "td", ",x", ",d", "tZ"):
            word = chunk.hit.words[0]
            since = labels.rfind("|", 0, at) + 1
            for pair in _FOR_EACH.finditer(labels, since, at):
                person, seat = row[pair.start()], row[pair.start("seat")]
                if person.entities and seat.entities:
                    yield Tenure(
                        person=person.entities[0], role=word.code, code=word.code, kind=str(word.attr("of", "body")),
                        of=seat.entities[0], at=pair.start(), start=person.start, end=chunk.end, title=at,
                    )


def _seat_after(row: list[Chunk], labels: str, at: int) -> Entity | None:
    return row[at + 2].entity if re.match("f[LY]", labels[at + 1 : at + 3]) else None


def _respective(row: list[Chunk], labels: str, at: int, number: int) -> list[Entity | None]:
    """As many places in a list before as there are people: each theirs, in order."""
    lists = [found for found in re.finditer(r"L(?:,L)*,?&L", labels[:at]) if found.group().count("L") == number]
    if not lists:
        return [None] * number
    return [chunk.entity for chunk in row[lists[-1].start() : lists[-1].end()] if chunk.label == "L"]


def _taken_up(page: Page, row: list[Chunk], labels: str, found: list[Tenure]) -> Iterator[Tenure]:
    """"… and Lee Jang-woo said so. The mayor of Daejeon …": the only name before is the mayor's."""
    titled = {tenure.person for tenure in found}
    for before, sentence in zip(page.sentences, page.sentences[1:], strict=False):
        if not sentence.labels.startswith("Xf"):
            continue
        people = dict.fromkeys(chunk.entities[0] for chunk in before.of("Q"))
        at = _index(row, sentence.start)
        if len(people) != 1 or row[at].data.get("back") or next(iter(people)) in titled:
            continue
        tenure = _pointed(page, row, labels, at, next(iter(people)), _index(row, before.of("Q")[0].start))
        if tenure is not None:
            yield tenure


def _pointed(page: Page, row: list[Chunk], labels: str, at: int, person: Entity, who: int) -> Tenure | None:
    """The person as holder of the post pointed to at this place: "the mayor of Daejeon"."""
    of = _POINTED.match(labels, at)
    if of is None or not row[of.start("of")].entities:
        return None
    end = row[of.start("of")].end
    return Tenure(
        person=person, role=page.text[row[at].start : end].split(" ", 1)[1], code=str(row[at].data["code"]), kind="locality",
        of=row[of.start("of")].entities[0], at=who, start=row[who].start, end=end,
    )


def _further(page: Page, row: list[Chunk], labels: str, found: list[Tenure]) -> Iterator[Tenure]:
    """"X, Member of the Standing Committee, Vice Chairman of the council": the titles after the first."""
    told = {tenure.title for tenure in found}
    for tenure in found:
        if tenure.title <= tenure.at:
            continue
        after = _FURTHER.match(labels, _index(row, tenure.end))
        if after is None or after.end() in told:
            continue
        further = _title_at(page, row, labels, after.end(), tenure.person, tenure.at)
        if further is not None and further.of is not None and labels[_index(row, further.end)] not in "QR":
            yield further


def _plural(page: Page, head: Chunk) -> bool:
    if head.hit is None or not head.hit.words:
        return False
    surface = page.text[head.start : head.end].lower()
    singular = {form.lower() for form in head.hit.words[0].forms if not form.endswith("s")}
    return surface.endswith(("s", "men")) and surface not in singular


def _told_by_verb(page: Page, row: list[Chunk], labels: str, spans: list[tuple[int, int]]) -> Iterator[Tenure]:
    """"who chairs the council of …", "he became Mayor of …", "X, who is also Secretary of …"."""
    for sentence in page.sentences:
        for hit in sentence.words("tenure"):
            at = _index(row, hit.end)
            if at >= len(row) or row[at].start >= sentence.end:
                continue
            code = hit.words[0].code
            who = _subject(page, row, labels, sentence, hit.start, relative=code == "heading")
            if who is None or not row[who].entities:
                continue
            if code == "heading":
                tenure = _heading(page, row, labels, at, who, hit.start)
            else:
                tenure = _being(page, row, labels, at, who, spans)
            if tenure is not None:
                yield tenure


def _subject(page: Page, row: list[Chunk], labels: str, sentence: Sentence, before: int, relative: bool) -> int | None:
    """The person a verb is said of: the nearest one before it; for "who heads …" the one that "who" follows."""
    at = _index(row, before) - 1
    first = _index(row, sentence.start)
    if relative:
        if at < first or page.text[row[at].start : row[at].end].lower() != "who":
            return None
        at -= 1
        if at >= first and labels[at] == ",":
            at -= 1
        return at if at >= first and labels[at] in "QX" else None
    for place in range(at, first - 1, -1):
        if labels[place] in "Qh" and row[place].entities:
            return place
        if at - place > 9:
            return None
    return None


def _heading(page: Page, row: list[Chunk], labels: str, at: int, who: int, verb: int) -> Tenure | None:
    headed = _HEADED.match(labels, at)
    if headed is None:
        return None
    parts = row[at : headed.end()]
    body = row[headed.start("body")]
    if body.label != "O" and not page.hits("bodies", parts[0].start, body.end):
        return None
    if not body.entities:
        further = re.compile(r"Yft?(?P<body>[LY])").match(labels, headed.start("body"))
        if further is None:
            return None
        body = row[further.start("body")]
    if not body.entities:
        return None
    role = " ".join(page.text[verb : body.end].split())
    return Tenure(
        person=row[who].entities[0], role=role, code="head", kind="body", of=body.entities[0], at=who,
        start=row[who].start, end=body.end,
    )


def _being(page: Page, row: list[Chunk], labels: str, at: int, who: int, spans: list[tuple[int, int]]) -> Tenure | None:
    while at < len(row) and (labels[at] == "t" or (labels[at] == "x" and page.text[row[at].start : row[at].end].lower() == "also")):
        at += 1
    tenure = _title_at(page, row, labels, at, row[who].entities[0], who)
    if tenure is None or tenure.of is None or (tenure.code == "head" and tenure.of.type == "locality"):
        return None
    if any(start <= tenure.end - 1 < end for start, end in spans):
        return None
    return tenure
