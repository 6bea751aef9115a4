"""Names as mentions: which entity each means, and what each post is held in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.clauses.mention import Mention, Title, What
from comity.reading.languages.vi.choosing import Choice
from comity.reading.languages.vi.drafts import (
    BodyDraft,
    Draft,
    PersonDraft,
    PlaceDraft,
    PointerDraft,
    TitleDraft,
)
from comity.reading.languages.vi.known import known_names
from comity.reading.languages.vi.seats import Seats
from comity.reading.languages.vi.sheet import Sheet


def mentions_of(sheet: Sheet, drafts: list[Draft]) -> list[Mention]:
    """The mentions that drafts make, those left out that turn out to name nothing."""
    places = list(_places(drafts))
    choice = Choice(places, sheet.published)
    for place in places:
        place.entity = choice.entity(place)
    bodies = list(_bodies(drafts))
    for body in bodies:
        body.entity = None if body.bare else _organisation(body)
    for body in bodies:
        whole = _called_in_full(body, bodies)
        if whole is not None:
            body.entity = whole.entity
    _name_people([draft for draft in drafts if isinstance(draft, PersonDraft)])
    seats = Seats(sheet.text, places, bodies, sheet.published)
    for title, person in _titles(drafts):
        title.of = seats.of(title, person)
    for draft in drafts:
        if isinstance(draft, PersonDraft):
            _share_seats(draft.titles)
    for body in bodies:
        body.entity = seats.same_body(body) if body.bare else body.entity
        body.of = body.seat.entity if body.seat is not None else seats.local(body)
    holders = _holders(drafts)
    return [mention for draft in drafts if (mention := _mention(draft, holders)) is not None]


def _titles(drafts: list[Draft]) -> Iterator[tuple[TitleDraft, PersonDraft | None]]:
    for draft in drafts:
        if isinstance(draft, PersonDraft):
            yield from ((title, draft) for title in draft.titles)
        elif isinstance(draft, PointerDraft) and draft.title is not None:
            yield draft.title, None


def _share_seats(titles: list[TitleDraft]) -> None:
    """Gives a post that tells no seat the one of the person's other post: "Chủ tịch kiêm Giám đốc Sở"."""
    for at, title in enumerate(titles):
        if title.of is None and title.seat is None and not title.local:
            beside = [other.of for other in (*titles[at + 1 : at + 2], *titles[max(0, at - 1) : at])]
            title.of = next((of for of in beside if of is not None), None)


def _bodies(drafts: list[Draft]) -> Iterator[BodyDraft]:
    for draft in drafts:
        if isinstance(draft, BodyDraft):
            yield draft
        else:
            yield from (title.seat for title in _own_titles(draft) if isinstance(title.seat, BodyDraft))


def _own_titles(draft: Draft) -> list[TitleDraft]:
    if isinstance(draft, PersonDraft):
        return draft.titles
    return [draft.title] if isinstance(draft, PointerDraft) and draft.title is not None else []


def _places(drafts: list[Draft]) -> Iterator[PlaceDraft]:
    """Every place named, also in titles, in bodies and as what holds another, in the order of the text."""
    for draft in drafts:
        seats = (
            [title.seat for title in _own_titles(draft)]
            if not isinstance(draft, PlaceDraft | BodyDraft)
            else [draft]
        )
        for seat in seats:
            place = seat.seat if isinstance(seat, BodyDraft) else seat
            while place is not None:
                yield place
                place = place.outer


def _organisation(body: BodyDraft) -> Entity:
    """The organisation a name means: by its whole name, by the name without its acronym, by the acronym."""
    gazetteer = known_names().gazetteer
    bare, _, acronym = body.name.partition(" (")
    for name in (body.name, bare, acronym.partition(")")[0]):
        known = [each for each in gazetteer.organisation_readings(name) if not each.generic] if name else []
        if known:
            return Entity("organisation", body.name, known[0].id)
    return Entity("organisation", body.name)


def _called_in_full(body: BodyDraft, bodies: list[BodyDraft]) -> BodyDraft | None:
    """The body whose name ends with this one: "Kosy" of "Công ty cổ phần Kosy", or has it in brackets."""
    if body.word is not None:
        return None
    ends = (f" {body.name}", f"({body.name})")
    return next((other for other in bodies if other.name.endswith(ends)), None)


def _name_people(people: list[PersonDraft]) -> None:
    """Gives everybody an entity: one who is named shorter later, or spelt otherwise, is the same."""
    whole: dict[str, Entity] = {}
    for person in people:
        if " " in person.name:
            key = fold(person.name)
            if key not in whole or whole[key].name.isupper():
                whole[key] = Entity("person", person.name)
    for person in people:
        person.entity = whole.get(fold(person.name))
    called = _called(people)
    for at, person in enumerate(people):
        if person.entity is None:
            person.entity = _nearest(called.get(person.name, ()), at) or Entity("person", person.name)


def _called(people: list[PersonDraft]) -> dict[str, list[tuple[int, Entity | None]]]:
    """The people whose first or last name a word is, each with the place in the row."""
    called: dict[str, list[tuple[int, Entity | None]]] = {}
    for at, person in enumerate(people):
        words = person.name.split()
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                called.setdefault(word, []).append((at, person.entity))
    return called


def _nearest(others: Sequence[tuple[int, Entity | None]], at: int) -> Entity | None:
    """The last of the others before a place in the row, else the first behind it."""
    before = bisect_left(others, at, key=lambda other: other[0])
    nearest = others[before - 1 : before] or others[:1]
    return nearest[0][1] if nearest else None


def _holders(drafts: list[Draft]) -> dict[tuple[str, str], Entity]:
    """Who holds a post, by the word for it and what it is held in."""
    held: dict[tuple[str, str], Entity] = {}
    for draft in drafts:
        if isinstance(draft, PersonDraft) and draft.entity is not None:
            for title in draft.titles:
                if title.of is not None:
                    held.setdefault((_rank(title), title.of.key), draft.entity)
    return held


def _rank(title: TitleDraft) -> str:
    """What tells the post from a deputy's: the words of the role that are not of its seat."""
    return fold(title.role[: max(len(title.role.split(" UBND")[0]), 1)]) or title.word.code


def _mention(draft: Draft, holders: dict[tuple[str, str], Entity]) -> Mention | None:
    if isinstance(draft, PointerDraft):
        return _pointer(draft, holders)
    entity = draft.entity
    if entity is None:
        return None
    if isinstance(draft, PersonDraft):
        titles = tuple(_title(title) for title in draft.titles)
        return Mention(draft.start, draft.end, "person", (entity,), titles=titles, phrase=draft.phrase)
    what: What = (
        "organisation"
        if isinstance(draft, BodyDraft)
        else "country"
        if entity.type == "country"
        else "locality"
    )
    return Mention(
        draft.start,
        draft.end,
        what,
        (entity,),
        phrase=(draft.start, max(draft.end, draft.phrase_end)),
        code=draft.word.code if isinstance(draft, BodyDraft) and draft.word is not None else "",
        within=_within(draft),
    )


def _within(draft: PlaceDraft | BodyDraft) -> Entity | None:
    """The locality told beside a name that it lies in or is of."""
    if isinstance(draft, BodyDraft):
        return draft.of
    return draft.outer.entity if draft.outer is not None else None


def _pointer(draft: PointerDraft, holders: dict[tuple[str, str], Entity]) -> Mention:
    title = draft.title
    if title is None:
        return Mention(draft.start, draft.end, "pointer", code=draft.code, phrase=(draft.start, draft.end))
    holder = holders.get((_rank(title), title.of.key)) if title.of is not None else None
    return Mention(
        draft.start,
        draft.end,
        "pointer",
        (holder,) if holder is not None else (),
        titles=(_title(title),),
        code=draft.code,
        phrase=(draft.start, draft.end),
    )


def _title(title: TitleDraft) -> Title:
    return Title(title.start, title.end, title.role, title.word.code, title.of, title.former)
