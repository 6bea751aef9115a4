"""Every page of the site, in the order in which they are looked for."""

from __future__ import annotations

from typing import Any

from comity.web.answer import Route
from comity.web.pages import (
    changes,
    conflicts,
    dates,
    document,
    documents,
    entity,
    events,
    figures,
    home,
    lists,
    localities,
    network,
    orphans,
    promises,
    quiet,
    record,
    relation,
    search,
)
from comity.web.pages import map as map_page

ROUTES: tuple[Route[Any], ...] = (
    *home.ROUTES,
    *search.ROUTES,
    *lists.ROUTES,
    *localities.ROUTES,
    *documents.ROUTES,
    *changes.ROUTES,
    *figures.ROUTES,
    *events.ROUTES,
    *map_page.ROUTES,
    *network.ROUTES,
    *orphans.ROUTES,
    *quiet.ROUTES,
    *dates.ROUTES,
    *promises.ROUTES,
    *conflicts.ROUTES,
    *relation.ROUTES,
    *record.ROUTES,
    *document.ROUTES,
    *entity.ROUTES,
)
