"""Which documents are copies of each other: new ones against those that share words with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.deriving.alone import Alone
from comity.register.ledger import Ledger
from comity.register.rows import chunks
from comity.resolving.components import joined_sets
from comity.resolving.copies import alike

_DOCUMENTS_AT_ONCE = 500


class Copying:
    """Keeps the clusters of copies in step with the documents."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def note(self, found: Iterable[Alone]) -> None:
        """Writes what documents share with their copies."""
        self._ledger.put_bands({alone.document: alone.bands for alone in found})

    def cluster(self, documents: Sequence[str]) -> set[str]:
        """Puts documents to their copies; gives those whose cluster is another now."""
        changed: set[str] = set()
        for some in chunks(documents, _DOCUMENTS_AT_ONCE):
            changed |= self._cluster(some)
        return changed

    def _cluster(self, documents: Sequence[str]) -> set[str]:
        banding = self._ledger.banding_with(documents)
        near = {document: others for document, others in banding.items() if others}
        texts = self._texts({*near, *(other for others in near.values() for other in others)})
        pairs = [
            (document, other)
            for document, others in near.items()
            for other in sorted(others)
            if alike(texts[document], texts[other])
        ]
        before = self._ledger.clusters_of({document for pair in pairs for document in pair})
        members = self._ledger.clustered(before.values())
        sets = joined_sets([*pairs, *([document, cluster] for document, cluster in members.items())])
        now = {document: min(found) for found in sets for document in found}
        moved = {document: cluster for document, cluster in now.items() if members.get(document) != cluster}
        self._ledger.put_clusters(moved, ())
        return set(moved)

    def _texts(self, documents: Iterable[str]) -> dict[str, str]:
        return {kept.id: kept.text for kept in self._ledger.sources(documents)}
