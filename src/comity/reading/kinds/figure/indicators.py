"""Indicators that behave alike: what is at a place, what flows, what lasts."""

from __future__ import annotations

CAME_IN = frozenset(
    {
        "fdi_capital_attracted",
        "fdi_capital_disbursed",
        "fdi_projects_new",
        "fdi_projects_adjusted",
        "fdi_share_purchases",
        "visitors",
    }
)
"""What came to a locality in a time."""
AT_A_PLACE = CAME_IN | {
    "companies",
    "residents",
    "investor_countries",
    "industrial_parks",
    "fdi_projects",
    "fdi_registered_capital",
}
"""What is in a locality or came to it, whoever brought it."""
FDI = frozenset(one for one in AT_A_PLACE if one.startswith("fdi_"))
OWN = frozenset(
    {"population", "area", "grdp", "grdp_growth", "grdp_per_capita", "industrial_parks", "venue_area"}
)
"""What is nobody else's: a country beside it is no partner."""
TRADE = frozenset({"export_turnover", "import_turnover", "trade_turnover"})
FLOWS = CAME_IN | TRADE
LASTING = frozenset({"population", "area", "venue_area", "multilateral_memberships"})
STANDING = (AT_A_PLACE - CAME_IN) | {"workers", "students"}
"""What stands at the time it is told."""
EVENTS = frozenset({"attendees", "delegation_size"})
SENT = frozenset({"workers", "students", "delegation_size"})
"""People who were sent from somewhere."""
FROM_ABROAD = frozenset({"residents", "visitors", "students", "workers", "companies"})
"""Who may be told of by the country they are from."""
RANKED = (FLOWS | FDI | OWN | {"students"}) - {"venue_area"}
"""What may have a place in an order."""
OF_NO_BODY = (AT_A_PLACE | OWN | {"partner_localities"}) - {"area", "venue_area", "companies"}
"""What is a locality's, not a body's that is told beside it."""
