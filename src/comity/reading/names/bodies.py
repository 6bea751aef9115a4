"""Governments become their locality, councils and other bodies organisations of their own."""

from __future__ import annotations

import re
from itertools import pairwise

from comity.lexicon.load import Word
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk, rewrite, spanning
from comity.reading.marks.particles import particles
from comity.reading.names.firms import find_firms
from comity.reading.names.fitness import type_of
from comity.reading.names.localities import LEVELS

_OF_A_PLACE = re.compile(r"L'?[JT]?B")
_AT_A_PLACE = re.compile(r"[JT]?Bft?L")
_APOSTROPHE = re.compile(r"(?<=[NSLV])\.(?=[NSLVB])")
_BRACKETED = re.compile(r"O(?=\(.\))")
_IN_SMALL_LETTERS = re.compile(r"(?<![NSVLC&])L(?P<between>)x(?![NSVLH])")
_WITH_A_LEVEL = re.compile(r"(?<![NSVLC&])L(?P<between>[NJx])x(?![NSVLH])")
_SMALL_OF_A_PLACE = re.compile(r"(?<=t)(?<!,t)(?:[Jx](?=x))?xft?L(?![NSV])")
_WORDS_OF_A_TOWN = 3
_RUNNING_ON = re.compile(r"ON[NVCLO]*")
_CITY_HALL = re.compile(r"LV")  # a name that ends in City takes the word from City Hall
_VENUE = re.compile(r"(?<=i)t?(?P<name>[NSL]{1,3}V)(?![NSLVBOE])")
_UNPLACED = re.compile(r"[tq]?[JT]B|[tq]B")
_HOUSE = re.compile(r"(?<=i)t?B")
_SIGHT = re.compile(r"(?<![NSLVBT])[NSL]{1,2}V{0,2}[VT](?![NSLVBTEOQ])")
_SPELT_OUT = re.compile(r"[^|().]{1,12}(?=\([NS]\))")
_ORGANISATION = re.compile(
    r"(?:(?<=t)[NSV]{1,2}&|[LpC]?V(?:,?V)*,?&(?=[VE]+B)|L[NV]{1,2}&(?=[NVE]{1,2}B)|(?<![NSLpCAOVEJTd]))(?:[NSLpCAOVEJMTBd]|H(?=[NVB]*B)|(?<=[NSLV])R(?=B)|(?<=[NSV])'(?=[NSLCVB]))*B(?!T)(?:[fi]t?(?:W(?=[NV]))?[NSLpCcAOVEJTBq]+(?:&[NSLCAVETJB]+|(?:,[NVE]{1,2})+,?&[NVE]+)*)*"
)


def embody(row: list[Chunk], text: str) -> list[Chunk]:
    """Governments become their locality, councils and other bodies organisations of their own."""
    _mark_possessives(row, text)
    row = rewrite(
        row,
        (_SPELT_OUT, lambda parts, found: _spelt_out(parts, row[found.end() + 1], text)),
        (_CITY_HALL, lambda parts, _: _city_hall(parts, text)),
        (_OF_A_PLACE, lambda parts, _: _governed(parts, parts[0], parts[-1], text)),
        (_AT_A_PLACE, lambda parts, _: _governed(parts, parts[-1], _body(parts), text)),
        (_ORGANISATION, lambda parts, found: _organisation(parts, text, _next(found), _is_first(found))),
        # A body of a body leaves its second half to a second pass.
        (_ORGANISATION, lambda parts, found: _organisation(parts, text, _next(found), _is_first(found))),
        (_IN_SMALL_LETTERS, lambda parts, _: _in_small_letters(parts, text)),
        (_WITH_A_LEVEL, lambda parts, _: _in_small_letters(parts, text)),
        (_SMALL_OF_A_PLACE, lambda parts, _: _small_of_a_place(parts, text)),
        (_RUNNING_ON, lambda parts, _: _longer(parts, text)),
        (_VENUE, lambda parts, _: _venue(parts, text)),
        (_SIGHT, lambda parts, _: _sight(parts, text)),
        (_HOUSE, lambda parts, _: _house(parts, text)),
    )
    governing = {chunk.learned["body"].lower() for chunk in row if chunk.learned and "body" in chunk.learned}
    row = rewrite(row, (_UNPLACED, lambda parts, _: _bare(parts, text, governing)))
    return _acronyms(find_firms(row, text), text)


def _mark_possessives(row: list[Chunk], text: str) -> None:
    """A plain apostrophe within a name ("Girls' College") is the possessive it is when it is typeset."""
    for found in _APOSTROPHE.finditer("".join([chunk.label for chunk in row])):
        mark = row[found.start()]
        if text[mark.start - 1 : mark.end + 1] == "s' ":
            mark.label = "'"


def _next(found: re.Match[str]) -> str:
    """The label right behind a match."""
    return found.string[found.end() : found.end() + 1]


def _is_first(found: re.Match[str]) -> bool:
    """Whether a match begins its sentence."""
    return found.start() == 0 or found.string[found.start() - 1] in '|".'


def _body(parts: list[Chunk]) -> Chunk:
    return next(part for part in parts if part.label == "B")


def _governed(parts: list[Chunk], place: Chunk, body: Chunk, text: str) -> list[Chunk] | None:
    word = body.word
    if word is None or (
        word.code == "organisation" and not _governs(word, place) and not _is_its_kind(place, body, text)
    ):
        return None
    if word.code == "council":
        made = spanning("O", parts, Entity("organisation", _name(parts, text), None))
        made.data.update(council=True, of=place.entities[0])
        return [made]
    made = spanning("L", parts, *place.entities)
    made.data.update(place.data, government=True, body=text[body.start : body.end])
    if word.attr("venue"):
        made.data["venue"] = Entity("organisation", _name(parts, text), None)
    return [made]


def _is_its_kind(place: Chunk, body: Chunk, text: str) -> bool:
    """Whether the word for a body is what the place is ("the Department of Antioquia")."""
    town = place.data.get("place")
    return town is not None and town.type.endswith(text[body.start : body.end].lower())


def _governs(body: Word, place: Chunk) -> bool:
    """Whether such a body beside a town's name is its government there ("the Coimbatore Corporation")."""
    governs = body.attr("governs")
    town = place.data.get("place")
    return isinstance(governs, list) and town is not None and bool({"all", town.country} & set(governs))


def _spelt_out(parts: list[Chunk], acronym: Chunk, text: str) -> list[Chunk] | None:
    """An alliance whose capitals the bracket behind it repeats ("Wide Waters Cooperation (WWC)")."""
    short = text[acronym.start : acronym.end]
    if text[parts[-1].start : parts[-1].end].lower() not in particles("whereabouts", "alliance"):
        return None
    for first, part in enumerate(parts):
        initials = "".join(
            [word[0] for word in text[part.start : parts[-1].end].split() if word[0].isupper()]
        )
        if text[part.start].isupper() and initials == short:
            used = parts[first:]
            made = spanning("O", used, Entity("organisation", _name(used, text), None))
            made.data["head"] = "organisation"
            return [*parts[:first], made]
    return None


def _sight(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """A bay, a cave or a temple called by a name ("Suncheon Bay"): no town and nobody."""
    last = text[parts[-1].start : parts[-1].end]
    if last[0].islower() or last.lower() not in particles("whereabouts", "sight"):
        return None
    if any(later.start - earlier.end != 1 for earlier, later in pairwise(parts)):
        return None
    if parts[-1].label == "T" and len(parts) == len("NT"):
        return None
    return [spanning("O", parts, Entity("organisation", _name(parts, text), None))]


def _house(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "At City Hall", "in the council chamber": where a government sits, of a place told elsewhere."""
    word = parts[-1].word
    before = text[max(0, parts[0].start - 3) : parts[0].start]
    if word is None or word.code != "government" or not word.attr("venue") or before not in ("at ", "in "):
        return None
    made = spanning("O", parts[-1:], Entity("organisation", _name(parts, text), None))
    made.data["venue"] = made.entities[0]
    return [*parts[:-1], made]


def _city_hall(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "Quezon City Hall" is that city's government and where it sits."""
    place, hall = parts
    surface = text[place.start : hall.end]
    body = " ".join(surface.split(" ")[-2:])
    if body.lower() not in particles("bodies", "government"):
        return None
    made = spanning("L", parts, *place.entities)
    venue = Entity("organisation", surface, None)
    made.data.update(place.data, government=True, body=body, venue=venue)
    return [made]


def _venue(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """A building named with a preposition before it ("at Horai Hall"): an organisation of its own."""
    first = 1 if parts[0].label == "t" else 0
    kind = text[parts[-1].start : parts[-1].end].lower()
    if kind not in particles("whereabouts", "building") or any(
        later.start - earlier.end != 1 for earlier, later in pairwise(parts)
    ):
        return None
    made = spanning("O", parts[first:], Entity("organisation", _name(parts, text), None))
    made.data["venue"] = made.entities[0]
    return [*parts[:first], made]


def _name(parts: list[Chunk], text: str) -> str:
    first = parts[1] if parts[0].label == "t" else parts[0]
    return " ".join(text[first.start : parts[-1].end].split())


def _organisation(parts: list[Chunk], text: str, behind: str, first: bool) -> list[Chunk] | None:
    at = next(i for i, part in enumerate(parts) if part.label == "B")
    last_head = max(
        i
        for i, part in enumerate(parts)
        if part.label == "B" and "f" not in "".join(p.label for p in parts[at:i])
    )
    head = parts[last_head]
    word = head.word
    if word is None or not text[head.start].isupper():
        return None
    tail = parts[last_head + 1 :]
    if word.code == "government" and not tail:
        return None
    if word.attr("firm") and not tail and behind == "E":
        return None  # the last word of a fair's name
    named_on = word.attr("of") or (word.code == "council" and not any(part.label == "L" for part in tail))
    tail = (
        _tail(tail, text, bool(last_head) and not _is_of_its_place(parts[:last_head], word))
        if named_on
        else []
    )
    rest = parts[last_head + 1 + len(tail) :]
    front = parts[:last_head]
    while front and (front[0].label == "'" or not text[front[0].start].isupper()):
        front = front[1:]
    if (
        len(front) > 1
        and first
        and text[front[0].start : front[0].end].lower() in particles("houses", "firm")
    ):
        front = front[1:]  # "Steelmaker Hana Metals", at a sentence's start
    if not front and not tail and not (word.attr("small") and " " in text[head.start : head.end]):
        return None
    used = [*front, head, *tail]
    made = spanning(
        "O", used, Entity("organisation", " ".join(text[used[0].start : used[-1].end].split()), None)
    )
    made.data["head"] = word.code
    if word.attr("firm"):
        made.data["firm"] = True
    if word.code == "council":
        made.data["council"] = True
    if word.attr("venue"):
        made.data["venue"] = made.entities[0]
    owner = _owner(used, rest)
    if owner is None and word.code == "council":
        owner = _town_of_a_council(front, head, text)
    if owner is not None:
        made.data["of"] = owner
    return [*parts[: parts.index(used[0])], made, *rest]


def _is_of_its_place(front: list[Chunk], head: Word) -> bool:
    """Whether only what it is, and no place, stands before a body's head ("Port Authority of …")."""
    kinds = [part.word for part in front if part.label == "B" and part.word is not None]
    return len(kinds) == len(front) and (
        bool(head.attr("small")) or any(kind.attr("venue") for kind in kinds)
    )


def _owner(used: list[Chunk], rest: list[Chunk]) -> Entity | None:
    """The locality within a body's name or, without one, right behind it."""
    return next((part.entities[0] for part in (*used, *rest) if part.label == "L"), None)


def _in_small_letters(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "The Bremen zoo", "Hue regional museum", which few write with capitals."""
    if len(parts) > 2 and not _qualifies(parts[1], text):
        return None
    return _small(parts, parts[-1], parts[0], text)


def _small_of_a_place(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "The chamber of commerce of Lyon", "the federal university of Pelotas"."""
    at = "".join([part.label for part in parts]).index("f") - 1
    if at and not _qualifies(parts[0], text):
        made = _small(parts[1:], parts[at], parts[-1], text)
        return [parts[0], *made] if made else None
    return _small(parts, parts[at], parts[-1], text)


def _qualifies(part: Chunk, text: str) -> bool:
    """Whether a word says of which level or kind a body is ("regional", "federal")."""
    word = text[part.start : part.end].lower()
    return word in LEVELS or word in particles("whereabouts", "of_a_body")


def _small(parts: list[Chunk], head: Chunk, place: Chunk, text: str) -> list[Chunk] | None:
    """A body named in small letters with its place, where its head is one that may be."""
    if head.word is None or not head.word.attr("small"):
        return None
    if any(later.start - earlier.end != 1 for earlier, later in pairwise(parts)):
        return None
    made = spanning("O", parts, Entity("organisation", _name(parts, text), None))
    made.data.update(head=head.word.code, of=place.entities[0])
    if head.word.attr("venue"):
        made.data["venue"] = made.entities[0]
    return [made]


def _town_of_a_council(front: list[Chunk], head: Chunk, text: str) -> Entity | None:
    """The town no table knows before a council of towns ("Hensley Town Council")."""
    typed = front[-1] if front and front[-1].label == "T" else head
    named = front[:-1] if typed is not head else front
    kind = text[typed.start : typed.end].lower().split(" ")[0]
    if not named or len(named) > _WORDS_OF_A_TOWN or any(part.label not in "NS" for part in named):
        return None
    if typed is head and type_of(kind) is None:
        return None
    return Entity("locality", text[named[0].start : named[-1].end], None)


def _longer(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """A known name that runs on in capitals is another body's ("LG Display Vietnam")."""
    if any(later.start - earlier.end != 1 for earlier, later in pairwise(parts)):
        return None
    return [spanning("O", parts, Entity("organisation", text[parts[0].start : parts[-1].end], None))]


def _tail(tail: list[Chunk], text: str, fronted: bool) -> list[Chunk]:
    """How much of "of …" still belongs to a body's name: capitals only, and not the place it is in."""
    for at, part in enumerate(tail):
        if part.label == "t" and text[part.start : part.end].lower() != "the":
            tail = tail[:at]
            break
        if part.label == "i" and text[part.start : part.end].lower() != "for":
            tail = tail[:at]
            break
        if part.label == "&" and "B" in [later.label for later in tail[at:]]:
            tail = tail[:at]
            break
        if (
            fronted
            and part.label == "B"
            and at
            and "f" in [before.label for before in tail[:at]]
            and not _are_its_members(tail, at, text)
        ):
            tail = tail[: max(i for i, before in enumerate(tail[:at]) if before.label == "f" and i < at)]
            break
        if part.label not in "fit&'," and not text[part.start].isupper():
            tail = tail[:at]
            break
    person = re.search("ft?L(?=[NS])", "".join(part.label for part in tail))
    if person:
        tail = tail[: person.start()]  # "the Department of Health of Hue Tran An"
    while tail and tail[-1].label in "fit&,":
        tail = tail[:-1]
    places = re.search("[fi]t?[LpCc]+$", "".join(part.label for part in tail))
    if places and (fronted or places.start() > 0):
        tail = tail[: places.start()]
    return tail


def _are_its_members(tail: list[Chunk], at: int, text: str) -> bool:
    """Whether bodies in the plural, of no place, are what a body is made of ("Union of Friendship Clubs")."""
    named = "".join([part.label for part in tail[:at]]).rpartition("f")[2]
    return text[tail[at].end - 1] == "s" and set(named) <= {"V", "J", "t"}


def _bare(parts: list[Chunk], text: str, governing: set[str]) -> list[Chunk] | None:
    """ "the provincial People's Committee" points back to a locality; "the council" to its own.

    `governing` are the heads of the governments named ("the Hue Corporation" lets "the Corporation" point).
    """
    word = parts[-1].word
    head = text[parts[-1].start : parts[-1].end]
    if word is None or (word.code == "organisation" and (head.islower() or head.lower() not in governing)):
        return None
    adjective = next((part for part in parts if part.label in "JT"), None)
    level = adjective.word.attr("level") if adjective is not None and adjective.word else None
    made = spanning("Y", parts)
    made.data.update(
        level=level, country=word.attr("country"), government=True, body=text[parts[-1].start : parts[-1].end]
    )
    if level is None:
        made.data["level"] = LEVELS.get(made.data["body"].split(" ")[0].lower())
    if word.code == "council":
        made.data["council"] = _name(parts, text)
    return [made]


def _acronyms(row: list[Chunk], text: str) -> list[Chunk]:
    """ "… Association (VKBIA)" names the acronym; later uses of it alone are the same organisation."""
    known: dict[str, Entity] = {}
    for found in _BRACKETED.finditer("".join([chunk.label for chunk in row])):
        body, inside = row[found.start()], row[found.start() + 2]
        short = text[inside.start : inside.end]
        if short.isupper() and len(short) > 1 and body.entities:
            known[short] = body.entities[0]
            inside.label = "a"
    if not known:
        return row
    for chunk in row:
        if chunk.label in "NSL" and (full := known.get(text[chunk.start : chunk.end])) is not None:
            chunk.label, chunk.entities, chunk.learned = "O", (full,), None
    return row
