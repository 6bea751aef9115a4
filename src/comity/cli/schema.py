"""`comity schema`: the claim contract as JSON Schema."""

from __future__ import annotations

import json

from comity.model.schema import claim_schema


def schema() -> None:
    """Print the JSON Schema of a claim."""
    print(json.dumps(claim_schema(), ensure_ascii=False, indent=2))
