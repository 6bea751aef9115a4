"""What is told anew of an agreement told before: its day, that it was renewed, that it is to be signed."""

from __future__ import annotations

from comity.model.dates import may_agree
from comity.model.entity import Entity
from comity.reading.agreement.drafts import Draft, within_a_month
from comity.reading.agreement.instruments import Mention

_NEAR = 2


def retold(drafts: list[Draft], new: Draft, latest_index: int) -> Draft | None:
    """The draft that a new telling means though it tells it otherwise, brought up to date, if there is one.

    `latest_index`: the sentence that spoke of an agreement last.
    """
    if not drafts or new.mention.first:
        return None
    return _dated(drafts, new) or _renewed(drafts[-1], new, latest_index) or _approved(drafts[-1], new)


def as_told_before(
    drafts: list[Draft], mention: Mention, parties: tuple[Entity, ...], date: str | None
) -> tuple[Entity, ...]:
    """The parties, each as it was told before: a name without an id, or read as the province of that name."""
    told = [party for draft in drafts for party in draft.parties]
    named = tuple(_named_before(party, told) for party in parties)
    for old in drafts:
        alike = old.type == mention.type or (mention.known and mention.generic)
        if alike and may_agree(old.date, date) and _are_kin(old.parties, named):
            return old.parties
    return named


def _named_before(party: Entity, told: list[Entity]) -> Entity:
    """A place no table knows as it was told before: with an id, or its type ("Nagi" for "Nagi Town")."""
    if party.id or party.type != "locality":
        return party
    same = (one for one in told if one.id and one.name == party.name)
    longer = (one for one in told if not one.id and one.name.startswith(f"{party.name} "))
    return next(same, None) or next(longer, party)


def _are_kin(told: tuple[Entity, ...], parties: tuple[Entity, ...]) -> bool:
    """Whether these are the same places, but that one may be read as a city and once as its province."""
    return len(told) == len(parties) and all(any(_is_kin(one, old) for old in told) for one in parties)


def _is_kin(one: Entity, other: Entity) -> bool:
    if one.key == other.key:
        return True
    nested = f"{one.id}".startswith(f"{other.id}/") or f"{other.id}".startswith(f"{one.id}/")
    alike = one.name in other.name or other.name in one.name
    return alike and bool(one.id) and bool(other.id) and nested


def _dated(drafts: list[Draft], new: Draft) -> Draft | None:
    """The news first told without its day, which a later sentence gives ("It was signed on Monday")."""
    if not new.mention.known or new.date is None:
        return None
    old = next((old for old in drafts if _meets(old, new)), None)
    if old is not None:
        old.date, old.assumed = new.date, False
    return old


def _meets(old: Draft, new: Draft) -> bool:
    """Whether a telling can give the day of a signing that was told first, without a day of its own."""
    if not old.assumed or new.assumed or not new.signed or old.modality != new.modality:
        return False
    alike = old.type == new.type or old.generic or new.generic
    return alike and old.keys == new.keys and old.stage == new.stage and within_a_month(old.date, new.date)


def _renewed(old: Draft, new: Draft, latest_index: int) -> Draft | None:
    """The renewal told a moment ago without its day ("have renewed …. The pact was signed today")."""
    mention = new.mention
    if not mention.known or not new.signed or new.stage != "signed" or old.keys != new.keys:
        return None
    fresh = any(mark.edtf == new.date and not mark.written_year for mark in mention.sentence.dates())
    near = mention.sentence.index - latest_index <= _NEAR
    news = old.stage == "renewed" and old.date is None and old.modality == new.modality == "asserted"
    return old if near and fresh and news else None


def _approved(old: Draft, new: Draft) -> Draft | None:
    """What a council was just told to have approved, if it is still to be signed."""
    verb = old.mention.verb
    if verb is None or not verb.words[0].attr("assent") or old.keys != new.keys:
        return None
    if new.stage != "planned" or old.stage != "signed":
        return None
    old.stage, old.modality, old.date, old.signed = new.stage, new.modality, new.date, False
    return old
