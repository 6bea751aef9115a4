"""Who put their names to an agreement, each with the post held and the party signed for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.model.claim import Signatory
from comity.model.entity import Entity
from comity.reading.agreement.agreement_dates import told_in_passing
from comity.reading.agreement.candidates import within_limits
from comity.reading.agreement.drafts import Draft
from comity.reading.agreement.instruments import DONE, Mention
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence
from comity.reading.setting.counterparts import Counterparts
from comity.reading.setting.delegates import Delegates

_REACH = 140
_SAID = 12
_BACK = 4
_PAIR = 2
_PEOPLE = "QXh"


class Signatories:
    """Finds the people of the parties who signed."""

    def __init__(self, delegates: Delegates, counterparts: Counterparts) -> None:
        self._delegates, self._counterparts = delegates, counterparts

    def of(self, mention: Mention, draft: Draft, old: bool) -> Iterator[Signatory]:
        """The people of the parties who stand before the verb, or after it behind "by" or "between".

        `old`: it is told as history, so that "they" are the parties and not who speaks for them now.
        """
        verb = mention.verb
        if verb is None or mention.act not in DONE or told_in_passing(mention):
            return
        if old and any(one.label == "Z" and one.start < verb.start for one in within_limits(mention)):
            return
        people = list(self._acting(mention, verb))
        found = self._told_apart({person: self._for(person, draft) for person in people}, draft)
        told = [one for one in found.values() if one is not None]
        yield from told
        if len(told) == 1 and len(people) == len(draft.parties) == _PAIR:
            stranger = next(person for person, one in found.items() if one is None)
            party = next((party for party in draft.parties if party != told[0].for_), None)
            if party is not None and self._delegates.side(stranger) is None:
                yield Signatory(stranger, self._delegates.role(stranger), party)
        if not people and not old and mention.page.hits("signers", mention.start, mention.end):
            yield from self._pointed(mention, draft)

    def _told_apart(
        self, found: dict[Entity, Signatory | None], draft: Draft
    ) -> dict[Entity, Signatory | None]:
        """Two who sign between two parties do not sign for the same one: who is told with its name does."""
        told = [one for one in found.values() if one is not None]
        if len(found) != len(told) or len(told) != _PAIR or len(draft.parties) != _PAIR:
            return found
        one, other = told
        if one.for_ != other.for_ or one.for_ is None:
            return found
        left = draft.parties[0] if draft.parties[1] == one.for_ else draft.parties[1]
        moved = (
            one if one.for_.name not in (one.role or "") and one.for_.name in (other.role or "") else other
        )
        found[moved.person] = msgspec.structs.replace(moved, for_=left)
        return found

    def _acting(self, mention: Mention, verb: Hit) -> Iterator[Entity]:
        """The people of a mention's stretch, each once, who are not merely quoted there."""
        links = [
            hit.start
            for hit in mention.page.hits("linking", verb.end, mention.end)
            if hit.words[0].code in ("by", "with", "between")
        ]
        seen: set[Entity] = set()
        for chunk in within_limits(mention):
            if chunk.label not in _PEOPLE or not chunk.entities or chunk.entities[0] in seen:
                continue
            said = mention.page.hits("speech", chunk.start - _SAID, chunk.end + _SAID)
            if chunk.start < verb.start or any(0 < chunk.start - link < _REACH for link in links) or not said:
                seen.add(chunk.entities[0])
                if not self._delegates.is_envoy(chunk.entities[0]):
                    yield chunk.entities[0]

    def _pointed(self, mention: Mention, draft: Draft) -> Iterator[Signatory]:
        """Whom "the two mayors" means: of each party the one named last in the sentences before."""
        found: dict[str, Signatory] = {}
        index = mention.sentence.index
        for sentence in reversed(mention.page.sentences[max(0, index - _BACK) : index + 1]):
            for chunk in reversed(sentence.chunks):
                if chunk.label != "Q" or not chunk.entities or chunk.start > mention.at:
                    continue
                one = self._for(chunk.entities[0], draft)
                if one is not None and one.for_ is not None:
                    found.setdefault(one.for_.key, one)
        if len(found) == len(draft.parties):
            yield from reversed(found.values())

    def apart(self, sentence: Sentence, draft: Draft) -> Iterator[Signatory]:
        """The people of a sentence that only tells who signed ("Kim signed for Busan, Tran for Hue")."""
        verb = self._signing(sentence)
        if verb is None:
            return
        limits = [hit.start for hit in sentence.words("limits") if hit.words[0].code == "witness"]
        end = min(limits, default=sentence.end)
        people = {
            chunk.entities[0]: self._for(chunk.entities[0], draft)
            for chunk in sentence.chunks
            if chunk.label in _PEOPLE and chunk.entities and chunk.start < end
        }
        yield from (signatory for signatory in people.values() if signatory is not None)
        strangers = [person for person, signatory in people.items() if signatory is None]
        left = [party for party in draft.parties if party not in {one.for_ for one in people.values() if one}]
        if len(people) == len(draft.parties) and len(strangers) == len(left) == 1:
            yield Signatory(strangers[0], self._delegates.role(strangers[0]), left[0])

    def sides(self, sentence: Sentence) -> tuple[Entity, ...]:
        """The localities for which the people of such a sentence signed."""
        if self._signing(sentence) is None:
            return ()
        people = [chunk.entities[0] for chunk in sentence.chunks if chunk.label in _PEOPLE and chunk.entities]
        sides = {side.key: side for person in people if (side := self._delegates.side(person))}
        return tuple(side for side in sides.values() if side.type == "locality")

    def _signing(self, sentence: Sentence) -> Hit | None:
        for hit in sentence.words("signing"):
            signs = hit.words[0].code == "sign" and not hit.words[0].attr("denied")
            if (
                signs
                and not _is_noun(sentence, hit)
                and modality(sentence.page, hit.start, hit.end) == "asserted"
            ):
                return hit
        return None

    def _for(self, person: Entity, draft: Draft) -> Signatory | None:
        """The person as signatory of the party whose post he or she holds."""
        if self._delegates.is_envoy(person):
            return None
        side = self._delegates.side(person)
        party = self._party(side, draft) if side is not None else None
        return Signatory(person, self._delegates.role(person), party) if party is not None else None

    def _party(self, side: Entity, draft: Draft) -> Entity | None:
        """The party a side is, belongs to, or is the only one of its country among."""
        exact = next((party for party in draft.parties if party.key == side.key), None)
        if exact is not None:
            return exact
        kin = [party for party in draft.parties if _kin(party, side)]
        home = self._counterparts.country(side)
        near = kin or [
            party for party in draft.parties if home is not None and self._counterparts.country(party) == home
        ]
        return near[0] if len(near) == 1 else None


def _is_noun(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is the act as a thing ("the signing ceremony"), at which people may merely be present."""
    words = sentence.page.text[hit.start : hit.end].split()
    return words[-1].lower().endswith(("ing", "ceremony"))


def _kin(party: Entity, side: Entity) -> bool:
    """Whether one of two lies in the other, or bears its name."""
    if party.id and side.id and (party.id.startswith(f"{side.id}/") or side.id.startswith(f"{party.id}/")):
        return True
    return side.name in party.name or party.name in side.name
