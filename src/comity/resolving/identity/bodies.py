"""The bodies that every locality has: its council, its departments (bodies.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.model.names import unaccented
from comity.reference.affix import is_hangul
from comity.resolving.words import words

PREFIX = "organisation/"
_BRACKETED = re.compile(r"\s*\([^()]*\)")


class Role(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """One entry of bodies.yaml, of which there is one in memory; its header says what each field is for."""

    role: str
    label: str
    called: dict[str, str]
    country: str
    names: tuple[str, ...]
    examples: tuple[str, ...]
    no_examples: tuple[str, ...] = msgspec.field(name="not")
    level: int | None = None


class Body(msgspec.Struct, frozen=True):
    """A name read as a locality's body: its role, and the locality as written ("" where it is not)."""

    role: Role
    locality: str
    level: str = ""


@cache
def roles() -> tuple[Role, ...]:
    """The packaged roles; BadVocabulary where the page does not hold together."""
    page = files("comity.resolving.identity").joinpath("bodies.yaml").read_text("utf-8")
    try:
        return tuple(msgspec.convert(yaml.safe_load(page), list[Role]))
    except msgspec.ValidationError as error:
        raise BadVocabulary("resolving/identity/bodies.yaml", "role", str(error)) from error


def body_id(locality: str, role: str) -> str:
    """The id of a locality's body.

    >>> body_id("vn/binh-duong", "foreign-affairs")
    'organisation/vn/binh-duong/foreign-affairs'
    """
    return f"{PREFIX}{locality}/{role}"


def locality_of(entity: str) -> str | None:
    """The locality that a body belongs to, by its id; None for every other id.

    >>> locality_of("organisation/vn/binh-duong/foreign-affairs"), locality_of("organisation/herald")
    ('vn/binh-duong', None)
    """
    if not entity.startswith(PREFIX) or entity.count("/") < 3:
        return None
    return entity[len(PREFIX) :].rpartition("/")[0]


def label_of(entity: str, locality: str, language: str = "en") -> str | None:
    """What the body of a locality of that name is called in a language; None for no such body.

    >>> body = "organisation/vn/hue/peoples-council"
    >>> label_of(body, "Huế"), label_of(body, "Huế", "vi")
    ("Huế People's Council", 'Hội đồng nhân dân Huế')
    """
    role = entity.rpartition("/")[2]
    found = next((each for each in roles() if each.role == role), None) if locality_of(entity) else None
    form = found.called.get(language, f"{{}} {found.label}") if found else ""
    return form.format(locality) or None


@lru_cache(maxsize=100_000)
def bodies_in(name: str) -> tuple[Body, ...]:
    """Every way to read a name as a locality's body, the longest role first.

    >>> [(body.role.role, body.locality) for body in bodies_in("Sở Ngoại vụ tỉnh Bình Dương")]
    [('foreign-affairs', 'tỉnh Bình Dương')]
    """
    text = " ".join(_BRACKETED.sub(" ", name).replace("’", "'").split()) or name
    plain = unaccented(text).lower()
    if len(plain) != len(text):
        text = plain
    found = dict.fromkeys(_readings(text, plain))
    return tuple(found)


def _readings(text: str, plain: str) -> Iterator[Body]:
    for phrase, role in _phrases():
        if phrase not in plain:
            continue
        for at in _places(plain, phrase):
            before, behind = text[:at], text[at + len(phrase) :]
            if before.strip() and behind.strip() and not _is_loose(before):
                continue
            rest = _trimmed(f"{before} {behind}" if _is_loose(before) else before or behind)
            if rest is not None:
                yield Body(role, rest, _level(f"{before} {behind}") if not rest else "")


@cache
def _phrases() -> tuple[tuple[str, Role], ...]:
    named = [(name, role) for role in roles() for written in role.names for name in _orders(written)]
    rows = [(unaccented(name).lower(), role) for name, role in named]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def _orders(name: str) -> Iterator[str]:
    """An English name of a department in its usual orders: "Tourism Department", "Tourism Bureau"."""
    yield name
    head, found, field = name.partition(" of ")
    if found and head == "Department":
        yield from (f"{field} {word}" for word in ("Department", "Bureau", "Division"))
        yield f"Bureau of {field}"


def _places(plain: str, phrase: str) -> Iterator[int]:
    """Where a phrase stands as words of its own, or, in Hangul, at the end."""
    if is_hangul(phrase):
        if plain.endswith(phrase):
            yield len(plain) - len(phrase)
        return
    yield from (found.start() for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", plain))


def _trimmed(rest: str) -> str | None:
    """What is left of a name without its role, as the name of a locality."""
    parts = words().possessive(rest).replace(",", " , ").split()
    while parts and _folded(parts[0]) in _SMALL:
        parts = parts[1:]
    while parts and _folded(parts[-1]) in _SMALL:
        parts = parts[:-1]
    if all(_folded(part) in words().place_levels for part in parts):
        return ""
    return " ".join(parts).replace(" ,", ",")


_SMALL = frozenset({"of", "the", "in", "for", "cua", "tai", ",", "-", "and"})


def _level(rest: str) -> str:
    """The word that says of what level the locality is that is not named."""
    return next((part for part in map(_folded, rest.split()) if part in words().place_levels), "")


def _is_loose(before: str) -> bool:
    return all(_folded(part) in words().place_levels | _SMALL for part in before.split())


def _folded(part: str) -> str:
    return unaccented(part).lower().strip(".'")
