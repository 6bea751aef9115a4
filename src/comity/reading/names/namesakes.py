"""Place names that are none where they stand: small words, and parts of people's names."""

from __future__ import annotations

import re

from comity.lexicon.load import Word
from comity.reading.marks.chunks import Chunk, simple_label
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.names.fitness import kinds_of_places

_LETTERS = re.compile(r"[^\W\d_]+")
_SETTLED = re.compile("[SWBTCAP]")
_DASH = frozenset("-–—")
_MOST_SYLLABLES = 3
"""How many words may stand between a family name and a word that is still part of the name."""


def settle_namesakes(row: list[Chunk], text: str, surnames: dict[int, Hit]) -> None:
    """Relabel what only looks like a place or a family name.

    "Mayor London Breed", "Le Thanh Hoa" and "Van Huu Chien" name no place; "In" and "To" begin a name only
    inside one. `surnames` are the family names by the offset where they stand.
    """
    length = len(row)
    borne: set[str] = set()
    for found in _SETTLED.finditer("".join([chunk.label for chunk in row[:-1]])):
        at = found.start() + len(row) - length  # a name that was parted has put in one more
        label = row[at].label
        if label == "S":
            _settle_small_word(row, at, text)
        elif label == "P" and (kind := _kind_of_a_place(row, at, text)) is not None:
            chunk = row[at]
            chunk.label, chunk.hit = "T", Hit(chunk.start, chunk.end, "types", (kind,))
        elif at == 0:
            continue
        elif label == "W" and _goes_on_with_a_name(row, at, text):
            row[at].label = "N"
        elif label in "BT" and row[at].start in surnames and _begins_a_person(row, at):
            row[at].label, row[at].hit = "S", surnames[row[at].start]
        elif label in "CA" and _inside_a_name(row, at):
            row[at].label = "N"
        elif label == "P":
            _settle_place(row, at, text, surnames, borne)


def _settle_small_word(row: list[Chunk], at: int, text: str) -> None:
    """A family name that is also a small word ("In") counts only within a name or before two more words."""
    word = text[row[at].start : row[at].end]
    if word.lower() not in particles("name_words", "small"):
        return
    within = at and row[at - 1].label in "NSHR" and _touches(row, at)
    before_two = at + 2 < len(row) and row[at + 1].label in "NS" and row[at + 2].label in "NSP"
    if not within and not before_two:
        row[at].label = simple_label(word) or "W"


def _settle_place(row: list[Chunk], at: int, text: str, surnames: dict[int, Hit], borne: set[str]) -> None:
    """`borne` are the words that ended people's names so far ("Jun Kobayashi … Kobayashi offered")."""
    chunk, before, after = row[at], row[at - 1], row[at + 1]
    word = text[chunk.start : chunk.end]
    small = _is_small(chunk)
    if _is_half_a_name(row, at, small, text):
        chunk.label = "N"
        if after.label == "P" and _touches(row, at + 1):
            after.label = "N"
    elif chunk.start in surnames and _goes_on_in_small_letters(chunk, text):
        _part_in_a_name(row, at, text)
    elif _is_no_place(row, at, small, text):
        chunk.label = "N"
        if before.label in "NS" and _touches(row, at):
            borne.add(word)
    elif small and word in borne and before.label not in "ifT" and after.label not in "TBJHf(":
        chunk.label = "N"
    elif after.label not in "NS" or after.start != chunk.end + 1:
        return
    elif not small and chunk.start in surnames and _goes_on_to_a_verb(row, at, text):
        chunk.label, chunk.hit = "S", surnames[chunk.start]
    elif (
        small
        and (before.label != "i" or _is_agent(before, text))
        and not (before.label == "f" and _begins_a_name(row, at + 1))
        and " " not in word
    ):
        chunk.label, chunk.hit = "S", surnames.get(chunk.start)


def _kind_of_a_place(row: list[Chunk], at: int, text: str) -> Word | None:
    """What sort of place a town's name says beside another's ("the Canton of Vaud", "Canton Sarajevo")."""
    if not _is_small(row[at]) or "P" not in (
        row[at - 1].label,
        *[near.label for near in row[at + 1 : at + 3]],
    ):
        return None
    return kinds_of_places().get(text[row[at].start : row[at].end].lower())


def _begins_a_name(row: list[Chunk], at: int) -> bool:
    """Whether a person's name in two words stands there ("the mayor of Yokohama Jun Kobayashi")."""
    return row[at + 1].label in "NSP" and _touches(row, at + 1) and row[at + 2].label not in "NSVTBE"


def _is_half_a_name(row: list[Chunk], at: int, small: bool, text: str) -> bool:
    """Whether a place is but a word of a longer name ("Lake Victoria"; of two `small` ones, "Bat Trang")."""
    before, after = row[at - 1], row[at + 1]
    if (
        small
        and before.label == "("
        and after.label == ")"
        and text[after.end : after.end + 2].strip() in _DASH
    ):
        return True  # an agency ("WUHAN, May 2 (Xinhua) -- ")
    if _touches(row, at) and text[before.start : before.end].lower() in particles("whereabouts", "landscape"):
        return True
    if small and after.label in "NVT" and _touches(row, at + 1) and _ends_a_town(after, text):
        return True  # "Gilbert Plains"
    ends = at + 2 >= len(row) or row[at + 2].label not in "NSVBTEP"
    return small and after.label == "P" and _touches(row, at + 1) and ends


def _ends_a_town(chunk: Chunk, text: str) -> bool:
    """Whether a word with a capital is one that many towns' names end in ("Plains")."""
    word = text[chunk.start : chunk.end]
    return word[0].isupper() and word.lower() in particles("whereabouts", "ending")


def _is_small(chunk: Chunk) -> bool:
    return chunk.hit is not None and all(name.tier == "world" for name in chunk.hit.names)


def _goes_on_in_small_letters(chunk: Chunk, text: str) -> bool:
    """Whether a hyphen and more of a given name follow ("Kim Dong-yeon", but "Ha Noi-based")."""
    follows = text[chunk.end : chunk.end + 2]
    if follows[:1] != "-" or not follows[1:].islower():
        return False
    behind = _LETTERS.match(text, chunk.end + 1)
    return behind is None or behind.group() not in particles("compounds", "based")


def _part_in_a_name(row: list[Chunk], at: int, text: str) -> None:
    """ "Kim Dong-yeon" is no Kim Dong: its words become those of a name."""
    chunk = row[at]
    space = text.find(" ", chunk.start, chunk.end)
    behind = _LETTERS.match(text, chunk.end + 1)
    chunk.label = "N"
    if space > 0 and behind is not None:
        given = Chunk("N", space + 1, behind.end())
        chunk.label, chunk.end = "S", space
        if row[at + 1].start < given.end:
            row[at + 1] = given
        else:
            row.insert(at + 1, given)


def _is_agent(chunk: Chunk, text: str) -> bool:
    """Whether who does something follows ("signed by")."""
    return text[chunk.start : chunk.end].lower() in particles("whereabouts", "agent")


def _is_no_place(row: list[Chunk], at: int, small: bool, text: str) -> bool:
    """Whether a title, a street or a longer name takes the word; `small` places give way sooner."""
    chunk, before, after = row[at], row[at - 1], row[at + 1]
    if small and after.label == "V" and after.word is not None and after.word.code == "feature":
        return " ".join(text[chunk.start : after.end].split(" ")[-2:]).lower() not in _halls()
    if before.label == "G" and _touches(row, at):
        return True
    if before.label in "HR" and after.label in "NSP" and after.start == chunk.end + 1:
        return True
    if small and before.label == "H" and after.label not in "TBJf,(&" and _touches(row, at):
        return True
    if after.label in "TBJ":
        return False
    return _inside_a_name(row, at) or (small and _amid_capitals(row, at))


def _touches(row: list[Chunk], at: int) -> bool:
    return row[at - 1].end + 1 == row[at].start


def _inside_a_name(row: list[Chunk], at: int) -> bool:
    """Whether a word stands in a person's name ("Nguyen Duc Thang", "Bui Thi Quynh Van")."""
    before, after = row[at - 1], row[at + 1]
    if not _touches(row, at):
        return False
    if before.label == "R":
        return after.label in "NS" or row[at].label in "AC"
    return before.label == "S" or _after_a_family_name(row, at)


def _after_a_family_name(row: list[Chunk], at: int) -> bool:
    """Whether the capitalised words right before go back to a family name, a title or an honorific."""
    first = at - 1
    while first > 0 and at - first <= _MOST_SYLLABLES and row[first].label == "N" and _touches(row, first):
        first -= 1
    return first < at - 1 and row[first].label in "SHR"


def _goes_on_with_a_name(row: list[Chunk], at: int, text: str) -> bool:
    """Whether a common word with a capital is still part of a name ("Tran Van Can")."""
    word = text[row[at].start : row[at].end].lower()
    if not _touches(row, at) or word in particles("name_words", "day"):
        return False
    before = row[at - 1]
    begun = before.label == "S" and row[at + 1].label in "NS"
    return begun or (before.label == "N" and at > 1 and row[at - 2].label == "S")


def _begins_a_person(row: list[Chunk], at: int) -> bool:
    """Whether a word that is also a kind of thing ("Park") begins a person's name here."""
    before, after = row[at - 1], row[at + 1]
    return before.label in "HR" or (after.label in "NS" and before.label not in "NSVLPB")


def _halls() -> frozenset[str]:
    return particles("bodies", "government")


def _goes_on_to_a_verb(row: list[Chunk], at: int, text: str) -> bool:
    """Whether a place name that begins with a family name goes on in capitals ("Dong Van Phuoc,")."""
    ahead = at + 2
    most = at + (1 if " " in text[row[at].start : row[at].end] else _MOST_SYLLABLES)
    while ahead < len(row) and ahead <= most and row[ahead].label in "NS":
        ahead += 1
    beyond = row[ahead] if ahead < len(row) else None
    placing = row[at - 1].label == "i" and not _is_agent(row[at - 1], text)
    return not placing and beyond is not None and beyond.label in ",x(.|"


def _amid_capitals(row: list[Chunk], at: int) -> bool:
    """Whether a capitalised word that does not merely begin a sentence stands right before."""
    begins = at > 1 and row[at - 2].label in '|"'
    return row[at - 1].label == "N" and _touches(row, at) and at > 1 and not begins
