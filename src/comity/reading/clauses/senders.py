"""Whose delegation is meant: of what stands beside the word, of who leads it, or of the last one told."""

from __future__ import annotations

from functools import cache

from comity.lexicon.load import page_of
from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence

LEADING = "leading"
_OWNERS = frozenset({"locality", "organisation"})
_FAR, _BETWEEN = 60, 4
"""Characters between a delegation and the word that says who leads it, and words between it and its owner."""
_SIGNS = ",.;:()\n"
_CHAIR = "council_chair"


class Senders:
    """Remembers whose delegation was told last."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._home = (passage.home,) if passage.home is not None else ()
        self._last: tuple[Entity, ...] = ()

    def of(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """Whose a delegation is; `mention` is the word for it."""
        own = (
            self._behind(sentence, mention) or self._before(sentence, mention) or self._led(sentence, mention)
        )
        if own and not (self._last and _in_passing(sentence, mention)):
            self._last = own
        return own or self._last or self._sitting(sentence) or self._home

    def _behind(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The owner told right behind: "đoàn công tác tỉnh Huế", "đoàn của quận Yongsan"."""
        following = (one for one in sentence.mentions if one.start >= mention.end)
        owner = next(following, None)
        if owner is None or not owner.entities:
            return ()
        between = self._passage.text[mention.end : owner.start]
        beside = between.isspace() or (
            owner.case == "of" and between[:1].isspace() and self._is_one_phrase(between)
        )
        return owner.entities if beside and _may_own(owner) else ()

    def _before(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """The owner told right before: "다낭시 공식 대표단", "하이 당서기 일행"."""
        preceding = [one for one in sentence.mentions if one.end <= mention.start]
        if not preceding:
            return ()
        owner = preceding[-1]
        between = self._passage.text[max(owner.end, owner.phrase[1]) : mention.start]
        parted = (
            not between
            or between[0].isspace()
            or (owner.case == "of" and between.startswith(_owning(self._passage.language)))
        )
        if not parted or not self._is_one_phrase(between):
            return ()
        return owner.entities if _may_own(owner) else _seat(owner)

    def _led(self, sentence: Sentence, mention: Mention) -> tuple[Entity, ...]:
        """Where who leads it is in office: "레 시장이 이끄는 대표단", "đoàn do Thị trưởng Huế dẫn đầu"."""
        for word in self._passage.hits(LEADING, sentence.start, sentence.end):
            if abs(word.start - mention.start) > _FAR:
                continue
            leaders = [one for one in sentence.mentions if one.start < word.start and _seat(one)]
            if leaders and (not self._last or self._is_named(sentence, _seat(leaders[-1]))):
                return _seat(leaders[-1])
        return ()

    def _sitting(self, sentence: Sentence) -> tuple[Entity, ...]:
        """The council whose chair the sentence before tells of, where no delegation was told yet."""
        before = self._passage.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.heading:
            return ()
        doing = (one for one in before.mentions if one.case in ("topic", "subject"))
        chair = next(doing, None)
        held = chair.titles if chair is not None else []
        return tuple(title.of for title in held if title.code == _CHAIR and title.of is not None)[:1]

    def _is_named(self, sentence: Sentence, seat: tuple[Entity, ...]) -> bool:
        """Whether a sentence names where who leads it is in office, rather than leaves it to be known."""
        return any(one.name in sentence.text for one in seat)

    def _is_one_phrase(self, between: str) -> bool:
        return not any(sign in between for sign in _SIGNS) and len(between.split()) <= _BETWEEN


def _in_passing(sentence: Sentence, mention: Mention) -> bool:
    """Whether a delegation is told beside the story: of what is to come, before what is told of it."""
    around = [one for one in sentence.clauses if one.start <= mention.start < one.end]
    clause = min(around, key=lambda one: one.end - one.start, default=None)
    return clause is not None and clause.link == "linked" and clause.modality == "planned"


def _may_own(mention: Mention) -> bool:
    """Whether a mention stands for what sends delegations, or points to one."""
    return mention.what in _OWNERS or (
        mention.what == "pointer" and any(entity.type in _OWNERS for entity in mention.entities)
    )


def _seat(mention: Mention) -> tuple[Entity, ...]:
    """Where a person is in office."""
    return tuple(title.of for title in mention.titles if title.of is not None)[:1]


@cache
def _owning(language: str) -> tuple[str, ...]:
    """What a language writes onto the name of an owner."""
    return tuple(form for word in page_of(language, "particles") if word.code == "of" for form in word.forms)
