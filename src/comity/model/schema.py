"""The claim contract as JSON Schema, made from the model and the vocabulary pages."""

from __future__ import annotations

from typing import Any

import msgspec

from comity.model.claim import Claim, Participant, Signatory
from comity.model.entity import Entity
from comity.model.vocabularies import indicators, kinds, sectors, units

_EVERY_CLAIM = {
    "kind": "Which kind of fact it is.",
    "document": "The document's id: the file name, for files.",
    "quote": "The exact characters of the document's text that state it.",
    "span": "Where the quote stands, half-open, in Unicode code points of the stored text.",
    "modality": "Whether it is asserted, planned, wished or denied.",
    "confidence": "Stated in one clause, assembled within a sentence, or inferred across sentences.",
}
_EDTF = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"


def claim_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of one claim: one line of a claims file."""
    (union,), parts = msgspec.json.schema_components([Claim], ref_template="#/$defs/{name}")
    for struct in (Entity, Signatory, Participant):
        about = (struct.__doc__ or "").partition("\n")[0]
        parts[struct.__name__]["description"] = about
    for kind, page in kinds().items():
        part = parts[page.example["kind"].capitalize()]
        part["description"] = page.meaning
        _describe(part["properties"], _EVERY_CLAIM | page.fields)
        for date in page.dates:
            part["properties"][date]["anyOf"] = [{"type": "string", "pattern": _EDTF}, {"type": "null"}]
        _close_lists(kind, part["properties"])
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Claim",
        "description": "One fact that one document states, with the characters that state it.",
        **union,
        "$defs": parts,
    }
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(schema))
    return plain


def _describe(properties: dict[str, Any], meanings: dict[str, str]) -> None:
    for name, schema in properties.items():
        schema["description"] = meanings[name]


def _close_lists(kind: str, properties: dict[str, Any]) -> None:
    """Names the codes that a plain string of the model may be."""
    if kind == "figure":
        properties["indicator"]["enum"] = list(indicators())
        properties["unit"]["pattern"] = f"^([A-Z]{{3}}|{'|'.join(units())})$"
    if "sector" in properties:
        one = properties["sector"]
        for schema in one.get("anyOf", [one]):
            if schema.get("type") == "string":
                schema["enum"] = list(sectors())
    if "fields" in properties:
        properties["fields"]["items"] = {"type": "string", "enum": list(sectors())}
