"""The closed lists claims draw from (sectors, indicators, units), read from YAML and checked when loaded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.model.claim import KINDS


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One code of a vocabulary: its label, what it means, and one example."""

    code: str
    label: str
    meaning: str = ""
    example: str = ""
    units: tuple[str, ...] = ()


class KindPage(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of claim: label, meaning, fields with their meaning, the dates that place it in time, one example."""

    kind: str
    label: str
    meaning: str
    fields: dict[str, str]
    dates: tuple[str, ...] = ()
    edge: tuple[str, ...] = ()
    example: dict[str, object]


def _load(page: str) -> object:
    return yaml.safe_load(files("comity.model").joinpath("vocabulary", page).read_text("utf-8"))


def _terms(page: str) -> dict[str, Term]:
    try:
        rows = msgspec.convert(_load(page), dict[str, dict[str, object]])
        return {
            code: msgspec.convert({"code": code, **row}, Term, strict=True)
            for code, row in rows.items()
        }
    except msgspec.ValidationError as error:
        raise BadVocabulary(page, "page", str(error)) from error


@cache
def sectors() -> dict[str, Term]:
    """Sector codes of agreements, commitments, strengths and figures, in the order they are shown."""
    return _terms("sectors.yaml")


@cache
def indicators() -> dict[str, Term]:
    """Indicator codes of figures; each names the units its values may carry."""
    return _terms("indicators.yaml")


@cache
def units() -> dict[str, Term]:
    """Units that are not ISO 4217 currencies."""
    return _terms("units.yaml")


@cache
def kinds() -> dict[str, KindPage]:
    """The nine kinds, each from its own page; refused when page and model disagree on the fields."""
    pages = {}
    for kind in KINDS:
        page = f"kinds/{kind}.yaml"
        try:
            pages[kind] = msgspec.convert(_load(page), KindPage)
        except msgspec.ValidationError as error:
            raise BadVocabulary(page, kind, str(error)) from error
    return pages
