"""What programs may ask and what they get: the site's pages described by OpenAPI, and for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from inspect import getdoc
from typing import Any

import msgspec

from comity import __version__
from comity.web.answer import Route
from comity.web.forms import MEDIA_TYPES, VERSION
from comity.web.language import LANGUAGES

API = f"/api/v{VERSION}"
_PART = re.compile(r"{(\w+)(?::\w+)?}")
_REFERENCE = "#/components/schemas/{name}"
_BEHIND_OTHERS = ("after", "most")  # what every list takes, told last

_LANGUAGE = {
    "name": "lang",
    "in": "query",
    "required": False,
    "description": "The language of words and names; without it that of Accept-Language.",
    "schema": {"type": "string", "enum": list(LANGUAGES)},
}
_TAG = {"description": "What stands for the answer as it is; given back as If-None-Match it saves it."}
_NEXT = {"description": "Where the next page of a list stands (rel=next), where there is one."}


class Sorry(msgspec.Struct, frozen=True, kw_only=True):
    """Why something is not answered; `meanings` are the ids and labels of what a name can mean."""

    status: int
    reason: str
    meanings: tuple[tuple[str, str], ...] = ()


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One thing programs may ask: where, what it is, its other forms, and what may be told with it."""

    path: str
    about: str
    endings: tuple[str, ...]
    told: tuple[tuple[str, str], ...]


def calls(routes: Sequence[Route[Any]]) -> tuple[Call, ...]:
    """What programs may ask, for people who write them."""
    return tuple(
        Call(
            path=_PART.sub(r"{\1}", route.path),
            about=route.about,
            endings=route.also,
            told=tuple((one["name"], _in_short(one["schema"])) for one in _parameters(route)),
        )
        for route in routes
    )


def _in_short(shape: dict[str, Any]) -> str:
    """A shape in a few words.

    >>> _in_short({"type": "integer"}), _in_short({"enum": ["en", "ko"]}), _in_short({"format": "date"})
    ('integer', 'en, ko', 'date')
    """
    if "enum" in shape:
        return ", ".join(map(str, shape["enum"]))
    return str(shape.get("format") or shape.get("type", ""))


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
            "description": "Cooperation between localities, read-only; every value cites its claims.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": _paths(routes, given),
        "components": {"schemas": components},
    }
    return msgspec.json.encode(_plain(told))


def _plain(told: Any) -> Any:
    """Schemas without prefixItems, which programs that read them stumble over: of any place, what may stand.

    >>> _plain({"prefixItems": [{"type": "string"}, {"type": "string"}], "items": False, "minItems": 2})
    {'items': {'type': 'string'}, 'minItems': 2}
    """
    if isinstance(told, list):
        return [_plain(one) for one in told]
    if not isinstance(told, dict):
        return told
    if "prefixItems" in told:
        shapes = [
            shape for at, shape in enumerate(told["prefixItems"]) if shape not in told["prefixItems"][:at]
        ]
        items = shapes[0] if len(shapes) == 1 else {"anyOf": shapes}
        told = {key: value for key, value in (told | {"items": items}).items() if key != "prefixItems"}
    return {key: _plain(one) for key, one in told.items()}


def _paths(routes: Sequence[Route[Any]], given: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for route in routes:
        path = _PART.sub(r"{\1}", route.path)
        found[f"{API}{path}"] = _path(route, "json", _json_of(given[route.gives]), given[Sorry])
        for ending in route.also:
            # Other forms stand beside the pages for people, not under the API's address.
            form = {MEDIA_TYPES[ending]: {"schema": {"type": "string"}}}
            found[f"{path if path != '/' else '/home'}.{ending}"] = _path(route, ending, form, given[Sorry])
    return found


def _json_of(content: dict[str, Any]) -> dict[str, Any]:
    answer = {
        "type": "object",
        "required": ["version", "after", "content"],
        "properties": {
            "version": {"const": VERSION},
            "after": {"type": ["string", "null"], "description": "Where the next page of a list begins."},
            "content": content,
        },
    }
    return {"application/json": {"schema": answer}}


def _path(route: Route[Any], ending: str, form: dict[str, Any], sorry: dict[str, Any]) -> dict[str, Any]:
    refusing = "application/json" if ending == "json" else "text/html"
    refused = {refusing: {"schema": sorry if ending == "json" else {"type": "string"}}}
    name = f"{route.make.__name__}{_PART.sub('', route.path).replace('/', '_')}_{ending}"
    return {
        "get": {
            "summary": route.about,
            "description": getdoc(route.asked) or "",
            "operationId": re.sub(r"_+", "_", name),
            "parameters": [*_parameters(route), _LANGUAGE],
            "responses": {
                "200": {
                    "description": route.about,
                    "headers": {"ETag": _head(_TAG), "Link": _head(_NEXT)},
                    "content": form,
                },
                "300": {"description": "The name can mean several things.", "content": refused},
                "304": {"description": "It is as it was told before (ETag)."},
                "400": {
                    "description": "It cannot be asked so; the reason is a sentence.",
                    "content": refused,
                },
                "404": {"description": "There is no such thing in the register.", "content": refused},
                "414": {"description": "More is told than anybody asks.", "content": refused},
            },
        }
    }


def _head(told: dict[str, str]) -> dict[str, Any]:
    return {**told, "schema": {"type": "string"}}


def _parameters(route: Route[Any]) -> list[dict[str, Any]]:
    parts = set(_PART.findall(route.path))
    shapes, components = msgspec.json.schema_components([route.asked], ref_template=_REFERENCE)
    shape = components[shapes[0]["$ref"].rpartition("/")[2]]
    told = [
        {
            "name": name,
            "in": "path" if name in parts else "query",
            "required": name in parts or name in shape.get("required", ()),
            "schema": _sent(one),
        }
        for name, one in shape.get("properties", {}).items()
    ]
    return sorted(told, key=lambda one: one["name"] in _BEHIND_OTHERS)


def _sent(shape: dict[str, Any]) -> dict[str, Any]:
    """The shape of what stands in an address, where there is no null: what is not told is left out."""
    if "anyOf" in shape:
        others = [one for one in shape["anyOf"] if one != {"type": "null"}]
        shape = {key: value for key, value in shape.items() if key != "anyOf"}
        shape |= others[0] if len(others) == 1 else {"anyOf": others}
    if "enum" in shape:
        shape = shape | {"enum": [value for value in shape["enum"] if value is not None]}
    return {key: value for key, value in shape.items() if (key, value) != ("default", None)}
