"""One word read: the places it begins with, the post or the body it ends in."""

from __future__ import annotations

import re
from functools import lru_cache

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.gazette import Gazette
from comity.reading.languages.ko.hangul import is_hangul
from comity.reading.languages.ko.items import Item
from comity.reading.languages.ko.nouns import Noun, Nouns
from comity.reading.languages.ko.tokens import Token
from comity.reference.form import Form

_ABROAD = "주재"
_HERE = "한"
_HEAD, _STATE = "장", "국"
_LONG = 3
_UNKNOWN = range(2, 6)
_ENDS_AS_VERB = ("하", "했", "한", "할", "해", "적", "되", "된", "됐", "스", "롭", "받", "시키", "당하")


class WordReader:
    """Reads single words; what a word is to those beside it is not its business."""

    def __init__(self, gazette: Gazette, nouns: Nouns) -> None:
        self._gazette, self._nouns, self._tails = gazette, nouns, nouns.tails
        kinds, governments = "|".join(gazette.telling_kinds), "|".join(nouns.governments)
        self._ends_in_kind = re.compile(rf"(?P<base>[가-힣]{{2,5}})(?P<kind>{kinds})(?:{governments})?")
        self._split = lru_cache(maxsize=30_000)(self._split_unknown)
        self._beside = tuple(
            sorted(
                (form for word in lexicon("ko").page("place_nouns") for form in word.forms),
                key=len,
                reverse=True,
            )
        )

    def read(self, token: Token) -> list[Item]:
        """What a word consists of, in order; one item of sort `word` where nothing is known of it."""
        text = token.text
        noun = self._nouns.noun(text)
        if text[0] in _ABROAD and len(text) > 1:
            found = self._abroad(token, noun)
            if found:
                return found
        places, at = self._places(token, noun)
        if places:
            return self._with_places(token, noun, places, at)
        return self._without_places(token, noun)

    # Places

    def _places(self, token: Token, noun: Noun) -> tuple[list[Item], int]:
        """The places a word begins with (경기하남시), and where what is left begins."""
        text, at = token.text, 0
        found: list[Item] = []
        while at < len(text):
            item = self._place_at(token, at, noun)
            if item is None:
                break
            found.append(item)
            at = item.end - token.start
            if text[at : at + 1] and not is_hangul(text[at : at + 1]):
                break
        return found, at

    def _place_at(self, token: Token, at: int, noun: Noun) -> Item | None:
        text = token.text
        for head in self._gazette.heads(text, at):
            forms = self._gazette.named(head)
            end = at + len(head)
            kind, agreeing = self._kind(text, end, head, forms, noun)
            size = len(kind) if not head.endswith(kind) else 0
            if not kind and (at or not self._fits(text, end, forms, noun)):
                continue
            if (
                forms[0].type == "country"
                and text.startswith(_STATE, end)
                and self._tails.is_one(text[end + 1 :])
            ):
                size = len(_STATE)
            return self._item(token, at, end + size, agreeing if kind else forms, kind)
        return None

    def _kind(
        self, text: str, end: int, head: str, forms: tuple[Form, ...], noun: Noun
    ) -> tuple[str, tuple[Form, ...]]:
        """The word of its kind that a name ends in or that follows it, and the forms it agrees with."""
        if forms[0].type != "locality":
            return "", forms
        for kind in self._gazette.kinds:
            if head.endswith(kind) and len(head) > len(kind) + (len(kind) == 1):
                if any(self._gazette.agrees(form.id, kind) for form in forms):
                    return kind, forms
            if text.startswith(kind, end) and self._may_follow(text, end, end + len(kind), noun):
                agreeing = tuple(form for form in forms if self._gazette.agrees(form.id, kind))
                if agreeing:
                    return kind, agreeing
        return "", forms

    def _may_follow(self, text: str, start: int, end: int, noun: Noun) -> bool:
        """Whether what follows the word of a kind lets it be one: nothing, a particle, a body, or its chief."""
        rest = text[end:]
        if self._tails.is_one(rest) or self._government(rest):
            return True
        return bool(noun.sort) and len(noun.stem) - len(noun.form) >= start

    def _fits(self, text: str, end: int, forms: tuple[Form, ...], noun: Noun) -> bool:
        """Whether the characters behind a name without the word of its kind let it be a name."""
        rest = text[end:]
        if self._tails.is_one(rest) or (forms[0].type == "country" and rest.startswith(_STATE)):
            return True
        if noun.sort and len(noun.stem) - len(noun.form) >= end and forms[0].tier == "core":
            return True
        if forms[0].type == "organisation":
            return noun.sort != "" or rest.startswith(self._beside)
        government = self._government(rest)
        if government or rest.startswith(self._beside) or rest[:1] in self._nouns.bodies:
            return not government or self._governs(government, forms)
        sure = forms[0].type == "country" or end >= _LONG
        return sure and forms[0].tier == "core" and not rest.startswith(_ENDS_AS_VERB)

    def _governs(self, government: str, forms: tuple[Form, ...]) -> bool:
        """Whether a government's word that tells a kind (시청) is that of such a place."""
        kind = next((kind for kind in self._gazette.kinds if government.startswith(kind)), "")
        return not kind or any(
            self._gazette.agrees(form.id, kind) for form in forms if form.type == "locality"
        )

    def _item(self, token: Token, at: int, end: int, forms: tuple[Form, ...], kind: str) -> Item:
        text = token.text
        sort = forms[0].type
        start, stop = token.start + at, token.start + end
        return Item(
            sort="body" if sort == "organisation" else "country" if sort == "country" else "place",
            start=start,
            end=stop,
            stop=stop,
            token=token,
            name=text[at:end],
            forms=forms,
            kind=kind,
            unsure=not kind and self._gazette.is_common(forms),
        )

    def _government(self, rest: str) -> str:
        """The government's word that the rest of a word is, without a particle."""
        if not rest:
            return ""
        governments = self._nouns.governments
        return next((stem for stem in self._tails.stems(rest) if stem in governments), "")

    # Words

    def _with_places(self, token: Token, noun: Noun, places: list[Item], at: int) -> list[Item]:
        text = token.text
        rest, last = text[at:], places[-1]
        if not rest:
            return places
        form_at = len(noun.stem) - len(noun.form)
        government = self._government(rest)
        elided = bool(last.kind) and form_at < at and last.kind.endswith(text[form_at:at])
        if noun.sort == "title" and (form_at >= at or elided):
            body = self._body_before(token, noun, places, at)
            if body is not None:
                return [body, self._title(token, noun)]
            return [*places, self._title(token, noun, elided=elided)]
        if noun.sort in ("body", "chief") and (form_at >= at or elided) and not government:
            return self._named_body(token, noun, tuple(places))
        if last.sort == "body":
            if noun.sort == "chief" and at == len(noun.stem) - len(_HEAD):
                return [last, self._chief(token, noun)]
            last.tail = True
            return places
        short = next((stem for stem in self._tails.stems(rest) if stem in self._nouns.bodies), "")
        if len(short) == 1 and last.sort == "place":
            name = text[: at + 1]
            return [
                self._body(token, name, Noun(name, "body", short, self._nouns.bodies[short]), tuple(places))
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
            unknown = self._unknown(token, noun) if body is None else None
            return [
                *([body] if body else [unknown] if unknown else []),
                self._title(token, noun, elided=bool(unknown)),
            ]
        stem = next((stem for stem in self._tails.stems(text) if stem in self._nouns.governments), "")
        if stem:
            return [self._plain(token, "government", stem, noun)]
        if noun.sort in ("body", "chief"):
            return self._named_body(token, noun, ())
        if token.mark is not None:
            return [self._firm(token, noun)]
        unknown = self._unknown(token, noun)
        return [unknown or self._plain(token, "word", noun.stem, noun)]

    def _firm(self, token: Token, noun: Noun) -> Item:
        """A name behind a company's mark, without the particle it may end in: ㈜한울이."""
        stems = [stem for stem in self._tails.stems(token.text) if len(stem) > 1]
        return self._body(token, stems[min(1, len(stems) - 1)], noun, ())

    def _plain(self, token: Token, sort: str, stem: str, noun: Noun) -> Item:
        end = token.start + len(stem)
        return Item(
            sort=sort,  # type: ignore[arg-type]
            start=token.start,
            end=end,
            stop=end,
            token=token,
            name=stem,
            tail=end < token.end,
            noun=noun,
        )

    def _title(self, token: Token, noun: Noun, elided: bool = False) -> Item:
        stop = token.start + len(noun.stem)
        start = stop - len(noun.form)
        if noun.attr("unit") and not elided:
            start = token.start
        return Item(
            sort="title",
            start=start,
            end=stop,
            stop=stop,
            token=token,
            name=token.text[start - token.start : stop - token.start],
            tail=stop < token.end,
            noun=noun,
        )

    def _body_before(self, token: Token, noun: Noun, places: list[Item], at: int) -> Item | None:
        """The body a title is written onto (경기도의회의장, 르호앙그룹대표)."""
        head = noun.head
        inner = self._nouns.noun(head)
        if inner.sort != "body" or inner.stem != head or noun.attr("unit") or head in self._nouns.governments:
            return None
        return self._body(token, head, inner, tuple(places))

    def _named_body(self, token: Token, noun: Noun, places: tuple[Item, ...]) -> list[Item]:
        """A body, and the post of its chief where the word ends in that (협회장)."""
        if noun.sort == "body":
            return [self._body(token, noun.stem, noun, places)]
        name = noun.stem[: -len(_HEAD)]
        return [self._body(token, name, self._nouns.noun(name), places), self._chief(token, noun)]

    def _chief(self, token: Token, noun: Noun) -> Item:
        """The post that a body's word and 장 make."""
        stop = token.start + len(noun.stem)
        return Item(
            sort="title",
            start=stop - 2,
            end=stop,
            stop=stop,
            token=token,
            name=str(noun.attr("chief")),
            tail=stop < token.end,
            noun=noun,
        )

    def _body(self, token: Token, name: str, noun: Noun, places: tuple[Item, ...]) -> Item:
        end = token.start + len(name)
        start = token.mark if token.mark is not None else token.start
        return Item(
            sort="body",
            start=start,
            end=end,
            stop=end,
            token=token,
            name=name,
            tail=end < token.end and self._tails.is_one(token.text[len(name) :]),
            forms=self._gazette.named(name),
            noun=noun,
            places=places,
            unsure=bool(noun.attr("weak")) and token.mark is None,
        )

    def _abroad(self, token: Token, noun: Noun) -> list[Item] | None:
        """주한, 주베트남, 재호찌민: what stands in another country, with the embassy's word or before it."""
        text = token.text
        heads = self._gazette.heads(text, 1)
        head = heads[0] if heads else _HERE if text[1] == _HERE else ""
        if not head:
            return None
        rest = text[1 + len(head) :]
        if noun.sort == "body" and len(noun.form) <= len(rest):
            return [self._body(token, noun.stem, noun, ())]
        if noun.sort == "title" and len(noun.form) <= len(rest) and noun.word and noun.word.code in _ENVOYS:
            host = self._plain(token, "abroad", noun.head, noun)
            host.tail = False
            return [host, self._title(token, noun)]
        if not rest and (head != _HERE or text[0] in _ABROAD):
            return [self._plain(token, "abroad", text, noun)]
        if rest and not noun.sort and self._gazette.named(rest):
            return [self._plain(token, "abroad", text, noun)]
        return None

    def _unknown(self, token: Token, noun: Noun) -> Item | None:
        """A name that the tables do not have, told by the word of a kind that it ends in."""
        split = self._split(token.text)
        if split is None:
            return None
        base, kind, stop = split
        item = self._item_unknown(token, base, kind)
        if noun.sort != "title":
            item.stop = token.start + stop
            item.government = token.text[len(base + kind) : stop]
            item.tail = token.start + stop < token.end
        return item

    def _split_unknown(self, text: str) -> tuple[str, str, int] | None:
        """The name, the word of its kind and where a government's word behind it ends."""
        noun = self._nouns.noun(text)
        if noun.sort == "title":
            kind = next((kind for kind in self._gazette.telling_kinds if noun.form.startswith(kind)), "")
            found = (noun.head, kind, len(noun.stem)) if kind else None
            return found if found and self._may_name(*found[:2]) else None
        for stem in self._tails.stems(text):
            told = self._ends_in_kind.fullmatch(stem)
            if told and self._may_name(told["base"], told["kind"]):
                return told["base"], told["kind"], len(stem)
        return None

    def _may_name(self, base: str, kind: str) -> bool:
        return len(base) in _UNKNOWN and is_hangul(base) and not self._nouns.is_none("place", base + kind)

    def _item_unknown(self, token: Token, base: str, kind: str) -> Item:
        end = token.start + len(base) + len(kind)
        return Item(
            sort="place",
            start=token.start,
            end=end,
            stop=end,
            token=token,
            name=base + kind,
            forms=self._gazette.transcribed(base, kind),
            kind=kind,
            unsure=True,
        )


_ENVOYS = frozenset(("ambassador", "consul_general", "consul", "diplomat"))
