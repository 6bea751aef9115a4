"""What the words of a text spell, before it is chosen which place of a name is meant."""

from __future__ import annotations

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
        self._reader = WordReader(gazette, nouns)

    def read(self, run: list[Token]) -> list[Item]:
        """The items of words that only spaces part."""
        items: list[Item] = []
        at = 0
        while at < len(run):
            token = run[at]
            known = self._gazette.several(token.text)
            several = self._several(run, at, known) if known else None
            if several is not None:
                item, at = several
                items.append(item)
                continue
            if at > 1 and run[at - 1].text in _SEATED and token.mark is None and self._is_based(run, at):
                token.mark = token.start
            if token.text in self._legal_forms and at + 1 < len(run):
                run[at + 1].mark = token.start
                at += 1
                continue
            at += 1
            if items and items[-1].sort in _SEATS and self._takes(items[-1], token):
                continue
            plain = self._reader.plain(token)
            if plain is not None:
                items.append(plain)
            else:
                items += self._reader.read(token)
        return items

    def _is_based(self, run: list[Token], at: int) -> bool:
        """Whether words before a name tell where its company sits (아산에 본사를 둔 한울하이텍)."""
        return run[at - 2].text in self._head_offices

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
        for text, forms in known:
            words = text.split(" ")
            last = at + len(words) - 1
            if last >= len(run):
                continue
            between = all(
                run[at + n].text == words[n] and not run[at + n].bracket for n in range(len(words) - 1)
            )
            if not between or not run[last].text.startswith(words[-1]):
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
        for kind in self._gazette.kinds:
            rest = token.text[len(kind) :]
            apart = token.text.startswith(kind) and self._tails.is_one(rest)
            if apart and any(self._gazette.agrees(form.id, kind) for form in last.forms):
                return kind
        return ""

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
        stem = next((stem for stem in self._tails.stems(token.text) if stem in self._nouns.governments), "")
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
