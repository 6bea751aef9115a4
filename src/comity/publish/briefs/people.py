"""Who is met: names in both scripts, the post as of a day, and other posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from comity.insight.briefing.party import Party
from comity.insight.briefing.people import Held, Person, other_script
from comity.insight.evidence import Evidence
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.page import Line, Part, named
from comity.publish.paper.paper import Chapter
from comity.publish.words import date, is_read, say


def met(parties: Iterable[Party], grounds: Grounds, most: int | None = None) -> tuple[Chapter, ...]:
    """The people of some localities, those met before first; of other posts each at most so many."""
    parties = tuple(parties)
    found = [(person, party.evidence) for party in parties for person in party.people]
    lines = {person.id: _line(person, evidence, most) for person, evidence in _in_turn(found)}
    nobody = (_nobody(party, grounds) for party in parties if party.stood and not party.people)
    return chapter("met", (*lines.values(), *nobody))


def _in_turn(found: list[tuple[Person, Evidence]]) -> list[tuple[Person, Evidence]]:
    """Those who took part in what it is about first, whosever they are."""
    return sorted(found, key=lambda one: not one[0].met)


def _line(person: Person, evidence: Evidence, most: int | None) -> Line:
    shown = evidence.name(person.id)
    strange = other_script(person.written, shown)
    name = named(evidence, person.id)
    if strange is not None:
        name = say("written_too", name=name, other=strange.name)
    post = next((one for one in person.now if any(map(is_read, one.roles))), person.now[0])
    claims = dict.fromkeys((*post.claims, *(strange.claims if strange else ())))
    now = Part(f"{name}: {_held(post, evidence)}", tuple(claims), ";")
    parts = [now, *_others(person, evidence, most)]
    return Line(parts=(*parts[:-1], structs.replace(parts[-1], end=".")))


def _others(person: Person, evidence: Evidence, most: int | None) -> Iterator[Part]:
    """The other posts that are told, but for the same told in other words."""
    others = {(one.roles[0], one.of): one for one in reversed(person.others)}
    for number, one in enumerate(reversed(others.values())):
        if most is not None and number >= most:
            return
        words = _held(one, evidence)
        yield Part(say("other_post", post=words) if not number else words, one.claims, ";")


def _nobody(party: Party, grounds: Grounds) -> Line:
    """That no source tells of anybody there."""
    words = say("nobody_told", name=named(party.evidence, party.entity.id))
    return Line(parts=(Part(words, (grounds.searched, grounds.tables), "."),))


def _held(one: Held, evidence: Evidence) -> str:
    role = next(filter(is_read, one.roles), one.roles[0])
    post = say("post_of", role=role, place=named(evidence, one.of))
    return say("as_told", post=post, date=date(one.told)) if one.told else say("as_told_once", post=post)
