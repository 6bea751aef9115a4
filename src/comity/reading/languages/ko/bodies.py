"""Bodies: councils, departments, associations, companies, with the words before that belong to them."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from comity.lexicon.load import lexicon
from comity.model.entity import Entity
from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.nouns import Noun, Nouns

_NAME, _CITY = 3, "시"
_OF_A_PLACE = frozenset(
    [
        "council",
        "department",
        "office",
        "committee",
        "agency",
        "association",
        "chamber",
        "university",
        "institute",
        "centre",
        "foundation",
        "corporation",
        "school",
        "hospital",
        "unit",
        "ministry",
    ]
)
_OF_A_COUNTRY = frozenset(
    ["ministry", "agency", "embassy", "consulate", "council", "office", "unit", "department", "committee"]
)
_OF_A_BODY_ABROAD = frozenset(["office", "unit"])
_OF_A_BODY = frozenset(["office", "unit", "centre", "department", "institute", "committee", "council"])


class Body(msgspec.Struct, eq=False, gc=False):
    """A body as the text names it; `part`: told without the locality it belongs to (시의회).

    `within` is what it belongs to, the place or the body that stands before it.
    """

    item: Item
    start: int
    end: int
    name: str
    code: str
    id: str | None = None
    part: bool = False
    within: Item | Body | None = None

    @property
    def entity(self) -> Entity:
        """The body."""
        return Entity("organisation", self.name, self.id)


class BodyBuilder:
    """Makes bodies of the items of a run."""

    def __init__(self, gazette: Gazette, nouns: Nouns) -> None:
        self._gazette, self._nouns = gazette, nouns
        cues = lexicon("ko").page("firm_cues")
        self._cues = frozenset(form for word in cues if word.code == "cue" for form in word.forms)
        self._known = lru_cache(maxsize=8192)(self._id_of)

    def bodies(self, run: list[Item], text: str) -> dict[int, Body]:
        """The bodies of a run, by the place of their last item in it."""
        found: dict[int, Body] = {}
        for at, item in enumerate(run):
            if item.sort == "body":
                body = self._body(run, at, found, text)
                if body is not None:
                    found[at] = body
        return found

    def _body(self, run: list[Item], at: int, found: dict[int, Body], text: str) -> Body | None:
        item = run[at]
        noun, code = item.noun, _code(item)
        if noun is None:
            code = self._code_of(item.name)
        if code == "council" and noun is not None and self._nouns.is_none("body", noun.head):
            return None
        if noun is not None and noun.attr("placed") and not item.places and not item.forms:
            return None
        first, within = self._first(run, at, found)
        start = min(item.start, first)
        name = text[start : item.end]
        if item.token.bracket and text[item.end : item.token.bracket[1]] in _COMPANY:
            name = text[start : item.token.bracket[1]]
        bare = self._is_bare(item, noun)
        part = bare and start == item.start and bool(noun and noun.attr("part"))
        if bare and (start == item.start or item.unsure) and not part:
            return None
        if item.unsure and not item.forms and not self._is_told(run, at, text):
            return None
        inner = item.places[0] if item.places and within is None else within
        ids = self._ids(item, name, within)
        return Body(
            item=item,
            start=start,
            end=start + len(name),
            name=name,
            code=code,
            id=ids,
            part=part,
            within=inner,
        )

    def _is_bare(self, item: Item, noun: Noun | None) -> bool:
        """Whether the word is a body's word alone, or with what names nothing (대형 병원, 국제공항)."""
        if noun is None or item.forms or item.places or noun.attr("whole"):
            return False
        head = item.name[: len(item.name) - len(noun.form)]
        if not head:
            return True
        return (len(head) < 2 and _code(item) != "council") or self._nouns.is_none("body", head)

    def _first(self, run: list[Item], at: int, found: dict[int, Body]) -> tuple[int, Item | Body | None]:
        """Where a body's name begins, and the place or the body that it belongs to."""
        item = run[at]
        left = run[at - 1] if at else None
        if left is None or left.tail or left.token.bracket or left.stop > item.start:
            return item.start, None
        bare = self._is_bare(item, item.noun)
        if left.dropped or left.sort == "word":
            part = item.noun is not None and bool(item.noun.attr("part"))
            named = bare and not part and self._is_name(left.token.text)
            return (left.start if named else item.start), None
        if left.sort == "body":
            return self._behind_body(item, left, found.get(at - 1), bare)
        return self._behind_place(run, at, bare)

    def _behind_body(
        self, item: Item, left: Item, body: Body | None, bare: bool
    ) -> tuple[int, Item | Body | None]:
        """A branch or a department behind the body it belongs to (중기중앙회 베트남사무소)."""
        if body is None:
            return (left.start if bare else item.start), None
        return (body.start, body) if bare or _code(item) in _OF_A_BODY else (item.start, None)

    def _behind_place(self, run: list[Item], at: int, bare: bool) -> tuple[int, Item | Body | None]:
        """A body behind its place or country (하남성 투자기획국), or behind where it stands abroad."""
        item, left = run[at], run[at - 1]
        before = run[at - 2] if at > 1 else None
        code = _code(item)
        if left.sort == "abroad":
            return left.start, None
        if left.sort == "country" and before is not None and before.sort == "abroad":
            return before.start, None
        own = bool(item.places)
        if left.sort == "country":
            belongs = bare or (code in _OF_A_COUNTRY and not own)
        else:
            belongs = left.sort == "place" and (
                bare or (code in _OF_A_PLACE and (not own or code in _OF_A_BODY_ABROAD))
            )
        return (left.start, left) if belongs else (item.start, None)

    def _code_of(self, name: str) -> str:
        """What the last word of a known name tells of the body."""
        noun = self._nouns.noun(name)
        return noun.word.code if noun.sort == "body" and noun.word is not None else ""

    def _is_told(self, run: list[Item], at: int, text: str) -> bool:
        """Whether something beside a word that may be an everyday one makes it a company's name."""
        item = run[at]
        bracket = item.token.bracket
        if bracket is not None and text[slice(*bracket)] in _COMPANY:
            return True
        left = run[at - 1] if at else None
        return left is not None and not left.tail and left.token.text in self._cues

    def _is_name(self, word: str) -> bool:
        """Whether a word that the lexicon does not know may begin a body's name (카이꽝 산업단지)."""
        if self._gazette.named(word) or (len(word) == 1 and self._gazette.named(word + _CITY)):
            return True
        if len(word) < _NAME or self._nouns.is_none("body", word):
            return False
        return not self._nouns.is_inflected(word)

    def _ids(self, item: Item, name: str, within: Item | Body | None) -> str | None:
        known = self._known(name)
        if known is not None:
            return known
        foreign = isinstance(within, Item) and bool(within.id) and not str(within.id).startswith("kr")
        if item.forms and not foreign and not isinstance(within, Body):
            return item.forms[0].id
        return None

    def _id_of(self, name: str) -> str | None:
        bodies = [body for body in self._gazette.gazetteer.organisation_readings(name) if not body.generic]
        return bodies[0].id if bodies else None


def _code(item: Item) -> str:
    return item.noun.word.code if item.noun is not None and item.noun.word is not None else ""


_COMPANY = ("(주)", "(유)", "㈜", "(사)", "(재)")
