"""What stands beside a title and says what the office is held in: "the city's mayor", "Mayor X of Wonju"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk, spanning
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.fitness import has_many
from comity.reading.post.tenure import Tenure
from comity.reading.profile.offices_abroad import office_abroad

_AFTER_NAME = re.compile(r"[fi]t?(?:x|A|J){0,2}(?P<of>[LYOCcp])|\((?P<in>L)\)")
_SIGNED_FOR = re.compile(r"(?P<verb>x{0,2})(?P<for>i(?:t?xf)?)t?(?P<of>L)")
_UNKNOWN_AFTER = re.compile(r"(?:f|(?P<aside>\())(?P<name>[NSV]{1,3})(?(aside)\)|(?![A-Z]))")
_CAME_FROM = re.compile(r"(?P<words>x{1,2}i)(?P<of>L)")
_SHORT_BODY = re.compile(r"ft(?P<body>[Bx])")
_OWN = re.compile(r"f[tq]?(?:[xJM]{1,2}f[tq]?)?(?:[LYC]')?[xAJTNSVWM&]{0,4}?(?P<of>[OLYCcp])(?!['])")
# "head of foreign relations at Wonju City Hall", "manager of tourism with the council".
_EMPLOYER = re.compile(r"f[xVNBWJT&]{1,5}(?P<at>i)t?(?P<of>[LO])")
_DEPARTMENT = re.compile(r"ft?(?P<owner>[LYOC])['](?P<name>[xAJN&]{0,5}(?:\.[xAJN&]{1,3})?)")
_NAMED_BODY = re.compile(r"ft?(?P<name>B(?:[fi][NSVW]+(?:&[NSVW]+)?))")
_SUBJECT = re.compile(r"t?(?:[LY]'?)?(?P<body>O)|t?(?P<place>[LY])")
_UNKNOWN_SUBJECT = re.compile(r"t?(?P<name>[NS]{1,3})(?:,t|x)")
_FOR_PLACE = re.compile(r"(?P<for>[iW](?:[ti]?xf)?)t?L,$")
_PLACE_IN_PLACE = re.compile(r"L[if,][LpCc]\($")
# "at Lyon University, President X", "Lyon University, where President X".
_IN_HOUSE = re.compile(r"(?:(?<=[|\".])it?O,|O,(?P<where>x))$")
# "of the Wonju branch of Acme", "of the city's international division", "of the tax division of Wonju".
_BRANCH = re.compile(r"ft?(?P<name>[LACc][xB](?:ft?[ONSLV]{1,4})?)")
_UNIT = re.compile(r"f(?:t?(?:(?P<owner>[LY])')?|(?P<its>q))(?P<name>[xAJN&]{1,5})")
_ITS_FIELD = re.compile(r"i[xV]{1,2}(?:&[xV]{1,2})?(?=[,.|])")
_OF_PLACE = re.compile(r"[fi]t?(?P<of>[LY])")
_FIELD = re.compile(r"f[xV]{1,2}(?:&[xV])?(?=[,.|]|$)")
_AND_ALSO = re.compile(r"'x&$")
_STAND_IN = re.compile(r"ft?(?P<whose>A)(?P<noun>[xT])")

_ADJECTIVE_ENDINGS = ("ian", "an", "ish", "ese", "on", "ic")
_ON = tuple(particles("pointers", "on"))
_STEM = 4
"""How many letters a region's name and its adjective share."""


def _owners(tenure: Tenure) -> str:
    """The labels of what can have such an office: a chairman is a body's, in some countries a place's."""
    if tenure.kind != "body":
        return "LY"
    return "OLY" if tenure.code in particles("pointers", "anybodys") else "O"


class Complements:
    """Reads around the titles of one text."""

    def __init__(self, page: Page, labels: str) -> None:
        self._page, self._row, self._labels = page, page.row, labels

    def after_title(self, tenure: Tenure) -> Entity | None:
        """What an "of …" of its own says where the title's reader left it open."""
        at = self._after_head(tenure)
        if at is None:
            return None
        stand_in = _STAND_IN.match(self._labels, at)
        if stand_in is not None and self._is_stand_in(stand_in.start("noun")):
            return self._of_country(self._row[stand_in.start("whose")])
        for read in (
            self._department,
            self._section,
            self._named_body,
            self._own,
            self._employer,
            self._body_again,
        ):
            of = read(at)
            if of is not None:
                return of
        return None

    def long_ago(self, tenure: Tenure) -> bool:
        """Whether the post is told of a year before the text's: others held it then."""
        now = (self._page.published or "")[:4]
        at = bisect_right(self._page.sentence_starts, tenure.start) - 1
        if at < 0 or not now:
            return False
        sentence = self._page.sentences[at]
        dates = [
            mark.edtf
            for mark in sentence.dates()
            if mark.written_year and mark.edtf is not None and not self._until_now(mark.start)
        ]
        return any(told[:4] < now for told in dates)

    def _until_now(self, date: int) -> bool:
        """Whether a date only says from when on something has been so: "mayor since 1998"."""
        return self._page.text[max(0, date - 12) : date].lower().rstrip().endswith(_ON)

    def open_end(self, tenure: Tenure) -> bool:
        """Whether "of" follows the title, so that nothing else may fill its place."""
        at = self._after_head(tenure)
        if at is None or self._labels[at : at + 1] != "f":
            return False
        return not self.of_field(tenure)

    def of_field(self, tenure: Tenure) -> bool:
        """Whether small words behind the title say what its holder does: "the secretary of health"."""
        at = self._after_head(tenure)
        return tenure.kind == "body" and at is not None and _FIELD.match(self._labels, at) is not None

    def before_title(self, tenure: Tenure) -> Chunk | None:
        """The owner before the title: "the city's mayor", "Wonju City (Mayor X)", "Smith's director"."""
        at = self._before(tenure)
        if at >= 0 and _AND_ALSO.search(self._labels, max(0, at - 2), at + 1):
            at -= 2  # "the club's founder and president"
        if at >= 0 and (
            self._labels[at] == "q" or self._page.word(self._row[at]) in particles("pointers", "whose")
        ):
            return self.owner_of_it(at, _owners(tenure))
        if at >= 0 and tenure.kind == "body":
            named = self.named_before(at) if self._labels[at] in "xB" and self._gap(at) == 1 else None
            if (named := named or self._house(at)) is not None:
                return named
        if at >= 0 and self._labels[at] == "A" and tenure.kind == "country":
            return self._row[at]
        part = next((back for back in range(at, max(at - 4, 0), -1) if self._labels[back] not in "xT"), at)
        if (
            part < at
            and self._page.word(self._row[at]) in particles("houses", "department")
            and self._labels[part] in "LO"
        ):
            return self._row[part]
        if part < at and self._labels[part] == "'":
            at = part
        sides = _FOR_PLACE.search(self._labels, max(0, at - 6), at + 1)
        if sides is not None and self._is_behalf(*sides.span("for")):
            return self._row[at - 1] if self._row[at - 1].entities else None  # "for Wonju, Mayor X signed"
        nested = _PLACE_IN_PLACE.search(self._labels, max(0, at - 3), at + 1)
        if nested is not None and self._row[nested.start()].entities:
            return self._row[nested.start()]  # "Iksan in Jeonbuk (Mayor X)"
        if at >= 1 and self._labels[at] == "'" and self._labels[at - 1] in "xBT" and tenure.kind == "body":
            return self.named_before(at - 1)
        if (
            at >= 1
            and self._labels[at] in "'("
            and self._row[at - 1].label in "LYOCcpQ"
            and self._row[at - 1].entities
        ):
            return self._row[at - 1]
        return None

    def _house(self, at: int) -> Chunk | None:
        """The body in whose house somebody is told of: "at Lyon University, President X", "…, where"."""
        found = _IN_HOUSE.search(self._labels, max(0, at - 4), at + 1)
        if found is None:
            return None
        if found["where"] and self._page.word(self._row[at]) not in particles("pointers", "where"):
            return None
        body = self._row[self._labels.index("O", found.start())]
        return body if body.entities else None

    def level(self, tenure: Tenure) -> int | None:
        """The level that a word before the title speaks of: "County head X", "the provincial chairman X"."""
        at = self._before(tenure)
        if at > 0 and self._labels[at - 1 : at + 1] == "Y'":
            told = self._row[at - 1].data.get("level")  # "the county's governor"
            return told if isinstance(told, int) else None
        chunk = self._row[at] if tenure.title > 0 else None
        for near in (chunk, self._row[tenure.title]):
            if near is not None and near.label in "TJ" and near.hit is not None and near.hit.words:
                level = near.hit.words[0].attr("level")
                return level if isinstance(level, int) else None
        return None

    def owner_of_it(self, at: int, wanted: str) -> Chunk | None:
        """What "its", "whose" or "it" at a place of the row stands for, of these kinds.

        As in "the council, led by its chairman X": what this or the last sentence names.
        """
        start = self._labels.rfind("|", 0, at) + 1
        best = wanted.strip("LY") or wanted
        here = self._last(start, at, best)
        if here is not None:
            return here
        before = self._labels.rfind("|", 0, max(0, start - 1)) + 1
        subject = _SUBJECT.match(self._labels, before, start)
        if subject is not None:
            who = subject.end() - 1
            if self._labels[who] in wanted and self._row[who].entities:
                return self._row[who]
        if "O" in wanted:
            house = self._page.word(self._row[before + 1]) if self._labels.startswith("tx", before) else ""
            again = house in particles("houses", "post")
            office = office_abroad(self._page, self._labels, 0 if again else before, start)
            if office is not None:
                return office
        unknown = _UNKNOWN_SUBJECT.match(self._labels, before, start) if "O" in wanted else None
        if unknown is not None and self._is_house(unknown.end()):
            parts = self._row[unknown.start("name") : unknown.end("name")]
            name = " ".join(self._page.text[parts[0].start : parts[-1].end].split())
            return spanning("O", parts, Entity("organisation", name, None))
        pointed = self._row[at] if self._row[at].entities else None
        return self._last(before, start, best) or self._last(start, at, "OLY") or pointed

    def body_spoken_of(self, at: int) -> Chunk | None:
        """What "it" stands for where only a body will do: the one told last here or a sentence before."""
        start = self._labels.rfind("|", 0, max(0, self._labels.rfind("|", 0, at))) + 1
        for place in range(at - 1, start - 1, -1):
            if self._labels[place] == "O" and self._row[place].entities:
                return self._row[place]
            if self._labels[place] in "xB" and self._labels[place - 1] == "t":
                named = self.named_before(place)
                if named is not None:
                    return named
        return None

    def _is_house(self, at: int) -> bool:
        """Whether an apposition from this place on says that a name is a company's or a body's."""
        words = {self._page.word(self._row[place]) for place in range(at, min(at + 4, len(self._row)))}
        return bool(words & (particles("houses", "firm") | particles("houses", "society")))

    def _last(self, first: int, last: int, labels: str) -> Chunk | None:
        """The last mark of these kinds between two places of the row."""
        return next(
            (
                self._row[at]
                for at in range(last - 1, first - 1, -1)
                if self._labels[at] in labels and self._row[at].entities
            ),
            None,
        )

    def unknown_before_title(self, tenure: Tenure) -> Entity | None:
        """Capitals right before a title: "Ruritania Governor X" is a locality's, "Acme manager X" a body's.

        A director whose title has capitals, too, is in charge of what they say ("Marketing Director X").
        """
        at = self._before(tenure)
        if at > 0 and self._labels[at - 1 : at + 1] == "N'" and tenure.kind == "locality":
            return Entity("locality", self._word_as_written(at - 1), None)
        if at < 0 or self._labels[at] != "N" or tenure.kind == "country" or self._gap(at) != 1:
            return None
        if self._page.word(self._row[at]) in particles("pointers", "faction"):
            return None
        region = self._adjective_of(self._row[at]) if self._row[at].label == "N" else None
        if region is not None:
            return region
        if tenure.kind == "body" and not self._word_as_written(tenure.title).islower():
            return None
        first = at
        while first > 0 and self._labels[first - 1] == "N" and self._gap(first - 1) == 1:
            first -= 1
        name = self._page.text[self._row[first].start : self._row[at].end]
        return Entity("locality" if tenure.kind == "locality" else "organisation", name, None)

    def _adjective_of(self, chunk: Chunk) -> Entity | None:
        """The region whose adjective a word is, where the text names it: "Hessian" after "Hesse"."""
        word = self._page.text[chunk.start : chunk.end]
        if not word.endswith(_ADJECTIVE_ENDINGS) or len(word) <= _STEM:
            return None
        return next(
            (
                other.entities[0]
                for other in self._row
                if other.label == "L" and other.entities and other.entities[0].name[:_STEM] == word[:_STEM]
            ),
            None,
        )

    def field(self, tenure: Tenure) -> bool:
        """Whether words right before the title say what its holder does: "recreation director X"."""
        at = tenure.title - 1
        if at < 0 or self._page.word(self._row[at + 1]) in particles("pointers", "nobodys"):
            return False
        return self._labels[at] in "xNVB" and self._gap(at) == 1

    def in_department(self, tenure: Tenure) -> bool:
        """Whether the word right before the title is one for a department: "Economy Bureau Director X"."""
        word = self._page.word(self._row[tenure.title - 1]) if tenure.title > 0 else ""
        return word in particles("houses", "department")

    def after_name(self, tenure: Tenure) -> Entity | None:
        """As in "Mayor X of Wonju", "Consul General X of Korea"."""
        if tenure.title >= tenure.at:
            return None
        signed = _SIGNED_FOR.match(self._labels, tenure.at + 1) if tenure.kind == "locality" else None
        if signed is not None and self._is_for(signed):
            return self._row[signed.start("of")].entity
        after = _AFTER_NAME.match(self._labels, tenure.at + 1)
        if after is not None and after["in"]:
            return self._row[after.start("in")].entity if tenure.kind == "locality" else None
        if after is not None and self._page.word(self._row[after.start()]) in particles("pointers", "origin"):
            return self._row[after.start("of")].entity
        came = _CAME_FROM.match(self._labels, tenure.at + 1) if tenure.kind == "locality" else None
        if came is not None and self._words(came) in particles("pointers", "came"):
            return self._row[came.start("of")].entity
        own = tenure.kind == "locality" and not has_many(tenure.code)  # a councillor's may be but a ward
        unknown = _UNKNOWN_AFTER.match(self._labels, tenure.at + 1) if own else None
        if unknown is not None:
            first, last = self._row[unknown.start("name")], self._row[unknown.end("name") - 1]
            name = self._page.text[first.start : last.end]
            if not unknown["aside"] or not self._is_party(name):
                return Entity("locality", name, None)
        return self._body_again(tenure.at + 1)

    def _words(self, found: re.Match[str]) -> str:
        first, last = self._row[found.start()], self._row[found.end("words") - 1]
        return " ".join(self._page.text[first.start : last.end].lower().split())

    def _is_party(self, name: str) -> bool:
        """Whether what stands in brackets behind a politician is a party: "(SPD)", "(Labour)"."""
        known = particles("pointers", "faction")
        return name.isupper() or any(word.rstrip("s") in known for word in name.lower().split())

    def _is_for(self, signed: re.Match[str]) -> bool:
        """Whether somebody signs for what follows: "Mayor X signed for Wonju", "on behalf of Wonju"."""
        if not self._is_behalf(*signed.span("for")):
            return False
        verb, word = self._row[signed.start("verb")], self._row[signed.start("for")]
        return verb is word or bool(self._page.hits("signing", verb.start, word.start))

    def _is_behalf(self, first: int, end: int) -> bool:
        """Whether words say for whom somebody acts: "for", "on behalf of"."""
        words = " ".join(self._page.text[self._row[first].start : self._row[end - 1].end].lower().split())
        return any(words == form or words.endswith(f" {form}") for form in particles("pointers", "for"))

    def _body_again(self, at: int) -> Entity | None:
        body = _SHORT_BODY.match(self._labels, at)
        if body is None:
            return None
        return self._entity_named_before(body.start("body")) or self._nameless_before(body.start("body"))

    def _nameless_before(self, at: int) -> Entity | None:
        """As in "the provincial trade office … the head of the office": what the text called it before."""
        word = self._page.word(self._row[at])
        if word not in particles("houses", "department"):
            return None
        names = re.findall(rf"\b[Tt]he ((?:[a-z]+ ){{1,4}}{word})\b", self._page.text[: self._row[at].start])
        return Entity("organisation", names[-1], None) if names else None

    def _entity_named_before(self, at: int) -> Entity | None:
        named = self.named_before(at)
        return named.entity if named is not None else None

    def named_before(self, at: int) -> Chunk | None:
        """ "… of the Department", "the center's director": the department the text named before."""
        word = self._page.word(self._row[at])
        chunk = self._row[at]
        any_body = word in particles("houses", "any")
        if not any_body and not self._page.hits("bodies", chunk.start, chunk.end):
            return None
        for before in reversed(self._row[:at]):
            if not before.entities:
                continue
            if before.label == "O" and (any_body or word in before.entities[0].name.lower().split()):
                return before
            if before.label in "LY" and word in str(before.data.get("body", "")).lower().split():
                return before
        return None

    def administered(self, code: str, owner: Chunk) -> Entity | None:
        """The locality whose council has somebody to run its business: "the council's chief executive"."""
        if not owner.data.get("council") or code not in particles("pointers", "executive"):
            return None
        of = owner.data.get("of")
        if owner.entities and owner.entities[0].name.islower():  # which the text named before
            at = bisect_left(self._row, owner.start, key=lambda chunk: chunk.start)
            named = next((one for one in reversed(self._row[:at]) if _is_named_council(one)), None)
            of = named.data.get("of") if named is not None else of
        return of if isinstance(of, Entity) else None

    def branch(self, tenure: Tenure) -> Entity | None:
        """The branch of a body that is named for its place: "head of the Wonju branch of Acme"."""
        at = self._after_head(tenure)
        found = _BRANCH.match(self._labels, at) if at is not None else None
        if found is None:
            return None
        parts = self._row[found.start("name") : found.end("name")]
        if self._page.word(parts[1]) not in particles("houses", "post") | particles("houses", "offshoot"):
            return None
        return Entity("organisation", " ".join(self._page.text[parts[0].start : parts[-1].end].split()), None)

    def unit(self, tenure: Tenure) -> Entity | None:
        """The part of an administration that small words name: "director of the city's trade division"."""
        at = self._after_head(tenure)
        found = self._part(at) if at is not None else None
        if found is None:
            return None
        field = _ITS_FIELD.match(self._labels, found[1])
        last = field.end() if field is not None else found[1]
        name = self._page.text[self._row[found[0]].start : self._row[last - 1].end]
        return Entity("organisation", " ".join(name.split()), None)

    def _section(self, at: int) -> Entity | None:
        """The place whose part it is: "head of the trade section at Wonju City Hall"."""
        found = self._part(at)
        of = _OF_PLACE.match(self._labels, found[1]) if found is not None else None
        return self._row[of.start("of")].entity if of is not None else None

    def _part(self, at: int) -> tuple[int, int] | None:
        """Where the name of a part of an administration stands that is told behind a title."""
        found = _UNIT.match(self._labels, at)
        if found is None:
            return None
        first = found.start("name")
        for end in range(found.end("name"), first, -1):
            if self._page.word(self._row[end - 1]) in particles("houses", "department"):
                owned = found["owner"] or found["its"] or _OF_PLACE.match(self._labels, end)
                return (first, end) if owned else None
        return None

    def _word_as_written(self, at: int) -> str:
        return self._page.text[self._row[at].start : self._row[at].end]

    def _before(self, tenure: Tenure) -> int:
        at = tenure.title - 1
        while at >= 0 and self._labels[at] in "MJ":
            at -= 1
        return at

    def _gap(self, at: int) -> int:
        return self._row[at + 1].start - self._row[at].end

    def _after_head(self, tenure: Tenure) -> int | None:
        if tenure.title < 0:
            return None
        if self._labels[tenure.title] == "X":
            return tenure.title + 1
        head = self._labels.find("H", tenure.title, tenure.title + 5)
        return head + 1 if head >= 0 else None

    def _is_stand_in(self, at: int) -> bool:
        chunk = self._row[at]
        return any(
            word.code == "stand_in"
            for hit in self._page.hits("tenure", chunk.start, chunk.end)
            for word in hit.words
        )

    def _of_country(self, demonym: Chunk) -> Entity | None:
        return self._named_in(demonym.entity.id if demonym.entity is not None else None)

    def _named_in(self, country: str | None) -> Entity | None:
        """The first locality that the text names in a country."""
        return next(
            (
                chunk.entities[0]
                for chunk in self._row
                if chunk.label == "L" and chunk.entities and chunk.entities[0].country == country
            ),
            None,
        )

    def _department(self, at: int) -> Entity | None:
        """The head of "the city's division" is the city's, the president of "the city's club" the club's."""
        found = _DEPARTMENT.match(self._labels, at)
        if found is None or not found["name"]:
            return None
        owner, parts = self._row[found.start("owner")], self._row[found.start("name") : found.end("name")]
        for size in range(len(parts), 0, -1):
            last = self._page.text[parts[size - 1].start : parts[size - 1].end].lower()
            if last in particles("houses", "society"):
                return Entity(
                    "organisation",
                    " ".join(self._page.text[parts[0].start : parts[size - 1].end].split()),
                    None,
                )
            if last in particles("houses", "department"):
                return owner.entity
        return None

    def _named_body(self, at: int) -> Entity | None:
        found = _NAMED_BODY.match(self._labels, at)
        if found is None:
            return None
        parts = self._row[found.start("name") : found.end("name")]
        return Entity("organisation", self._page.text[parts[0].start : parts[-1].end], None)

    def _own(self, at: int) -> Entity | None:
        found = _OWN.match(self._labels, at)
        of = self._row[found.start("of")] if found is not None else None
        if of is None or of.entities:
            return of.entity if of is not None else None
        country = of.data.get("country")  # "the Italian town", of which the text names but one
        return self._named_in(country) if isinstance(country, str) else None

    def _employer(self, at: int) -> Entity | None:
        """Whom somebody works at or with: "head of foreign relations at Wonju City Hall"."""
        found = _EMPLOYER.match(self._labels, at)
        if found is None or self._page.word(self._row[found.start("at")]) not in particles(
            "pointers", "with"
        ):
            return None
        return self._row[found.start("of")].entity

    def locality_of(self, tenure: Tenure, of: Entity) -> Entity | None:
        """The locality whose department it is: "Director of the Tax Department of Wonju City"."""
        words = {word.lower() for word in of.name.split()}
        if of.type != "organisation" or not words & particles("houses", "department"):
            return None
        for at in range(max(0, tenure.title), min(len(self._row), tenure.title + 12)):
            chunk = self._row[at]
            if chunk.label != "O" or chunk.entity != of:
                continue
            after = re.compile(r"ft?(?:x|A|[Cc]'){0,2}(?P<place>[LY])").match(self._labels, at + 1)
            if after is not None:
                return self._row[after.start("place")].entity
            return self._of_level(chunk)
        return None

    def _of_level(self, body: Chunk) -> Entity | None:
        """As in "the Office of the Provincial People's Committee": the province meant."""
        page = self._page
        near = page.hits("adjectives", body.start - 14, body.end)
        if not near:
            return None
        level = near[0].words[0].attr("level")
        at = bisect_left(self._row, body.start, key=lambda chunk: chunk.start)
        for chunk in [*reversed(self._row[:at]), *self._row[at:]]:
            place = chunk.data.get("place") if chunk.label in "LY" else None
            if place is None or not chunk.entities or isinstance(place, dict):
                continue
            if (
                page.hits("bodies", body.start, body.end)
                and place.country == "vn"
                and (place.level == level or level == 0)
            ):
                return chunk.entities[0]
        return None


def _is_named_council(chunk: Chunk) -> bool:
    return chunk.label == "O" and bool(chunk.data.get("council")) and not chunk.entities[0].name.islower()
