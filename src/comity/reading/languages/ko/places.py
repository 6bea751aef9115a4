"""What the words of a text spell, before it is chosen which place of a name is meant."""

from __future__ import annotations

from functools import lru_cache

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.nouns import Nouns
from comity.reading.languages.ko.reading import WordReader
from comity.reading.languages.ko.tokens import Token
from comity.reference.form import Form


class PlaceFinder:
    """Reads runs of words; puts together what is written apart: 빈푹 성, 하남성 인민위원회."""

    def __init__(self, gazette: Gazette, nouns: Nouns) -> None:
        self._gazette, self._nouns, self._tails = gazette, nouns, nouns.tails
        cues = lexicon("ko").page("firm_cues")
        self._head_offices = frozenset(form for word in cues if word.code == "seat" for form in word.forms)
        self._legal_forms = frozenset(form for word in cues if word.code == "form" for form in word.forms)
        self._leading = frozenset((*gazette.first_words, *self._legal_forms, *_SEATED))
        self._kinds = lru_cache(maxsize=30_000)(self._kinds_of)
        self._reader = WordReader(gazette, nouns)

    def read(self, run: list[Token]) -> list[Item]:
        """The items of words that only spaces part."""
        items: list[Item] = []
        read_onto, reached = self._reader.read_onto, 0
        for at, token in enumerate(run):
            if at < reached:
                continue
            if token.text in self._leading:
                reached = self._led(run, at, items)
                if reached > at:
                    continue
            if items and items[-1].sort in _SEATS and self._takes(items[-1], token):
                continue
            read_onto(items, token)
        return items

    def _led(self, run: list[Token], at: int, items: list[Item]) -> int:
        """Takes what a word that may lead others does; where reading goes on, or its own place."""
        token = run[at]
        several = self._several(run, at, self._gazette.several(token.text))
        if several is not None:
            items.append(several[0])
            return several[1]
        if at + 1 == len(run):
            return at
        if token.text in self._legal_forms:
            run[at + 1].mark = token.start
            return at + 1
        behind = run[at + 1]
        if token.text in _SEATED and at and run[at - 1].text in self._head_offices and behind.mark is None:
            behind.mark = behind.start  # 아산에 본사를 둔 한울하이텍
        return at

    def _takes(self, last: Item, token: Token) -> bool:
        """Whether a word belongs to the place or country before it, which then ends with it."""
        kind = self._kind_apart(last, token)
        if kind:
            self._take_kind(last, token, kind)
        return bool(kind) or self._is_government_of(last, token)

    def _several(
        self, run: list[Token], at: int, known: list[tuple[str, tuple[Form, ...]]]
    ) -> tuple[Item, int] | None:
        """A name of several words, of those known that begin with this one."""
        token = run[at]
        told = " ".join([each.text for each in run[at : at + self._gazette.most_words]])
        for text, forms in known:
            if not told.startswith(text):
                continue
            words = text.split(" ")
            last = at + len(words) - 1
            if any(between.bracket for between in run[at:last]):
                continue
            rest = run[last].text[len(words[-1]) :]
            if not self._tails.is_one(rest):
                continue
            end = run[last].start + len(words[-1])
            sort = forms[0].type
            return (
                Item(
                    sort="body" if sort == "organisation" else "country" if sort == "country" else "place",
                    start=token.start,
                    end=end,
                    stop=end,
                    token=run[last],
                    name=text,
                    tail=bool(rest),
                    forms=forms,
                    first=token,
                    kind=next((kind for kind in self._gazette.kinds if text.endswith(kind)), ""),
                ),
                last + 1,
            )
        return None

    def _kind_apart(self, last: Item, token: Token) -> str:
        """The word of a kind that a word is, behind a name it agrees with (빈푹 성)."""
        if last.sort != "place" or last.tail or last.kind:
            return ""
        if last.token.bracket and token.start != last.token.bracket[1]:
            return ""
        for kind in self._kinds(token.text):
            if any(self._gazette.agrees(form.id, kind) for form in last.forms):
                return kind
        return ""

    def _kinds_of(self, text: str) -> tuple[str, ...]:
        """The words of a kind that a word may be, with no more than a particle behind."""
        return tuple(
            kind
            for kind in self._gazette.kinds
            if text.startswith(kind) and self._tails.is_one(text[len(kind) :])
        )

    def _take_kind(self, item: Item, token: Token, kind: str) -> None:
        item.first, bracket = item.first or item.token, item.token.bracket
        item.forms = tuple(form for form in item.forms if self._gazette.agrees(form.id, kind))
        item.end = item.stop = token.start + len(kind)
        item.token, item.kind, item.unsure = token, kind, False
        item.name += kind if bracket else f" {kind}"
        item.tail = item.stop < token.end

    def _is_government_of(self, last: Item, token: Token) -> bool:
        """Whether a word is the government of the place before it, which then ends with it."""
        if last.tail or last.token.bracket:
            return False
        stem = self._nouns.government(token.text)
        if not stem or (last.sort == "country" and stem not in _NATIONAL):
            return False
        last.first = last.first or last.token
        last.stop = token.start + len(stem)
        last.government = f"{last.government} {stem}".strip()
        last.token, last.tail = token, last.stop < token.end
        return True


_SEATS = ("place", "country")
_NATIONAL = ("정부", "당국")
_SEATED = ("둔", "두고", "뒀던", "두는")
