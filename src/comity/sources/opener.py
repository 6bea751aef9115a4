"""Opens whatever is given to be read: files, standard input, addresses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO

from comity.errors import DocumentRefused
from comity.sources.columns import Columns
from comity.sources.open import DEFAULT_LIMIT, Opened, open_all, open_file, too_large
from comity.sources.places import STANDARD_INPUT, Place

_NAME = "standard input"


class Opener:
    """Opens places one by one.

    `limit` is the size in bytes beyond which a file, or a part of a container, is refused; `columns` says
    what the columns of lists mean.
    """

    def __init__(self, limit: int = DEFAULT_LIMIT, columns: Columns | None = None) -> None:
        self.limit, self.columns = limit, columns

    def documents(self, place: Place) -> Iterator[Opened]:
        """The documents at a place, one by one; raises DocumentRefused where it as a whole holds none."""
        if place == STANDARD_INPUT:
            yield from self._from_standard_input()
        else:
            yield from open_all(place, self.limit, self.columns)

    def _from_standard_input(self) -> Iterator[Opened]:
        data = sys.stdin.buffer.read(self.limit + 1)
        if len(data) > self.limit:
            raise DocumentRefused(_NAME, too_large(self.limit))
        yield from open_file(BytesIO(data), _NAME, STANDARD_INPUT, self.limit, columns=self.columns)
