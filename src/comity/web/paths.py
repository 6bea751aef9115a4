"""Where on the site the pages of things stand."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from comity.model.record import PREFIXES


def path_of(kind: str, id_: str) -> str:
    """Where the page of a record or an entity stands.

    >>> path_of("locality", "kr/seoul/gangnam"), path_of("person", "person/kim")
    ('/locality/kr/seoul/gangnam', '/person/kim')
    """
    return f"/{kind}/{quote(id_.removeprefix(f'{kind}/'))}"


@lru_cache(50_000)
def path_to(id_: str) -> str:
    """Where the page of what words name stands: of an entity, or of a document by `document/` and its id.

    >>> path_to("kr/seoul"), path_to("kr"), path_to("org/wta"), path_to("document/3f2a9c")
    ('/locality/kr/seoul', '/country/kr', '/organisation/org/wta', '/document/3f2a9c')
    """
    first, *rest = id_.split("/")
    kind = _NAMED.get(first, "locality" if rest else "country")
    return path_of(kind, id_)


_NAMED = {"org": "organisation"} | {kind: kind for kind in ("organisation", "person", "locality", "document")}


def record_path(id_: str) -> str:
    """Where the page of a record stands.

    >>> record_path("agr-3f2a9c")
    '/agreement/agr-3f2a9c'
    """
    return f"/{kind_of(id_)}/{id_}"


def kind_of(record: str) -> str:
    """The kind of a record, as its id tells.

    >>> kind_of("agr-3f2a9c")
    'agreement'
    """
    return _KINDS[record.partition("-")[0]]


_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
