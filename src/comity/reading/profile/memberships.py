"""Memberships: which locality, country or organisation belongs to which body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from comity.lexicon.load import lexicon
from comity.model.claim import Membership, Modality
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.modality import modality
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.profile.members import both_sides, members_before, members_listed
from comity.reading.profile.membership_bodies import bodies_behind, body_before, is_whole, says_society

_POINTED = re.compile(r"t[xA]{0,2}(?![NSOLPB])")
_NEAR = re.compile(r"[LYZq]x{0,3}$")
_STOPS = '.!?”"'
_MARKS = ",.;)"
# "a member and reliable partner of"
_AND_MORE = re.compile(r"&x{1,3}f")
_SINCE_A_YEAR = re.compile(r"\s[12]\d{3}(?:[.,;]|$)")
_WORD = re.compile(r"\w+")
_REACH = 14
"""Within how many characters before a body "admitted to" stands."""
_MODIFIERS = 3
_FATE = 90
"""Within how many characters behind an application its fate is told."""
_OPENING = 20
"""Within how many characters of its sentence's start "as a member of" stands before its subject."""
# "…, and, since 2019, of CityNet", "… and, like Hue, of the network Cités Unies"
_FURTHER = re.compile(
    r"(?:id)?[,&]?&?,?(?:[xidWNM]{0,4}|xL),?ft?(?:(?P<name>O)|(?P<noun>x)(?P<names>[NSVOL]{1,4})|(?P<whole>[NSVWTL]{1,6}))"
)

Told = tuple[list[Entity], list[Entity]]
"""The members and the bodies that a word of membership ties."""
Last = tuple[int, Entity] | None
"""The body told of last, and the sentence that told of it."""


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
    firmness: Modality = "asserted"
    for sentence in page.sentences:
        for hit in sentence.words("membership"):
            members, bodies = _TELL.get(hit.words[0].code, _belonging)(page, sentence, hit, last)
            bodies = [body for body in bodies if not body.name.islower()]
            if not bodies:
                continue
            last = (sentence.index, bodies[-1])
            firmness = _firmness(page, hit)
            for member in members:
                for body in bodies:
                    key = (member.key, body.key)
                    if key not in seen and member != body and not _is_firms(member, body):
                        seen.add(key)
                        yield _claim(page, sentence, firmness, member, body)
        if last is not None and sentence.index - last[0] <= 1:
            for member in _likewise(page, sentence):
                if (member.key, last[1].key) not in seen:
                    seen.add((member.key, last[1].key))
                    yield _claim(page, sentence, firmness, member, last[1])


def _is_firms(member: Entity, body: Entity) -> bool:
    """Whether a firm belongs to another firm: that is no membership."""
    return member.type == "organisation" and body.id is None and not says_society(body.name)


def _claim(page: Page, sentence: Sentence, firmness: Modality, member: Entity, body: Entity) -> Membership:
    return Membership(
        document=page.document.name,
        quote=sentence.text,
        span=(sentence.start, sentence.end),
        modality=firmness,
        member=member,
        body=body,
    )


def _likewise(page: Page, sentence: Sentence) -> list[Entity]:
    """Who does as those before did: "…, as does Lyon", "So did Osaka"."""
    found = _patterns()["likewise"].search(sentence.text.lower())
    return members_listed(page, sentence, sentence.start + found.end()) if found is not None else []


def _belonging(page: Page, sentence: Sentence, hit: Hit, last: Last) -> Told:
    """Members before the word, the body behind it, or spoken of before: "Hue is a member of CityNet"."""
    members = both_sides(page) if hit.words[0].attr("both") else members_before(page, sentence, hit)
    if not members and hit.words[0].code in ("member", "member_of"):
        return _named_behind(page, sentence, hit)
    local = any(member.type == "locality" for member in members) and _is_near(page, sentence, hit)
    bodies = _bodies(page, sentence, hit, local) or _spoken_of(page, sentence, hit, last)
    return members, bodies


def _named_behind(page: Page, sentence: Sentence, hit: Hit) -> Told:
    """The members behind: "as a member of CityNet, Hue can …", "has 90 members, among them Hue and Lyon"."""
    among = _patterns()["among"].match(page.text, hit.end, sentence.end)
    if among is not None:
        named = body_before(page, sentence.start, hit.start)
        return members_listed(page, sentence, among.end()), [named] if named is not None else []
    bodies = _bodies(page, sentence, hit, local=True) if hit.words[0].code == "member" else []
    before = page.text[sentence.start : hit.start]
    if not bodies or "," in before or len(before) > _OPENING:
        return [], []
    end = page.text.find(bodies[-1].name.split()[-1], hit.end) + len(bodies[-1].name.split()[-1])
    link = _patterns()["subject"].match(page.text, end, sentence.end)
    return (members_listed(page, sentence, link.end()), bodies) if link is not None else ([], [])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    made = Fragments(lexicon("en").page("membership_grammar")).compiled
    return {
        "among": made(r"[^.;]{0,30}?,?\s{among}\s"),
        "subject": made(r"\)?(?:,|[^,.;]{0,30}?\s{being})\s"),
        "new": made(r"\s{indefinite}\s"),
        "likewise": made(r"(?:\b|^){likewise}\s{do}\s"),
    }


def _is_near(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Whether the places stand right before the verb, so that no firm of theirs does."""
    at = page.mark_index(hit.start)
    first = page.mark_index(sentence.start)
    near = _NEAR.search(page.labels[first:at])
    return near is not None or page.word(page.row[at - 1]) in particles("membership_grammar", "ours")


def _together(page: Page, sentence: Sentence, hit: Hit, last: Last) -> Told:
    """Several that are the body together: "Hue, Lyon and Osaka make up the River Cities Network"."""
    members, bodies = _belonging(page, sentence, hit, last)
    named = page.text[hit.end : sentence.end]
    if _patterns()["new"].match(named):
        bodies = [body for body in bodies if body.name in named]
    alone = hit.words[0].attr("alone") and any(body.id is not None for body in bodies)
    founded = alone or len(members) > 1
    return (members, bodies) if founded else ([], [])


def _taking_in(page: Page, sentence: Sentence, hit: Hit, last: Last) -> Told:
    """The body before a verb of admission, whom it takes in behind: "the network has admitted Hue"."""
    members = _admitted(page, sentence, hit)
    if not members:
        return [], []
    before = [chunk for chunk in sentence.chunks if chunk.start < hit.start and chunk.label in "OLYQ"]
    body = next((chunk for chunk in before if chunk.label == "O" and chunk.entities), None)
    if body is not None:
        return members, [body.entities[0]] if not body.data.get("council") else []
    named = body_before(page, sentence.start, hit.start)
    spoken = [last[1]] if last is not None and sentence.index - last[0] <= 1 else []
    return members, [named] if named is not None else spoken


def _admitted(page: Page, sentence: Sentence, hit: Hit) -> list[Entity]:
    """Who is named behind a verb of admission, up to an "as … member" where the verb asks for that."""
    word = hit.words[0]
    if word.attr("outright"):
        return members_listed(page, sentence, hit.end)
    link = f" {word.attr('before')} "
    at = page.text.find(link, hit.end, sentence.end)
    told = _WORD.findall(page.text[at : min(at + _FATE, sentence.end)].lower()) if at >= 0 else []
    if particles("membership_grammar", "member").isdisjoint(told):
        return []
    return [chunk.entities[0] for chunk in sentence.of("L", "Y", "C") if hit.end <= chunk.start < at]


def _listing(page: Page, sentence: Sentence, hit: Hit, last: Last) -> Told:
    """The body before, its members behind: "the River Cities Network groups Hue, Lyon and Osaka"."""
    members = members_listed(page, sentence, hit.end)
    named = body_before(page, sentence.start, hit.start) if members else None
    return (members, [named]) if named is not None else ([], [])


_TELL = {"admit": _taking_in, "includes": _listing, "form": _together}


def _spoken_of(page: Page, sentence: Sentence, hit: Hit, last: Last) -> list[Entity]:
    """The body a bare "are members", "to which Hue belongs" or "which joined last year" speaks of.

    It is the one of this or the last sentence: told of already, or a body that has members.
    """
    if not _is_bare(page, sentence, hit):
        return []
    here = body_before(page, sentence.start, hit.start)
    between = page.text[sentence.start : hit.start].lower().split()
    if here is not None and not particles("membership_grammar", "relative").isdisjoint(between):
        return [here]
    if last is not None and sentence.index - last[0] <= 1:
        return [last[1]]
    start = page.sentences[max(0, sentence.index - 1)].start
    named = here or body_before(page, start, sentence.start)
    return [named] if named is not None else []


def _is_bare(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Whether nothing that could be a body's name follows, only an end, a date or an adverb."""
    if hit.words[0].code in ("member", "admit"):
        return False
    words = page.text[hit.end : sentence.end].lower().split()[:_MODIFIERS]
    following = words[0] if words else _MARKS
    lapse = not particles("membership_grammar", "lapse").isdisjoint(word.strip(_MARKS) for word in words)
    return (
        following[:1] in _MARKS or lapse or following.strip(_MARKS) in particles("membership_grammar", "bare")
    )


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
    """What a clause says of a state that lasts: "Hue, a member since 1998", "of which Hue has been one"."""
    before = page.text[max(0, hit.start - _FATE // 2) : hit.start].lower()
    clause = re.split(r"[,.!?\n]", before)[-1].split()
    if clause and clause[0] in particles("membership_grammar", "article") and f", {clause[0]} " in before:
        return len(clause) <= _MODIFIERS
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


def _bodies(page: Page, sentence: Sentence, hit: Hit, local: bool) -> list[Entity]:
    """The bodies named after "member of", one by one; before "members" the one right before it."""
    row, labels = page.row, page.labels
    at = page.mark_index(hit.end)
    code = hit.words[0].code
    more = _AND_MORE.match(labels, at) if code == "member_of" else None
    if more is not None:
        return _behind(page, sentence, row[more.end() - 1].end, "member", local)
    if code == "member_of":
        return _right_before(page, sentence, hit)
    pointed = _POINTED.match(labels, at)
    if pointed is not None and page.hits("bodies", row[at].start, row[pointed.end() - 1].end):
        return [chunk.entities[0] for chunk in row[:at] if chunk.label == "O" and chunk.entities][-1:]
    return _behind(page, sentence, hit.end, code, local)


def _right_before(page: Page, sentence: Sentence, hit: Hit) -> list[Entity]:
    """As in "both are CityNet members"."""
    before = page.mark_index(hit.start) - 1
    chunk = page.row[before]
    if chunk.start < sentence.start:
        return []
    if chunk.label == "O" and chunk.entities:
        return [chunk.entities[0]]
    name = page.text[chunk.start : chunk.end]
    return [Entity("organisation", name, None)] if chunk.label == "N" and says_society(name) else []


def _behind(page: Page, sentence: Sentence, at: int, code: str, local: bool) -> list[Entity]:
    """The bodies that follow, and those that one more "of" names."""
    found = bodies_behind(page, at, sentence.end, code, local)
    if not found or (code == "join" and _is_attended(page, sentence, at, found[-1])):
        return []
    last = page.text.rfind(found[-1].name.split()[-1], at, sentence.end) + len(found[-1].name.split()[-1])
    further = _FURTHER.match(page.labels, page.mark_index(last))
    return found + _further(page, further) if further is not None else found


def _is_attended(page: Page, sentence: Sentence, at: int, body: Entity) -> bool:
    """Whether what is joined is a gathering: "joined the River Cities Forum in Hue on Monday"."""
    if body.id or body.name.split()[-1].lower() not in particles("membership_grammar", "gathering"):
        return False
    told = page.text[at - _REACH : sentence.end].lower()
    lasting = particles("membership_grammar", "lasting")
    return lasting.isdisjoint(_WORD.findall(told)) and not _SINCE_A_YEAR.search(told)


def _further(page: Page, found: re.Match[str]) -> list[Entity]:
    """The body that one more "of" names; a word for a body may stand before a name that does not say so."""
    if found["name"]:
        return list(page.row[found.start("name")].entities[:1])
    if found["whole"]:
        parts = page.row[found.start("whole") : found.end("whole")]
        body = _spelt(page, parts)
        return [body] if is_whole(body.name) else []
    if page.word(page.row[found.start("noun")]) not in particles("membership_grammar", "society"):
        return []
    return [_spelt(page, page.row[found.start("names") : found.end("names")])]


def _spelt(page: Page, parts: list[Chunk]) -> Entity:
    return Entity("organisation", " ".join(page.text[parts[0].start : parts[-1].end].split()), None)
