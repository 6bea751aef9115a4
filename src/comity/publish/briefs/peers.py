"""Whom else each of two localities is tied to in the country of the other."""

from __future__ import annotations

from collections.abc import Iterable

from comity.insight.briefing.party import Party
from comity.insight.briefing.peers import Peers
from comity.insight.evidence import Evidence
from comity.model.record import Record
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.lines import done_with
from comity.publish.page import Line, Part, named, shortest
from comity.publish.paper.paper import Chapter
from comity.publish.words import date, say, scope


def peers(parties: Iterable[Party], grounds: Grounds, most: int | None = None) -> tuple[Chapter, ...]:
    """For each locality its partners in a country, each with the last agreement told of the two."""
    told = ((party, party.peers) for party in parties)
    lines = (_line(party, there, grounds, most) for party, there in told if there and there.found)
    return chapter("peers", lines)


def _line(party: Party, there: Peers, grounds: Grounds, most: int | None) -> Line:
    kept, left = shortest(there.found, most)
    left += there.left
    name = named(party.evidence, party.entity.id)
    words = [partner(peer.id, peer.last, party.evidence) for peer in kept]
    words[0] = f"{say('peers_of', name=name, country=scope(there.country, {}))} {words[0]}"
    ends = [";"] * (len(kept) - 1) + [" …" if left else "."]
    own = () if party.entity.id in kept[0].last.entities else (grounds.tables,)  # it had another name then
    ids = [(*peer.last.claims, *(own if not at else ())) for at, peer in enumerate(kept)]
    return Line(parts=tuple(map(Part, words, ids, ends)))


def partner(id_: str, last: Record, evidence: Evidence) -> str:
    """A partner, and what was last done with it and when."""
    when = date(last.day) if last.day else say("undated")
    return say("partner_last", name=named(evidence, id_), last=", ".join((*done_with(last), when)))
