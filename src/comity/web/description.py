"""What programs may ask and what they get: the site's pages described by OpenAPI."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from comity import __version__
from comity.web.answer import Route
from comity.web.forms import VERSION

API = f"/api/v{VERSION}"
_PART = re.compile(r"{(\w+)(?::\w+)?}")
_REFERENCE = "#/components/schemas/{name}"


class Sorry(msgspec.Struct, frozen=True, kw_only=True):
    """Why something is not answered; `meanings` are the ids and labels of what a name can mean."""

    status: int
    reason: str
    meanings: tuple[tuple[str, str], ...] = ()


@cache
def description(routes: tuple[Route[Any], ...]) -> bytes:
    """The description of the API in OpenAPI 3.1, as JSON."""
    types = [*dict.fromkeys(route.gives for route in routes), Sorry]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    given = dict(zip(types, schemas, strict=True))
    told = {
        "openapi": "3.1.0",
        "info": {
            "title": "Comity",
            "version": __version__,
            "description": "A register of cooperation between localities, read-only; every value cites claims.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": API}],
        "paths": {_PART.sub(r"{\1}", route.path): _path(route, given) for route in routes},
        "components": {"schemas": components},
    }
    return msgspec.json.encode(told)


def _path(route: Route[Any], given: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    content = {
        "type": "object",
        "required": ["version", "after", "content"],
        "properties": {
            "version": {"const": VERSION},
            "after": {"type": ["string", "null"], "description": "Where the next page of a list begins."},
            "content": given[route.gives],
        },
    }
    refused = {"application/json": {"schema": given[Sorry]}}
    return {
        "get": {
            "summary": route.about,
            "operationId": f"{route.make.__name__}{_PART.sub('', route.path).replace('/', '_')}",
            "parameters": [*_parameters(route)],
            "responses": {
                "200": {"description": route.about, "content": {"application/json": {"schema": content}}},
                "300": {"description": "The name can mean several things.", "content": refused},
                "304": {"description": "It is as it was told before (ETag)."},
                "400": {"description": "It cannot be asked so.", "content": refused},
                "404": {"description": "There is no such thing in the register.", "content": refused},
            },
        }
    }


def _parameters(route: Route[Any]) -> list[dict[str, Any]]:
    parts = set(_PART.findall(route.path))
    schema = msgspec.json.schema_components([route.asked])[1][route.asked.__name__]
    return [
        {
            "name": name,
            "in": "path" if name in parts else "query",
            "required": name in parts,
            "schema": shape,
        }
        for name, shape in schema.get("properties", {}).items()
    ]
