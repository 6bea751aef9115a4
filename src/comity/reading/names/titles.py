"""A title with what belongs to it, read as the posts somebody holds."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles


class Held(msgspec.Struct, frozen=True):
    """A post as the text gives it: its characters, the words of the role, and the chunk it is held in."""

    start: int
    end: int
    role: str
    code: str
    of: Chunk | None
    kind: str
    past: bool = False


_OWNER = "[LOYpCAcZ]"
# A title with what stands before and after it that belongs to the post.
_TITLE = (
    rf"(?:(?P<owner>{_OWNER})(?:'[CANVWL]{{0,2}})?)?(?P<mods>[MJ]*)(?P<head>H)"
    rf"(?P<area>i[NSVWE]{{1,2}}(?:&[NVWE]{{1,2}})?(?=[f,]|i|$)|i[NVWEJTB]{{1,3}}(?:&[NVWEJTB]{{1,3}})?(?=,)|i[NVWE]{{1,3}}(?=S|$)|iV{{1,3}}(?=[NS]{{2}}|$)"
    rf"|i(?:x&x|xx?)(?=S[NS]|[NS]{{2}}))?"
    rf"(?P<comp>[fi]t?[xTAM]{{0,2}}(?:LV[NV]{{0,2}}(?=[,.|)]|$)|(?<=t)LL?[NVW]{{1,2}}(?=[,.|)]|$)|{_OWNER}J?T?|[AJ]?T(?!')|[NVBWET]{{1,3}}(?=it?{_OWNER})|V{{1,2}}(?:&V{{1,2}})?(?=[NS]{{2}})|[NV]{{1,2}}(?=S[NSV])|[NSV]+x?)(?:\([CcaNLp]\))?"
    rf"(?:'[xN]?{_OWNER})?(?:[fi]t?{_OWNER}(?:'{_OWNER}T?)?(?:\([CcaN]\))?)?)?"
)
_ONE = re.compile(_TITLE)
_PHRASE = re.sub(r"\(\?P<\w+>", "(?:", _TITLE)
TITLES = rf"(?:{_PHRASE})(?:,?&t?{_PHRASE}|,{_PHRASE})*"
"""The labels of one or more titles of one person, for grammars to build on."""
_BEHIND_THE_NAME = re.compile(r"ft?(?P<owner>[LOYCp])")
_LONGEST_TRIP = 3
"""How many words may stand between a title and the delegation it is about."""


class Titles:
    """The titles of a row of chunks; `labels` are the row's."""

    def __init__(self, row: list[Chunk], labels: str, text: str) -> None:
        self._row, self._labels, self._text = row, labels, text

    def held(self, start: int, end: int) -> list[Held]:
        """The posts of a run of titles ("Deputy Secretary of … and Chairman of …"), in order."""
        ones = list(_ONE.finditer(self._labels, start, end))
        if (
            len(ones) > 1
            and self.is_plural(ones[0].start("head"))
            and not self.is_plural(ones[-1].start("head"))
        ):
            ones = ones[1:]  # "two councillors, the city's manager N N"
        posts = [post for one in ones if (post := self._post(one))]
        if len(posts) > 1 and posts[0].of is None and posts[-1].of is not None and posts[-1].kind == "body":
            return [msgspec.structs.replace(post, of=post.of or posts[-1].of) for post in posts]
        return posts

    def without_last(self, start: int, end: int) -> int:
        """Where a run of titles ends without its last one, which belongs to the name that follows it."""
        ones = list(_ONE.finditer(self._labels, start, end))
        return ones[-1].start() if ones else start

    def first_without(self, told: set[int], start: int, end: int) -> int:
        """Where the first title of a run stands that is not told of another name yet."""
        ones = (one.start() for one in _ONE.finditer(self._labels, start, end))
        return next((at for at in ones if at not in told), end)

    def behind(self, posts: list[Held], after: int) -> list[Held]:
        """The posts with what stands behind the name ("Mayor Lee Mina of Iksan") where they lack it."""
        found = _BEHIND_THE_NAME.match(self._labels, after)
        if found is None or posts[-1].of is not None:
            return posts
        owner = self._row[found.start("owner")]
        return [msgspec.structs.replace(post, of=post.of or owner) for post in posts]

    def is_plural(self, at: int) -> bool:
        """Whether the first title from a mark on is several people's: "councillors"."""
        head = self._labels.find("H", at)
        word = self._row[head].word if head >= 0 else None
        surface = self._word(self._row[head])
        return (
            word is not None
            and surface.endswith("s")
            and surface[:-1] in {form.lower() for form in word.forms}
        )

    def definite(self, at: int) -> bool:
        """Whether a title speaks of one holder: "the mayor", "its president", "the city's mayor"."""
        if self._labels[at] in "LOY":
            return True
        while at and self._labels[at - 1] in "TJB":
            at -= 1  # "the City Director"
        if at > 1 and self._labels[at - 1] == "x" and self._labels[at - 2] in "t'q":
            return True  # "the new mayor"
        before = self._row[at - 1] if at else None
        return before is not None and (
            before.label in "t'q"
            or self._word(before) in particles("name_words", "own") | particles("pointers", "whose")
        )

    def _post(self, one: re.Match[str]) -> Held | None:
        row = self._row
        for part in row[one.start() : one.end()]:
            part.data["held"] = True
        head = row[one.start("head")]
        word = head.hit.words[0] if head.hit else None
        if word is None or self._of_a_trip(one):
            return None
        of, owned = self._owner(one, word.attr("of") == "country")
        named = one.start("mods") if one["mods"] and not one["owner"] else one.start("head")
        first = one.start("owner") if owned else one.start("mods") if one["mods"] else one.start("head")
        end = row[one.end() - 1].end
        return Held(
            start=row[first].start,
            end=end,
            role=" ".join(self._text[row[named].start : end].split()),
            code=word.code,
            of=of,
            kind=str(word.attr("of", "body")),
            past=any(_is_past(part) for part in row[one.start("mods") : one.end("mods")]),
        )

    def _owner(self, one: re.Match[str], speaks_for_a_country: bool) -> tuple[Chunk | None, bool]:
        """What a post is held in, and whether that stands before the title."""
        owner = self._row[one.start("owner")] if one["owner"] else None
        inner = self._row[(one.start("mods") if one["mods"] else one.start("head")) - 1]
        if owner is not None and owner.label in "Cc" and inner.label == "L" and not speaks_for_a_country:
            owner = inner  # "Kenya's Nakuru governor"
        if speaks_for_a_country and owner is not None and owner.label in "ACc":
            return owner, True
        if speaks_for_a_country and one["comp"] and one["comp"][0] == "i":
            return None, False
        if one["comp"]:
            of = self._complement(self._row[one.start("comp") : one.end("comp")])
            field = of is None or of.data.get("unknown")
            cause = field and (one["comp"][0] == "i" or owner is not None)
            return (owner, owner is not None) if cause else (of, False)  # "councillor for the Greens"
        return owner, owner is not None

    def _complement(self, inside: list[Chunk]) -> Chunk | None:
        if inside[-1].label in "NVW" and "L" in [part.label for part in inside]:
            return self._unknown_body(inside, "LNSVW")  # "the chair of Oxford International Links"
        owners = [part for part in inside if part.label in "LOYpCcZ" and not part.data.get("above")]
        if owners and any(one is owners[0] and mark.label == "'" for one, mark in pairwise(inside)):
            owners = owners[-1:]  # "the Republic of Korea's Gyeongsangbuk province"
        if owners:
            return owners[0]
        above = next((part for part in inside if part.label in "LOYpCcA"), None)
        return above or self._unknown_body(inside)

    def _unknown_body(self, inside: list[Chunk], labels: str = "NSV") -> Chunk | None:
        names = [part for part in inside if part.label in labels]
        if all(part.label == "V" for part in names):
            return None  # "director of Tourism"
        chunk = Chunk("O", names[0].start, names[-1].end)
        chunk.entities = (Entity("organisation", self._text[chunk.start : chunk.end], None),)
        chunk.data["unknown"] = True
        return chunk

    def _of_a_trip(self, one: re.Match[str]) -> bool:
        """ "the head of the delegation from …" is what somebody does for a trip, no post."""
        at = one.end("head")
        if self._labels[at : at + 1] != "f":
            return False
        return any(
            self._word(part) in particles("name_words", "trip")
            for part in self._row[at + 1 : at + 2 + _LONGEST_TRIP]
        )

    def _word(self, chunk: Chunk) -> str:
        return self._text[chunk.start : chunk.end].lower()


def _is_past(part: Chunk) -> bool:
    return part.label == "M" and part.hit is not None and bool(part.hit.words[0].attr("past"))
