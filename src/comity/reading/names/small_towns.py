"""Towns too small to be looked for in every text, where one speaks of their country and of them as places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.marks.chunks import Chunk, rewrite, spanning
from comity.reading.marks.particles import particles
from comity.reading.names.fitness import HEADS_OF_PLACES
from comity.reference.place import Place
from comity.reference.towns import towns_named

_NAME = re.compile(r"(?<![NSRGPOV])(?=V*[NS])[NSGV]{0,2}[NSV](?![NSVOE])")
_LONG_NAME = re.compile(r"(?<![NSRGHO])[GNSP]{1,2}[xit]{1,2}[NSP](?![NSVO])")  # "Vallon de Brume"
# Behind "mayor of", "the town of", "the council of", "Lyon and"; before a type word, a council, a country,
# "'s mayor", ", the town", "and Lyon".
_TOLD_BEFORE = re.compile(r"[THB]ft?$|[PT],?&$")
_TOLD_BEHIND = re.compile(r"J?[TB]|\([CP]|'[THB]|,?(?:it?)?x?(?:A?Tf)?[CP]|,t[xAJMVd]{0,4}T|,?&P")
_COUNCIL = re.compile("T?B")
_HINTED_BEFORE = re.compile(r"[if]$|[PC],?&?$")
_DATELINE = re.compile(r"(?:,[^|]{1,6}|\([^|()]{1,3}\))?\.")
_FULL_NAME = re.compile(r"(?<![NSV])[NS]{1,2}(?P<last>[NS])(?![NSV])")
_ENOUGH = 2
_SURE = 3
_LONG = 6
"""Letters from which a name is hardly another word or a person's, so that a hint is enough."""
_ENGLISH = frozenset({"us", "gb", "ca", "au", "nz", "ie", "za"})
"""Countries with towns called by everyday words (Hope, Unity), so that "to Hope" tells no place."""
_LONGEST_ACRONYM = 6


def find_small_towns(row: list[Chunk], text: str, spoken_of: Mapping[str, float]) -> list[Chunk]:
    """The row with small towns as place chunks; where several bear the name, as localities without an id.

    `spoken_of` are the countries the text names and how much.
    """
    row = rewrite(row, (_LONG_NAME, lambda parts, _: _long_name(parts, text)))
    towns: dict[str, list[Place]] = {}
    points: defaultdict[str, int] = defaultdict(int)
    told: set[str] = set()
    labels = "".join([chunk.label for chunk in row])
    for found in _FULL_NAME.finditer(labels):
        at = found.start("last")
        if row[at - 1].end + 1 == row[at].start:
            points[_key(row[at : at + 1], text)] -= _SURE
    for found in _NAME.finditer(labels):
        start, end = found.span()
        key = _key(row[start:end], text)
        if key not in towns:
            towns[key] = list(towns_named(key)) if len(key) > 2 else []
        if towns[key]:
            land = _land_behind(row, end) or _land_before(row, start)
            towns[key] = [place for place in towns[key] if land in (None, place.country)]
            told_here, weight = _evidence(row, labels, start, end, text)
            points[key] += weight
            if told_here:
                told.add(key)
    settled = {
        key: place
        for key, places in towns.items()
        if places and (place := _meant(places, points[key], key in told, spoken_of, row)) is not None
    }
    if not settled:
        return row

    def settle(parts: list[Chunk], found: re.Match[str]) -> list[Chunk] | None:
        name = text[parts[0].start : parts[-1].end]
        place = settled.get(_key(parts, text))
        if place is None or (name.isupper() and len(name) <= _LONGEST_ACRONYM and name.title() not in text):
            return None
        if isinstance(place, str):
            if found.string.startswith("T", found.end()):
                return None  # a name with its type word is read as a whole
            made = spanning("L", parts, Entity("locality", name, None))
            made.data["country"] = place
            return [made]
        made = spanning("P", parts)
        made.data.update(place=place, kind=place.type)
        return [made]

    return rewrite(row, (_NAME, settle))


def _long_name(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """A town's name that small words hold together, though its first word be one, too ("Nice de Vaux")."""
    between = [part for part in parts if part.label in "xit"]
    linking = particles("whereabouts", "link")
    if any(text[part.start : part.end] not in linking for part in between):
        return None
    return [spanning("N", parts)] if towns_named(_key(parts, text)) else None


def _key(parts: list[Chunk], text: str) -> str:
    return fold(text[parts[0].start : parts[-1].end])


def _land_behind(row: list[Chunk], end: int) -> str | None:
    """The country behind a comma, a bracket or "in" ("El Alto (Bolivia)", "Redland City, Australia")."""
    end += row[end].label == "T"
    links, land = row[end : end + 1], row[end + 1 : end + 2]
    if land and land[0].label == "t":
        land = row[end + 2 : end + 3]  # "in the Philippines"
    if not links or links[0].label not in "(,i" or not land or land[0].label != "C":
        return None
    country = land[0].entity
    return country.id if country is not None else None


def _land_before(row: list[Chunk], start: int) -> str | None:
    """The country that owns a name in plain capitals ("Belgium's Linden")."""
    owner = "".join([chunk.label for chunk in row[max(0, start - 2) : start]])
    if owner != "C'" or row[start].label == "S":  # "Japan's Sato" is somebody
        return None
    country = row[start - 2].entity
    return country.id if country is not None else None


def _evidence(row: list[Chunk], labels: str, start: int, end: int, text: str) -> tuple[bool, int]:
    """Whether the words beside a name tell it as a place, and how much they speak for one at all."""
    before = row[start - 1] if start else None
    touching = before is not None and before.end + 1 == row[start].start
    if before is not None and touching and before.label in "HR":
        return False, -_SURE
    if _is_dateline(row, labels, start, end, text):
        return True, 2
    if end - start == 1 and text[row[start].start : row[end - 1].end].isupper():
        return False, 0
    word = text[before.start : before.end].lower() if before is not None else ""
    if _land_behind(row, end) is not None or _land_before(row, start) is not None:
        return True, _SURE
    if _has_a_council(row, labels, end):
        return True, _SURE
    doing = text[row[end - 1].start : row[end - 1].end].endswith("ing")  # "Receiving Mayor Ann Poe"
    behind = _TOLD_BEHIND.match(labels, end) is not None or (_has_a_mayor(row[end]) and not doing)
    if (
        behind
        or _TOLD_BEFORE.search(labels, max(0, start - 3), start)
        or word in particles("whereabouts", "in")
    ):
        return True, 2
    if _HINTED_BEFORE.search(labels, max(0, start - 3), start):
        return False, 1
    return False, 0


def _is_dateline(row: list[Chunk], labels: str, start: int, end: int, text: str) -> bool:
    """Whether a name opens a paragraph and a dash ends what it stands in ("BRUME, May 2 - ")."""
    first = row[start].start
    if first and text[first - 1] != "\n":
        return False
    dash = _DATELINE.match(labels, end)
    return dash is not None and text[row[dash.end() - 1].start] in "–—-"


def _has_a_mayor(behind: Chunk) -> bool:
    """Whether the title of somebody who governs a place stands there ("Brume mayor Ann Poe")."""
    return behind.label == "H" and behind.word is not None and behind.word.code in HEADS_OF_PLACES


def _has_a_council(row: list[Chunk], labels: str, end: int) -> bool:
    """Whether a council of its own stands behind a name ("Hensley Town Council")."""
    found = _COUNCIL.match(labels, end)
    word = row[found.end() - 1].word if found is not None else None
    return word is not None and word.code == "council"


def _meant(
    places: list[Place], points: int, told: bool, spoken_of: Mapping[str, float], row: list[Chunk]
) -> Place | str | None:
    """The town meant, or but its country where several of that bear the name, or None."""
    known = [place for place in places if spoken_of.get(place.country)]
    countries = {place.country for place in (known or places)}
    plain = len(places[0].name) >= _LONG and not countries & _ENGLISH
    if points < (1 if known and plain else _ENOUGH if known or plain else _SURE):
        return None
    if not told and not (known and not countries & _ENGLISH):
        return None
    if not known:
        return places[0] if len(places) == 1 else countries.pop() if len(countries) == 1 else None
    regions = {
        key
        for chunk in row
        if chunk.label == "P" and (place := chunk.data.get("place")) is not None
        for key in (place.id, place.parent)
    }
    near = [place for place in known if place.parent in regions] or known
    most = max(spoken_of[place.country] for place in near)
    near = [place for place in near if spoken_of[place.country] == most]
    if len(near) == 1:
        return near[0]
    return None if near[0].country in _ENGLISH and points < _SURE else near[0].country
