"""What a post is held in: the seat told beside it, else what the text told before."""

from __future__ import annotations

from collections import Counter

from comity.lexicon.load import Word
from comity.model.entity import Entity
from comity.reading.languages.ko.bodies import Body
from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.holders import Holder
from comity.reading.languages.ko.items import Item

_LEVELS = {
    "city": ("city", "municipality", "metropolitan"),
    "province": ("province", "prefecture", "state", "region"),
    "county": ("county", "district"),
    "district": ("district", "ward"),
}
_KINDS = {
    _LEVELS["city"]: ("시",),
    _LEVELS["province"]: ("성", "주", "현"),
    _LEVELS["county"]: ("군", "현"),
    _LEVELS["district"]: ("구",),
}
_LOCAL = ("council", "department")
_UNKNOWN = "zz"
_PARTICLE = 3
"""Characters of a particle and a space."""
_EMBASSY = "대사관"
_COUNCILS = {
    "시": _LEVELS["city"],
    "도": _LEVELS["province"],
    "군": _LEVELS["county"],
    "구": _LEVELS["district"],
}
_COUNCIL_WORD = {"kr": "의회", "vn": " 인민의회"}
_HERE = "kr"
_ABROAD_ONLY = frozenset(("party_secretary", "people_chair"))
_CHAIR = "위원장"
_CHAIRS = ("위원장", "부위원장")
_COUNCILLORS = frozenset(("councillor", "committee_chair"))
_KOREA = "한"


class Seats:
    """The seats of one text, all places and bodies of it known, in their order."""

    def __init__(
        self, gazette: Gazette, places: list[Item], bodies: list[Body], inner: frozenset[int] = frozenset()
    ) -> None:
        self._inner = inner
        self._gazette, self._places, self._bodies = gazette, places, bodies
        self._often = Counter(place.id for place in places if place.id)
        self._last: dict[bool, Entity] = {}
        self._council_of: tuple[bool, Entity | None] = (False, None)

    def seat(self, holder: Holder, text: str) -> Entity | None:
        """What a post is held in; None where only the person's other posts can tell."""
        word = holder.title.noun.word if holder.title.noun else None
        if word is None:
            return None
        of = word.attr("of")
        if holder.title.noun and holder.title.noun.sort == "chief":
            of = "body"
        if word.attr("seat") and not holder.seats:
            return Entity("organisation", str(word.attr("seat")))
        found = self._seat(holder, str(of), word, text)
        council = of == "council" or word.code in _COUNCILLORS
        chair = self._council_of[0] and holder.title.name.endswith(_CHAIR)
        self._remember(holder, council or chair, found)
        return found

    def _seat(self, holder: Holder, of: str, word: Word, text: str) -> Entity | None:
        if holder.government and not holder.seats:
            place = self._near(holder.start, None, ())
            return place_entity(place) if place else None
        found = self._told(holder, of, text)
        if found is None and of == "country":
            found = self._represented(holder)
        if found is None and not holder.seats:
            return self._of_context(holder, of, word.attr("level"), word.code in _ABROAD_ONLY)
        return found

    def _remember(self, holder: Holder, council: bool, found: Entity | None) -> None:
        """Keeps where those may work who are told next without a seat."""
        if found is not None and (holder.seats or holder.word):
            self._last[holder.korean] = self._main(holder, found)
        self._council_of = (council and holder.korean, found)

    def _main(self, holder: Holder, found: Entity) -> Entity:
        """Where those work who are told next without a seat: the body itself, not its branch or a council."""
        last = holder.seats[-1] if holder.seats else None
        if isinstance(last, Body) and isinstance(last.within, Body):
            return self.body_entity(last.within)
        if isinstance(last, Body) and isinstance(last.within, Item) and last.code == "council":
            return place_entity(last.within)
        return found

    def _told(self, holder: Holder, of: str, text: str) -> Entity | None:
        """The seat beside the post that fits it."""
        if holder.word is not None:
            return Entity("organisation", text[slice(*holder.word)])
        bodies = [seat for seat in holder.seats if isinstance(seat, Body)]
        places = [seat for seat in holder.seats if isinstance(seat, Item) and seat.sort == "place"]
        countries = [seat for seat in holder.seats if isinstance(seat, Item) and seat.sort == "country"]
        if of == "country":
            return None
        if of == "locality" and places:
            return place_entity(places[-1])
        if bodies:
            return self.body_entity(bodies[-1], abroad=not holder.korean)
        if of == "council" and places:
            return self._council(places[-1])
        if of == "locality":
            return self._named_as(countries[-1], holder) if countries else None
        if places:
            return place_entity(places[-1])
        return country_entity(countries[-1]) if countries and of != "council" else None

    def _named_as(self, country: Item, holder: Holder) -> Entity | None:
        """A place the text tells elsewhere that is called like a country (콜롬비아시장)."""
        kind = holder.title.name[:1]
        told = (place for place in self._places if place.name == country.name + kind and not place.dropped)
        return next(map(place_entity, told), None)

    # Bodies

    def body_entity(self, body: Body, abroad: bool = False) -> Entity:
        """A body; one told without its place by its whole name told elsewhere, else with the place before.

        `abroad`: who works there is no Korean, so its place is none.
        """
        if not body.part:
            return body.entity
        whole = [
            each
            for each in self._bodies
            if not each.part and each.name.endswith(body.name.lstrip("시도군구성"))
        ]
        whole = [
            each
            for each in whole
            if each.code == body.code and _is_peoples(each.name) == _is_peoples(body.name)
        ]
        if whole:
            before = [each for each in whole if each.start < body.start]
            return (before or whole)[-1 if before else 0].entity
        if body.code not in _LOCAL:
            return body.entity
        country = "vn" if _is_peoples(body.name) else None if abroad else _HERE
        place = self._near(body.start, country, ())
        if place is None:
            return body.entity
        if body.code == "council":
            return self._council(place)
        return Entity("organisation", f"{place.name} {body.name}")

    def is_named(self, body: Body) -> bool:
        """Whether a body's name, told without its place, is known in full (사무소 alone is not)."""
        return not body.part or self.body_entity(body).name != body.name or body.code in _LOCAL

    def _council(self, place: Item) -> Entity:
        country = (place.id or _HERE).split("/", 1)[0]
        name = place.name + _COUNCIL_WORD.get(country, " 의회")
        known = next(
            (each for each in self._bodies if each.name.replace(" ", "") == name.replace(" ", "")), None
        )
        return known.entity if known else Entity("organisation", name)

    # Countries

    def _represented(self, holder: Holder) -> Entity | None:
        """The country an ambassador or a consul speaks for."""
        countries = [seat for seat in holder.seats if isinstance(seat, Item) and seat.sort == "country"]
        bodies = [seat for seat in holder.seats if isinstance(seat, Body)]
        if countries and holder.korean and countries[-1].id != _HERE and not holder.nobody:
            return Entity("country", self._gazette.gazetteer.country(_HERE).label("ko"), _HERE)
        if countries:
            return country_entity(countries[-1])
        if bodies:
            word = holder.title.noun.word if holder.title.noun else None
            host = bodies[-1].name.replace(" ", "").removesuffix(_EMBASSY)
            if host != bodies[-1].name.replace(" ", "") and word is not None and word.code == "ambassador":
                return self._by_host(host)
            return self.body_entity(bodies[-1])
        hosts = [seat.name for seat in holder.seats if isinstance(seat, Item) and seat.sort == "abroad"]
        for host in hosts:
            found = self._by_host(host)
            if found:
                return found
        return None

    def _by_host(self, host: str) -> Entity | None:
        """주한베트남 speaks for Viet Nam; 주베트남 for Korea."""
        rest = host[1:]
        heads = self._gazette.heads(rest, 0)
        if rest.startswith(_KOREA) and self._gazette.named(rest[len(_KOREA) :]):
            heads = []  # 주한중국: 한 and 중국, not 한중
        first = heads[0] if heads else _KOREA if rest.startswith(_KOREA) else ""
        behind = rest[len(first) :]
        for form in self._gazette.named(behind):
            if form.type == "country":
                return Entity("country", behind, form.id)
        if first and first not in (_KOREA, "한국", "대한민국"):
            return Entity("country", self._gazette.gazetteer.country(_HERE).label("ko"), _HERE)
        return None

    # What the text tells elsewhere

    def _of_context(self, holder: Holder, of: str, level: object, abroad: bool) -> Entity | None:
        country = _HERE if holder.korean and not abroad else None
        if of == "country":
            return self._country(holder)
        if of == "council":
            return self._council_near(holder, country)
        if of == "locality":
            place = self._near(holder.start, country, _LEVELS.get(str(level), ()))
            return place_entity(place) if place else None
        after_council, seat = self._council_of
        if after_council and holder.korean and holder.title.name.endswith(_CHAIR):
            return seat
        found = (self._topic(holder) or self._headed(holder)) if of == "body" else None
        if found is None:
            found = self._last.get(holder.korean) if of in ("body", "either") else None
        if found is None and of == "either" and not holder.korean and holder.title.name in _CHAIRS:
            return self._of_committee(holder)
        return found

    def _topic(self, holder: Holder) -> Entity | None:
        """The body right before, which its head is told of (통상사무소는 이준호 소장과 …)."""
        beside = (body for body in self._bodies if body.end < holder.start <= body.end + _PARTICLE)
        return next(map(self.body_entity, beside), None)

    def _headed(self, holder: Holder) -> Entity | None:
        """The body told last before whose name ends as its head is called (경제자유구역청, then 청장)."""
        word = holder.title.noun.word if holder.title.noun else None
        kind = holder.title.name.removeprefix("부").removesuffix("장")
        if word is None or word.code != "head" or not kind or kind == holder.title.name:
            return None
        told = [body for body in self._bodies if body.end <= holder.start and body.name.endswith(kind)]
        return self.body_entity(told[-1]) if told else None

    def _of_committee(self, holder: Holder) -> Entity | None:
        """The locality whose people's committee was told last before its chairman."""
        told = [
            place for place in self._places if _is_peoples(place.government) and place.stop <= holder.start
        ]
        return place_entity(told[-1]) if told else None

    def _country(self, holder: Holder) -> Entity | None:
        """The country of a president or a minister told without it, of an ambassador behind the embassy."""
        if holder.nobody:
            return None
        if holder.title.noun and holder.title.noun.attr("weak"):
            told = [body for body in self._bodies if body.code == "embassy" and body.end <= holder.start]
            return self._by_host(told[-1].name.replace(" ", "").removesuffix(_EMBASSY)) if told else None
        key = (
            _HERE
            if holder.korean
            else "vn"
            if any(str(place.id).startswith("vn") for place in self._places)
            else None
        )
        return Entity("country", self._gazette.gazetteer.country(key).label("ko"), key) if key else None

    def _council_near(self, holder: Holder, country: str | None) -> Entity | None:
        """The council told last before its chairman; else that of the place told last."""
        form = holder.title.noun.form if holder.title.noun else ""
        councils = [body for body in self._bodies if body.code == "council" and body.end <= holder.start]
        fitting = [body for body in councils if _is_peoples(body.name) != (country == _HERE)]
        fitting = [body for body in fitting if _is_here(body) == (country == _HERE)] or fitting
        if holder.title.noun and holder.title.noun.attr("weak"):
            after_others, seat = self._council_of
            return seat if after_others and holder.korean else None
        if fitting and not form.startswith(("시", "도", "군", "구")):
            often = Counter(body.name for body in fitting)
            return self.body_entity(max(fitting, key=lambda body: (often[body.name], body.start)))
        kinds = next((kinds for word, kinds in _COUNCILS.items() if form.startswith(word)), ())
        place = self._near(holder.start, country, kinds)
        return self._council(place) if place else None

    def _near(self, start: int, country: str | None, kinds: tuple[str, ...]) -> Item | None:
        """The place of a kind told last before; else the one told most often."""
        fitting = [place for place in self._places if self._fits(place, country, kinds)]
        before = [place for place in fitting if place.stop <= start]
        if before:
            own = [place for place in before if id(place) not in self._inner]
            return (own or before)[-1]
        return max(fitting, key=lambda place: self._often[place.id or ""], default=None)

    def _fits(self, place: Item, country: str | None, kinds: tuple[str, ...]) -> bool:
        own = (place.id or _UNKNOWN).split("/", 1)[0]
        if (country is not None and own != country) or (country is None and own == _HERE):
            return False
        if not kinds:
            return True
        if place.id is None:
            return place.kind in _KINDS.get(kinds, ())
        kind = self._gazette.gazetteer.place(place.id).type
        return any(each in kind for each in kinds)


def _is_here(body: Body) -> bool:
    """Whether a body is told without a place, or with one of Korea."""
    within = body.within
    return not isinstance(within, Item) or str(within.id).startswith(_HERE)


def _is_peoples(name: str) -> bool:
    return "인민" in name


def place_entity(item: Item) -> Entity:
    """A locality, by the tightest name."""
    return Entity("locality", item.name, item.id)


def country_entity(item: Item) -> Entity:
    """A country."""
    return Entity("country", item.name, item.id)
