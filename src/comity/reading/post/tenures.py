"""Who is said to hold a post: titles beside names, and clauses that tell of a post by a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk, spanning
from comity.reading.marks.particles import particles
from comity.reading.names.titles import Held
from comity.reading.page import Page, Sentence
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.headings import heading
from comity.reading.post.opposite_numbers import opposite_numbers
from comity.reading.post.professors import professors
from comity.reading.post.several_holders import SeveralHolders
from comity.reading.post.spelt_roles import in_unit, owned, with_field
from comity.reading.post.strangers import strangers
from comity.reading.post.successors import successors
from comity.reading.post.tenure import Tenure
from comity.reading.profile.offices_abroad import office_abroad

_OWNERS = "LOYCcpA"
# A title with what it is held in, over chunk labels: "Mayor of Osaka", "Chairman of the municipal council".
_TITLE = re.compile(
    rf"(?:(?P<owner>[{_OWNERS}])'?)?(?P<mods>[MJ]*)(?P<head>H)(?P<comp>[fi]t?[xTAMJ]{{0,2}}(?P<of>[{_OWNERS}]))?"
)
_TITLED = re.compile(rf"[tx]{{0,2}}(?:[{_OWNERS}]'?)?[MJ]*H")
# "X (left), Chairman", "X – the Mayor", "X, its president", "X, the newly appointed Consul General".
_ASIDE = re.compile(
    r"Q(?:(?:\([^()]{1,8}\),?|\.)(?=[tq]?(?:[LOYCcp]'?)?[MJ]*H|X)|,(?=q[MJ]*H|Y'[MJ]*H)|(?P<again>,)(?=t?[MJ]*Hft?[LOY]|Xft?[LOY])|,tx{1,2}(?=[MJ]*Hf)|,x{1,2}(?=[MJ]*Hf))"
)
# Where a further title goes on after the body of the one before: "… Standing Committee, Vice Chairman of …".
_FURTHER = re.compile(r"[NSVWBTMEOL]{0,4}(?:,|,?&)t?(?=[MJ]*H)")
# "its Chairwoman, Mrs. X", "the Governor of Sancheong County, Gyeongnam, Mr. X".
_BEFORE_NAME = re.compile(
    r"(?P<its>q[MJ]*H(?P<area>[fi]x(?:&?x)?)?,R{0,2}Q)|(?P<whose>x[MJ]*H(?:,|(?P<is>x))R{0,2}Q)|(?P<unit>X)f[LY]'[xAJ]{1,4},R{0,2}Q|(?P<the>X)ft?L(?:,[pcC]){1,2},R{0,2}Q|[MJ]*Hft?L(?:,[pcC]){1,2},R{0,2}Q"
    r"|(?P<own>[LYCN]'[xMJ]{0,3}H(?:[fi][txNAVWTBif&]{1,8})?,R{0,2}Q)"
)
_POINTED = re.compile(r"Xft?[xA]{0,2}(?P<of>[LYO])")
_PLACES_BODY = re.compile(
    r"'(?:[xJ]{0,3}(?P<body>O|B(?:f[NSVW]+(?:&[NSVW]+)?))|(?P<long>[JVNSWTE][JVNSWTE&]{0,8}[OB]))"
)
# What follows a title in a list whose names stand behind their titles.
_NEXT_ONE = re.compile(r",R{0,2}(?P<who>[QNS])[QNS]{0,2}(?:,|\||\.|&)")
# "Sister Cities Association of", "Friends of" before a place.
_NAMED_FOR = re.compile(r"(?<![NSVBO])(?:O|[NSVBTE]{1,4})ft?$")
_LONGEST_NAME = 7
_COMMITTEE = re.compile(r"'(?P<head>[xAJ]{0,3}[xB])(?:[fi](?:x&)?x{1,2}(?=[,.|]))?")
_CAPITALS = re.compile(r"(?:[NVSBWTE]|O)(?:&?[NVSBWTEO])*")
_DASHES = "-–—"
# "the office will be headed by Ms. X", "the Tourism Board, led by X"
_LED = re.compile(r"(?P<body>O|(?<=t)x),?x{0,3}$")
_LEADER = re.compile(r"R{0,2}Q")
# "X, a plant manager who chairs …"
_DESCRIBED = re.compile(r"Q,t[xNVAJMHB]{1,4}$")
_REACH = 9
"""How many chunks may stand between a person and the verb that tells of the post."""


def _is_vague(of: Chunk) -> bool:
    """Whether a place is only pointed to ("the city"), and not by its government."""
    return of.label == "Y" and not of.data.get("government")


@lru_cache(maxsize=1)
def tenures(page: Page) -> list[Tenure]:
    """Every telling of a post in text order; second mentions of a person ("Mayor Lee") included.

    Read once for the grammars that ask one after the other; not theirs to change.
    """
    return _Tellings(page).all()


class _Tellings:
    """The tellings of one text, each pattern a method."""

    def __init__(self, page: Page) -> None:
        self._page, self._row = page, page.row
        self._labels = page.labels
        self._several = SeveralHolders(page, self._labels)
        self._antecedents = Antecedents(page)

    def all(self) -> list[Tenure]:
        found = [*self._titled()]
        if "H" in self._labels or "X" in self._labels:
            apart = [*self._set_apart({tenure.at for tenure in found if tenure.title > tenure.at})]
            people, titles = {tenure.at for tenure in apart}, {tenure.title for tenure in apart}
            found = [tenure for tenure in found if tenure.at not in people and tenure.title not in titles]
            found += apart
            found += [*self._before_names({tenure.at for tenure in found})]
            found += [*self._further(found)]
            each = [*self._several.each()]
            titles = {tenure.title for tenure in each}
            found = [one for one in self._several.shared(found) if one.title not in titles] + each
        told = {tenure.title for tenure in found}
        spans = [(tenure.start, tenure.end) for tenure in found]
        found += [one for one in self._told_by_verb(spans) if one.title < 0 or one.title not in told]
        found += [*successors(self._page, self._labels, found)]
        found += [*self._taken_up({tenure.person for tenure in found})]
        found += [*strangers(self._page, self._labels, found)]
        found += [*professors(self._page, self._labels)]
        found += [*opposite_numbers(self._page, self._labels, found)]
        return sorted(found, key=lambda tenure: tenure.start)

    def _places_of(self, label: str) -> Iterator[int]:
        at = self._labels.find(label)
        while at >= 0:
            yield at
            at = self._labels.find(label, at + 1)

    def _is(self, at: int, code: str) -> bool:
        return self._page.word(self._row[at]) in particles("pointers", code)

    def _titled(self) -> Iterator[Tenure]:
        """The titles right beside the names, as the page has them."""
        for at in self._places_of("Q"):
            chunk = self._row[at]
            posts = chunk.data.get("posts", ()) if chunk.entities else ()
            for held in posts:
                if self._is_verb(held.start) or self._is_sent(held):
                    continue
                following = self._next_one(chunk, held, posts)
                if following is not None:
                    yield from self._title_of(following, held)
                    continue
                of = held.of.entities[0] if held.of is not None and held.of.entities else None
                vague = held.of is not None and _is_vague(held.of)
                if held.kind == "locality" and held.of is not None and held.of.data.get("council"):
                    of = held.of.data.get("of", of)
                if held.of is not None:
                    of = self._antecedents.administered(held.code, held.of) or of
                body = self._body_of_place(held)
                role, end = held.role, held.end
                if body is not None:
                    of = body.entities[0]
                    if body.end > end:
                        end = body.end
                        role = " ".join(self._page.text[held.start : end].split())
                yield Tenure(
                    person=chunk.entities[0],
                    role=role,
                    code=held.code,
                    kind=held.kind,
                    of=of,
                    at=at,
                    start=min(chunk.start, held.start),
                    end=max(chunk.end, end),
                    title=self._page.mark_index(held.start),
                    vague=vague,
                )

    def _body_of_place(self, held: Held) -> Chunk | None:
        """The body that a title's place owns: "deputy director of Wonju's Department of Culture"."""
        if held.of is None or held.of.label not in "LYO":
            return None
        if held.of.label == "O":
            return self._committee(self._page.mark_index(held.end)) if held.of.data.get("council") else None
        if held.kind != "body":
            return None
        if held.of.end != held.end:
            return self._named_for_place(held.of)
        at = self._page.mark_index(held.end)
        after = _PLACES_BODY.match(self._labels, at)
        if after is None:
            return self._running_on(held.of, at)
        parts = self._row[slice(*after.span("body" if after["body"] else "long"))]
        if parts[0].label == "O":
            return parts[0] if parts[0].entities else None
        name = " ".join(self._page.text[parts[0].start : parts[-1].end].split())
        return spanning("O", parts, Entity("organisation", name, None))

    def _named_for_place(self, place: Chunk) -> Chunk | None:
        """The body that ends with its place: "Sister Cities Association of Cary president X"."""
        at = self._page.mark_index(place.start)
        before = _NAMED_FOR.search(self._labels, max(0, at - _LONGEST_NAME), at)
        if before is None or place.label != "L" or self._row[at + 1].label not in "MJH":
            return None
        first = self._row[before.start()]
        if self._page.text[first.start].islower() or first.start in self._page.sentence_starts:
            return None if first.label != "O" else self._spelt_out(first, place)
        return self._spelt_out(first, place)

    def _committee(self, at: int) -> Chunk | None:
        """The part of a council that small words name: "the council's committee on tourism"."""
        part = _COMMITTEE.match(self._labels, at)
        if part is None or self._page.word(self._row[part.end("head") - 1]) not in particles(
            "houses", "department"
        ):
            return None
        return self._spelt_out(self._row[at + 1], self._row[part.end() - 1])

    def _spelt_out(self, first: Chunk, last: Chunk) -> Chunk:
        name = " ".join(self._page.text[first.start : last.end].split())
        body = Chunk("O", first.start, last.end)
        body.entities = (Entity("organisation", name, None),)
        return body

    def _running_on(self, place: Chunk, at: int) -> Chunk | None:
        """The body whose name begins with a place: "head of the Davao City Investment Center"."""
        after = _CAPITALS.match(self._labels, at)
        if after is None or place.label != "L" or self._row[at].start != place.end + 1:
            return None
        name = self._page.text[place.start : self._row[after.end() - 1].end]
        if not self._page.text[self._row[at].start].isupper() or "\n" in name:
            return None
        return spanning("O", [place, *self._row[at : after.end()]], Entity("organisation", name, None))

    def _is_sent(self, held: Held) -> bool:
        """Whether "to" behind the title says where somebody goes ("invited the minister to the fair")."""
        after = held.role.lower().split(" to ")
        return len(after) > 1 and held.kind != "body" and held.code not in particles("pointers", "envoy")

    def _next_one(self, person: Chunk, held: Held, posts: Sequence[Held]) -> int | None:
        """Where the name stands in a list that goes on: "the mayor of A, X, the rector of B, Y, and …"."""
        if held.start < person.end or all(other.start > person.end for other in posts):
            return None
        after = _NEXT_ONE.match(self._labels, self._page.mark_index(held.end))
        return after.start("who") if after is not None else None

    def _title_of(self, who: int, held: Held) -> Iterator[Tenure]:
        """The post of the person whose name a title in a list stands before."""
        title = self._page.mark_index(held.start)
        tenure = self._title_at(title, who) if self._labels[who] == "Q" and self._row[who].entities else None
        if tenure is not None:
            yield tenure

    def _is_verb(self, offset: int) -> bool:
        """Whether the words are a verb: in "who heads the authority" there is no title."""
        return any(
            word.code == "heading"
            for hit in self._page.hits("tenure", offset, offset + 1)
            for word in hit.words
        )

    def _set_apart(self, titled: set[int]) -> Iterator[Tenure]:
        """As in "X (left), Chairman of …", "X – Mayor of …": a title set apart by brackets or a dash."""
        labels = self._labels
        for aside in _ASIDE.finditer(labels):
            who, last = aside.start(), aside.end() - 1
            if (
                who in titled
                or not self._row[who].entities
                or (labels[last] == "." and self._page.word(self._row[last]) not in _DASHES)
            ):
                continue
            if aside.end() < len(labels) and labels[last] == "x" and self._is_of_several(aside.end()):
                continue
            if aside["again"] and not self._row[who].data.get("again"):
                continue
            at = aside.end() + (labels[aside.end()] in "tq")
            tenure = self._pointed(at, who) if labels[at] == "X" else self._title_at(at, who)
            if tenure is None or not (tenure.of is not None or labels[at - 1] == "q"):
                continue
            if labels[at] == "X" or not self._names_another(tenure):
                yield tenure

    def _is_of_several(self, at: int) -> bool:
        """Whether a title is not one person's: "X told councillors of Wonju"."""
        head = self._labels.find("H", at)
        return head >= 0 and self._several.is_plural(head)

    def _before_names(self, titled: set[int]) -> Iterator[Tenure]:
        """Titles parted from the name by a comma: "its head, X", "the Governor of A, B Province, X"."""
        for found in _BEFORE_NAME.finditer(self._labels):
            who = found.end() - 1
            if who in titled or not self._row[who].entities:
                continue
            if found["whose"] and not self._is_whose(found):
                continue
            at = found.start() + (found["its"] is not None or found["whose"] is not None)
            if found["area"]:
                tenure = with_field(self._page, at, who)
            elif found["unit"] or found["own"]:
                tenure = (in_unit if found["unit"] else owned)(self._page, at, who)
            else:
                tenure = (self._pointed if found["the"] else self._title_at)(at, who)
            if tenure is not None:
                yield tenure

    def _is_whose(self, found: re.Match[str]) -> bool:
        """As in "the city, whose mayor, X," or "whose mayor is X"."""
        verb = self._page.word(self._row[found.start("is")]) if found["is"] else "is"
        return self._is(found.start(), "whose") and verb in particles("tenure", "being")

    def _names_another(self, tenure: Tenure) -> bool:
        """Whether a name follows right after the title, which is then that other person's."""
        after = self._page.mark_index(tenure.end)
        return self._labels[after : after + 1] in ("Q", "R")

    def _title_at(self, at: int, who: int) -> Tenure | None:
        """The post that a title at this place of the row gives the person at another."""
        title = _TITLE.match(self._labels, at)
        if title is None:
            return None
        head = self._row[title.start("head")]
        word = head.hit.words[0] if head.hit is not None and head.hit.words else None
        if word is None:
            return None
        where = "of" if title["of"] else "owner"
        person, last = self._row[who], self._row[title.end() - 1]
        first = self._row[title.start("mods" if title["mods"] else "head")]
        return Tenure(
            person=person.entities[0],
            role=" ".join(self._page.text[first.start : last.end].split()),
            code=word.code,
            kind=str(word.attr("of", "body")),
            of=self._row[title.start(where)].entity if title[where] else None,
            at=who,
            start=min(self._row[at].start, person.start),
            end=max(last.end, person.end),
            title=at,
            vague=bool(title[where]) and _is_vague(self._row[title.start(where)]),
        )

    def _pointed(self, at: int, who: int) -> Tenure | None:
        """The person as holder of the post pointed to at this place: "the mayor of Wonju"."""
        of = _POINTED.match(self._labels, at)
        if of is None or not self._row[of.start("of")].entities:
            return None
        person, seat = self._row[who], self._row[of.start("of")]
        return Tenure(
            person=person.entities[0],
            role=self._page.text[self._row[at].start : seat.end].split(" ", 1)[1],
            code=str(self._row[at].data["code"]),
            kind="locality",
            of=seat.entities[0],
            at=who,
            start=min(self._row[at].start, person.start),
            end=max(seat.end, person.end),
        )

    def _further(self, found: list[Tenure]) -> Iterator[Tenure]:
        """As in "X, Member of the Committee, Vice Chairman of the council": the titles after the first."""
        told = {tenure.title for tenure in found}
        for tenure in found:
            after = (
                _FURTHER.match(self._labels, self._page.mark_index(tenure.end))
                if tenure.title > tenure.at
                else None
            )
            if after is None or after.end() in told:
                continue
            further = self._title_at(after.end(), tenure.at)
            if further is not None and further.of is not None and not self._names_another(further):
                yield further

    def _told_by_verb(self, spans: list[tuple[int, int]]) -> Iterator[Tenure]:
        """As in "who chairs the council of …", "he became Mayor of …", "X, who is also Secretary of …"."""
        for sentence in self._page.sentences:
            for hit in sentence.words("tenure"):
                at = self._page.mark_index(hit.end)
                if at >= len(self._row) or self._row[at].start >= sentence.end:
                    continue
                code = hit.words[0].code
                if code == "headed":
                    headed = self._headed_by(sentence, hit.start, at)
                    if headed is not None:
                        yield headed
                    continue
                if code not in ("heading", "being"):
                    continue
                heads = code == "heading"
                if not heads and not _TITLED.match(self._labels, at):
                    continue
                if heads:
                    who = self._before_who(sentence, hit.start)
                    if who is None:
                        who = self._subject_of(sentence, hit.start, hit.end)
                    tenure = (
                        heading(self._page, self._antecedents, at, who, hit.start)
                        if who is not None
                        else None
                    )
                else:
                    who = self._person_before(sentence, hit.start)
                    tenure = self._being(at, who, spans) if who is not None else None
                if tenure is not None:
                    yield tenure

    def _headed_by(self, sentence: Sentence, verb: int, at: int) -> Tenure | None:
        """As in "the Tourism Board, led by Ms. X", "The office will be headed by X"."""
        after = _LEADER.match(self._labels, at)
        first, before = self._page.mark_index(sentence.start), self._page.mark_index(verb)
        led = _LED.search(self._labels, first, before)
        if after is None or led is None or not self._row[after.end() - 1].entities:
            return None
        body: Chunk | None = self._row[led.start("body")]
        if led["body"] == "x":
            if self._page.word(self._row[led.start("body")]) not in particles("houses", "post"):
                return None
            body = office_abroad(self._page, self._labels, 0, first)
        if body is None or not body.entities or body.data.get("council"):
            return None
        person = self._row[after.end() - 1]
        return Tenure(
            person=person.entities[0],
            role="head",
            code="head",
            kind="body",
            of=body.entities[0],
            at=after.end() - 1,
            start=min(self._row[led.start()].start, person.start),
            end=person.end,
        )

    def _before_who(self, sentence: Sentence, before: int) -> int | None:
        """The person that a "who" right before the verb follows."""
        at, first = self._page.mark_index(before) - 1, self._page.mark_index(sentence.start)
        if at > first and self._is(at, "adverb"):
            at -= 1
        if at > first and self._labels[at] == "&":
            at = next(
                (back for back in range(at, first, -1) if self._is(back, "who")),
                at,
            )
        if at <= first or not self._is(at, "who"):
            return None
        at -= 1 + (self._labels[at - 1] == ",")
        described = _DESCRIBED.search(self._labels, first, at + 1)
        if described is not None:
            at = described.start()
        return at if at >= first and self._labels[at] in "QX" and self._row[at].entities else None

    def _subject_of(self, sentence: Sentence, start: int, end: int) -> int | None:
        """Who heads something now: "X chairs the harbour board"; what somebody chaired may be a meeting."""
        now = self._page.text[start:end].lower().split(" ")[0] in particles("tenure", "now")
        at, first = self._page.mark_index(start) - 1, self._page.mark_index(sentence.start)
        if not now or at < first:
            return None
        at -= self._labels[at] == ","
        return at if at >= first and self._labels[at] == "Q" and self._row[at].entities else None

    def _person_before(self, sentence: Sentence, before: int) -> int | None:
        """The person named or pointed to nearest before the verb."""
        at, first = self._page.mark_index(before) - 1, self._page.mark_index(sentence.start)
        for place in range(at, max(first, at - _REACH) - 1, -1):
            if self._labels[place] in "Qh" and self._row[place].entities:
                return place
        return None

    def _being(self, at: int, who: int, spans: list[tuple[int, int]]) -> Tenure | None:
        while at < len(self._row) and (self._labels[at] == "t" or self._is(at, "adverb")):
            at += 1
        tenure = self._title_at(at, who)
        if tenure is None:
            return None
        if tenure.of is None:
            if tenure.kind == "locality":
                return tenure  # "he was elected mayor in 2018"
            again = self._labels[self._page.mark_index(tenure.end) :][:3] in ("ftx", "ftB")
            return tenure if again and tenure.kind == "body" and tenure.code != "head" else None
        if tenure.code == "head" and tenure.of.type == "locality":
            return None
        inside = any(start <= tenure.end - 1 < end for start, end in spans)
        return None if inside else tenure

    def _taken_up(self, titled: set[Entity]) -> Iterator[Tenure]:
        """As in "Kim Hana is back. The mayor of Wonju …": the only name before is the mayor's."""
        for before, sentence in zip(self._page.sentences, self._page.sentences[1:], strict=False):
            if not sentence.labels.startswith("Xf") or sentence.chunks[0].data.get("back"):
                continue
            people = dict.fromkeys(chunk.entities[0] for chunk in before.of("Q"))
            if len(people) == 1 and next(iter(people)) not in titled:
                tenure = self._pointed(
                    self._page.mark_index(sentence.start), self._page.mark_index(before.of("Q")[0].start)
                )
                if tenure is not None:
                    yield tenure
