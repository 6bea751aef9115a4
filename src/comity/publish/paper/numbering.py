"""Numbers for the sources of a paper or a sheet, in the order they are met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.model.cited import Citation
from comity.publish.page import Reference, shortest

Source = Citation | Reference


class Numbering:
    """One number for one quotation of one document, or for one reference.

    Of many sources for one value the first `most` are numbered and the others counted.
    """

    def __init__(
        self,
        citations: Mapping[str, Citation],
        references: Mapping[str, Reference] | None = None,
        most: int | None = None,
    ) -> None:
        self._sources: Mapping[str, Source] = {**citations, **(references or {})}
        self._most = most
        self._numbers: dict[tuple[str, str], int] = {}
        self._numbered: list[Source] = []

    def of(self, ids: Iterable[str]) -> tuple[tuple[int, ...], int]:
        """The numbers of the sources that these claims and references name, and how many more there are."""
        found = {_key(source): source for source in sorted(self._told(ids), key=_place)}
        kept, left = shortest(list(found.items()), self._most)
        return tuple(sorted({self._number(key, source) for key, source in kept})), left

    def listed(self) -> tuple[tuple[int, Source], ...]:
        """The sources numbered so far."""
        return tuple(enumerate(self._numbered, 1))

    def _told(self, ids: Iterable[str]) -> list[Source]:
        return [self._sources[id_] for id_ in ids if id_ in self._sources]

    def _number(self, key: tuple[str, str], source: Source) -> int:
        if key not in self._numbers:
            self._numbered.append(source)
            self._numbers[key] = len(self._numbered)
        return self._numbers[key]


def _key(source: Source) -> tuple[str, str]:
    return ("", source.id) if isinstance(source, Reference) else (source.document_id, source.quote)


def _place(source: Source) -> tuple[str, str, int, int]:
    """Documents by their days, then what is no document."""
    if isinstance(source, Reference):
        return "~", source.id, 0, 0
    return source.published or "", source.document_id, source.start, source.end
