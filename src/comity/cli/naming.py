"""What a word on the command line means: an entity, a record, a claim or a document of the register."""

from __future__ import annotations

import re

from comity.atlas import Atlas
from comity.errors import AmbiguousName, UnknownName
from comity.insight.subject import Subject, of_claim, of_entity, of_record
from comity.model.entity import EntityType
from comity.model.record import Record, ResolvedEntity
from comity.publish.words import term
from comity.reference import gazetteer
from comity.register.view import KeptDocument, View

RECORD = re.compile(r"[a-z]{3}-[0-9a-f]{1,16}")
_CLAIM = re.compile(r"[0-9a-f]{32}")

Found = ResolvedEntity | Record | KeptDocument


def one(view: View, name: str, entities_only: bool = False) -> Found:
    """The one thing of the register that a name means: an id, a record, a document, an entity by name.

    Raises AmbiguousName where several things fit, UnknownName where nothing does.
    """
    if not entities_only:
        looks = (view.record, view.document) if RECORD.fullmatch(name) else (view.document,)
        for look in looks:
            try:
                return look(name)
            except UnknownName:
                continue
    return entity(view, name)


def entity(view: View, name: str) -> ResolvedEntity:
    """The entity of an id or a name; one that only the reference tables know counts too."""
    try:
        return view.entity(name)
    except UnknownName:
        pass
    fitting = view.named(name) or _by_reference(view, name)
    if not fitting:
        raise UnknownName(name, _unknown(view, name))
    if len(fitting) > 1:
        raise AmbiguousName(name, ((e.id, f"{e.name}, {term('type', e.type)}") for e in fitting))
    return fitting[0]


def locality(view: View, name: str) -> str:
    """The id of the locality a name means, be it one that no document names: what lies in it counts.

    Raises UnknownName or AmbiguousName.
    """
    try:
        found = entity(view, name)
    except UnknownName:
        tables = gazetteer.load()
        ids = dict.fromkeys(reading.id for reading in tables.readings(name) if "/" in reading.id)
        if len(ids) > 1:
            raise AmbiguousName(name, ((id_, Atlas(tables).name(id_) or id_) for id_ in ids)) from None
        if not ids:
            raise
        return next(iter(ids))
    if found.type != "locality":
        raise UnknownName(name, "is no locality")
    return found.id


def country(code: str) -> str:
    """A country's code in lower case; UnknownName where there is none."""
    return gazetteer.load().country(code.lower()).id


def subject(view: View, name: str) -> Subject:
    """What a decision is about: an entity, a record or a claim, `@DOCUMENT` for it in one document alone."""
    if _CLAIM.fullmatch(name):
        return of_claim(view, name)
    what, at, where = name.partition("@")
    document = view.document(where) if at else None
    found = view.record(what) if RECORD.fullmatch(what) else entity(view, what)
    return of_record(view, found, document) if isinstance(found, Record) else of_entity(view, found, document)


def _by_reference(view: View, name: str) -> tuple[ResolvedEntity, ...]:
    """Entities the reference tables know by this id or name: those of the register, else the one named."""
    atlas, tables = Atlas(gazetteer.load()), gazetteer.load()
    if (official := atlas.name(name)) is not None:
        return (_unmet(name, official),)
    ids = [reading.id for reading in tables.readings(name)]
    ids += [organisation.id for organisation in tables.organisation_readings(name)]
    found = []
    for id_ in ids:
        try:
            found.append(view.entity(id_))
        except UnknownName:
            continue
    return tuple(found)


def _unmet(id_: str, name: str) -> ResolvedEntity:
    """An entity that the reference tables know and no document names."""
    type_: EntityType = "organisation" if id_.startswith("org/") else "locality" if "/" in id_ else "country"
    return ResolvedEntity(id=id_, type=type_, name=name, names=(name,), reference=True)


def _unknown(view: View, name: str) -> str:
    tables = gazetteer.load()
    if known := dict.fromkeys(reading.id for reading in tables.readings(name)):
        return f"is named in no document of this register; the reference tables know {', '.join(known)}"
    near = [found.name for found in view.named_like(name)]
    near = near or list(dict.fromkeys(reading.form for reading in tables.near(name, limit=3)))
    return "is not in this register" + (f"; did you mean {', '.join(near)}?" if near else "")
