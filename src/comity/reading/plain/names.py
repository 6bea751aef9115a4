"""Who and what a text names: known places, countries and bodies, people beside titles, words that point."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from comity.lexicon.load import Lexicon
from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention, Title, What
from comity.reading.clauses.passage import Passage
from comity.reading.marks.scanner import Hit, Scanner
from comity.reference.form import Form
from comity.reference.gazetteer import Gazetteer

KINDS, TITLES, POINTERS = "place_kinds", "titles", "pointers"
_NAME = r"[^\W\d_a-z]\w*(?:-\w+)?(?: [^\W\d_a-z]\w*(?:-\w+)?){1,3}"
_BEHIND = re.compile(rf"\s+({_NAME})")
_BEFORE = re.compile(rf"({_NAME}),\s+(?:\w+ )?$")
_NEAR = 24
"""Characters between a title and the place it is held in."""
_TOLD_BESIDE = 1.0
"""What a place of a country that the text tells of counts more than its namesakes."""


class Names:
    """Finds mentions; built once, as the gazetteer's names are compiled."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._scanner = Scanner(gazetteer.forms(), Lexicon(language="", pages={}, layers={}))

    def find(self, passage: Passage) -> list[Mention]:
        """The mentions of a passage in order, none overlapping."""
        known = self._known(passage)
        people = list(_people(passage, known))
        seats = {(mention.start, mention.end) for person in people for mention in person.seats}
        found = [person.mention for person in people]
        found += _apart(found, (mention for mention in known if (mention.start, mention.end) not in seats))
        found += _apart(found, _pointers(passage))
        return sorted(found, key=lambda mention: mention.start)

    def _known(self, passage: Passage) -> list[Mention]:
        hits = self._scanner.scan(passage.text).get("names", [])
        told = _countries(hits)
        chosen = ((hit, _likeliest(hit.names, told, _kind_beside(passage, hit))) for hit in hits)
        return [_mention(passage, hit, form) for hit, form in chosen if form is not None]


def _countries(hits: Iterable[Hit]) -> Counter[str]:
    """The countries a text surely tells of: by name, or by places that have no namesake."""
    told: Counter[str] = Counter()
    for hit in hits:
        lands = {form.id.partition("/")[0] for form in hit.names if form.type in ("country", "locality")}
        if len(lands) == 1 and not any(form.ordinary for form in hit.names):
            told.update(lands)
    return told


def _likeliest(forms: tuple[Form, ...], told: Counter[str], kind: Hit | None) -> Form | None:
    """What a name means: the best known, of a country told of first; an everyday word only beside a kind."""
    fit = [form for form in forms if kind is not None or not form.ordinary]
    if not fit:
        return None
    return max(fit, key=lambda form: form.prior + _TOLD_BESIDE * (form.id.partition("/")[0] in told))


def _kind_beside(passage: Passage, hit: Hit) -> Hit | None:
    """The word for a kind of place right before or behind a name."""
    for kind in passage.hits(KINDS, max(0, hit.start - _NEAR), hit.end + 2):
        between = (
            passage.text[kind.end : hit.start]
            if kind.end <= hit.start
            else passage.text[hit.end : kind.start]
        )
        if between == " " and kind.end != hit.end:
            return kind
    return None


def _mention(passage: Passage, hit: Hit, form: Form) -> Mention:
    what: What = form.type if form.type != "person" else "organisation"
    kind = _kind_beside(passage, hit) if what == "locality" else None
    start, end = (
        (hit.start, hit.end) if kind is None else (min(hit.start, kind.start), max(hit.end, kind.end))
    )
    entity = Entity(form.type, passage.text[hit.start : hit.end], form.id)
    return Mention(start, end, what, (entity,), phrase=(start, end))


class _Person:
    """A person's mention and the mentions its title takes in."""

    def __init__(self, mention: Mention, seats: list[Mention]) -> None:
        self.mention, self.seats = mention, seats


def _people(passage: Passage, known: list[Mention]) -> Iterable[_Person]:
    for hit in passage.hits(TITLES):
        seat = next(
            (one for one in known if 0 <= one.start - hit.end <= _NEAR and one.what != "person"), None
        )
        if seat is not None and re.search(r"[.,;:\n]", passage.text[hit.end : seat.start]):
            seat = None
        end = max(hit.end, seat.end) if seat is not None else hit.end
        found = _BEHIND.match(passage.text, end) or _BEHIND.match(passage.text, hit.end)
        if found is None:
            found = _BEFORE.search(passage.text, max(0, hit.start - 80), hit.start)
        if found is None:
            continue
        start, stop = found.span(1)
        if seat is not None and seat.start < stop and start < seat.end:
            seat = None
        of = seat.entity if seat is not None else None
        title = Title(hit.start, hit.end, passage.text[hit.start : hit.end], hit.words[0].code, of)
        phrase = (min(start, hit.start), max(stop, end))
        entity = Entity("person", passage.text[start:stop])
        yield _Person(
            Mention(start, stop, "person", (entity,), titles=(title,), phrase=phrase), [seat] if seat else []
        )


def _pointers(passage: Passage) -> Iterable[Mention]:
    for hit in passage.hits(POINTERS):
        yield Mention(hit.start, hit.end, "pointer", code=hit.words[0].code, phrase=(hit.start, hit.end))


def _apart(taken: list[Mention], others: Iterable[Mention]) -> list[Mention]:
    """Those of the others that share no character with what is taken."""
    spans = [(mention.start, mention.end) for mention in taken]
    return [one for one in others if not any(start < one.end and one.start < end for start, end in spans)]
