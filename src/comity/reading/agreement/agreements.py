"""Agreements between localities and between bodies beside them: each once, with all the text tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from comity.model.claim import Agreement, AgreementType
from comity.model.dates import may_agree, precision
from comity.model.entity import Entity
from comity.reading.agreement.agreement_dates import (
    date_beside,
    date_of,
    is_anniversary,
    put_behind,
    tells_apart,
)
from comity.reading.agreement.allusions import allusion, among, is_list
from comity.reading.agreement.appositions import fields_of
from comity.reading.agreement.coverage import covered, listed_under
from comity.reading.agreement.days import Days
from comity.reading.agreement.drafts import Draft, same
from comity.reading.agreement.instruments import DONE, Mention, kept_tie, mentions
from comity.reading.agreement.kinds import is_specific, tie_type
from comity.reading.agreement.origins import acts
from comity.reading.agreement.parties import Parties
from comity.reading.agreement.predecessors import predecessors
from comity.reading.agreement.principals import is_civic
from comity.reading.agreement.renewals import go_on, hold
from comity.reading.agreement.retellings import as_told_before, retold
from comity.reading.agreement.rolls import rolled
from comity.reading.agreement.settling import date_each, settle
from comity.reading.agreement.signatories import Signatories
from comity.reading.agreement.terms import held_until
from comity.reading.agreement.wordings import (
    has_not_ended,
    is_alike,
    is_firm,
    is_of_several,
    is_titled,
    is_vague,
    lies_ahead,
    place_of,
    points_back,
    stands_alone,
    trimmed,
)
from comity.reading.marks.quotations import Quotations
from comity.reading.page import Page, Sentence
from comity.reading.setting.counterparts import counterparts_of
from comity.reading.setting.delegates import Delegates
from comity.reading.setting.whens import told_date

_AFTER = 3
_ROLL = 4
_OF_A_TIE = ("establish", "renew", "upgrade", "end")
_KIND = 2
_PAIR = 2
_OPENING = 12
_YEAR, _DAY = len("2024"), len("2024-05-14")
_TIES = ("sister", "friendship")


def agreements(page: Page) -> Iterator[Agreement]:
    """Every agreement the page tells of, history included, one claim each."""
    if not page.has("instruments") and not page.has("ties"):
        return
    yield from ledger_of(page).claims()


@lru_cache(maxsize=1)
def ledger_of(page: Page) -> Ledger:
    """The page's agreements, read once for the grammars that ask one after the other."""
    return Ledger(page)


class Ledger:
    """Collects the agreements of one page, merging mentions of one and the same."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.delegates = Delegates(page)
        self.counterparts = counterparts_of(page)
        self.quoted = Quotations(page)
        self._parties = Parties(page, self.delegates, self.counterparts, self.quoted)
        self._signatories = Signatories(self.delegates, self.counterparts)
        self.drafts: list[Draft] = []
        self._days = Days(page)
        self.news_date = self._days.news
        self._several: Mention | None = None
        self._unplaced: Mention | None = None
        self._last: Mention | None = None
        self._tied: Mention | None = None
        self._deal: Mention | None = None
        self._told: Draft | None = None
        self._news: Draft | None = None
        for sentence in page.sentences:
            self._follow(sentence)
        self._follow_ceremony()

    def _follow_ceremony(self) -> None:
        """Where a text begins at the ceremony, the agreement it goes on to speak of was signed there."""
        if self._unplaced is None or any(draft.signed for draft in self.drafts):
            return
        pair = self.counterparts.pair()
        hits = self.page.hits("events", 0, len(self.page.text))
        hit = next((hit for hit in hits if hit.words[0].code == "signing"), None)
        if hit is None or not pair:
            return
        sentence = next(one for one in self.page.sentences if one.start <= hit.start < one.end)
        mention = msgspec.structs.replace(self._unplaced, act="sign", modality="asserted", verb=hit)
        self._enter(mention, pair, told_date(sentence, hit.start, hit.end) or self.news_date, named=False)

    def claims(self) -> Iterator[Agreement]:
        """The agreements as claims, in the order they are first told."""
        for draft in self.drafts:
            settle(draft, self.drafts)
            yield draft.claim(self.page)

    def _follow(self, sentence: Sentence) -> None:
        told = list(predecessors(sentence, self.counterparts))
        alluded = allusion(sentence, self._several) or allusion(sentence, self._last)
        found = list(mentions(sentence))
        if alluded and not is_specific(sentence):
            found = [*alluded, *(mention for mention in found if is_anniversary(mention))]
        if not found:
            self._continue(sentence)
            self._go_on(sentence)
        for mention in found:
            for act in acts(mention):
                self._read(act)
            kept = kept_tie(mention)
            if kept is not None and is_anniversary(kept):
                self._read(kept)
            self._last = mention
            self._tied = mention if mention.tie else self._tied
            one = among(mention) if mention is found[-1] else None
            if one is not None and (self._several is mention or not one.plural):
                self._read(one)
        for mention, parties in told:
            self._enter(mention, parties, put_behind(sentence, mention.to), named=True)
        go_on(self.drafts, self._told, sentence)

    def _continue(self, sentence: Sentence) -> None:
        """What a sentence that names no agreement adds to the one just told: its fields and who signed it."""
        last = self._last
        if last is None or sentence.index - last.sentence.index > _AFTER:
            return
        if self._deal is not None and self._told_of_a_deal(sentence, self._deal):
            return
        if not self.drafts:
            return
        date_each(sentence, self.drafts)
        draft = next((one for one in reversed(self.drafts) if not one.mention.first), self.drafts[-1])
        self._set_a_day(draft, sentence)
        start = covered(sentence) if not self.quoted.covers(sentence.start) else None
        meant = self._told if last.sentence.index + 1 == sentence.index else self._news
        if start is not None and meant is not None and meant.modality != "denied":
            self._widen(meant, sentence, start, sentence.end)
        if draft.modality != "asserted" or not draft.signed:
            return
        if sentence.chunks and sentence.chunks[0].label == "q":
            draft.valid_until = draft.valid_until or held_until(sentence)
        if not draft.signatories and not self.quoted.covers(sentence.start):
            sides = self._signatories.sides(sentence)
            if not draft.named and len(sides) > len(draft.parties):
                draft.parties = sides
            for signatory in self._signatories.apart(sentence, draft):
                draft.signatories.setdefault(signatory.person, signatory)

    def _go_on(self, sentence: Sentence) -> None:
        """What a sentence adds to the partners just told ("Lyon followed in 1962")."""
        hub = self._hub(sentence)
        if hub is None or self.quoted.covers(sentence.start):
            return
        last = self.drafts[-1].date if self.drafts else None
        for mention, partner in rolled(sentence, self._tied, last):
            if self.counterparts.foreign([hub, partner]):
                self._enter(mention, (hub, partner), mention.dated, named=True)
                self._tied = mention

    def _hub(self, sentence: Sentence) -> Entity | None:
        """The place whose partners are told one by one: they were counted, or it is the text's own place."""
        if self._counts(sentence):
            return self._parties.hub(self._several) if self._several else None
        latest = self._parties.latest
        own = [party for party in latest if party in self.counterparts.pair()]
        hub = own[0] if len(own) == 1 else next(iter(latest), None)
        return hub if len(latest) == _PAIR and hub is not None and hub.type == "locality" else None

    def _counts(self, sentence: Sentence) -> bool:
        """Whether a sentence shortly before counted the partners of a place."""
        several = self._several
        return several is not None and several.tie and 0 < sentence.index - several.sentence.index <= _ROLL

    def _set_a_day(self, draft: Draft, sentence: Sentence) -> None:
        """ "The signing will take place in Hue on May 3" tells when and where a plan comes true."""
        act = next(iter(sentence.words("signing")), None)
        if draft.modality != "planned" or act is None or act.start - sentence.start > _OPENING:
            return
        date = told_date(sentence, act.start, act.end)
        if date is None or not may_agree(draft.date, date) or act.words[0].code != "sign":
            return
        if self.quoted.covers(act.start) or not lies_ahead(date, self.page.published):
            return
        told = msgspec.structs.replace(
            draft.mention, sentence=sentence, start=sentence.start, end=sentence.end, at=act.start, verb=act
        )
        draft.date = date if precision(date) > precision(draft.date) else draft.date
        draft.place = draft.place or place_of(told)

    def _told_of_a_deal(self, sentence: Sentence, deal: Mention) -> bool:
        """The firms of a deal that was announced without them, and what one does for the other."""
        bodies = self._parties.of_deal(sentence, deal)
        if len(bodies) < _PAIR:
            return False
        self._deal = None
        told = msgspec.structs.replace(deal, sentence=sentence, start=sentence.start, end=sentence.end)
        self._enter(told, bodies, self._days.of(deal), named=True)
        return True

    def _widen(self, draft: Draft, sentence: Sentence, start: int, end: int) -> None:
        """Adds the sectors named there, and those of a list that the sentence opens."""
        draft.fields.update(fields_of(sentence, start, end))
        for item in listed_under(sentence):
            draft.fields.update(fields_of(item, item.start, item.end))

    def _read(self, mention: Mention) -> None:
        mention = self._like_those_before(mention)
        if points_back(mention) and (self._enrich(mention) or not self._parties.both_named(mention)):
            self._unplaced = self._unplaced or mention
            self._deal = mention if mention.type == "contract" else self._deal
            return
        if self.quoted.covers(mention.at) or has_not_ended(self._parties, mention):
            return
        if mention.bare and not (self._parties.both_told(mention) and is_firm(self._parties, mention)):
            self._date_last(mention)
            return
        found, named = self._partied(mention)
        if mention.type == "contract" and not found:
            self._deal = mention
        date = self._days.of(mention) if mention.act or mention.tie or not mention.known else None
        if not named and self._is_last_one(mention, date):
            return
        if is_of_several(self._parties, mention, named):
            self._several, self._days.of_several = mention, date
            return
        if not named and not stands_alone(mention, date):
            return
        if mention.modality == "denied" and (
            self._parties.partner_unnamed(mention) or self._parties.of_others(mention)
        ):
            return
        for parties in found:
            if len(parties) > 1 and not is_vague(self._parties, mention):
                own = date if len(found) == 1 or (mention.act and not mention.tie) else None
                partners = [other[-1] for other in found]
                if len(found) > 1 and (own is None or tells_apart(mention, partners)):
                    own = date_beside(mention, parties[-1], partners)
                self._enter(mention, parties, own, named)

    def _like_those_before(self, mention: Mention) -> Mention:
        """ "It has such agreements with Hue and Lyon" tells of others, of the kind told last."""
        alike = (mention.plural and mention.known) or is_alike(mention)
        if not (alike and self._parties.partner_follows(mention)):
            return mention
        latest = self.drafts[-1:] if mention.generic else []
        kind = latest[0].type if latest else mention.type
        return msgspec.structs.replace(mention, type=kind, known=False)

    def _is_last_one(self, mention: Mention, date: str | None) -> bool:
        """ "The papers were signed on Friday" dates the tie just told, if it has no date yet."""
        old = self.drafts[-1] if self.drafts else None
        told = mention.paper and mention.known and mention.act == "sign" and mention.modality == "asserted"
        if old is None or not told or old.mention.sentence.index + _AFTER < mention.sentence.index:
            return False
        if not old.tie or old.date is not None or old.modality != "asserted" or old.stage == "ended":
            return False
        self._describe(old, mention, date, named=False)
        return True

    def _date_last(self, mention: Mention) -> None:
        """ "The tie, which dates to 1987" tells when what was just spoken of began."""
        date = date_of(mention) if mention.known and mention.act in _OF_A_TIE else None
        old = self.drafts[-1] if self.drafts else None
        if date is None or old is None or mention.modality != "asserted":
            return
        near = mention.sentence.index - old.mention.sentence.index <= _KIND
        own = mention.verb is not None and mention.verb.words[0].attr("dates")
        if near or (own and set(old.parties) == set(self.counterparts.pair())):
            begun = msgspec.structs.replace(mention, type=old.type, bare=False)
            self._enter(begun, old.parties, date, named=False)

    def _partied(self, mention: Mention) -> tuple[list[tuple[Entity, ...]], bool]:
        """The parties; partners listed after a count of them share the hub of that count."""
        if self._several is not None and mention.more and mention.plural and is_list(mention):
            hub = self._parties.hub(self._several)
            return (self._parties.partners(mention, hub), True) if hub else ([], False)
        last = self.drafts[-1].parties if self.drafts and mention.alluded and mention.known else ()
        if last and not self._parties.told_anew(mention, last):
            return [last], True
        hub = self._hub(mention.sentence) if self._counts(mention.sentence) else None
        single = self._parties.partners(mention, hub) if hub is not None else []
        if len(single) == 1 and not self._parties.both_named(mention) and not points_back(mention):
            self._tied = msgspec.structs.replace(self._several or mention, sentence=mention.sentence)
            return single, True
        found, named = self._parties.of(mention)
        return found, named or (mention.modality == "denied" and self._parties.both_named(mention))

    def _enrich(self, mention: Mention) -> bool:
        """What a sentence says of an agreement told before goes to that agreement, if there is one."""
        fit = [draft for draft in reversed(self.drafts) if draft.type == mention.type or mention.generic]
        news = [draft for draft in fit if not (draft.mention.first or self._is_old(draft))]
        draft = next(iter(news or fit), None)
        if draft is not None and draft.modality in ("asserted", "planned"):
            self._widen(draft, mention.sentence, mention.start, mention.end)
            hold(draft, mention)
        return draft is not None

    def _enter(self, mention: Mention, parties: tuple[Entity, ...], date: str | None, named: bool) -> None:
        draft = Draft(mention, as_told_before(self.drafts, mention, parties, date), date)
        draft.named = named
        private = all(party.type == "organisation" for party in draft.parties)
        if draft.type == "agreement" and private and not is_civic(parties):
            draft.type = "contract"
        elif draft.type == "contract" and not any(party.type == "organisation" for party in parties):
            if (mention.known or mention.plural) and not self._parties.partner_follows(mention):
                return
            draft.type, draft.generic = "agreement", True
        if mention.bare:
            draft.type = next((old.type for old in reversed(self.drafts) if old.type in _TIES), draft.type)
        vague = mention.bare or (draft.type == "agreement" and mention.generic and not mention.act)
        vague = vague and mention.modality == "asserted"
        if vague and date is None and any(old.keys == draft.keys for old in self.drafts):
            return
        pointed = mention.known and mention.generic and not is_titled(mention)
        if pointed and draft.type == "agreement":
            draft.type = self._kind_before(mention)
        if pointed:
            meant = next((old for old in reversed(self.drafts) if old.keys == draft.keys), None)
            if meant is not None and meant.type not in _TIES and not may_agree(meant.date, date):
                meant = None
            draft.type = meant.type if meant else draft.type
        if mention.act in DONE and draft.modality == "asserted" and date and len(date) >= _DAY:
            self._days.latest, self._days.latest_index = date, mention.sentence.index
        fresh = date is not None and date == self.news_date
        draft.assumed = fresh and told_date(mention.sentence, mention.at, mention.to) is None
        kept = next((old for old in self.drafts if same(old, draft, mention)), None)
        kept = kept or retold(self.drafts, draft, self._parties.latest_index)
        if kept is None:
            self.drafts.append(draft)
            kept = draft
        else:
            kept.take(draft)
        self._parties.latest, self._parties.latest_index = kept.parties, mention.sentence.index
        if mention.dated is None and mention.act and not mention.first:
            self._told = kept
            self._news = kept if self._news is None or not self._is_old(kept) else self._news
        self._describe(kept, mention, date, named)

    def _is_old(self, draft: Draft) -> bool:
        """Whether an agreement is of a year before the one of the text, so that it is told as history."""
        published = self.page.published
        return published is not None and draft.date is not None and draft.date[:_YEAR] < published[:_YEAR]

    def _kind_before(self, mention: Mention) -> AgreementType:
        """The kind of tie the sentences right before speak of ("gained a sister city. The pact …")."""
        index = mention.sentence.index
        if self.drafts and index - self.drafts[-1].mention.sentence.index <= _KIND:
            return mention.type
        if self._last is not None and not self._last.tie and index - self._last.sentence.index <= _KIND:
            return self._last.type
        before = self.page.sentences[max(0, index - _KIND)].start
        for tie in reversed(self.page.hits("ties", before, mention.start)):
            if tie.words[0].attr("partner") and not tie.words[0].attr("bare"):
                return tie_type(tie)
        return mention.type

    def _describe(self, draft: Draft, mention: Mention, date: str | None, named: bool) -> None:
        weight = (
            4 * (mention.act in DONE)
            + 2 * named
            + (date is not None)
            + (mention.page.text[mention.end - 1] in ".;")
        )
        if weight > draft.weight and (date is not None or draft.date is None):
            draft.weight, draft.quote = weight, trimmed(self.page.text, mention.start, mention.end)
        if precision(date) > precision(draft.date):
            draft.date = date
        if not mention.tie and mention.dated is None:
            self._widen(draft, mention.sentence, mention.start, mention.end)
        hold(draft, mention)
        if mention.modality == "asserted" and mention.act and not (mention.first and mention.dated):
            draft.online = draft.online or bool(self.page.hits("signing_modes", mention.start, mention.end))
            draft.place = draft.place or place_of(mention)
            for signatory in self._signatories.of(mention, draft, self._is_old(draft)):
                draft.signatories.setdefault(signatory.person, signatory)
