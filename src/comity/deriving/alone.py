"""What a document tells by itself, whatever other documents tell: its mentions, and what its copies share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from comity.model.cited import CitedClaim
from comity.model.judgement import Judgement
from comity.model.mention import Mention
from comity.register.ledger import Ledger
from comity.resolving.copies import bands
from comity.resolving.identity.mentions import mentions_of
from comity.resolving.identity.settling import Apart, never, settle
from comity.resolving.known import Known

NOT_YET = Judgement(entity="", standing="new", reason="")
"""What is judged of a mention that others have a say in, until they are looked at."""


class Alone(msgspec.Struct, frozen=True):
    """A document with claims: its mentions, those settled that nobody else has a say in, and its bands."""

    document: str
    mentions: tuple[tuple[Mention, Judgement], ...]
    bands: tuple[int, ...]


def look_at(
    documents: Iterable[str],
    ledger: Ledger,
    known: Known,
    apart: Apart = never,
    disputed: frozenset[str] = frozenset(),
) -> list[Alone]:
    """What each of these documents tells by itself; those without claims tell nothing.

    `apart` is what people said of mentions in `disputed` documents.
    """
    claims: dict[str, list[CitedClaim]] = defaultdict(list)
    for cited in ledger.claims_of(documents):
        claims[cited.document].append(cited)
    found = []
    for source in ledger.sources(claims):
        mentions = mentions_of(source, claims[source.id], known)
        judged = settle([mention for mention in mentions if not mention.keys], known, apart, disputed)
        told = tuple((mention, judged.get(mention, NOT_YET)) for mention in mentions)
        found.append(Alone(source.id, told, bands(source.text)))
    return found
