"""The first stage of the cascade: chunks of known and unknown names become localities, governments and bodies."""

from __future__ import annotations

import re

from comity.lexicon.load import Word
from comity.model.entity import Entity
from comity.reading.chunks import Chunk, rewrite, simple_label, spanning
from comity.reading.places import PlaceChooser, is_city
from comity.reading.scanner import Hit
from comity.reading.variants import shortened

_TYPED_BEFORE = re.compile(r"(?<![PNSt])Tft?P|(?<=t)Tft?P")
_TYPED = re.compile(r"PT?")
_UNKNOWN_TYPED = re.compile(r"(?<![NSHVR])[NS]{1,3}T")
# Capitalised words before a country in brackets, behind a first word of place names, "the town of", "the council of", "the mayor of".
_UNKNOWN = re.compile(
    r"[GNSV]{1,3}(?=\(C\))|G[NSV]{1,2}|(?<=Tf)[NS]{1,2}(?![NSBV])|(?<=Bf)[NS]{1,3}(?![NSBV&])"
    r"|(?<=Hf)[NS]{1,3}(?![NSB])|(?<=Hft)[NS]{1,3}(?![NSBEV])"
)
_FIRST_WORD_LEVEL = {
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


def locate(row: list[Chunk], chooser: PlaceChooser, text: str, surnames: dict[int, Hit]) -> list[Chunk]:
    """Settle what every place name means; names nothing supports become plain capitalised words.

    `surnames` are the family names by the offset where they stand.
    """
    _names_of_people(row, text, surnames)
    chosen = chooser.choose_all(
        {at: _level_beside(row, at, text) for at, chunk in enumerate(row) if chunk.label == "P"}
    )
    for at, chunk in enumerate(row):
        if chunk.label == "P":
            place = chosen[at]
            if place is None:
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
    row = rewrite(
        row,
        (_TYPED_BEFORE, lambda parts, _: _apposed(parts, text)),
        (_TYPED, lambda parts, _: _place(parts, parts[0], text, parts[1] if len(parts) > 1 else None)),
        (_UNKNOWN_TYPED, lambda parts, _: _unknown_place(parts, text)),
    )
    row = rewrite(row, (_UNKNOWN, lambda parts, found: _unnamed_place(parts, found, row, text)))
    return _parents(shortened(row, text), text)


def _names_of_people(row: list[Chunk], text: str, surnames: dict[int, Hit]) -> None:
    """A place name inside a person's ("Mayor London Breed", "Le Thanh Hoa", "Van Huu Chien") is none."""
    for at in range(len(row) - 1):
        chunk, before, after = row[at], row[at - 1], row[at + 1]
        if chunk.label == "S" and _is_function_word(chunk, text):
            within = at and before.label in "NSHR" and before.end + 1 == chunk.start
            if not within and not (at + 2 < len(row) and after.label in "NS" and row[at + 2].label in "NSP"):
                chunk.label = simple_label(text[chunk.start : chunk.end]) or "W"
        if at == 0:
            continue
        if chunk.label == "W" and _ends_a_name(row, at, text):
            chunk.label = "N"
        if (
            chunk.label in "BT"
            and chunk.start in surnames
            and (before.label in "HR" or (after.label in "NS" and before.label not in "NSVLPB"))
        ):
            chunk.label, chunk.hit = "S", surnames[chunk.start]
        if chunk.label in "CA" and _inside_a_name(row, at):
            chunk.label = "N"
        if chunk.label != "P":
            continue
        world = chunk.hit is not None and all(name.tier == "world" for name in chunk.hit.names)
        named = after.label in ("NSP" if before.label in "HR" else "NS") and after.start == chunk.end + 1
        if (
            (world and after.label == "V" and (word := _word(after)) is not None and word.code == "feature")
            or (before.label == "G" and before.end + 1 == chunk.start)
            or (
                before.label in "HR"
                and (
                    named
                    or (
                        world
                        and before.label == "H"
                        and after.label not in "TBJf,(&"
                        and before.end + 1 == chunk.start
                    )
                )
            )
            or (after.label not in "TBJ" and (_inside_a_name(row, at) or (world and _amid_capitals(row, at))))
        ):
            chunk.label = "N"
        elif named and not world and chunk.start in surnames and _begins_a_name(row, at):
            chunk.label, chunk.hit = "S", surnames[chunk.start]
        elif (
            world
            and named
            and before.label != "i"
            and chunk.hit is not None
            and " " not in text[chunk.start : chunk.end]
        ):
            chunk.label, chunk.hit = "S", surnames.get(chunk.start)


def _inside_a_name(row: list[Chunk], at: int) -> bool:
    """Whether a word that is also a country stands in a person's name ("Nguyen Duc Thang")."""
    before, after = row[at - 1], row[at + 1]
    if before.end + 1 != row[at].start:
        return False
    named = before.label == "S" or (before.label == "N" and at > 1 and row[at - 2].label in "SHR")
    return named or (before.label == "R" and (after.label in "NS" or row[at].label in "AC"))


_WHOLE_DAYS = re.compile(r"(?:[A-Z][a-z]+day|January|February|March|April|June|July|August|[A-Z][a-z]+ber)$")


def _ends_a_name(row: list[Chunk], at: int, text: str) -> bool:
    """Whether a common word with a capital goes on with a name that a family name began ("Tran Van Can")."""
    before = row[at - 1]
    if before.end + 1 != row[at].start or _WHOLE_DAYS.match(text[row[at].start : row[at].end]):
        return False
    return (before.label == "S" and row[at + 1].label in "NS") or (
        before.label == "N" and at > 1 and row[at - 2].label == "S"
    )


def _begins_a_name(row: list[Chunk], at: int) -> bool:
    """Whether a place name that begins with a family name goes on in capitals up to a comma or a verb ("Dong Van Phuoc,")."""
    beyond = row[at + 2] if at + 2 < len(row) else None
    return row[at - 1].label != "i" and beyond is not None and beyond.label in ",x("


def _amid_capitals(row: list[Chunk], at: int) -> bool:
    """Whether a capitalised word that does not merely begin a sentence stands right before."""
    before = row[at - 1]
    return (
        before.label == "N" and before.end + 1 == row[at].start and at > 1 and row[at - 2].label not in '|"'
    )


def _is_function_word(chunk: Chunk, text: str) -> bool:
    return text[chunk.start : chunk.end] in {
        "In",
        "On",
        "He",
        "So",
        "To",
        "An",
        "Do",
        "No",
        "Go",
        "We",
        "As",
        "Y",
    }


def _level_beside(row: list[Chunk], at: int, text: str) -> int | None:
    """The level that a type word, a body or a title beside a place name speaks of."""
    after = row[at + 1] if at + 1 < len(row) else None
    if after is not None and after.label == "'":
        after = row[at + 2] if at + 2 < len(row) else None
    if after is not None and after.hit is not None and after.hit.words:
        word = after.hit.words[0]
        if after.label in "TJ":
            return _as_int(word.attr("level"))
        if after.label == "B":
            return _FIRST_WORD_LEVEL.get(text[after.start : after.end].split(" ")[0].lower())
        if after.label == "H":
            return _TITLE_LEVEL.get(str(word.attr("level")))
    for back in (2, 3):
        if at - back >= 0 and "".join(chunk.label for chunk in row[at - back : at]) in ("Tf", "Tft", "Hf"):
            head = row[at - back]
            if head.hit is not None and head.hit.words:
                level = head.hit.words[0].attr("level")
                return _TITLE_LEVEL.get(level) if isinstance(level, str) else _as_int(level)
    return None


def _as_int(level: object) -> int | None:
    return level if isinstance(level, int) else None


def _apposed(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "the province of Binh Duong" names one place; "a district of Seoul" is another than Seoul."""
    kind, named = parts[0], parts[-1]
    if _names_a_capital(kind, named, text):
        return None
    level = _as_int(kind.hit.words[0].attr("level")) if kind.hit else None
    place = named.data.get("place")
    if text[kind.end - 1] == "s":
        return None
    if (
        place is None
        or (level and place.level != level)
        or text[max(0, kind.start - 3) : kind.start].lower().endswith(("a ", "an "))
    ):
        return None
    return _place(parts, named, text, kind)


def _names_a_capital(kind: Chunk, named: Chunk, text: str) -> bool:
    """Whether "the capital of X" means a city in X rather than X itself."""
    if not text[kind.start : kind.end].lower().startswith("capital"):
        return False
    return not is_city(named.data.get("kind", ""))


def _place(parts: list[Chunk], named: Chunk, text: str, kind: Chunk | None) -> list[Chunk] | None:
    place = named.data.get("place")
    if place is None:
        return None
    if kind is not None and kind.start > named.start and not _belongs(kind, text):
        return [_locality([named], named, place, text), kind]
    return [_locality(parts, named, place, text, kind)]


def _belongs(kind: Chunk, text: str) -> bool:
    """Whether a type word after a name is part of it: weak ones ("state", "town") only with a capital."""
    word = kind.hit.words[0] if kind.hit else None
    if word is None or word.attr("anaphor_only"):
        return False
    surface = text[kind.start : kind.end]
    if surface.startswith("capital"):
        return False
    return surface[0].isupper() or (not word.attr("weak") and not surface.endswith("s"))


def _locality(parts: list[Chunk], named: Chunk, place: object, text: str, kind: Chunk | None = None) -> Chunk:
    start = named.start
    end = kind.end if kind is not None and kind.start > start else named.end
    chunk = spanning("L", parts, Entity("locality", text[start:end], place.id))  # type: ignore[attr-defined]
    chunk.data.update(place=place, kind=named.data["kind"])
    return chunk


def _unknown_place(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """A capitalised name before a place type is a locality the tables do not know ("Miyazaki prefecture")."""
    kind = parts[-1]
    word = kind.hit.words[0] if kind.hit else None
    surface = text[kind.start : kind.end]
    bare = surface.lower().startswith("capital") or surface.lower().endswith("s")
    if word is None or not _belongs(kind, text) or bare or word.attr("weak"):
        return None
    if any(later.start - earlier.end > 1 for earlier, later in zip(parts, parts[1:], strict=False)):
        return None
    chunk = spanning("L", parts, Entity("locality", text[parts[0].start : kind.end], None))
    chunk.data["type"] = word.code
    return [chunk]


_CITY_HEADS = {
    "mayor",
    "deputy mayor",
    "municipal president",
    "magistrate",
    "governor",
    "vice governor",
    "prefect",
    "burgomaster",
}


def _unnamed_place(
    parts: list[Chunk], found: re.Match[str], row: list[Chunk], text: str
) -> list[Chunk] | None:
    """A name is a place's where a country in brackets, a mayor or the first word says so ("El Alto (Bolivia)")."""
    head = found.string[max(0, found.start() - 2) : found.start()]
    if head == "Bf" and (word := _word(row[found.start() - 2])) is not None and word.code == "organisation":
        return None
    if head == "Tf" and not _belongs(row[found.start() - 2], text):
        return None
    if head in ("Hf", "ft"):
        title = row[found.start() - (2 if head == "Hf" else 3)]
        if title.hit is None or title.hit.words[0].code not in _CITY_HEADS:
            return None
    made = spanning("L", parts, Entity("locality", text[parts[0].start : parts[-1].end], None))
    return [made]


def _parents(row: list[Chunk], text: str) -> list[Chunk]:
    """Mark places and countries that only say where another place lies ("Gangnam District in Seoul")."""
    labels = "".join([chunk.label for chunk in row])
    for at, chunk in enumerate(row):
        if chunk.label != "L":
            continue
        place = chunk.data.get("place")
        for step in (2, 3, 4):
            if (
                at + step < len(row)
                and row[at + step].label in "LC"
                and _links(labels[at + 1 : at + step], row[at + 1], text)
            ):
                other = row[at + step]
                if _is_above(other, place):
                    other.data["above"] = chunk
                    if other.label == "L":
                        other.label = "p"
                        chunk.data.setdefault("parent", other)
                        beyond = at + step + 2
                        if beyond < len(row) and row[beyond].label == "C" and labels[at + step + 1] == ",":
                            row[beyond].label = "c"
                    else:
                        other.label = "c"
                    if place is None and other.label == "c":
                        chunk.data["country"] = other.entities[0].id
                break
        for step in (2, 3):
            if at >= step and row[at - step].label in "LCA" and labels[at - step + 1 : at] in ("'", "'x"):
                other = row[at - step]
                if _is_above(other, place):
                    other.data["above"] = chunk
                    other.label = "p" if other.label == "L" else "c"
    return row


def _links(between: str, first: Chunk, text: str) -> bool:
    if between not in {",", "(", "i", "f", ",t", "(t", "it", "ft", ",i", ",T"}:
        return False
    return text[first.start : first.end].lower() not in {"to", "for", "with", "by", "as", "between", "from"}


def _is_above(other: Chunk, place: object | None) -> bool:
    if place is None:
        return True
    if other.label in "CA":
        return bool(other.entities) and other.entities[0].id == place.country  # type: ignore[attr-defined]
    above = other.data.get("place")
    if above is None:
        return False
    parents = {place.parent, *(span.value for span in place.parents)}  # type: ignore[attr-defined]
    return above.id in parents or (
        above.level == 1
        and place.level == 2
        and above.country == place.country
        and place.id.startswith(above.id + "/")  # type: ignore[attr-defined]
    )


_OF_A_PLACE = re.compile(r"L'?[JT]?B")
_AT_A_PLACE = re.compile(r"[JT]?Bft?L")
_RUNNING_ON = re.compile(r"ON[NVCLO]*")
_UNPLACED = re.compile(r"[tq]?[JT]B|[tq]B")
_ORGANISATION = re.compile(
    r"(?:(?<=t)[NSV]{1,2}&|[LpC]?V&(?=V+B))?(?:[NSLpCAOVEJTBd]|H(?=[NVB]*B)|(?<=[NSV])'(?=[NSLCVB]))*B(?:[fi]t?[NSLpCcAOVEJTBq]+(?:&[NSLCAVETJB]+|(?:,[NV]{1,2})+,?&[NV]+)*)*"
)


def embody(row: list[Chunk], text: str) -> list[Chunk]:
    """Governments become their locality, councils and other bodies organisations of their own."""
    row = rewrite(
        row,
        (_OF_A_PLACE, lambda parts, _: _governed(parts, parts[0], parts[-1], text)),
        (_AT_A_PLACE, lambda parts, _: _governed(parts, parts[-1], _body(parts), text)),
        (_ORGANISATION, lambda parts, _: _organisation(parts, text)),
        # A body of a body leaves its second half to a second pass.
        (_ORGANISATION, lambda parts, _: _organisation(parts, text)),
        (_RUNNING_ON, lambda parts, _: _longer(parts, text)),
        (_UNPLACED, lambda parts, _: _bare(parts, text)),
    )
    return _acronyms(row, text)


def _body(parts: list[Chunk]) -> Chunk:
    return next(part for part in parts if part.label == "B")


def _word(chunk: Chunk) -> Word | None:
    return chunk.hit.words[0] if chunk.hit and chunk.hit.words else None


def _governed(parts: list[Chunk], place: Chunk, body: Chunk, text: str) -> list[Chunk] | None:
    word = _word(body)
    if word is None or word.code == "organisation":
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


def _name(parts: list[Chunk], text: str) -> str:
    first = parts[1] if parts[0].label == "t" else parts[0]
    return " ".join(text[first.start : parts[-1].end].split())


def _organisation(parts: list[Chunk], text: str) -> list[Chunk] | None:
    at = next(i for i, part in enumerate(parts) if part.label == "B")
    last_head = max(
        i
        for i, part in enumerate(parts)
        if part.label == "B" and "f" not in "".join(p.label for p in parts[at:i])
    )
    head = parts[last_head]
    word = _word(head)
    if word is None or not text[head.start].isupper():
        return None
    tail = parts[last_head + 1 :]
    if word.code == "government" and not tail:
        return None
    tail = _tail(tail, text, bool(last_head)) if word.attr("of") else []
    rest = parts[last_head + 1 + len(tail) :]
    front = parts[:last_head]
    while front and (front[0].label == "'" or not text[front[0].start].isupper()):
        front = front[1:]
    if not front and not tail:
        return None
    used = [*front, head, *tail]
    made = spanning(
        "O", used, Entity("organisation", " ".join(text[used[0].start : used[-1].end].split()), None)
    )
    made.data["head"] = word.code
    if word.code == "council":
        made.data["council"] = True
    if word.attr("venue"):
        made.data["venue"] = made.entities[0]
    place = next((part for part in used if part.label == "L"), None)
    if place is not None:
        made.data["of"] = place.entities[0]
    owner = next((part for part in rest if part.label == "L"), None)
    if owner is not None and place is None:
        made.data["of"] = owner.entities[0]
    return [*parts[: parts.index(used[0])], made, *rest]


def _longer(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """A known name that runs on in capitals is another body's ("LG Display Vietnam")."""
    if any(later.start - earlier.end != 1 for earlier, later in zip(parts, parts[1:], strict=False)):
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
        if fronted and part.label == "B" and at and "f" in [before.label for before in tail[:at]]:
            tail = tail[: max(i for i, before in enumerate(tail[:at]) if before.label == "f" and i < at)]
            break
        if part.label not in "fit&'," and not text[part.start].isupper():
            tail = tail[:at]
            break
    while tail and tail[-1].label in "fit&,":
        tail = tail[:-1]
    places = re.search("[fi]t?[LpCc]+$", "".join(part.label for part in tail))
    if places and (fronted or places.start() > 0):
        tail = tail[: places.start()]
    return tail


def _bare(parts: list[Chunk], text: str) -> list[Chunk] | None:
    """ "the provincial People's Committee" points back to a locality; "the municipal council" to its council."""
    word = _word(parts[-1])
    if word is None or word.code == "organisation":
        return None
    adjective = next((part for part in parts if part.label in "JT"), None)
    level = _word(adjective).attr("level") if adjective is not None and _word(adjective) else None  # type: ignore[union-attr]
    made = spanning("Y", parts)
    made.data.update(
        level=level, country=word.attr("country"), government=True, body=text[parts[-1].start : parts[-1].end]
    )
    if level is None:
        made.data["level"] = _FIRST_WORD_LEVEL.get(made.data["body"].split(" ")[0].lower())
    if word.code == "council":
        made.data["council"] = _name(parts, text)
    return [made]


def _acronyms(row: list[Chunk], text: str) -> list[Chunk]:
    """ "… Association (VKBIA)" names the acronym; later uses of it alone are the same organisation."""
    known: dict[str, Entity] = {}
    for at in range(len(row) - 3):
        if row[at].label == "O" and row[at + 1].label == "(" and row[at + 3].label == ")":
            short = text[row[at + 2].start : row[at + 2].end]
            if short.isupper() and len(short) > 1 and row[at].entities:
                known[short] = row[at].entities[0]
                row[at + 2].label = "a"
    for chunk in row:
        if chunk.label in "NS" and known:
            full = known.get(text[chunk.start : chunk.end])
            if full is not None:
                chunk.label, chunk.entities = "O", (full,)
    return row
