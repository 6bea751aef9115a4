"""Ties between localities of different countries as a network: a wheel, and a table beside it."""

from __future__ import annotations

from comity.insight.encounters import country
from comity.publish.words import wording
from comity.web.answer import Answer, Route
from comity.web.site import Here
from comity.web.ties import Asked, Found, Ties, every
from comity.web.wheel import Seated, Wheel

_DRAWN = 2000  # ties, the strongest


def network(here: Here, asked: Asked) -> Answer:
    """The ties asked for, as a wheel."""
    found = Found(here, asked, _DRAWN)
    seated = {id_: Seated(name=found.names[id_], number=number) for id_, number in found.numbers.items()}
    countries = {code: here.atlas.name(code) or code for code in map(country, seated)}
    title = wording().headings["network"]
    return found.answer("network", drawing=Wheel(found.told, seated, countries).drawn(title))


ROUTES = (
    Route(
        path="/network",
        make=network,
        asked=Asked,
        gives=Ties,
        about="Ties between localities of different countries: how many agreements and events each has.",
        also=("csv",),
        whole=every,
    ),
)
