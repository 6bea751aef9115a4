"""Opens whatever is given to be read: files, standard input, addresses."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from comity.errors import DocumentRefused
from comity.sources.lists.columns import Columns
from comity.sources.open import DEFAULT_LIMIT, Opened, open_all, open_file, too_large
from comity.sources.places import STANDARD_INPUT, Place, is_address

if TYPE_CHECKING:
    from comity.sources.web.pages import Pages

_NAME = "standard input"


class Opener:
    """Opens places one by one.

    `limit` is the size in bytes beyond which a file, or a part of a container, is refused; `columns` says
    what the columns of lists mean; `private` allows addresses inside private networks; `again` leaves out
    what it found unchanged at an address the last time. `pause` waits some seconds between two requests.
    """

    def __init__(
        self,
        limit: int = DEFAULT_LIMIT,
        columns: Columns | None = None,
        private: bool = False,
        again: bool = False,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self.limit, self.columns = limit, columns
        self._private, self._again, self._pause = private, again, pause

    def documents(self, place: Place) -> Iterator[Opened]:
        """The documents at a place, one by one; raises DocumentRefused where it as a whole holds none."""
        if place == STANDARD_INPUT:
            yield from self._from_standard_input()
        elif is_address(place):
            yield from self._pages.documents(str(place))
        else:
            yield from open_all(place, self.limit, self.columns)

    @cached_property
    def _pages(self) -> Pages:
        # Loaded when an address is given: reading files does not wait for what speaks HTTP.
        from comity.sources.web.fetcher import Fetcher, Manners
        from comity.sources.web.pages import Pages
        from comity.sources.web.visits import Visits

        fetcher = Fetcher(Manners(limit=self.limit, private=self._private), self._pause)
        return Pages(fetcher, self.limit, Visits() if self._again else None)

    def _from_standard_input(self) -> Iterator[Opened]:
        data = sys.stdin.buffer.read(self.limit + 1)
        if len(data) > self.limit:
            raise DocumentRefused(_NAME, too_large(self.limit))
        yield from open_file(BytesIO(data), _NAME, STANDARD_INPUT, self.limit, columns=self.columns)
