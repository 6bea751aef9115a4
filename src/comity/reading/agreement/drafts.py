"""An agreement while a page is read, and whether two tellings mean the same one."""

from __future__ import annotations

from comity.model.claim import (
    Agreement,
    AgreementStage,
    AgreementType,
    Modality,
    Renewal,
    Signatory,
    SigningMode,
)
from comity.model.dates import bounds, may_agree
from comity.model.entity import Entity
from comity.reading.agreement.instruments import DONE, Mention
from comity.reading.page import Page

_MONTH, _DAYS = 31, 2
_HEADLINES, _NEXT = 3, 3
_STANDING = ("signed", "renewed", "upgraded")


class Draft:
    """An agreement while a page is read: what the mentions met so far say of it."""

    def __init__(self, mention: Mention, parties: tuple[Entity, ...], date: str | None) -> None:
        self.mention, self.parties, self.date = mention, parties, date
        self.stage = stage_of(mention)
        self.type: AgreementType = mention.type
        self.modality: Modality = mention.modality
        self.generic, self.tie = mention.generic, mention.tie
        self.signatories: dict[Entity, Signatory] = {}
        self.fields: dict[str, None] = {}
        self.place: Entity | None = None
        self.online = False
        self.valid_until: str | None = None
        self.term: str | None = None
        self.renewal: Renewal | None = None
        self.notice: str | None = None
        self.quote = (mention.start, mention.end)
        self.weight = -1
        self.named = True
        self.assumed = False
        self.signed = mention.act in DONE and not mention.tie

    @property
    def keys(self) -> frozenset[str]:
        """What tells the parties apart."""
        return frozenset(party.key for party in self.parties)

    @property
    def mode(self) -> SigningMode | None:
        """Whether it was signed online or in person, as far as that is told."""
        if self.online:
            return "online"
        return "in_person" if self.modality == "asserted" and (self.place or self.signatories) else None

    def claim(self, page: Page) -> Agreement:
        """The agreement as a claim of the page."""
        start, end = self.quote
        return Agreement(
            document=page.document.name,
            quote=page.text[start:end],
            span=(start, end),
            modality=self.modality,
            type=self.type,
            stage=self.stage,
            parties=self.parties,
            date=self.date,
            fields=tuple(self.fields),
            signatories=tuple(self.signatories.values()),
            place=self.place,
            mode=self.mode,
            valid_until=self.valid_until,
            term=self.term,
            renewal=self.renewal,
            notice=self.notice,
        )

    def take(self, new: Draft) -> None:
        """What another telling of the same agreement adds to its parties and kind."""
        if len(new.parties) > len(self.parties):
            self.parties = new.parties
        if not new.generic and not new.tie and (self.generic or (self.tie and self.type != "sister")):
            self.type, self.generic = new.type, False
        if new.modality == "planned" and self.modality == "wished":
            self.modality = "planned"
        if new.stage == "renewed" and self.stage == "signed":
            self.stage = "renewed"
        self.tie = self.tie and new.tie
        self.signed = self.signed or new.signed


def stage_of(mention: Mention) -> AgreementStage:
    """How far the agreement a mention speaks of has come."""
    lies_ahead = mention.modality in ("planned", "wished") or mention.ahead
    if lies_ahead and (mention.act != "renew" or mention.tie):
        return "planned"
    stages: dict[str, AgreementStage] = {"renew": "renewed", "upgrade": "upgraded", "end": "ended"}
    return stages.get(mention.act, "signed")


def same(old: Draft, new: Draft, mention: Mention) -> bool:
    """Whether two tellings can be one agreement: the same sides, stage and day, and kinds that agree."""
    if (old.modality == "denied") != (new.modality == "denied"):
        return False
    told_again = mention.known and not mention.first and old.keys == new.keys
    if told_again and mention.paper and old.stage in _STANDING and new.stage == "signed":
        return within_a_month(old.date, new.date)
    renewed = {old.stage, new.stage} == {"signed", "renewed"}
    if renewed and old.keys == new.keys and new.signed and not mention.first and _is_headline(old, mention):
        return True
    if told_again and renewed and old.signed and old.modality == new.modality:
        return old.date is not None and (old.type == new.type or new.generic) and _meets(old.date, new.date)
    if old.stage != new.stage:
        return False
    if not may_agree(old.date, new.date) or not (old.keys <= new.keys or new.keys <= old.keys):
        return False
    if mention.tie and new.type == "sister" != old.type and (_stands_already(mention) or _is_older(old, new)):
        return False
    if mention.more and not mention.known:
        return old.type == new.type and not (old.signed and new.signed)
    if old.type == new.type:
        return True
    if _is_headline(old) and new.signed and (old.mention.bare or "sister" not in (old.type, new.type)):
        return True
    if {old.type, new.type} == {"sister", "friendship"} or (old.date is None) != (new.date is None):
        return old.generic or new.generic
    return old.generic or new.generic or ((old.tie or new.tie) and "sister" not in (old.type, new.type))


def _is_older(old: Draft, new: Draft) -> bool:
    """Whether a tie is told with the time since when it stands, behind the signing that is the news."""
    return old.signed and not old.tie and new.date is not None and new.mention.act in ("", "become")


def _stands_already(mention: Mention) -> bool:
    """Whether a tie is told as one that stood before the news ("Bremen is already a sister city")."""
    links = mention.page.hits("linking", mention.start, mention.at)
    return not mention.act and any(link.words[0].code == "past" for link in links)


def _is_headline(old: Draft, mention: Mention | None = None) -> bool:
    """Whether a tie was only announced ("X and Y renew ties"), shortly before a `mention` if one is given."""
    index = old.mention.sentence.index
    near = mention is None or mention.sentence.index - index <= _NEXT
    return old.tie and old.date is None and index < _HEADLINES and near


def _meets(one: str, other: str | None) -> bool:
    """Whether what was signed on one day is what is told as renewed on another, or the other way round."""
    return other is None or abs((bounds(one)[0] - bounds(other)[0]).days) <= _DAYS


def within_a_month(one: str | None, other: str | None) -> bool:
    """Whether two dates, as far as they are told, lie less than a month apart."""
    return not one or not other or abs((bounds(one)[0] - bounds(other)[0]).days) < _MONTH
