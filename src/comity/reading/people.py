"""The second stage of the cascade: titles and names become people with the posts they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from functools import cache

import msgspec

from comity.lexicon.load import lexicon
from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.chunks import Chunk


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
    rf"(?:(?P<owner>{_OWNER})(?:'[CANVW]{{0,2}})?)?(?P<mods>[MJ]*)(?P<head>H)"
    rf"(?P<area>i[NSVWE]{{1,2}}(?:&[NVWE]{{1,2}})?(?=[f,]|i|$)|i[NVWE]{{1,3}}(?=S|$)|iV{{1,3}}(?=[NS]{{2}}|$))?"
    rf"(?P<comp>[fi]t?[xTAM]{{0,2}}(?:{_OWNER}|[AJ]?T(?!')|[NSV]+x?)(?:\([CcaN]\))?(?:'[xN]?{_OWNER})?(?:[fi]t?{_OWNER})?)?"
)
_PLAIN = re.compile(r"\(\?P<\w+>")
_PHRASE = _PLAIN.sub("(?:", _TITLE)
_TITLES = rf"(?:{_PHRASE})(?:,?&t?{_PHRASE}|,{_PHRASE})*"
_NAME = r"(?:R{0,2}(?:S[NSV]{1,3}|[NS]{2,4}|[NS](?=[^NS])))"
_FULL = r"(?:R{0,2}(?:S[NS]{1,3}|[NS]{2,4}))"
_BEFORE = re.compile(rf"(?P<titles>{_TITLES})(?P<gap>,?)(?P<name>{_NAME})")
_AFTER = re.compile(rf"(?P<name>{_FULL}|Q)(?:,|(?P<dash>\.))t?(?:[NSQ]')?x{{0,2}}(?P<titles>{_TITLES})")
_BRACKET = re.compile(rf"(?P<name>{_FULL}|Q)\((?P<titles>{_TITLES})\)")
_HONOURED = re.compile(r"R+(?P<name>[NS]{1,4})")
_SURNAMED = re.compile(r"(?<![NSLVB])S[NS]{1,3}(?![NSBTEV])")
_LISTED = re.compile(r"H(?P<names>[NS]{2,4}(?:,[NS]{2,4})*,?&[NS]{2,4})")
# A capitalised name is a person's before "who", before a title some words on, and in "A for X and B for Y, the mayors".
_TOLD = re.compile(
    r"(?<![NSVLBT&f])[NS]{2,3},(?P<who>x)|(?<![NSVLBT])[NS]{2,3},t[xift&]{1,10}M*H|[NS]{2,3}iL,?&[NS]{2,3}iL,(?:t[dx]?|Z)H"
)
# "A of X, B of Y and C of Z": people, where two or more stand so.
_OF_PLACES = re.compile(r"(?<![NSBT])[NS]{2,3}ft?L(?:\([Cc]\))?(?:,|,?&)(?:[NS]{2,3}ft?L(?:\([Cc]\))?(?:,|,?&)?)+")
_PARTICLES = {"van", "de", "von", "der", "den", "da", "dos", "del", "della", "bin", "al", "ter", "di", "du", "la"}
# "the mayors of X and Y, A and B": each the own place.
_PAIRED = re.compile(r"Hft?(?P<places>[LO](?:,t?[LO])*,?&t?[LO]),(?P<names>[NS]{2,4}(?:,[NS]{2,4})*,?&[NS]{2,4})")
_RELATIVE = {"who", "whom", "whose"}
_ONE = re.compile(_TITLE)


def find_people(row: list[Chunk], text: str, speech: set[int]) -> list[Chunk]:
    """The row with people as `Q` chunks; their posts stand in `data["posts"]` as Held.

    A name is a person's where a title, an honorific or a family name says so; a one-word second
    mention ("Minh said", "Mayor Lee") is the person named in full before. `speech` are the offsets where
    a verb of speech begins or ends.
    """
    people = _Roster()
    row = _collect(_particles(row, text), text, people, speech)
    return _second_mentions(row, text, people)


def _particles(row: list[Chunk], text: str) -> list[Chunk]:
    """The row with "de", "van" … between two capitalised words as parts of the name."""
    for before, chunk, after in zip(row, row[1:], row[2:], strict=False):
        if chunk.label == "x" and before.label in "NS" and after.label in "NS" and text[chunk.start : chunk.end] in _PARTICLES:
            chunk.label = "N"
    return row


class _Roster:
    """People met so far in this text, and the words a second mention keeps of them."""

    def __init__(self) -> None:
        self.by_name: dict[str, Entity] = {}
        self.by_word: dict[str, list[tuple[int, Entity]]] = {}

    def meet(self, parts: list[Chunk], text: str) -> Entity:
        words = " ".join([text[part.start : part.end] for part in parts]).split()
        name = " ".join(words)
        known = self.by_name.get(fold(name))
        if known is None:
            known = Entity("person", name, None)
            self.by_name[fold(name)] = known
            for word in dict.fromkeys(_short_forms(parts, words)):
                self.by_word.setdefault(word, []).append((parts[0].start, known))
        return known

    def recall(self, word: str, at: int) -> Entity | None:
        """The person last met before this point whose short form the word is."""
        met = [entity for start, entity in self.by_word.get(word, ()) if start <= at]
        return met[-1] if met else (self.by_word[word][0][1] if word in self.by_word else None)


def _short_forms(parts: list[Chunk], words: list[str]) -> list[str]:
    if len(words) == 1:
        return words
    tradition = {word.code for word in parts[0].hit.words} if parts[0].label == "S" and parts[0].hit else set()
    if "kr" in tradition and (len(words) == 2 or "vn" not in tradition):
        return [words[0], words[-1]] if "vn" in tradition else [words[0]]
    if "vn" in tradition:
        return [words[-1], " ".join(words[-2:])]
    if "cn" in tradition:
        return [words[0]]
    return [words[-1], words[0]]


def _collect(row: list[Chunk], text: str, people: _Roster, speech: set[int]) -> list[Chunk]:
    labels = "".join([chunk.label for chunk in row])
    named: dict[int, tuple[int, list[Held]]] = {}
    places = {text[chunk.start : chunk.end] for chunk in row if chunk.label in "Lp"}
    taken = bytearray(len(row) + 1)

    def claim(start: int, end: int, held: list[Held]) -> bool:
        while start < end and row[start].label == "R":
            start += 1
        if start >= end or (not held and any(text[part.start : part.end] in places for part in row[start:end])):
            return False
        if start in named:
            named[start][1].extend(one for one in held if one not in named[start][1])
            return True
        if any(taken[start:end]):
            return False
        taken[start:end] = b"\1" * (end - start)
        named[start] = (end, held)
        return True

    used: set[int] = set()
    for pattern in (_AFTER, _BRACKET):
        for found in pattern.finditer(labels):
            start, end = found.span("titles")
            if pattern is _AFTER and found["dash"] and text[row[found.start("dash")].start] not in "-–—":
                continue
            if labels[end : end + 1] in ("N", "S", "R") and _adjacent(row, end, text):
                end = _before_last_title(labels, start, end)
            held = _held(row, labels, (start, end), text)
            if claim(*found.span("name"), held):
                used.update(range(start, end))
    for found in _BEFORE.finditer(labels):
        titles, name = found.span("titles"), found.span("name")
        if titles[0] in used:
            titles = (_before_last_title(labels, *titles), titles[1])
        if titles[1] - 1 in used:
            continue
        held = _held(row, labels, titles, text)
        single = name[1] - name[0] == 1
        if held and not found["gap"] and held[-1].of is not None and held[-1].of not in row:
            continue
        definite = _definite(row, labels, titles[0], text)
        if found["gap"] and (single or not (held and (held[-1].of is not None or definite))):
            continue
        if not found["gap"] and not _adjacent(row, titles[1], text):
            continue
        if held:
            claim(*name, _whose(held, row, labels, name[1]))
    for found in _LISTED.finditer(labels):
        if text[row[found.start()].end - 1] == "s":
            held = _held(row, labels, (found.start(), found.start() + 1), text)
            for one in re.finditer("[NS]{2,4}", found["names"]):
                claim(found.start("names") + one.start(), found.start("names") + one.end(), list(held))
    for found in _PAIRED.finditer(labels):
        places = [at for at in range(found.start("places"), found.end("places")) if labels[at] in "LO"]
        spans = [one.span() for one in re.finditer("[NS]{2,4}", found["names"])]
        if len(places) == len(spans):
            for at, (start, end) in zip(places, spans, strict=True):
                held = _held(row, labels, (found.start(), found.start() + 1), text)
                begin = found.start("names")
                claim(begin + start, begin + end, [msgspec.structs.replace(one, of=row[at]) for one in held])
    for found in _TOLD.finditer(labels):
        if found["who"] is None or text[row[found.start("who")].start : row[found.start("who")].end].lower() in _RELATIVE:
            for one in re.finditer("[NS]{2,3}(?=,|i)", found.group()):
                claim(found.start() + one.start(), found.start() + one.end(), [])
    for found in _OF_PLACES.finditer(labels):
        for one in re.finditer("[NS]{2,3}(?=f)", found.group()):
            claim(found.start() + one.start(), found.start() + one.end(), [])
    for start, end in _speakers(row, labels, speech):
        claim(start, end, [])
    for found in _HONOURED.finditer(labels):
        claim(*found.span("name"), [])
    for found in _SURNAMED.finditer(labels):
        claim(*found.span(), [])
    made: list[Chunk] = []
    at = 0
    for start in sorted(named):
        end, held = named[start]
        if start < at:
            continue
        made.extend(row[at:start])
        person = _person(row[start:end], held, text, people)
        person.data["gender"] = _gender(row, start, held, text)
        person.data["oblique"] = oblique(row, start, text)
        made.append(person)
        at = end
    return made + row[at:]


_HIS = {"his", "her", "their", "our"}


def _definite(row: list[Chunk], labels: str, at: int, text: str) -> bool:
    """Whether a title speaks of one holder: "the mayor", "its president", "the city's mayor"."""
    if labels[at] in "LOY":
        return True
    before = row[at - 1] if at else None
    return before is not None and (before.label in "t'q" or text[before.start : before.end].lower() in _HIS)


_OF = re.compile(r"ft?(?P<owner>[LOYCp])")


def _whose(held: list[Held], row: list[Chunk], labels: str, after: int) -> list[Held]:
    """The posts with what stands behind the name ("Mayor Lee Mina of Iksan") where they lack it."""
    found = _OF.match(labels, after)
    if found is None or held[-1].of is not None:
        return held
    return [msgspec.structs.replace(one, of=one.of or row[found.start("owner")]) for one in held]


_LONGEST_OCCUPATION = 4
"""How many small words may stand between a verb of speech and a name ("said trade commissioner Jane Doe")."""
_NAMED = re.compile(r"(?<![NSLVBTPO])[NS]{2,3}(?![NSVBTE])")


def _speakers(row: list[Chunk], labels: str, speech: set[int]) -> Iterator[tuple[int, int]]:
    """Capitalised names right beside a verb of speech; `speech` holds the offsets where one begins or ends."""
    if not speech:
        return
    for found in _NAMED.finditer(labels):
        start, end = found.span()
        told = start - 1
        while told > 0 and row[told].label == "x" and row[told].end not in speech and told > start - _LONGEST_OCCUPATION:
            told -= 1
        apposed = labels[start - 1 : start] == "," and labels[end : end + 1] == ","
        after = end + apposed
        if (told >= 0 and row[told].end in speech) or (after < len(row) and row[after].start in speech):
            yield start, end


def _before_last_title(labels: str, start: int, end: int) -> int:
    """Where a run of titles ends without its last one, which belongs to the name that follows it."""
    ones = list(_ONE.finditer(labels, start, end))
    return ones[-1].start() if ones else start


def _adjacent(row: list[Chunk], at: int, text: str) -> bool:
    return 0 < at < len(row) and text[row[at - 1].end : row[at].start].strip() == ""


_FEMALE = {"Ms", "Ms.", "Mrs", "Mrs.", "Miss", "Madam", "Madame", "Dame"}
_MALE = {"Mr", "Mr.", "Sir"}


def _gender(row: list[Chunk], start: int, held: list[Held], text: str) -> str | None:
    """"f" or "m" where an honorific, a title or a Vietnamese middle name says so."""
    if start and row[start - 1].label == "R":
        word = text[row[start - 1].start : row[start - 1].end]
        return "f" if word in _FEMALE else "m" if word in _MALE else None
    role = " ".join(one.role.lower() for one in held)
    if "woman" in role:
        return "f"
    middle = text[row[start].end : row[start].end + 5]
    if middle.startswith((" Thi ", " Thị ")):
        return "f"
    return "m" if " Van " in text[row[start].end : row[start].end + 6] or "chairman" in role else None


def oblique(row: list[Chunk], start: int, text: str) -> bool:
    """Whether a person is governed by a preposition or is a verb's object, so hardly the subject."""
    at = start
    while at and row[at - 1].label in "RHMJt'fLYOpC":
        at -= 1
    if not at:
        return False
    before = row[at - 1]
    if before.label == "x":
        return text[before.start : before.end].lower() in _transitive()
    return before.label == "i" or (at < start and row[at].label == "f")


@cache
def _transitive() -> frozenset[str]:
    return frozenset(lexicon("en").codes("transitive"))


def _person(parts: list[Chunk], held: list[Held], text: str, people: _Roster) -> Chunk:
    chunk = Chunk("Q", parts[0].start, parts[-1].end)
    if len(parts) == 1:
        word = text[parts[0].start : parts[0].end]
        chunk.data["short"] = word
        known = people.recall(word, parts[0].start)
        chunk.entities = (known,) if known else ()
        chunk.data["parts"] = parts
    else:
        chunk.entities = (people.meet(parts, text),)
    chunk.data["posts"] = held
    return chunk


def _held(row: list[Chunk], labels: str, span: tuple[int, int], text: str) -> list[Held]:
    """The posts of a run of titles ("Deputy Secretary of … and Chairman of …")."""
    found: list[Held] = []
    for one in _ONE.finditer(labels, *span):
        head = row[one.start("head")]
        word = head.hit.words[0] if head.hit else None
        if word is None:
            continue
        of = None
        first = one.start("mods") if one["mods"] else one.start("head")
        last = one.end() - 1
        country = word.attr("of") == "country"
        if country and one["owner"] and labels[one.start("owner")] in "ACc":
            of, first = row[one.start("owner")], one.start("owner")
        elif country and one["comp"] and labels[one.start("comp")] == "i":
            of = None
        elif one["comp"]:
            inside = row[one.start("comp") : one.end("comp")]
            owners = [part for part in inside if part.label in "LOYpCcZ" and not part.data.get("above")]
            if "'" in [part.label for part in inside]:
                owners = owners[-1:]  # "the Republic of Korea's Gyeongsangbuk province"
            of = owners[0] if owners else next((part for part in inside if part.label in "LOYpCcA"), None)
            if of is None:
                of = _unknown_body(inside, text)
        elif one["owner"]:
            of = row[one.start("owner")]
            first = one.start("owner")
        past = any(
            part.hit is not None and part.hit.words[0].attr("past") for part in row[one.start("mods") : one.end("mods")] if part.label == "M"
        )
        for part in row[one.start() : one.end()]:
            part.data["held"] = True
        if _of_a_delegation(row, one, text):
            continue
        if last >= one.start("head") and row[first].start < row[last].end:
            role = text[row[one.start("mods") if one["mods"] and not one["owner"] else one.start("head")].start : row[last].end]
            begin = row[first].start
            found.append(Held(begin, row[last].end, " ".join(role.split()), word.code, of, str(word.attr("of", "body")), past))
    if len(found) > 1 and found[0].of is None and found[-1].of is not None and found[-1].kind == "body":
        found = [msgspec.structs.replace(one, of=one.of or found[-1].of) for one in found]
    return found


def _of_a_delegation(row: list[Chunk], title: re.Match[str], text: str) -> bool:
    """"the head of the delegation from …" is what somebody does for a trip, no post."""
    after = text[row[title.start("head")].end : row[title.start("head")].end + 40].lower()
    return bool(re.match(r"\s+of (?:the |a |an |his |her |its )?(?:\S+ ){0,2}delegation", after))


def _unknown_body(inside: list[Chunk], text: str) -> Chunk | None:
    names = [part for part in inside if part.label in "NSV"]
    if not names:
        return None
    chunk = Chunk("O", names[0].start, names[-1].end)
    chunk.entities = (Entity("organisation", text[chunk.start : chunk.end], None),)
    return chunk


def _may_be_a_person(row: list[Chunk], at: int, text: str) -> bool:
    """Whether a small place of one word may be somebody named in full before ("Son stressed")."""
    chunk = row[at]
    place = chunk.data.get("place")
    if place is None or place.level == 1 or " " in text[chunk.start : chunk.end] or at + 1 >= len(row):
        return False
    return row[at + 1].label in "x'," and (at == 0 or row[at - 1].label not in "i")


def _second_mentions(row: list[Chunk], text: str, people: _Roster) -> list[Chunk]:
    before = None
    for at, chunk in enumerate(row):
        if chunk.label == "Q" and not chunk.entities:
            known = people.recall(chunk.data["short"], chunk.start)
            chunk.entities = (known or Entity("person", chunk.data["short"], None),)
        elif chunk.label in "NSC" or (chunk.label == "L" and _may_be_a_person(row, at, text)):
            known = people.recall(text[chunk.start : chunk.end], chunk.start)
            if known is not None:
                chunk.label, chunk.entities, chunk.hit = "Q", (known,), None
                chunk.data["again"] = True
                if before is not None and before.label == "N" and before.end + 1 == chunk.start:
                    before.label = "R"  # a given name spelt otherwise than before
        before = chunk
    return row
