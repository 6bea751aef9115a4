"""The closed lists claims draw from (sectors, indicators, units) and a page for each kind, checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.model.claim import KINDS, BaseClaim, Claim

_STRUCTS: tuple[type[BaseClaim], ...] = get_args(Claim)
CURRENCY = "currency"
ISIC_SECTIONS = frozenset("ABCDEFGHIJKLMNOPQRSTU")


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One code of a vocabulary: its label, what it means, and one example.

    `units` are those an indicator's values may carry (none: any; `currency`: any ISO 4217 code);
    `isic` are the sections of ISIC Rev. 4 a sector mostly falls under. Of an indicator, `told` says whether
    it is a total as of a day or what came in a period, and `part_of` which one counts the whole.
    """

    code: str
    label: str
    meaning: str
    example: str
    units: tuple[str, ...] = ()
    isic: tuple[str, ...] = ()
    told: Literal["standing", "period"] | None = None
    part_of: str | None = None


class KindPage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of claim: label, meaning, what each field means, its dates, one example.

    `edge` are the fields whose entities the claim ties together.
    """

    kind: str
    label: str
    meaning: str
    fields: dict[str, str]
    dates: tuple[str, ...] = ()
    edge: tuple[str, ...] = ()
    example: dict[str, Any]


def claim_type(kind: str) -> type[BaseClaim]:
    """The model's struct for a kind.

    >>> claim_type("post").__name__
    'Post'
    """
    return next(struct for struct in _STRUCTS if struct.__struct_config__.tag == kind)


@cache
def sectors() -> Mapping[str, Term]:
    """Sector codes of agreements, commitments, strengths and figures, in the order they are shown."""
    return terms("sectors.yaml", _load("sectors.yaml"))


@cache
def units() -> Mapping[str, Term]:
    """Units that are not ISO 4217 currencies."""
    return terms("units.yaml", _load("units.yaml"))


@cache
def indicators() -> Mapping[str, Term]:
    """Indicator codes of figures; each names the units its values may carry."""
    return terms("indicators.yaml", _load("indicators.yaml"), units={*units(), CURRENCY})


@cache
def kinds() -> Mapping[str, KindPage]:
    """The nine kinds, each from its own page; refused when page and model disagree on the fields."""
    return {kind: kind_page(f"kinds/{kind}.yaml", kind, _load(f"kinds/{kind}.yaml")) for kind in KINDS}


def terms(page: str, content: object, units: set[str] | None = None) -> dict[str, Term]:
    """A vocabulary page's content as terms by code; BadVocabulary where an entry does not hold."""
    if not isinstance(content, dict):
        raise BadVocabulary(page, "page", "is not a list of codes")
    found = {}
    for code, row in content.items():
        try:
            term = msgspec.convert({"code": code, **row}, Term)
        except (msgspec.ValidationError, TypeError) as error:
            raise BadVocabulary(page, str(code), str(error)) from error
        if unknown := set(term.units) - (units or set()):
            raise BadVocabulary(page, str(code), f"no such unit: {', '.join(sorted(unknown))}")
        if unknown := set(term.isic) - ISIC_SECTIONS:
            raise BadVocabulary(page, str(code), f"no such ISIC section: {', '.join(sorted(unknown))}")
        found[term.code] = term
    if unknown := {term.part_of for term in found.values() if term.part_of} - found.keys():
        raise BadVocabulary(page, "part_of", f"no such code: {', '.join(sorted(unknown))}")
    return found


def kind_page(page: str, kind: str, content: object) -> KindPage:
    """A kind's page; BadVocabulary where its fields, dates, edge or example are not the model's."""
    try:
        found = msgspec.convert(content, KindPage)
        msgspec.convert(found.example, claim_type(kind))
    except msgspec.ValidationError as error:
        raise BadVocabulary(page, kind, str(error)) from error
    told, modelled = list(found.fields), own_fields(kind)
    if found.kind != kind or told != modelled:
        raise BadVocabulary(page, kind, f"tells of {', '.join(told)}; the model has {', '.join(modelled)}")
    if unknown := {*found.dates, *found.edge} - {*modelled}:
        raise BadVocabulary(page, kind, f"no such field: {', '.join(sorted(unknown))}")
    return found


def own_fields(kind: str) -> list[str]:
    """The fields a kind has beyond those of every claim, in wire spelling and order.

    >>> own_fields("membership")
    ['member', 'body']
    """
    common = {field.name for field in msgspec.structs.fields(BaseClaim)}
    return [
        field.encode_name for field in msgspec.structs.fields(claim_type(kind)) if field.name not in common
    ]


def _load(page: str) -> object:
    return yaml.safe_load(files("comity.model").joinpath("vocabulary", page).read_text("utf-8"))
