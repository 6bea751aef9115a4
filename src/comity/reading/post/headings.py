"""What somebody heads, chairs or runs, as the words behind the verb tell it."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk, spanning
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.tenure import Tenure

_HEADED = re.compile(r"[tfxJMTBEANSVWicpC&']{0,9}?(?P<body>[OLY])")
_UNIT = re.compile(r"(?:t|t?(?P<owner>[LYO])')(?P<name>Lx|(?<=')[NVB][NVBS]{0,3}t?)(?=[if,.|])")
# "heads the city's trade office": a post of the city's.
_DEPARTMENT = re.compile(r"t?(?P<owner>[LY])'[xA&]{1,5}(?=[,.|i])")
# "chairs the twinning association"
_SOCIETY = re.compile(r"t(?P<name>[xA]{1,4})(?=[,.|i&])")
_SHORT = re.compile(r"t(?P<body>[xB])(?=[,.|x])")
_PLACE = re.compile(r"t?[LY](?=[,.|i&]|x)")
_ENTERPRISE = re.compile(r"t?(?P<name>[NSVTB]{1,3}fL|[NS]{1,3})(?=[,.|&i])")
_ENDS = "|.,i&"
_PLACE_OF_IT = re.compile(r"[OY]ft?(?P<body>[LY])")


def heading(page: Page, antecedents: Antecedents, at: int, who: int, verb: int) -> Tenure | None:
    """The post of whoever stands at `who` and heads what begins at `at`; `verb` is where the verb begins."""
    if page.labels[at] == "q" and page.labels[at + 1] in _ENDS:
        it = antecedents.body_spoken_of(at)
        return _tenure(page, who, verb, it.entities[0], page.row[at].end) if it is not None else None
    unit = _unit(page, at) or _enterprise(page, at) or _department(page, at) or _society(page, at)
    headed = _HEADED.match(page.labels, at)
    short = _SHORT.match(page.labels, at) if unit is None else None
    named = antecedents.named_before(short.start("body")) if short is not None else None
    if headed is None and unit is None and named is None:
        return None
    if named is not None and short is not None and named.label == "O":
        return _tenure(page, who, verb, named.entities[0], page.row[short.start("body")].end)
    body: Chunk | None = unit or (page.row[headed.start("body")] if headed is not None else None)
    itself = _PLACE.match(page.labels, at) is not None
    if body is None or (
        body.label != "O" and not itself and not page.hits("bodies", page.row[at].start, body.end)
    ):
        return None
    if headed is not None and (not body.entities or body.entities[0].name.islower()):
        further = _PLACE_OF_IT.match(page.labels, headed.start("body"))
        body = page.row[further.start("body")] if further is not None else None
    if body is None or not body.entities:
        return None
    return _tenure(page, who, verb, body.entities[0], body.end)


def _tenure(page: Page, who: int, verb: int, of: Entity, end: int) -> Tenure:
    return Tenure(
        person=page.row[who].entities[0],
        role=" ".join(page.text[verb:end].split()),
        code="head",
        kind="body",
        of=of,
        at=who,
        start=page.row[who].start,
        end=end,
    )


def _unit(page: Page, at: int) -> Chunk | None:
    """As in "heads the Naha branch of …", "chairs the council's Commission A": a part of a body."""
    found = _UNIT.match(page.labels, at)
    if found is None:
        return None
    parts = page.row[found.start("name") : found.end("name")]
    name = " ".join(page.text[parts[0].start : parts[-1].end].split())
    house = page.word(parts[-1]) in particles("houses", "house") | particles("houses", "department")
    if not house and not found["owner"]:
        return None
    return spanning("O", parts, Entity("organisation", name, None))


def _department(page: Page, at: int) -> Chunk | None:
    """As in "who heads the city's trade office": whose part of an administration it is."""
    found = _DEPARTMENT.match(page.labels, at)
    if found is None or page.word(page.row[found.end() - 1]) not in particles("houses", "department"):
        return None
    owner = page.row[found.start("owner")]
    return spanning("O", page.row[found.start() : found.end()], owner.entities[0]) if owner.entities else None


def _society(page: Page, at: int) -> Chunk | None:
    """As in "who chairs the twinning association": a body that has no capitals."""
    found = _SOCIETY.match(page.labels, at)
    if found is None:
        return None
    parts = page.row[found.start("name") : found.end("name")]
    words = page.text[parts[0].start : parts[-1].end].split()
    if len(words) == 1 or words[-1] not in particles("houses", "society") | particles("houses", "department"):
        return None
    return spanning("O", parts, Entity("organisation", " ".join(words), None))


def _enterprise(page: Page, at: int) -> Chunk | None:
    """As in "X, who runs Acme": a firm no table knows, in full where the text has that."""
    found = _ENTERPRISE.match(page.labels, at)
    if found is None:
        return None
    parts = page.row[found.start("name") : found.end("name")]
    name = " ".join(page.text[parts[0].start : parts[-1].end].split())
    full = re.search(rf"\b{re.escape(name)}(?: [A-Z][\w&.-]*)+", page.text[: parts[0].start])
    return spanning("O", parts, Entity("organisation", full.group() if full else name, None))
