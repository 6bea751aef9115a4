"""Who signs: whoever an act's clause names as doing it or as partner, and who else stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Case, Mention
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.agreement.acts import WORDS, Act
from comity.reading.kinds.agreement.joints import joints
from comity.reading.kinds.agreement.papers import Paper
from comity.reading.kinds.agreement.seats import Group, distinct, parts_of_governments, seated, seats

_BOTH = ("two_localities", "two_sides", "two_bodies")
_ATTACHED = 14
"""Characters between a paper and whose it is ("A와 B의 우호교류 협약")."""
_GAP = 20
_NAMED = ("locality", "organisation")
_BRACKET = re.compile(r"^\([^()]*\)")
_HEAD = 14
"""Characters behind a clause within which the noun stands that it describes."""
_MEETING: tuple[tuple[Case, ...], ...] = (("with",), ("object", "to"))
"""Cases of those whom somebody meets, and of those somebody receives or visits."""


class Sides:
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
        for earlier in clause.sentence.clauses[: clause.index]:  # "thay mặt hai bên, ông A và ông B ký"
            both = [one for one in earlier.cased("object") if one.code in _BOTH]
            if both and earlier.end <= clause.end:
                return self._seats(both)
        if not self._act.verbal and not self._holds():
            return ()
        if clause.verb is not None and clause.verb.passive:
            agents = clause.cased("by") or clause.cased("subject")
            return self._seats(agents)
        return distinct(seated(self._passage, clause.doers()))

    def _with(self) -> list[Mention]:
        if self._relative():
            return [one for one in self._clause.mentions if self._between(one) and one.entities]
        partners = _cased(self._clause, "with")
        if all(one.what == "pointer" for one in partners):
            partners = self._listed_behind() or partners
        partners = self._told_with_paper(partners or (_cased(self._clause, "to") if self._handed() else []))
        return [*self._listed_before(partners[0]), *partners] if partners else []

    def _told_with_paper(self, partners: list[Mention]) -> list[Mention]:
        """Those before this paper, where each of several has its own ("A와 자매결연을, B와 우호협약을")."""
        papers = self._act.papers
        if self._paper is None or len(papers) < 2:
            return partners
        begins = [self._clause.start, *(paper.end for paper in papers)]
        shares = [
            [one for one in partners if begin <= one.start < paper.start]
            for begin, paper in zip(begins, papers, strict=False)
        ]
        return shares[papers.index(self._paper)] if all(shares) else partners

    def _listed_behind(self) -> list[Mention]:
        """Those a count of partners is spelt out by ("với 3 địa phương là A, B và C")."""
        named = [
            one for one in _cased(self._clause, "as") if one.start > self._act.hit.end and one.what in _NAMED
        ]
        counts = {one.value for one in self._clause.quantities() if one.unit == "count"}
        return named if len(named) in counts else []

    def _handed(self) -> bool:
        """Whether a paper is handed to somebody ("trao bản ghi nhớ cho …")."""
        return bool(self._act.hit.words[0].attr("loose"))

    def _listed_before(self, last: Mention) -> list[Mention]:
        """The names of a list that ends in a partner ("중국 A구, 몽골 B구, 호주 C시와")."""
        text, found = self._passage.text, list[Mention]()
        listing = joints(self._passage.language).listing
        before = [one for one in self._clause.mentions if one.end <= last.start and one.what == last.what]
        for one in reversed(before):
            gap = _BRACKET.sub("", text[one.end : last.start]).strip()
            if one.case in ("topic", "subject", "with") or len(gap) > _GAP or not listing.match(gap):
                break
            found.insert(0, one)
            last = one
        return found

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

    def elsewhere(self, told: Group, pair: Group) -> Group:
        """Who is missing: the locality the text is told from, else those of the agreement told last."""
        home = self._passage.home
        keys = {one.key for one in told}
        if "unnamed" in self._clause.sentence.codes(WORDS) or self._many():
            return told
        foreign = home is not None and home.key not in keys and self._other_side(home, told)
        if home is not None and foreign and len(told) == 1 and told[0].type != "organisation":
            return distinct([home, *told])
        if pair and keys <= {one.key for one in pair}:
            return pair
        if home is not None and keys <= {home.key}:
            partner = _partner(self._passage, home)
            if partner is not None:
                return (home, partner)
        return told

    def unnamed(self) -> bool:
        """Whether those who sign are told by their sort alone ("참가기업들은")."""
        bodies = [one for one in self._clause.sentence.mentions if one.what == "organisation"]
        hits = [
            hit
            for hit in self._clause.words(WORDS)
            if hit.words[0].code == "unnamed" and not any(one.start <= hit.start < one.end for one in bodies)
        ]
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
        lands = {self._land(one) for one in told if one.type == "locality"}
        return entity.country not in lands

    def _land(self, entity: Entity) -> str | None:
        """Where a locality lies: a place of no table in the country told right before it, else at home."""
        if entity.country is not None:
            return entity.country
        mentions = self._clause.sentence.mentions
        for country, one in pairwise(mentions):
            if one.entity == entity and country.what == "country" and one.start - country.end <= 1:
                return country.entity.country if country.entity is not None else None
        return country_of(self._passage.language)

    def _seats(self, mentions: Iterable[Mention]) -> Group:
        return distinct(seat for one in mentions for seat in seats(self._passage, one))


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


def _partner(passage: Passage, home: Entity) -> Entity | None:
    """The locality abroad that the text tells most of."""
    told: dict[str, list[Entity]] = {}
    for mention in passage.mentions:
        for entity in mention.entities:
            if entity.type == "locality" and entity.country != home.country:
                told.setdefault(entity.key, []).append(entity)
    most = max(told.values(), key=len, default=None)
    return most[0] if most else None
