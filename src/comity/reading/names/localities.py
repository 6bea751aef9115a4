"""The first stage of the cascade: names, known and unknown, become localities."""

from __future__ import annotations

import re
from itertools import pairwise

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk, rewrite, simple_label, spanning
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.names.fitness import HEADS_OF_PLACES, type_of
from comity.reading.names.namesakes import settle_namesakes
from comity.reading.names.parents import mark_parents
from comity.reading.names.places import Beside, PlaceChooser, is_city
from comity.reading.names.small_towns import find_small_towns
from comity.reading.names.variants import shortened
from comity.reference.place import Place

_TYPED_BEFORE = re.compile(r"(?<![PNSt])Tft?P|(?<=t)Tft?P")
_TYPED = re.compile(r"PT?")
_OF_A_REGION = re.compile(r"tx?PT(?!f)")
_IN_A_REGION = re.compile(r"(?<=P)Tft?P")  # "the Hokkaido town of Numata"
_LED = re.compile(r"(?<![NSPV])T(?:P|[NS]{1,2}(?![NSVTBE]))")
_ENLARGED = re.compile("VP")
_UNKNOWN_TYPED = re.compile(r"(?<![NSHVR])[NS]{1,3}(?P<more>A|[JV](?=T))?T")
# Capitalised words before a country in brackets, or behind a first word of place names, "the town of",
# "the council of", "the mayor of", "based in", or before "Mayor Ann Poe".
_UNKNOWN = re.compile(
    r"[GNSV]{1,3}(?=\(C\))|G[NSV]{1,2}|(?<=Tf)[NS]{1,2}V?(?![NSBV])|(?<=Bf)[NS]{1,3}(?![NSBVT&])"
    r"|(?<=xi)[NS]{1,2}(?![NSVBTEO])|(?<=Hf)[NS]{1,3}(?![NSB])|(?<=Hft)[NS]{1,3}(?![NSBEV])"
    r"|(?<![NSVJMRHLO])[NS]{1,2}(?=HR?[NS])|(?<=[LCp]&C')[NS](?![NSVBTEO'])"
)
_NAMED = re.compile("P")
# Behind "of", "in", "visited" or another place and a comma; before a mayor, a council, another place.
_PLACED_BEFORE = re.compile(r"(?:[if]|[PC](?:,?&|,))t?$")
_PLACED_BEHIND = re.compile(r"'?[HTBJ]|(?:,?&|,)[PC]|\(C")
_KNOWN = re.compile("[PCAO]")
_TELLS = ("x", "'", ",x")
"""What stands behind the name a sentence tells something of ("Ballarat signed", "Ballarat, which")."""
_OF = ("f", "t")
_NOTHING = Beside(None)
LEVELS = {
    "provincial": 1,
    "prefectural": 1,
    "state": 1,
    "regional": 1,
    "city": 0,
    "municipal": 0,
    "metropolitan": 0,
    "district": 2,
    "county": 2,
}
_TITLE_LEVEL = {"city": 0, "province": 1, "district": 2}
_TWO_WORDS = 2
_LONGEST_COMPARISON = 30
"""Characters within which "largest" may stand before what it compares."""
_LOWER = 2
_DEFINITE = "the"
_BEGINNINGS = frozenset({"|", '"', ""})
"""What stands before the first mark of a sentence."""
_LONGEST_ACRONYM = 6
"""Letters of a name in capitals that is hardly a town's ("a member city of UCCN")."""


def locate(row: list[Chunk], chooser: PlaceChooser, text: str, surnames: dict[int, Hit]) -> list[Chunk]:
    """Settle what every place name means; names nothing supports become plain capitalised words.

    `surnames` are the family names by the offset where they stand.
    """
    settle_namesakes(row, text, surnames)
    labels = "".join([chunk.label for chunk in row])
    chosen = chooser.choose_all(
        {
            found.start(): _beside(row, labels, found.start(), text)._replace(
                placed=_is_placed(labels, found.start()) or _may_begin(row, labels, found.start(), surnames),
                initial=labels[found.start() - 1 : found.start()] in _BEGINNINGS,
            )
            for found in _NAMED.finditer(labels)
        }
    )
    for found in _KNOWN.finditer(labels):
        at = found.start()
        chunk = row[at]
        if chunk.label == "P":
            place = chosen[at]
            if place is None or _is_mere_abbreviation(chunk, text):
                chunk.label = "N"
            else:
                chunk.data.update(place=place, kind=chooser.kind(place))
        elif chunk.label == "C" and chunk.hit is not None:
            name = next(name for name in chunk.hit.names if name.type == "country")
            chunk.entities = (Entity("country", text[chunk.start : chunk.end], name.id),)
        elif chunk.label == "A" and chunk.hit is not None:
            chunk.entities = (Entity("country", text[chunk.start : chunk.end], chunk.hit.names[0].id),)
        elif chunk.label == "O" and chunk.hit is not None:
            chunk.entities = (Entity("organisation", text[chunk.start : chunk.end], chunk.hit.names[0].id),)
    row = find_small_towns(row, text, chooser.spoken_of)
    row = rewrite(
        row,
        (_ENLARGED, lambda parts, _: _enlarged(parts, text)),
        (_TYPED_BEFORE, lambda parts, _: _apposed(parts, text)),
        (_LED, lambda parts, _: _led(parts, text)),
        (_IN_A_REGION, lambda parts, _: _apposed(parts, text)),
        (_OF_A_REGION, lambda parts, _: _town_of_a_region(parts, text)),
        (_TYPED, lambda parts, _: _place(parts, parts[0], text, parts[1] if len(parts) > 1 else None)),
        (_UNKNOWN_TYPED, lambda parts, found: _unknown_place(parts, found, text)),
    )
    row = rewrite(row, (_UNKNOWN, lambda parts, found: _unnamed_place(parts, found, row, text)))
    return mark_parents(shortened(row, text), text)


def _is_mere_abbreviation(chunk: Chunk, text: str) -> bool:
    """Whether a shortened name stands alone ("He heard Mass."), not behind a town ("Boston, Mass.")."""
    short = text[chunk.end - 1] == "." and " " not in text[chunk.start : chunk.end]
    return short and text[max(0, chunk.start - 2) : chunk.start] not in (", ", " (")


def _is_placed(labels: str, at: int) -> bool:
    """Whether a name stands where places do."""
    return (
        _PLACED_BEHIND.match(labels, at + 1) is not None
        or _PLACED_BEFORE.search(labels, max(0, at - 4), at) is not None
    )


def _may_begin(row: list[Chunk], labels: str, at: int, surnames: dict[int, Hit]) -> bool:
    """Whether a name that is nobody's begins a sentence as what it tells of ("Ballarat signed …")."""
    if labels[at - 1 : at] not in _BEGINNINGS or row[at].start in surnames:
        return False
    return labels.startswith(_TELLS, at + 1)


def _beside(row: list[Chunk], labels: str, at: int, text: str) -> Beside:
    """What a type word, a body or a title beside a place name says of it."""
    after = row[at + 1] if at + 1 < len(row) else None
    if after is not None and after.label == "'":
        after = row[at + 2] if at + 2 < len(row) else None
    if after is not None and after.hit is not None and after.hit.words:
        word = after.hit.words[0]
        if after.label in "TJ":
            return Beside(_as_int(word.attr("level")), word.code)
        if after.label == "B":
            return Beside(LEVELS.get(text[after.start : after.end].split(" ")[0].lower()))
        if after.label == "H":
            first = text[after.start : after.end].lower().split(" ")[0]
            if (kind := type_of(first)) is not None:
                return Beside(LEVELS.get(first), kind)
            return Beside(_TITLE_LEVEL.get(str(word.attr("level"))))
    if labels[at - 1 : at] not in _OF:
        return _NOTHING
    for back in (2, 3):
        if at - back >= 0 and labels[at - back : at] in ("Tf", "Tft", "Hf"):
            head = row[at - back]
            if head.hit is not None and head.hit.words:
                word = head.hit.words[0]
                level = word.attr("level")
                if isinstance(level, str):
                    return Beside(_TITLE_LEVEL.get(level))
                return Beside(_as_int(level), word.code)
    return _NOTHING


def _as_int(level: object) -> int | None:
    return level if isinstance(level, int) else None


def _apposed(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "the province of Binh Duong" names one place; "a district of Seoul" is another than Seoul."""
    kind, named = parts[0], parts[-1]
    if _names_a_capital(kind, named, text):
        return None
    level = _as_int(kind.hit.words[0].attr("level")) if kind.hit else None
    place = named.data.get("place")
    if text[kind.end - 1] == "s" or _is_one_among_others(kind, text):
        return None
    if (
        place is None
        or (level and place.level != level and not _is_called(kind, place))
        or text[max(0, kind.start - 3) : kind.start].lower().endswith(("a ", "an "))
    ):
        return None
    return _place(parts, named, text, kind)


def _is_called(kind: Chunk, place: Place) -> bool:
    """Whether a place is officially what a type word says ("the province of Brescia")."""
    return kind.word is not None and str(kind.word.code) in place.type


def _enlarged(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "Greater Geelong" is one name."""
    adjective, named = parts
    word = text[adjective.start : adjective.end]
    if word[0].islower() or word.lower() not in particles("whereabouts", "greater"):
        return None
    made = spanning("P", parts)
    made.hit, made.learned = named.hit, named.learned
    return [made]


def _is_one_among_others(kind: Chunk, text: str) -> bool:
    """Whether a type word is compared with its like ("the second largest city of Bayern")."""
    words = text[max(0, kind.start - _LONGEST_COMPARISON) : kind.start].lower().split()[-2:]
    return any(word in particles("whereabouts", "comparison") or word.endswith("est") for word in words)


def _town_of_a_region(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "the north Queensland city" points to a town there."""
    kind, place = parts[-1], parts[-2].data.get("place")
    if kind.word is None or place is None or not _is_smaller(kind, place, text):
        return None
    if text[parts[0].start : parts[0].end].lower() != _DEFINITE:
        return None
    made = spanning("Y", parts)
    made.data.update(level=kind.word.attr("level"), type=kind.word.code, country=None, within=place.id)
    return [made]


def _is_smaller(kind: Chunk, place: Place, text: str) -> bool:
    """Whether a type word in small letters speaks of something inside a region ("Seoul district")."""
    word = kind.word
    if word is None or text[kind.start].isupper() or place.level != 1:
        return False
    if word.code in place.type or any(word.code in span.value for span in place.types):
        return False
    return word.attr("level") == _LOWER or (word.code == "city" and not is_city(place.type))


def _led(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "Kabupaten Sleman" names one place, known or not."""
    kind, named = parts[0], parts[1]
    word = kind.word
    if word is None or not word.attr("leads") or not text[kind.start].isupper():
        return None
    place = named.data.get("place")
    if named.label == "P" and (word.attr("leads") is True or (place is not None and _is_called(kind, place))):
        return _place(parts, named, text, kind)
    if word.attr("leads") is not True:
        return None
    made = spanning("L", parts[1:], Entity("locality", text[named.start : parts[-1].end], None))
    made.data["type"] = word.code
    return [kind, made]


def _names_a_capital(kind: Chunk, named: Chunk, text: str) -> bool:
    """Whether "the capital of X" means a city in X rather than X itself."""
    if not text[kind.start : kind.end].lower().startswith("capital"):
        return False
    return not is_city(named.data.get("kind", ""))


def _place(parts: list[Chunk], named: Chunk, text: str, kind: Chunk | None) -> list[Chunk] | None:
    place = named.data.get("place")
    if place is None:
        return None
    if (
        kind is not None
        and kind.start > named.start
        and (not _belongs(kind, text) or _is_smaller(kind, place, text))
    ):
        return [_locality([named], named, place, text), kind]
    return [_locality(parts, named, place, text, kind)]


def _belongs(kind: Chunk, text: str) -> bool:
    """Whether a type word after a name is part of it: weak ones ("state", "town") only with a capital."""
    word = kind.word
    if word is None or word.attr("anaphor_only"):
        return False
    surface = text[kind.start : kind.end]
    if surface.startswith("capital"):
        return False
    return surface[0].isupper() or (not word.attr("weak") and not surface.endswith("s"))


def _locality(parts: list[Chunk], named: Chunk, place: Place, text: str, kind: Chunk | None = None) -> Chunk:
    start = named.start
    end = kind.end if kind is not None and kind.start > start else named.end
    chunk = spanning("L", parts, Entity("locality", text[start:end], place.id))
    chunk.data.update(place=place, kind=named.data["kind"])
    return chunk


def _unknown_place(parts: list[Chunk], found: re.Match[str], text: str) -> list[Chunk] | None:
    """A capitalised name before a place type is a locality the tables do not know ("Miyazaki prefecture")."""
    kind = parts[-1]
    word = kind.word
    surface = text[kind.start : kind.end]
    bare = surface.lower().startswith("capital") or surface.lower().endswith("s")
    if found["more"] and surface[0].islower():
        return None
    weak = word is not None and word.attr("weak") and surface.lower() not in particles("whereabouts", "unit")
    if word is None or not _belongs(kind, text) or bare or weak:
        return None
    if any(later.start - earlier.end > 1 for earlier, later in pairwise(parts)):
        return None
    if surface[0].islower() and _is_an_adjective(parts[:-1], text):
        return None
    chunk = spanning("L", parts, Entity("locality", text[parts[0].start : kind.end], None))
    chunk.data["type"] = word.code
    return [chunk]


def _is_an_adjective(name: list[Chunk], text: str) -> bool:
    """Whether a word behind an article is made of a region's name ("the Tasmanian city")."""
    article = text[max(0, name[0].start - 6) : name[0].start].rstrip().rpartition(" ")[2].lower()
    endings = tuple(particles("whereabouts", "adjective"))
    return (
        simple_label(article) == "t"
        and len(name) == 1
        and text[name[0].start : name[0].end].endswith(endings)
    )


def _unnamed_place(
    parts: list[Chunk], found: re.Match[str], row: list[Chunk], text: str
) -> list[Chunk] | None:
    """A name is a place's where a country in brackets, a mayor or its first word says so."""
    if found.string.startswith("H", found.end()) and not _has_a_mayor(parts, row[found.end()], text):
        return None
    head = found.string[max(0, found.start() - 2) : found.start()]
    if head == "Bf" and (word := row[found.start() - 2].word) is not None and word.code == "organisation":
        return None
    if head == "xi" and not _is_a_seat(row, found.start(), text):
        return None
    if head == "Tf" and not _belongs(row[found.start() - 2], text):
        return None
    if head in ("Hf", "ft"):
        title = row[found.start() - (2 if head == "Hf" else 3)]
        if title.hit is None or title.hit.words[0].code not in HEADS_OF_PLACES:
            return None
    if head in ("Hf", "ft") and len(parts) > 1 and found.string.startswith("L", found.end()):
        parts, beyond = parts[:-1], parts[-1:]  # "the mayor of Tubod Ana Diaz", where Diaz is a town, too
    elif head in ("Hf", "ft"):
        parts, beyond = _before_a_person(parts)
    else:
        beyond = []
    name = text[parts[0].start : parts[-1].end]
    acronym = name.isupper() and head and len(name) <= _LONGEST_ACRONYM
    return None if acronym else [spanning("L", parts, Entity("locality", name, None)), *beyond]


def _is_a_seat(row: list[Chunk], at: int, text: str) -> bool:
    """Whether something is said to be based in what stands there ("a company based in Gilbert Plains")."""
    based, link = row[at - 2], row[at - 1]
    told = text[based.start : based.end].lower() in particles("compounds", "based")
    return told and text[link.start : link.end] == "in"


def _has_a_mayor(parts: list[Chunk], title: Chunk, text: str) -> bool:
    """Whether a name the text gives again stands before the title of who governs ("Wymond Mayor Ann Poe")."""
    governs = title.word is not None and title.word.code in HEADS_OF_PLACES
    return governs and text.count(text[parts[0].start : parts[-1].end]) > 1


def _before_a_person(parts: list[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """The name of a town and that of its mayor right behind it ("the mayor of Tubod Ana Diaz")."""
    for at in range(1, len(parts)):
        if parts[at].label == "S" and at + 1 < len(parts):
            return parts[:at], parts[at:]
    return (parts[:1], parts[1:]) if len(parts) > _TWO_WORDS else (parts, [])
