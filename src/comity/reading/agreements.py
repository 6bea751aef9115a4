"""Agreements between localities, and between the bodies beside them: each once, with what the text tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Agreement, AgreementStage, AgreementType, Modality, Signatory
from comity.model.dates import may_agree, precision
from comity.model.entity import Entity
from comity.reading.counterparts import Counterparts, key_of
from comity.reading.dates import DateMark
from comity.reading.instruments import Mention, mentions
from comity.reading.delegates import Delegates
from comity.reading.page import Page
from comity.reading.parties import Parties
from comity.reading.sectors import sectors_in

_SPECIFIC = ("mou", "sister", "letter_of_intent", "joint_statement", "friendship")


def agreements(page: Page) -> Iterator[Agreement]:
    """Every agreement the page tells of, history included, one claim each."""
    if not page.has("instruments") and not page.has("ties"):
        return
    yield from Ledger(page).claims()


class Draft:
    """An agreement while a page is read: what the mentions met so far say of it."""

    def __init__(self, mention: Mention, parties: tuple[Entity, ...], stage: AgreementStage, date: str | None) -> None:
        self.mention, self.parties, self.stage, self.date = mention, parties, stage, date
        self.type: AgreementType = mention.type
        self.modality: Modality = mention.modality
        self.generic, self.tie = mention.generic, mention.tie
        self.signatories: dict[Entity, Signatory] = {}
        self.fields: dict[str, None] = {}
        self.place: Entity | None = None
        self.online = False
        self.valid_until: str | None = None
        self.quote = (mention.start, mention.end)
        self.weight = -1
        self.signed = mention.act in ("sign", "conclude", "renew")

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key_of(party) for party in self.parties)


class Ledger:
    """Collects the agreements of one page, merging mentions of one and the same."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.delegates = Delegates(page)
        self.counterparts = Counterparts(page)
        self._parties = Parties(self.delegates, self.counterparts)
        self.drafts: list[Draft] = []
        for sentence in page.sentences:
            for mention in mentions(sentence):
                self._read(mention)

    def claims(self) -> Iterator[Agreement]:
        """The agreements as claims, in the order they are first told."""
        for draft in self.drafts:
            start, end = draft.quote
            yield Agreement(
                document=self.page.document.name,
                quote=self.page.text[start:end],
                span=(start, end),
                modality=draft.modality,
                type=draft.type,
                stage=draft.stage,
                parties=draft.parties,
                date=draft.date,
                fields=tuple(draft.fields),
                signatories=tuple(draft.signatories.values()),
                place=draft.place,
                mode="online" if draft.online else None,
                valid_until=draft.valid_until,
            )

    def _read(self, mention: Mention) -> None:
        if mention.known and not mention.act and not mention.tie:
            self._enrich(mention)
            return
        found, named = self._parties.of(mention)
        date = _date(mention)
        if not named and not _stands_alone(mention, date):
            return
        for parties in found:
            if len(parties) > 1:
                self._enter(mention, parties, date, named)

    def _enrich(self, mention: Mention) -> None:
        """What a sentence says of an agreement told before goes to that agreement."""
        draft = next((draft for draft in reversed(self.drafts) if draft.type == mention.type or mention.generic), None)
        if draft is not None and draft.modality == "asserted":
            draft.fields.update(dict.fromkeys(sectors_in(self.page, mention.start, mention.end)))

    def _enter(self, mention: Mention, parties: tuple[Entity, ...], date: str | None, named: bool) -> None:
        stage = _stage(mention)
        draft = Draft(mention, parties, stage, date)
        if draft.type == "agreement" and all(party.type == "organisation" for party in parties):
            draft.type = "contract"
        same = next((old for old in self.drafts if _same(old, draft, mention)), None)
        if same is None:
            self.drafts.append(draft)
            same = draft
        else:
            _merge(same, draft)
        self._describe(same, mention, date, named)

    def _describe(self, draft: Draft, mention: Mention, date: str | None, named: bool) -> None:
        weight = 4 * (mention.act in ("sign", "conclude", "renew")) + 2 * named + (date is not None) + (mention.page.text[mention.end - 1] in ".;")
        if weight > draft.weight:
            draft.weight, draft.quote = weight, _trimmed(self.page.text, mention.start, mention.end)
        if precision(date) > precision(draft.date):
            draft.date = date
        if not mention.tie:
            draft.fields.update(dict.fromkeys(sectors_in(self.page, mention.start, mention.end)))
        draft.valid_until = draft.valid_until or _valid_until(mention)


def _stands_alone(mention: Mention, date: str | None) -> bool:
    """Whether a mention that does not name its parties still tells of an agreement of the text's two sides."""
    if mention.tie:
        return bool(mention.act) and date is not None
    if mention.act and mention.modality == "asserted":
        return True
    return not mention.known and (date is not None or mention.modality != "asserted")


def _stage(mention: Mention) -> AgreementStage:
    if mention.modality in ("planned", "wished"):
        return "planned"
    if mention.act == "renew":
        return "renewed"
    if mention.act == "upgrade":
        return "upgraded"
    if mention.act == "end":
        return "ended"
    return "signed"


def _same(old: Draft, new: Draft, mention: Mention) -> bool:
    if (old.modality == "denied") != (new.modality == "denied") or old.stage != new.stage:
        return False
    if not may_agree(old.date, new.date):
        return False
    if old.keys != new.keys and not (old.keys < new.keys or new.keys < old.keys):
        return False
    if old.type == new.type:
        return not (mention.more and not mention.known and old.date == new.date and old.keys == new.keys and old.signed)
    if mention.more and not mention.known:
        return False
    return old.generic or new.generic or old.tie or new.tie


def _merge(old: Draft, new: Draft) -> None:
    if len(new.parties) > len(old.parties):
        old.parties = new.parties
    if old.generic and not new.generic and not new.tie:
        old.type, old.generic = new.type, False
    old.tie = old.tie and new.tie
    old.signed = old.signed or new.signed


def _date(mention: Mention) -> str | None:
    """The day told nearest to the verb; years of validity and states are no day of signing."""
    marks = [mark for mark in mention.page.dates if mention.start <= mark.start < mention.end] or mention.sentence.dates()
    fit = [mark for mark in marks if mark.edtf and _tells_when(mark)]
    if not fit:
        return None
    anchor = mention.verb.start if mention.verb else mention.at
    return min(fit, key=lambda mark: abs(mark.start - anchor)).edtf


def _tells_when(mark: DateMark) -> bool:
    return not mark.as_of and not mark.is_now and mark.shape not in ("years", "decade", "span")


def _valid_until(mention: Mention) -> str | None:
    for mark in mention.page.dates:
        if mention.start <= mark.start < mention.end and mark.shape == "years" and mark.edtf and "/" in mark.edtf:
            return mark.edtf.partition("/")[2]
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,;:\n":
        start += 1
    while end > start and text[end - 1] in " ,;:\n":
        end -= 1
    return start, end
