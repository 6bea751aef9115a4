"""What a page is asked for: the parts of its path and of its query, typed."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request

from comity.web.language import Language


class _Reader(msgspec.Struct):
    """What every page may be asked beside its own: the language of the words."""

    lang: Language | None


def question_of(request: Request, asked: type[msgspec.Struct]) -> Any:
    """What is asked for; what is left empty is not asked for.

    Raises msgspec.ValidationError, whose words name what cannot be.
    """
    told = [(key, value) for key, value in request.query_params.multi_items() if value]
    parts = dict(told)
    msgspec.convert({"lang": parts.pop("lang", None)}, _Reader)
    found = msgspec.convert(parts | request.path_params, asked, strict=False)
    for place, (key, _) in enumerate(told):
        if key in request.path_params:
            raise msgspec.ValidationError(f"Object contains unknown field `{key}`")
        if any(key == other for other, _ in told[:place]):
            raise msgspec.ValidationError(f"Expected `one value` - at `$.{key}`")
        if getattr(found, key, key) is None:  # msgspec takes “null” for nothing
            raise msgspec.ValidationError(f"Expected `a value` - at `$.{key}`")
    return found
