"""Two acts in one breath: of a paper renewed or ended now its signing, and of one signed then its renewal."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.model.claim import AgreementType
from comity.reading.agreement.agreement_dates import first_signed
from comity.reading.agreement.instruments import DONE, Mention, reason_of
from comity.reading.agreement.kinds import paper_type, tie_type
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.dates import DateMark
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit

_LATER = ("renew", "upgrade", "end")
_FIRST = ("sign", "conclude")
_NAMING = 45
_NEXT = 10
_OF = 16
_PERFECT = frozenset({"has", "have", "had"})
_SINCE = frozenset({"since", "now", "long", "been", "later", "meanwhile"})
_ON = " on"
_DATED = " dated "


def acts(mention: Mention) -> Iterator[Mention]:
    """The mention itself and, each with its own date, what else its stretch tells was done with the paper."""
    yield from _lacked(mention)
    if mention.modality == "denied" and mention.act == "renew":
        yield from (other for other, _ in _other(mention) if other.act == "end")
    if mention.modality == "denied" or (mention.modality != "asserted" and mention.act not in _LATER):
        yield mention
        return
    ahead = _signed_later(mention)
    if ahead is not None:
        yield ahead
        return
    dated = _named_beside_partner(mention)
    if dated is not None:
        yield _like(mention, None, dated, "sign")
        return
    others = [*_other(mention), *_again(mention)]
    yield from _succeeded(mention)
    lapsed = None if others else _lapsed(mention)
    long_ago = first_signed(mention) if mention.act == "renew" and not others else None
    taken = tuple(start for _, start in others)
    yield msgspec.structs.replace(mention, elsewhere=taken) if taken else mention
    for other, _ in others:
        yield other
    if lapsed is not None:
        yield lapsed
    if long_ago is not None:
        yield msgspec.structs.replace(mention, act="sign", dated=long_ago, first=True, modality="asserted")


def _lacked(mention: Mention) -> Iterator[Mention]:
    """Of "they have no agreement yet, but are to sign one" the half that the mention itself does not tell."""
    verb = mention.verb
    if verb is None or mention.tie or verb.start < mention.to or mention.modality == "asserted":
        return
    if mention.modality != "denied" and modality(mention.page, mention.at, mention.to) == "denied":
        yield msgspec.structs.replace(mention, act="", verb=None, modality="denied")
    ahead = modality(mention.page, verb.start, verb.end)
    parted = "," in mention.page.text[mention.to : verb.start]
    if mention.modality == "denied" and parted and ahead in ("planned", "wished"):
        yield msgspec.structs.replace(mention, modality=ahead)


def _named_beside_partner(mention: Mention) -> DateMark | None:
    """The date of a paper only named, with its partner: "the agreement of 2011 with Gunsan"."""
    if mention.verb is not None or mention.tie or mention.modality != "asserted":
        return None
    mark = _named_by_date(mention)
    links = mention.page.hits("linking", mention.to, mention.end)
    near = {link.words[0].code for link in links if link.start - mention.to < _NAMING}
    return mark if near & {"with", "between"} else None


def _signed_later(mention: Mention) -> Mention | None:
    """ "They initialled a treaty and hope to sign it in May" tells of a paper yet to be signed."""
    for it in mention.page.hits("allusions", mention.to, mention.end):
        act = next(iter(mention.page.hits("signing", mention.to, it.start)[-1:]), None)
        if it.words[0].code != "it" or act is None or not 0 < it.start - act.end < _NEXT:
            continue
        said = modality(mention.page, act.start, act.end)
        if act.words[0].code in _FIRST and said in ("planned", "wished"):
            return msgspec.structs.replace(mention, act=act.words[0].code, verb=act, modality=said)
    return None


def _other(mention: Mention) -> Iterator[tuple[Mention, int]]:
    if mention.act in _LATER and not mention.tie:
        named = _named_by_date(mention)
        if named is not None:
            yield _like(mention, None, named, "sign"), named.start
            return
    if mention.verb is None or (mention.tie and mention.act not in _LATER):
        return
    wanted = _FIRST if mention.act in _LATER else _LATER
    for hit, mark in _dated(mention):
        word = hit.words[0]
        beside = mark.start - hit.end < _NEXT
        made = beside and word.code in ("become", "establish") and wanted == _FIRST
        own = mention.tie or hit.start > mention.at or hit.start - mention.sentence.start < _NEXT
        since = beside and bool(word.attr("since")) and own
        since = since and (mention.act in _LATER or _is_dated(mention, mark))
        made = made or (since and wanted == _FIRST) or (since and hit.start < mention.verb.start)
        behind = hit.start > mention.at or since
        if word.code == "end" and mention.act != "end" and beside and hit.start > mention.verb.start:
            yield msgspec.structs.replace(_like(mention, hit, mark, "end"), first=False), mark.start
            continue
        if (word.code in wanted or made) and (beside or not word.attr("weak")) and behind:
            yield _like(mention, hit, mark, "sign" if made else word.code), mark.start


def _is_dated(mention: Mention, other: DateMark) -> bool:
    """Whether the stretch has a date beside another one."""
    return any(mark.edtf and mark != other for mark in mention.sentence.dates())


def _succeeded(mention: Mention) -> Iterator[Mention]:
    """The older paper that the one told replaces or builds on ("it supplements the agreement of 1999")."""
    page = mention.page
    for hit in page.hits("signing", mention.to, mention.end):
        heads = page.hits("instruments", hit.end, min(hit.end + _NAMING, mention.end))
        if hit.words[0].code != "succeed" or not heads or mention.tie:
            continue
        mark = next(iter(page.dates_within(hit.end, min(heads[0].end + _NAMING, mention.end))), None)
        if mark is not None and mark.edtf:
            kind = paper_type(heads[0]) or mention.type
            old = _like(mention, None, mark, "sign")
            yield msgspec.structs.replace(old, type=kind, at=heads[0].start, to=heads[0].end)


def _lapsed(mention: Mention) -> Mention | None:
    """The end, on a day not told, of what was signed once ("was signed in 1991 but has lapsed")."""
    if mention.act not in _FIRST or mention.verb is None or mention.modality != "asserted":
        return None
    for hit in mention.page.hits("signing", mention.verb.end, mention.end):
        ended = hit.words[0].code == "end" and mention.page.word(_before(mention, hit)) in _PERFECT
        if ended and modality(mention.page, hit.start, hit.end) == "asserted":
            dates = tuple(mark.start for mark in mention.sentence.dates())
            return msgspec.structs.replace(mention, act="end", verb=hit, elsewhere=dates, first=False)
    return None


def _before(mention: Mention, hit: Hit) -> Chunk:
    """The chunk before a verb, without a "since" or "now" between."""
    row = [chunk for chunk in mention.sentence.chunks if chunk.end <= hit.start]
    return next((chunk for chunk in reversed(row) if mention.page.word(chunk) not in _SINCE), row[-1])


def _again(mention: Mention) -> Iterator[tuple[Mention, int]]:
    """ "Renewed in 1993 and again on Saturday" tells of two renewals."""
    for hit, mark in _dated(mention):
        if hit.words[0].code == "again" and mark.start - hit.end < _NEXT and mention.act in DONE:
            yield _like(mention, hit, mark, "renew"), mark.start


def _dated(mention: Mention) -> Iterator[tuple[Hit, DateMark]]:
    """The acts of the stretch, each with the date behind it."""
    marks = [mark for mark in mention.sentence.dates() if mark.edtf]
    for hit in mention.page.hits("signing", mention.start, reason_of(mention)):
        if hit == mention.verb:
            continue
        mark = next((mark for mark in marks if 0 < mark.start - hit.end < _NAMING), None)
        if mark is not None and not _only_dates(mention, hit, mark):
            yield hit, mark


def _only_dates(mention: Mention, hit: Hit, mark: DateMark) -> bool:
    """Whether the verb's "on" is the date's ("the mayors agreed on Monday")."""
    return mention.page.text.endswith(_ON, hit.start, hit.end) and mark.start - hit.end == 1


def _named_by_date(mention: Mention) -> DateMark | None:
    """The date that names the paper: "the pact of 3 May 2015", "a pact dated June 3", "their 2015 pact"."""
    text = mention.page.text
    for mark in mention.sentence.dates():
        if not mark.edtf:
            continue
        if 0 < mark.start - mention.to < _OF:
            labels = [
                chunk.label for chunk in mention.sentence.chunks if mention.to <= chunk.start < mark.start
            ]
            if labels[:1] == ["f"] or (labels[:1] == ["("] and labels[2:4] == [")", "f"]):
                return mark
        if mark.start > mention.to and text.startswith(_DATED, mark.start - len(_DATED)):
            return mark
        before = next((chunk for chunk in reversed(mention.sentence.chunks) if chunk.end <= mark.start), None)
        named = mark.edtf.isdigit() and 0 < mention.at - mark.end < _NAMING
        if named and before is not None and before.label in "tzq'":
            return mark
    return None


def _like(mention: Mention, verb: Hit | None, mark: DateMark, act: str) -> Mention:
    """The same paper and parties, with another act and date."""
    kind = mention.type
    if act == "upgrade" and verb is not None:
        ties = mention.page.hits("ties", verb.end, mention.end)
        kind = next((tie_type(tie) for tie in ties if not tie.words[0].attr("bare")), kind)
    if act in _FIRST and mention.act == "upgrade":
        named = mention.page.hits("instruments", mention.at, mention.to)
        kind = (paper_type(named[0]) if named else None) or _kind_before(mention)
    if act in _FIRST and verb is not None:
        heads = mention.page.hits("instruments", mention.to, verb.start)
        kind = next((own for head in reversed(heads) if (own := paper_type(head)) is not None), kind)
    return msgspec.structs.replace(
        mention,
        type=kind,
        act=act,
        verb=verb,
        dated=mark.edtf,
        known=mention.alluded or (mention.known and act in _FIRST),
        first=act in _FIRST,
        modality="asserted",
    )


def _kind_before(mention: Mention) -> AgreementType:
    """What a tie was before it was raised to what it is now ("turned their friendship into a twinning")."""
    ties = mention.page.hits("ties", mention.start, mention.end)
    kinds = [tie_type(tie) for tie in ties if tie.words[0].code != "none" and not tie.words[0].attr("bare")]
    return next((kind for kind in kinds if kind != mention.type), "agreement")
