"""Memberships: which locality, country or organisation belongs to which body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from comity.model.claim import Membership, Modality
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.modality import modality
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.setting.homeplace import homeliness

# A body's name among capitals: it ends in a body, an event ("Forum") or an organisation's name.
_NAME = r"(?:Hi(?=[NV]))?(?:[NSWVPLCcAOBTEJp](?:ft?(?=[NSWVLCcAOBH])|it?(?=[NSVLCcAOBH])|&(?=T))?)+H?"
_POINTED = re.compile(r"t[xA]{0,2}(?![NSOLPB])")
# The labels that make capitals a body by the word before: a forum has members but is not joined.
_HEADS = {"member": "BEOH", "belong": "BEOH", "join": "BOH", "apply": "BOH", "leave": "BOH"}
_STOPS = '.!?”"'
_MARKS = ",.;)"
_LOWER = 3
"""How many small words may end a body's name."""
# "a member and reliable partner of"
_AND_MORE = re.compile(r"&x{1,3}f")
_WORD = re.compile(r"\w+")
_FATE = 90
"""Within how many characters behind an application its fate is told."""
# "…, and, since 2019, of CityNet", "… and, like Hue, of the network Cités Unies"
_FURTHER = re.compile(
    r"[,&]?&?,?(?:[xidWNM]{0,4}|xL),?ft?(?:(?P<name>O)|(?P<noun>x)(?P<names>[NSVOL]{1,4})|(?P<whole>[NSVWTL]{2,6}))"
)
_BODIES = re.compile(
    rf"t?(?:(?:x|[AC])'x?)?(?P<name>{_NAME})(?P<short>\((?:[NSOaW]|Na)\))?(?P<next>,?&[fi]?t?|,[fi]?t?)?"
)


def memberships(page: Page) -> Iterator[Membership]:
    """One claim a member and body; lists of bodies and of members give one each.

    A headline counts where nothing else in the text tells of that member.
    """
    told = [*_told(page)] if page.has("membership") else []
    fully = {claim.member for claim in told if claim.quote[-1:] in _STOPS}
    yield from (claim for claim in told if claim.quote[-1:] in _STOPS or claim.member not in fully)


def _told(page: Page) -> Iterator[Membership]:
    seen: set[tuple[str, str]] = set()
    last: tuple[int, Entity] | None = None
    labels = page.labels
    for sentence in page.sentences:
        for hit in sentence.words("membership"):
            admits = hit.words[0].code == "admit"
            told = _admitting if admits else _bodies
            bodies = told(page, labels, sentence, hit) or _spoken_of(page, sentence, hit, last)
            bodies = [body for body in bodies if not body.name.islower()]
            if not bodies:
                continue
            last = (sentence.index, bodies[-1])
            members = _admitted(page, sentence, hit) if admits else _members(page, labels, sentence, hit)
            for member in members:
                for body in bodies:
                    key = (member.key, body.key)
                    if key not in seen and member != body:
                        seen.add(key)
                        yield Membership(
                            document=page.document.name,
                            quote=sentence.text,
                            span=(sentence.start, sentence.end),
                            modality=_firmness(page, hit),
                            member=member,
                            body=body,
                        )


def _admitting(page: Page, labels: str, sentence: Sentence, hit: Hit) -> list[Entity]:
    """The body that takes in a member: "the network has admitted Hue as a full member"."""
    if not _admitted(page, sentence, hit):
        return []
    before = [chunk for chunk in sentence.chunks if chunk.start < hit.start and chunk.label in "OLYQ"]
    body = next((chunk for chunk in before if chunk.label == "O" and chunk.entities), None)
    return [body.entities[0]] if body is not None and not body.data.get("council") else []


def _admitted(page: Page, sentence: Sentence, hit: Hit) -> list[Entity]:
    """Who is named behind a verb of admission, up to an "as … member"; nobody where that does not follow."""
    link = f" {hit.words[0].attr('before')} "
    at = page.text.find(link, hit.end, sentence.end)
    told = _WORD.findall(page.text[at : min(at + _FATE, sentence.end)].lower()) if at >= 0 else []
    if particles("membership_grammar", "member").isdisjoint(told):
        return []
    return [chunk.entities[0] for chunk in sentence.of("L", "Y", "C") if hit.end <= chunk.start < at]


def _spoken_of(page: Page, sentence: Sentence, hit: Hit, last: tuple[int, Entity] | None) -> list[Entity]:
    """The body a bare "are members", "a member since 2014" or "which joined last year" speaks of.

    It is the one of this or the last sentence: told of already, or a body that has members.
    """
    if not _is_bare(page, sentence, hit):
        return []
    if last is not None and sentence.index - last[0] <= 1:
        return [last[1]]
    start = page.sentences[max(0, sentence.index - 1)].start
    for chunk in reversed(page.row[: bisect_left(page.row, hit.start, key=lambda chunk: chunk.start)]):
        if chunk.start < start:
            break
        if chunk.label == "O" and chunk.entities and _has_members(page, chunk):
            return [chunk.entities[0]]
    return []


def _has_members(page: Page, body: Chunk) -> bool:
    """Whether a body's name says that it has members, or is the known acronym of one."""
    name = page.text[body.start : body.end]
    if body.entities[0].id is not None and " " not in name and sum(map(str.isupper, name)) > 1:
        return True
    return bool(
        particles("membership_grammar", "society") & {word.lower() for word in body.entities[0].name.split()}
    )


def _is_bare(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Whether nothing that could be a body's name follows, only an end, a date or an adverb."""
    if hit.words[0].code in ("member", "belong", "admit"):
        return False
    following = page.text[hit.end : sentence.end].lstrip(" ").split(" ")[0].lower()
    return following[:1] in _MARKS or following.strip(",.;") in particles("membership_grammar", "bare")


def _firmness(page: Page, hit: Hit) -> Modality:
    if hit.words[0].code == "apply" or _is_asked(page, hit):
        return _fate(page, hit)
    if hit.words[0].attr("noun") and not particles("membership_grammar", "pending").isdisjoint(
        _after(page, hit)
    ):
        return "planned"
    if _stands(page, hit):
        return "asserted"
    return "denied" if hit.words[0].code == "leave" else modality(page, hit.start, hit.end)


def _stands(page: Page, hit: Hit) -> bool:
    """As in "…, of which Hue has been a member": what the clause itself says of a state that lasts."""
    before = page.text[max(0, hit.start - _FATE // 2) : hit.start].lower()
    clause = re.split(r"[,.!?\n]", before)[-1].split()
    pairs = {" ".join(pair) for pair in pairwise(clause)}
    return hit.words[0].code in ("member", "member_of") and bool(
        pairs & particles("membership_grammar", "standing")
    )


def _is_asked(page: Page, hit: Hit) -> bool:
    """As in "the application of Hue to join": what stands before is no more than a request."""
    before = page.text[max(0, hit.start - _FATE // 2) : hit.start].lower()
    told = _WORD.findall(re.split(r"[.!?\n]", before)[-1])
    return hit.words[0].code == "join" and not particles("membership_grammar", "request").isdisjoint(told)


def _fate(page: Page, hit: Hit) -> Modality:
    """What became of an application, as the words behind it tell; without such words it is a plan."""
    told = _after(page, hit)
    if not particles("membership_grammar", "refused").isdisjoint(told):
        return "denied"
    return "planned" if particles("membership_grammar", "accepted").isdisjoint(told) else "asserted"


def _after(page: Page, hit: Hit) -> list[str]:
    """The words behind a word of membership, in the same sentence as far as stops tell."""
    return _WORD.findall(re.split(r"[.!?\n]", page.text[hit.end : hit.end + _FATE].lower())[0])


def _bodies(page: Page, labels: str, sentence: Sentence, hit: Hit) -> list[Entity]:
    """The bodies named after "member of", one by one; before "members" the one right before it."""
    row = page.row
    at = bisect_left(row, hit.end, key=lambda chunk: chunk.start)
    code = hit.words[0].code
    more = _AND_MORE.match(labels, at) if code == "member_of" else None
    if more is not None:
        code, at = "member", more.end()
    if code == "member_of":
        before = bisect_left(row, hit.start, key=lambda chunk: chunk.start) - 1
        chunk = row[before]
        if chunk.start < sentence.start:
            return []
        if _is_acronym(page, chunk):
            return [_spelt(page, [chunk])]
        return [chunk.entities[0]] if chunk.label == "O" and chunk.entities else []
    found: list[Entity] = []
    pointed = _POINTED.match(labels, at)
    if pointed is not None and page.hits("bodies", row[at].start, row[pointed.end() - 1].end):
        return [chunk.entities[0] for chunk in row[:at] if chunk.label == "O" and chunk.entities][-1:]
    at = end = _to_names(page, labels, at)
    while (name := _BODIES.match(labels, at)) is not None and row[at].start < sentence.end:
        parts = row[name.start("name") : name.end("name")]
        whole = _long(page, labels, parts, name.end("name"))
        body = (
            _body(page, parts, code, listed=name["next"] is not None)
            if whole is parts
            else _spelt(page, whole)
        )
        if body is None:
            break
        found.append(body)
        at = name.end() + len(whole) - len(parts)
        end = at - len(name["next"] or "")
        if name["next"] is None:
            break
        at = _to_names(page, labels, at)
    further = _FURTHER.match(labels, end) if found else None
    if further is not None:
        found += _further(page, further)
    return found


def _further(page: Page, found: re.Match[str]) -> list[Entity]:
    """The body that one more "of" names; a word for a body may stand before a name that does not say so."""
    if found["name"]:
        return list(page.row[found.start("name")].entities[:1])
    if found["whole"]:
        parts = page.row[found.start("whole") : found.end("whole")]
        known = page.word(parts[-1]) in particles("membership_grammar", "society")
        return [_spelt(page, parts)] if known else []
    if page.word(page.row[found.start("noun")]) not in particles("membership_grammar", "society"):
        return []
    return [_spelt(page, page.row[found.start("names") : found.end("names")])]


def _to_names(page: Page, labels: str, at: int) -> int:
    """Over "three international organisations, namely" to where the names begin."""
    while (
        at < len(labels)
        and (
            labels[at] in "td,&'"
            or page.text[page.row[at].start : page.row[at].end].lower()
            in particles("membership_grammar", "toward")
        )
        and not labels.startswith("tx'", at)
    ):
        at += 1
    return at


def _body(page: Page, parts: list[Chunk], code: str, listed: bool) -> Entity | None:
    """The organisation that these capitals name, where they end in a word for a body."""
    last = parts[-1]
    if last.label == "O" and last.entities and (len(parts) == 1 or last.entities[0].id):
        return last.entities[0]
    labels = {part.label for part in parts}
    acronym = len(parts) == 1 and _is_acronym(page, parts[0])
    said = code in ("member", "apply") or (code == "belong" and listed and len(parts) == 1)
    unmarked = acronym or (said and labels <= {"N", "S"})
    if not unmarked and not labels & set(_HEADS[code]) and not _of_many_places(page, parts):
        return None
    while parts and not page.text[parts[0].start].isupper():
        parts = parts[1:]
    parts = _up_to_place(page, parts)
    if not parts:
        return None
    return _spelt(page, parts)


def _of_many_places(page: Page, parts: list[Chunk]) -> bool:
    """Whether a name speaks of places in the plural, as networks' names do: "United Towns of Ruritania"."""
    return any(part.label == "T" and page.text[part.start : part.end].endswith("s") for part in parts[1:])


def _is_acronym(page: Page, chunk: Chunk) -> bool:
    """Whether a single word of capitals and digits names the body: "C40"."""
    name = page.text[chunk.start : chunk.end]
    return chunk.label == "N" and len(name) > 1 and name.isupper()


def _up_to_place(page: Page, parts: list[Chunk]) -> list[Chunk]:
    """A name without where or when: "the River Cities Association in Hue" ends before "in"."""
    for at, part in enumerate(parts):
        if part.label == "i" and page.text[part.start : part.end].lower() not in particles(
            "membership_grammar", "inside"
        ):
            return parts[:at]
    return parts


def _spelt(page: Page, parts: list[Chunk]) -> Entity:
    return Entity("organisation", " ".join(page.text[parts[0].start : parts[-1].end].split()), None)


def _long(page: Page, labels: str, parts: list[Chunk], at: int) -> list[Chunk]:
    """The parts with small words up to one for a body: "the UNESCO creative cities network"."""
    for size in range(1, _LOWER + 1):
        if labels[at + size - 1 : at + size] not in "xT":
            break
        last = page.row[at + size - 1]
        if page.hits("bodies", last.start, last.end):
            return [*parts, *page.row[at : at + size]]
    return parts


def _members(page: Page, labels: str, sentence: Sentence, hit: Hit) -> list[Entity]:
    """The localities or countries that the clause before the word is about: the subject nearest to it."""
    row = page.row
    at = bisect_left(row, hit.start, key=lambda chunk: chunk.start) - 1
    first = bisect_left(row, sentence.start, key=lambda chunk: chunk.start)
    for place in range(at, first - 1, -1):
        chunk = row[place]
        if chunk.label in "QX":
            return []
        if chunk.label == "Z" and chunk.entities:
            return list(chunk.entities)
        own = hit.words[0].code == "apply" or (hit.words[0].attr("noun") and place == at)
        if chunk.label == "q" and (own or not _is_its(page, chunk)):
            named = _named_before(row, place, first)
            return [named] if named is not None else list(chunk.entities[:1])
        if chunk.label in "LYC" and chunk.entities and not chunk.data.get("where"):
            return [*_coordinated(row, labels, place, first)]
    if at >= first and page.word(row[at]) in particles("membership_grammar", "ours"):
        homes = homeliness(page)
        places = (chunk.entities[0] for chunk in page.row if chunk.label == "L" and chunk.entities)
        return sorted(places, key=lambda place: -homes.get(place.key, 0.0))[:1]
    return _town_of_its_hall(row, first, at)


def _town_of_its_hall(row: list[Chunk], first: int, at: int) -> list[Entity]:
    """As in "HUE – City Hall has joined": the town of the dateline, whose administration is the subject."""
    if any(chunk.label == "B" for chunk in row[first : at + 1]) and row[first].label == "L":
        return list(row[first].entities[:1])
    return []


def _is_its(page: Page, chunk: Chunk) -> bool:
    return page.word(chunk) in particles("pointers", "its")


def _named_before(row: list[Chunk], at: int, first: int) -> Entity | None:
    """The locality that "it" stands for inside a sentence that names one before."""
    named = [chunk.entities[0] for chunk in row[first:at] if chunk.label in "LY" and chunk.entities]
    return named[0] if named else None


def _coordinated(row: list[Chunk], labels: str, at: int, first: int) -> Iterator[Entity]:
    """Everybody in "A, B and C" before the verb is a member."""
    kind = row[at].label
    yield row[at].entities[0]
    while True:
        joined = re.search(rf"(?P<other>{kind})(?:,|,?&t?)$", labels[first:at])
        if joined is None:
            return
        at = first + joined.start("other")
        if row[at].entities:
            yield row[at].entities[0]
