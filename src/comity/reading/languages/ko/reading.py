"""One word read: the places it begins with, the post or the body it ends in."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.known_places import KnownPlaces
from comity.reading.languages.ko.making import ItemMaker
from comity.reading.languages.ko.nouns import Noun, Nouns
from comity.reading.languages.ko.tokens import Token
from comity.reading.languages.ko.unknown_places import UnknownPlaces

_ABROAD = "주재"
_HERE = "한"
_HEAD = "장"
_ENVOYS = frozenset(("ambassador", "consul_general", "consul", "diplomat"))


class WordReader:
    """Reads single words; what a word is to those beside it is not its business."""

    def __init__(self, gazette: Gazette, nouns: Nouns) -> None:
        self._gazette, self._nouns, self._tails = gazette, nouns, nouns.tails
        self._known, self._unknown = KnownPlaces(gazette, nouns), UnknownPlaces(gazette, nouns)
        self._make = ItemMaker(gazette, nouns.tails)
        self._taken_apart = lru_cache(maxsize=50_000)(self._of_text)

    def read_onto(self, items: list[Item], token: Token) -> None:
        """Adds what a word consists of, in order; one item of sort `word` where nothing is known of it."""
        if token.mark is not None:
            items += self._read(token)
        else:
            for item in self._taken_apart(token.text):
                items.append(item.moved(token))

    def _of_text(self, text: str) -> tuple[Item, ...]:
        """What a word consists of wherever it stands: the same words come again in every text."""
        return tuple(self._read(Token(0, len(text), text, False)))

    def _read(self, token: Token) -> list[Item]:
        text = token.text
        noun = self._nouns.noun(text)
        if text[0] in _ABROAD and len(text) > 1:
            found = self._abroad(token, noun)
            if found:
                return found
        places, at = self._known.find(token)
        if places:
            return self._with_places(token, self._behind(text, noun, places[-1], at), places, at)
        return self._without_places(token, noun)

    def _behind(self, text: str, noun: Noun, last: Item, at: int) -> Noun:
        """How a word ends, where its longest ending cuts into a place's name (대전시장, 제주지사)."""
        start = at - len(last.kind)
        if last.sort != "place" or not noun.sort or len(noun.stem) - len(noun.form) >= start:
            return noun
        own = self._nouns.noun(text[start:])
        return msgspec.structs.replace(own, stem=text[:start] + own.stem) if own.sort else noun

    def _with_places(self, token: Token, noun: Noun, places: list[Item], at: int) -> list[Item]:
        text = token.text
        rest, last = text[at:], places[-1]
        if not rest:
            return places
        form_at = len(noun.stem) - len(noun.form)
        government = self._nouns.government(rest)
        elided = bool(last.kind) and form_at < at and last.kind.endswith(text[form_at:at])
        if noun.sort == "title" and (form_at >= at or elided):
            body = self._body_before(token, noun, places, at)
            if body is not None:
                return [body, self._make.title(token, noun)]
            return [*places, self._make.title(token, noun, elided=elided)]
        if noun.sort in ("body", "chief") and (form_at >= at or elided) and not government:
            return self._named_body(token, noun, tuple(places))
        if last.sort == "body":
            if noun.sort == "chief" and at == len(noun.stem) - len(_HEAD):
                return [last, self._make.chief(token, noun)]
            last.tail = True
            return places
        short = next((stem for stem in self._tails.stems(rest) if stem in self._nouns.bodies), "")
        if len(short) == 1 and last.sort == "place":
            name = text[: at + 1]
            return [
                self._make.body(
                    token, name, Noun(name, "body", short, self._nouns.bodies[short]), tuple(places)
                )
            ]
        if government:
            last.stop = last.end + len(government)
            last.government = government
        last.tail = last.stop < token.end
        return places

    def _without_places(self, token: Token, noun: Noun) -> list[Item]:
        text = token.text
        if noun.sort == "title":
            body = self._body_before(token, noun, [], 0)
            unknown = self._unknown.find(token, noun) if body is None else None
            return [
                *([body] if body else [unknown] if unknown else []),
                self._make.title(token, noun, elided=bool(unknown)),
            ]
        stem = self._nouns.government(text)
        if stem:
            return [self._make.plain(token, "government", stem, noun)]
        if noun.sort in ("body", "chief"):
            return self._named_body(token, noun, ())
        if token.mark is not None:
            return [self._firm(token, noun)]
        unknown = self._unknown.find(token, noun)
        return [unknown or self._make.plain(token, "word", noun.stem, noun)]

    def _firm(self, token: Token, noun: Noun) -> Item:
        """A name behind a company's mark, without the particle it may end in: ㈜한울이."""
        stems = [stem for stem in self._tails.stems(token.text) if len(stem) > 1] or [token.text]
        return self._make.body(token, stems[min(1, len(stems) - 1)], noun, ())

    def _body_before(self, token: Token, noun: Noun, places: list[Item], at: int) -> Item | None:
        """The body a title is written onto (경기도의회의장, 르호앙그룹대표)."""
        head = noun.head
        inner = self._nouns.noun(head)
        if inner.sort != "body" or inner.stem != head or noun.attr("unit") or head in self._nouns.governments:
            return None
        return self._make.body(token, head, inner, tuple(places))

    def _named_body(self, token: Token, noun: Noun, places: tuple[Item, ...]) -> list[Item]:
        """A body, and the post of its chief where the word ends in that (협회장)."""
        if noun.sort == "body":
            return [self._make.body(token, noun.stem, noun, places)]
        name = noun.stem[: -len(_HEAD)]
        return [self._make.body(token, name, self._nouns.noun(name), places), self._make.chief(token, noun)]

    def _abroad(self, token: Token, noun: Noun) -> list[Item] | None:
        """주한, 주베트남, 재호찌민: what stands in another country, with the embassy's word or before it."""
        text = token.text
        heads = self._gazette.heads(text, 1)
        head = heads[0] if heads else _HERE if text[1] == _HERE else ""
        if not head:
            return None
        rest = text[1 + len(head) :]
        if noun.sort == "body" and len(noun.form) <= len(rest):
            return [self._make.body(token, noun.stem, noun, ())]
        if noun.sort == "title" and len(noun.form) <= len(rest) and noun.word and noun.word.code in _ENVOYS:
            host = self._make.plain(token, "abroad", noun.head, noun)
            host.tail = False
            return [host, self._make.title(token, noun)]
        if not rest and (head != _HERE or text[0] in _ABROAD):
            return [self._make.plain(token, "abroad", text, noun)]
        if rest and not noun.sort and self._gazette.named(rest):
            return [self._make.plain(token, "abroad", text, noun)]
        return None
