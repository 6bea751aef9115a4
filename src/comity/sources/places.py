"""What is given to be read, to the places it means: files, addresses of pages and feeds, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from glob import glob, has_magic  # Path.glob takes no absolute patterns, and finds hidden files
from pathlib import Path
from typing import NamedTuple

from comity.errors import NothingToRead
from comity.sources.open import ending_of

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"(?:http|https)://", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_DEEP = re.compile(r"(?:^|(?<=/))\*\*(?=/|$)")  # `**` as a whole step of a pattern

Place = Path | str
"""A file; else, as text, an address (http, https) or `-` for standard input."""


class Found(NamedTuple):
    """The places to read, in order, and the files of folders that are in no format Comity reads."""

    places: tuple[Place, ...]
    passed_over: tuple[Path, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """Those of the places that are files."""
        return tuple(place for place in self.places if isinstance(place, Path))


def is_address(place: Place) -> bool:
    """Whether a place is the address of a page or feed.

    >>> is_address("https://example.org/news"), is_address("news.html")
    (True, False)
    """
    return isinstance(place, str) and bool(_ADDRESS.match(place))


def is_pattern(place: Place) -> bool:
    """Whether a place is a pattern that files may fit, and no file or folder itself."""
    return isinstance(place, str) and has_magic(place) and not is_address(place) and not Path(place).exists()


def find_files(places: Sequence[Place]) -> Found:
    """What is to be read, as `find` gives it; raises NothingToRead where that is no document at all."""
    found = find(places)
    if not found.places:
        raise NothingToRead(" ".join(map(str, places)))
    return found


def find(places: Sequence[Place]) -> Found:
    """What places mean: folders searched to the bottom, patterns (`news/**/*.html`) filled in.

    Each file once; those of folders and patterns sorted, hidden ones left out. Raises NothingToRead for a
    file that does not exist and a pattern nothing fits.
    """
    found: dict[Place, None] = {}
    passed_over: dict[Path, None] = {}
    seen: set[Path] = set()
    for given in places:
        if given == STANDARD_INPUT or is_address(given):
            found.setdefault(given)
            continue
        for file, named in _files(given):
            place = file.resolve()
            if place in seen:
                continue
            seen.add(place)
            if named or ending_of(file.name):
                found.setdefault(file)
            else:
                passed_over.setdefault(file)
    return Found(tuple(found), tuple(passed_over))


def _files(given: Place) -> Iterator[tuple[Path, bool]]:
    """Files, each with whether it was named itself and not met in a folder or by a pattern."""
    if _OTHER_ADDRESS.match(str(given)):
        raise NothingToRead(str(given), "only http and https addresses are read")
    path = Path(given)
    if path.is_dir():
        yield from ((file, False) for file in _walk(path))
    elif path.exists():
        yield path, True
    elif is_pattern(given):
        fitting = list(_fitting(str(given)))
        if not fitting:
            raise NothingToRead(str(given), "no file fits this pattern")
        yield from ((file, False) for file in fitting)
    else:
        raise NothingToRead(str(given), "there is no such file or folder")


def _fitting(pattern: str) -> Iterator[Path]:
    """The files a pattern means; what lies in the folders it means, too. Links are not followed by `**`."""
    pattern = pattern.replace(os.sep, "/")
    deep = _DEEP.search(pattern)
    if not deep:
        for path in map(Path, sorted(glob(pattern))):  # noqa: PTH207
            yield from _walk(path) if path.is_dir() else [path]
        return
    steps = pattern[deep.start() :].split("/")
    for base in map(Path, sorted(glob(pattern[: deep.start()] or "."))):  # noqa: PTH207
        yield from (file for file in _walk(base) if _fits(file.relative_to(base).parts, steps))


def _fits(parts: Sequence[str], steps: Sequence[str]) -> bool:
    if not steps or steps == ["**"]:
        return bool(parts) == bool(steps)
    first, *rest = steps
    if first == "**":
        return any(_fits(parts[skipped:], rest) for skipped in range(len(parts)))
    return bool(parts) and fnmatch(parts[0], first) and _fits(parts[1:], rest)


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith("."))


def _unreadable(error: OSError) -> None:
    raise NothingToRead(error.filename, f"cannot be opened ({error.strerror})")
