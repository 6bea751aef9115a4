"""What a page answers: its words, the finding behind them, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from comity.publish.page import Page
from comity.web.site import Here

Asked = TypeVar("Asked", bound=msgspec.Struct)


class Table(msgspec.Struct, frozen=True):
    """A table for programs that read CSV: the columns' names, and the rows in their order."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[object, ...]]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is answered to one request.

    `finding` is what `.json` gives; `page` has the words of it with their citations; `template` shows
    them, with `more` for what words alone do not show. `table` is what `.csv` gives, where there is one.
    `forms` are what makes it in other forms, by their endings, from the address of the site; it is only
    called for the one that is asked for. `after` is the place from which the next page of a list goes on.
    """

    finding: Any
    page: Page
    template: str = "page.html"
    more: dict[str, Any] = {}
    table: Table | None = None
    forms: Mapping[str, Callable[[str], bytes]] = {}
    after: str | None = None


class Route(msgspec.Struct, Generic[Asked], frozen=True, kw_only=True):
    """One page of the site: where it stands, what may be asked of it, what it gives, and who makes it.

    `asked` names the parts of the path and of the query, typed; `gives` is the type of the finding;
    `about` says in a sentence what the page is, for the description of the API. `also` are the endings
    beside `.json` under which it has other forms ("csv", "atom", "ics"). `whole` makes what it needs that is
    made once of the whole register, beforehand; one that `waits` may have to make such a thing when asked.
    """

    path: str
    make: Callable[[Here, Asked], Answer]
    asked: type[Asked]
    gives: Any
    about: str
    also: tuple[str, ...] = ()
    whole: Callable[[Here], object] | None = None
    waits: bool = False
