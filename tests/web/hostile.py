"""A register whose every text tries to run, to break out of where it is shown, or to begin something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from comity.insight.subject import of_record
from comity.model.claim import Affiliation, Claim, Commitment, Signatory, Statement, Strength
from comity.model.decision import Decision
from comity.model.document import Document, content_id
from comity.model.entity import Entity, EntityType
from comity.register import store as stores
from comity.register.view import opened
from comity.web.door import door
from comity.web.site import Site
from tests.make import (
    BINH_DUONG,
    GANGNAM,
    RELEVANT,
    agreement,
    event,
    figure,
    membership,
    post,
    put_together,
    quoting,
)
from tests.web.visiting import ARTICLES, Source

ATTEMPTS = (
    "<script>ran=1</script>\"><img src=x onerror=\"ran=1\">' onmouseover='ran=1' x='",
    "javascript:ran=1//</script></title></style></textarea></svg><svg onload=ran=1>",
    "{{7*7}} {% raise %} ${7*7} %(ran)s {ran} {0} %s \\0 \\N{ran}",
    "=cmd|'/C calc'!A0 one\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:ran",
    "+1+cmd|' /C calc'!A0 ]]><entry>ran</entry><!-- &ran; <![CDATA[",
    "@SUM(1+1)*cmd|'/C calc'!A0 \x01\x02\x03\x1b[31m\x07\x08\x0b\x7f\x85\u2028\u2029\ufffe\U000e0001",
    "-2+3+cmd|' /C calc'!A0 \u202efdp.exe\u2066\u200f\u202d",
    "\t=1+1 \x01ran\x02kr/seoul\x03",
    "../../../static/comity.css?a=1#b%2F%00&amp;\\",
    "data:text/html,<script>ran=1</script>",
)
"""What somebody may write where a name, a title or an address is expected."""


class Writer:
    """Writes one attempt into every field, each time with the field's name, so that none is like another."""

    def __init__(self, attempt: str) -> None:
        self._attempt = attempt

    def word(self, field: str) -> str:
        return f"{self._attempt} {field}"

    def entity(self, type_: EntityType, field: str) -> Entity:
        return Entity(type_, self.word(field))

    def source(self, number: int, *, coded: bool) -> Source:
        """A document and its claims; `coded`: also where a date, a unit or a code is expected."""
        text = f"{self._attempt}\n\n{self.word('text')} {number}."
        name = self.word("file") + ".txt"
        document = Document(
            id=content_id(text),
            name=name,
            text=text,
            source=self.word("source"),
            media_type=self.word("media type"),
            published="2024-05-06",
            published_evidence=self.word("evidence"),
            language=self.word("language") if coded else "en",
            title=self.word("title"),
            publisher=self.word("publisher"),
            author=self.word("author"),
        )
        return document, tuple(self._claims(quoting(text, name=name), coded=coded))

    def _claims(self, said: dict[str, object], *, coded: bool) -> Iterator[Claim]:
        def code(field: str, else_: str) -> str:
            return self.word(field) if coded else else_

        person, body = self.entity("person", "person"), self.entity("organisation", "organisation")
        place, land = self.entity("locality", "locality"), self.entity("country", "country")
        yield agreement(
            BINH_DUONG,
            Entity("locality", self.word("spelling"), GANGNAM.id),
            date="2024-05-03",
            valid_until="2027-05-03",
            term="P3Y",
            notice="P6M",
            fields=(code("field", "trade"),),
            signatories=(Signatory(person, self.word("role"), body),),
            place=place,
            **said,
        )
        yield agreement(place, land, date="2024", stage="planned", modality="planned", **said)
        yield agreement(body, BINH_DUONG, type="contract", **said)
        yield event(
            place,
            BINH_DUONG,
            who=(person, body, GANGNAM),
            name=self.word("event"),
            start="2024-05-04",
            end="2024-05-05",
            **said,
        )
        for subject in (BINH_DUONG, place):
            for value in (5, 7_000_000):
                yield figure(
                    subject,
                    value,
                    unit=code("unit", "USD"),
                    period="2023",
                    indicator=code("indicator", "fdi_projects"),
                    partner=land,
                    sector=code("sector", "trade"),
                    rank=3,
                    rank_scope=self.word("scope"),
                    label=self.word("label"),
                    **said,
                )
        yield membership(place, body, **said)
        yield membership(BINH_DUONG, body, **said)
        yield post(self.word("holder"), self.word("post"), place, **said)
        yield post(self.word("holder"), self.word("post"), BINH_DUONG, **said)
        yield Affiliation(child=body, parent=place, relation="based_in", **said)  # type: ignore[arg-type]
        yield Strength(locality=place, sector=code("sector", "trade"), sense="has", **said)  # type: ignore[arg-type]
        yield Commitment(
            actors=(place, BINH_DUONG),
            beneficiaries=(body,),
            action=self.word("action"),
            fields=(code("field", "trade"),),
            due="2030",
            **said,  # type: ignore[arg-type]
        )
        yield Statement(speaker=person, **said)  # type: ignore[arg-type]


def written(path: Path, writers: Sequence[Writer], beside: Iterable[Source] = ARTICLES) -> Path:
    """A register of what these write in every field, beside harmless articles, with decisions on some."""
    with stores.opened(path) as store:
        for document, claims in beside:
            store.add(document, claims, RELEVANT)
        for writer in writers:
            for coded in (False, True):
                store.add(*writer.source(int(coded), coded=coded), RELEVANT)
        put_together(store)
        for decision in _decisions(path, writers):
            store.decide(decision)
        put_together(store)
    return path


def _decisions(path: Path, writers: Sequence[Writer]) -> Iterator[Decision]:
    """Corrections of events' names and notes on agreements, one of each by every writer."""
    with opened(path) as view:
        subjects = {
            kind: [of_record(view, record) for record in view.records(kind)]
            for kind in ("event", "agreement")
        }
    for kind, verdict in (("event", "correct"), ("agreement", "note")):
        for subject, writer in zip(subjects[kind], writers, strict=False):
            word = writer.word
            yield Decision(
                verdict=verdict,  # type: ignore[arg-type]
                about=(subject.id,),
                anchors=(subject.anchors,),
                field="name" if verdict == "correct" else None,
                value=word("corrected") if verdict == "correct" else None,
                who=word("who"),
                when="2024-05-07T00:00:00+00:00",
                why=word("why"),
            )


@contextmanager
def visiting_written(
    path: Path, writers: Sequence[Writer], beside: Iterable[Source] = ARTICLES
) -> Iterator[TestClient]:
    """Asks the register of what these write."""
    with opened(written(path, writers, beside)) as view:
        yield TestClient(door(Site(view, path.name)), headers={"accept-language": "en"})
