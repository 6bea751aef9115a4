"""Who makes an agreement: whoever the clause names, else who else its sentence and the text tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Case, Mention
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.agreement.acts import WORDS, Act
from comity.reading.kinds.agreement.papers import Paper
from comity.reading.kinds.agreement.seats import parts_of_governments, seat_of

_ATTACHED = 14
"""Characters between a paper and whose it is ("A와 B의 우호교류 협약")."""
_HEAD = 14
"""Characters behind a clause within which the noun stands that it describes."""
_MEETING: tuple[tuple[Case, ...], ...] = (("with",), ("object", "to"))
"""Cases of those whom somebody meets, and of those somebody receives or visits."""
_ACTS_FOR_ITSELF = ("locality", "organisation", "country")

Group = tuple[Entity, ...]


class Told(msgspec.Struct, frozen=True):
    """Parties in groups, each with an agreement of its own; `guessed` where one is told elsewhere only."""

    groups: tuple[Group, ...]
    guessed: bool = False
    doers: Group = ()


def parties_of(act: Act, paper: Paper | None, pair: Group) -> Told:
    """The parties of an act; `pair` those of the agreement told last."""
    told = _told(act, paper, pair)
    passage = act.clause.sentence.passage
    return msgspec.structs.replace(
        told,
        doers=_Sides(act, paper).doers,
        groups=tuple(_principals(passage, group) for group in told.groups),
    )


def _told(act: Act, paper: Paper | None, pair: Group) -> Told:
    sides = _Sides(act, paper)
    doers, partners = sides.doers, sides.principals_of(sides.partners)
    told = _distinct([*doers, *partners])
    if sides.unnamed() and not any(one.type == "organisation" for one in told):
        return Told((), guessed=True)
    if len(told) >= 2:
        return Told(_split(act, doers, partners))
    for find in (sides.attached, sides.described, sides.met, sides.at_place):
        told = _distinct([*told, *find(told)])
        if len(told) >= 2:
            return Told((told,))
    return sides.guessed(told, pair)


class _Sides:
    """Finds who signs, in an act's clause and around it."""

    def __init__(self, act: Act, paper: Paper | None) -> None:
        self._act, self._paper, self._clause = act, paper, act.clause
        self._passage = act.clause.sentence.passage
        self.doers = self._doing()
        self.partners = self._seats(self._with())

    def _doing(self) -> Group:
        """Who signs: the doers, but for those who only attend, and none where it is told in the passive."""
        clause = self._clause
        if self._relative():
            return ()
        if not self._act.verbal and not self._holds():
            return ()
        if clause.verb is not None and clause.verb.passive:
            agents = clause.cased("by") or clause.cased("subject")
            return self._seats(agents)
        return _distinct(_seated(self._passage, clause.doers()))

    def _with(self) -> list[Mention]:
        if self._relative():
            return [one for one in self._clause.mentions if self._between(one) and one.entities]
        return _cased(self._clause, "with")

    def _relative(self) -> bool:
        """Whether the act describes the paper before it, with who signs between the two."""
        paper = self._paper
        if paper is None or self._act.verbal or paper.end > self._act.hit.start:
            return False
        return any(self._between(one) for one in self._clause.mentions)

    def _between(self, mention: Mention) -> bool:
        paper = self._paper
        return paper is not None and paper.end <= mention.start and mention.end <= self._act.hit.start

    def _holds(self) -> bool:
        """Whether those who do what the clause tells sign, where signing is a noun in it."""
        words = {word for hit in self._clause.words(WORDS) for word in (one.code for one in hit.words)}
        return "attend" not in words

    def principals_of(self, partners: Group) -> Group:
        """The locality visited for its department that signs ("X성을 방문해 노동국과 협약을 맺었다")."""
        parts = parts_of_governments(self._passage)
        if not partners or any(one.key not in parts for one in partners):
            return partners
        localities = tuple(one for one in self.doers if one.type == "locality")
        visited = self.met(localities) if localities else ()
        return tuple(one for one in visited if one.type == "locality") or partners

    def attached(self, told: Group) -> Group:
        """Whose the paper is: those named right beside it, and those joined to them.

        A country stands for one of its localities where none is named, as long as nothing is signed yet.
        """
        paper = self._paper
        if paper is None:
            return ()
        found = self._seats(_beside(self._clause.sentence.mentions, paper))
        open_yet = self._act.modality != "asserted"
        return tuple(one for one in found if one.type != "country" or (open_yet and len(told) == 1))

    def described(self, told: Group) -> Group:
        """The locality that a clause describes ("…와 자매결연을 맺은 X시")."""
        if self._clause.link != "modifying":
            return ()
        near = [
            one
            for one in self._clause.sentence.mentions
            if one.entities and one.what in ("locality", "organisation")
        ]
        behind = [one for one in near if 0 <= _begins(one) - self._clause.end <= _HEAD]
        before = [one for one in near if 0 <= self._clause.start - one.end <= 2]
        return self._seats(behind[:1] or before[-1:])

    def met(self, told: Group) -> Group:
        """Those somebody meets or visits before signing, in the same sentence ("X를 방문해 …")."""
        earlier = [
            clause
            for clause in self._clause.sentence.clauses[: self._clause.index]
            if clause.link in ("linked", "main") and clause.end <= self._clause.end
        ]
        for clause in reversed(earlier):
            for cases in _MEETING:
                found = self._seats(_cased(clause, *cases))
                others = tuple(one for one in found if self._other_side(one, told))
                if others:
                    return others
        return ()

    def at_place(self, told: Group) -> Group:
        """The locality abroad where it is signed, or the one visited, where one side alone is named."""
        if len(told) != 1:
            return ()
        if told[0].type == "organisation":
            return self._host(told[0])
        clauses = [self._clause, *reversed(self._clause.sentence.clauses[: self._clause.index])]
        for clause in clauses:
            for one in clause.cased("at", "to"):
                for entity in one.entities:
                    if entity.type == "locality" and self._other_side(entity, told):
                        return (entity,)
        return ()

    def _host(self, guest: Entity) -> Group:
        """The body of the same sort in whose house it is signed ("동나이대에서 열린 인제대와의 협약식")."""
        sorts = {one.code for one in self._clause.sentence.mentions if guest in one.entities}
        inner = [
            one for one in self._clause.sentence.clauses if self._clause.start <= one.start < self._clause.end
        ]
        hosts = [one for clause in inner for one in clause.cased("at") if one.code in sorts]
        return hosts[0].entities if hosts and hosts[0].entity != guest else ()

    def guessed(self, told: Group, pair: Group) -> Told:
        """Who is missing: the locality the text is told from, else those of the agreement told last."""
        home = self._passage.home
        keys = {one.key for one in told}
        if "unnamed" in self._clause.sentence.codes(WORDS) or self._many():
            return Told((told,), guessed=True)
        foreign = home is not None and home.key not in keys and self._other_side(home, told)
        if home is not None and foreign and len(told) == 1 and told[0].type != "organisation":
            return Told((_distinct([home, *told]),), guessed=True)
        if pair and keys <= {one.key for one in pair}:
            return Told((pair,), guessed=True)
        if home is not None and keys <= {home.key}:
            partner = _partner(self._passage, home)
            if partner is not None:
                return Told(((home, partner),), guessed=True)
        return Told((told,), guessed=True)

    def unnamed(self) -> bool:
        """Whether those who sign are told by their sort alone ("참가기업들은")."""
        hits = [hit for hit in self._clause.words(WORDS) if hit.words[0].code == "unnamed"]
        return not self.doers and any(hit.end <= self._act.hit.start for hit in hits)

    def _many(self) -> bool:
        """Whether the clause counts partners instead of naming them ("22개 도시와")."""
        paper = self._paper
        tie = paper is not None and not paper.signed
        return tie and any(one.unit == "count" for one in self._clause.quantities())

    def _other_side(self, entity: Entity, told: Group) -> bool:
        """Whether it is of another land than who is told; a country that is only a land is no side."""
        if entity.type == "country":
            return False
        if entity.type == "organisation":
            return entity.key not in {one.key for one in told}
        lands = {one.country or country_of(self._passage.language) for one in told if one.type == "locality"}
        return entity.country not in lands

    def _seats(self, mentions: Iterable[Mention]) -> Group:
        return _distinct(seat for one in mentions for seat in _seats(self._passage, one))


def _beside(mentions: list[Mention], paper: Paper) -> list[Mention]:
    """The mentions that stand right before or behind a paper as whose it is, with those joined to them."""
    found: list[Mention] = []
    edge = paper.start
    for one in reversed(
        [one for one in mentions if _ends(one) <= paper.start and one.case in ("of", "with")]
    ):
        if edge - _ends(one) > _ATTACHED or not one.entities:
            break
        found.insert(0, one)
        edge = one.start
    edge = paper.end
    for one in mentions:
        if one.start >= paper.end and one.case in ("with", "of") and one.entities:
            if one.start - edge > _ATTACHED * 2:
                break
            found.append(one)
            edge = one.end
    return found


def _begins(mention: Mention) -> int:
    return min(mention.start, mention.phrase[0]) if mention.phrase[1] else mention.start


def _ends(mention: Mention) -> int:
    return max(mention.end, mention.phrase[1])


def _cased(clause: Clause, *cases: Case) -> list[Mention]:
    """The mentions of a clause in these cases, a post whose holder is not named among them."""
    return [one for one in clause.mentions if one.case in cases and (one.entities or one.titles)]


def _seats(passage: Passage, mention: Mention) -> Iterator[Entity]:
    """Whom a mention acts for; a post for what it is held in ("타슈켄트주지사")."""
    held = [title.of for title in mention.titles if title.of is not None]
    if mention.what == "pointer" and held:
        yield from _seated(passage, [held[0]])
    else:
        yield from _seated(passage, mention.entities)


def _seated(passage: Passage, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Whom each acts for."""
    for entity in entities:
        seat = seat_of(passage, entity)
        if seat is not None and seat.type in _ACTS_FOR_ITSELF:
            yield seat


def _distinct(entities: Iterable[Entity]) -> Group:
    """Each once; a country is left out where two others are told."""
    found = list({entity.key: entity for entity in entities}.values())
    others = [entity for entity in found if entity.type != "country"]
    return tuple(others if len(others) >= 2 else found)


def _principals(passage: Passage, group: Group) -> Group:
    """Without the parts of governments where two localities sign."""
    localities = [one for one in group if one.type == "locality"]
    parts = parts_of_governments(passage) if len(localities) >= 2 else frozenset()
    return tuple(one for one in group if one.key not in parts)


def _split(act: Act, doers: Group, partners: Group) -> tuple[Group, ...]:
    """Pairs where each makes an agreement of its own, else all together."""
    everyone = _distinct([*doers, *partners])
    words = {word.code for hit in act.clause.sentence.words(WORDS) for word in hit.words}
    sole = [one for one in doers if one.key not in {other.key for other in partners}]
    if len(sole) == 1 and len(partners) >= 2 and ("each" in words or _ties(act, partners)):
        return tuple((sole[0], partner) for partner in partners)
    if "each" in words and len(everyone) >= 4 and len(everyone) % 2 == 0:
        everyone = _as_told(act.clause, everyone)
        return tuple((everyone[at], everyone[at + 1]) for at in range(0, len(everyone), 2))
    return (everyone,)


def _as_told(clause: Clause, group: Group) -> Group:
    """In the order a clause names them."""
    at = {entity.key: one.start for one in reversed(clause.mentions) for entity in one.entities}
    return tuple(sorted(group, key=lambda one: at.get(one.key, -1)))


def _ties(act: Act, partners: Group) -> bool:
    """Whether ties are made, which a locality has with each of its partners by itself."""
    bound = bool(act.papers) and all(paper.type in ("sister", "friendship") for paper in act.papers)
    return bound and all(partner.type == "locality" for partner in partners)


def _partner(passage: Passage, home: Entity) -> Entity | None:
    """The locality abroad that the text tells most of."""
    told: dict[str, list[Entity]] = {}
    for mention in passage.mentions:
        for entity in mention.entities:
            if entity.type == "locality" and entity.country != home.country:
                told.setdefault(entity.key, []).append(entity)
    most = max(told.values(), key=len, default=None)
    return most[0] if most else None
