"""When an agreement was signed: the day told with it, before it, or the day of the news."""

from __future__ import annotations

from datetime import timedelta

from comity.model.dates import bounds
from comity.reading.agreement.agreement_dates import (
    date_of,
    is_perfect,
    told_before,
    told_in_passing,
    until,
)
from comity.reading.agreement.coverage import opened_by
from comity.reading.agreement.firmness import within
from comity.reading.agreement.instruments import DONE, Mention
from comity.reading.agreement.strays import of_people, out_of_time
from comity.reading.agreement.verbs import done_to
from comity.reading.page import Page
from comity.reading.setting.chronicle import line_date
from comity.reading.setting.whens import ahead, behind, happens, news_date

_NEWS = 14
_OPENING = 2
_BESIDE = 25
_LOOK_BACK = 12
_IN = frozenset({"in"})
_MADE = ("sign", "conclude")
_DAY = len("2024-05-14")


class Days:
    """The days of one page's agreements.

    `news`: the day of the news; `latest`: when the signing told last, in sentence `latest_index`, was;
    `of_several`: when the several were signed that the text goes on to list.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.news = news_date(page)
        self.latest: str | None = None
        self.latest_index = 0
        self.of_several: str | None = None

    def of(self, mention: Mention) -> str | None:
        """The date of a mention; an undated signing among the first sentences is the news of the day."""
        if mention.modality == "denied":
            return None
        date = date_of(mention)
        if self.latest is not None and mention.modality == "asserted" and _on_that_day(mention, date):
            return self.latest
        opened = None if mention.tie or mention.modality != "asserted" else line_date(self._page, mention.at)
        if opened is not None and (mention.act or not mention.known):
            return date or opened
        if mention.modality == "asserted" and mention.verb is not None:
            date = behind(date, mention.sentence, self._page.published)
            date = _on_the_last(date, mention)
        if mention.modality in ("planned", "wished") and date and self._page.published:
            date = ahead(date, mention.sentence, self._page.published)
            return until(mention, date) if bounds(date)[1] > bounds(self._page.published)[1] else None
        if date is None and _is_one_of(mention):
            return self.of_several or self.latest
        if date is None and _tells_only_of_people(mention):
            return self._just_told(mention)
        if date is not None or not _is_fresh(mention) or self._is_background(mention):
            return date
        if mention.alluded:
            return self.of_several or told_before(mention, _LOOK_BACK, across=True)
        if _happened_there(mention) or (mention.more and mention.act == "sign"):
            near = told_before(mention, days=True)
            return (
                near or self.latest or told_before(mention, _LOOK_BACK, across=True, days=True) or self.news
            )
        return self._just_told(mention) or (self.news if mention.sentence.index < _NEWS else None)

    def _is_background(self, mention: Mention) -> bool:
        """Whether it "has" been signed some day: several papers, or one behind the signing that is news."""
        told = self.latest is not None and mention.sentence.index > _OPENING and not mention.known
        return (mention.plural or told) and is_perfect(mention)

    def _just_told(self, mention: Mention) -> str | None:
        """The day of the news told just before ("On Saturday he was in Hue. There he signed …")."""
        near = mention.sentence.index - self.latest_index == 1
        day = told_before(mention, days=True) or (self.latest if near else None)
        published = self._page.published
        if day is None or published is None:
            return None
        age = (bounds(published)[1] - bounds(day)[1]).days
        return day if 0 <= age <= _NEWS else None


def _on_the_last(date: str | None, mention: Mention) -> str | None:
    """The weekday before publication on which a thing done was done, though a plan is spoken of beside it."""
    published = mention.page.published
    if date is None or published is None or len(date) != _DAY or bounds(date)[0] <= bounds(published)[1]:
        return date
    spoken = any(mark.edtf == date and mark.shape == "weekday" for mark in mention.sentence.dates())
    return str(bounds(date)[0] - timedelta(days=7)) if spoken and mention.act in DONE else date


def _is_one_of(mention: Mention) -> bool:
    """Whether it is said to be one of several papers ("The biggest of the deals is a contract of …")."""
    page = mention.page
    several = [
        hit
        for hit in page.hits("instruments", mention.sentence.start, mention.at)
        if hit.words[0].attr("plural")
    ]
    links = page.hits("linking", several[-1].end, mention.at) if several else []
    return mention.verb is None and any(link.words[0].code == "be" for link in links)


def _is_fresh(mention: Mention) -> bool:
    """Whether a signing without a date of its own is told as news."""
    sentence, verb = mention.sentence, mention.verb
    if mention.modality != "asserted" or told_in_passing(mention) or (mention.tie and not _is_made(mention)):
        return False
    if verb is None or mention.act not in DONE:
        agreed = not mention.known and within(sentence, mention.at, _IN)
        return verb is None and (agreed or opened_by(sentence) is not None)
    if verb.words[0].attr("assent") or (mention.first and not mention.known):
        return False
    if (
        verb.words[0].attr("weak")
        and not verb.words[0].attr("term")
        and not done_to(sentence.page, verb, mention.to)
        and (verb.end > mention.at or mention.at - verb.end > _BESIDE)
    ):
        return False
    aside = {*mention.elsewhere, *out_of_time(mention)}
    return not any(happens(mark) and mark.start not in aside for mark in sentence.dates())


def _tells_only_of_people(mention: Mention) -> bool:
    """Whether the only dates beside a signing are when one who signed came ("Kim, who came on Friday, …")."""
    marks = [mark.start for mark in mention.sentence.dates()]
    told = mention.verb is not None and mention.act in DONE and mention.modality == "asserted"
    return (
        bool(marks) and told and mention.verb is not None and marks == of_people(mention, mention.verb.start)
    )


def _is_made(mention: Mention) -> bool:
    """Whether a tie is made with the parties' own hands ("sealed the bond"), and does not just stand."""
    return mention.verb is not None and mention.act in _MADE and not mention.verb.words[0].attr("weak")


def _on_that_day(mention: Mention, date: str | None) -> bool:
    """Whether "on the same day" is all that dates it, which is the day of the signing told before."""
    sentence = mention.sentence
    links = [hit for hit in sentence.words("linking") if hit.words[0].code == "occasion"]
    marks = [mark for mark in sentence.dates() if mark.edtf == date]
    pointing = [mark for mark in marks if any(link.start <= mark.start < link.end for link in links)]
    return bool(marks) and len(pointing) == len(marks)


def _happened_there(mention: Mention) -> bool:
    """Whether it happened when what was told just before did."""
    sentence = mention.sentence
    codes = {hit.words[0].code for hit in sentence.page.hits("linking", sentence.start, mention.end)}
    return bool(codes & {"occasion", "among"}) or opened_by(sentence) is not None
