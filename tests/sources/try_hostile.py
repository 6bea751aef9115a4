"""Opens and reads files one by one, within bounds, and tells a line of JSON of each (for test_hostile.py)."""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from pathlib import Path

from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.reading.reader import Reader
from comity.reference.gazetteer import load
from comity.sources.open import open_all

_SECONDS = 10
_MEMORY = 1 << 30  # bytes, of address space that is not files


def tried(path: Path, reader: Reader) -> dict[str, object]:
    """What became of one file: how many documents, the refusals, what broke, how long it took."""
    start = time.perf_counter()
    documents, broke = 0, ""
    refusals: list[str] = []
    signal.alarm(_SECONDS)
    try:
        for opened in open_all(path):
            if isinstance(opened, Document):
                documents += 1
                opened.text.encode("utf-8")
                if documents <= 20:
                    reader.read(opened)
            elif isinstance(opened, DocumentRefused):
                refusals.append(str(opened))
    except DocumentRefused as refused:
        refusals.append(str(refused))
    except BaseException as error:  # a panic in a library is no Exception
        broke = f"{type(error).__name__}: {error}"[:300]
    finally:
        signal.alarm(0)
    return {
        "name": path.name,
        "documents": documents,
        "refusals": refusals[:50],
        "broke": broke,
        "seconds": time.perf_counter() - start,
        "memory": _most_memory(),
    }


def _most_memory() -> int:
    """The most this program has held, in bytes; getrusage counts the program that began it, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    told = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(told.split()[1]) * 1024


class TooLate(BaseException):
    """The time for a file is over; no Exception, so that nothing catches it on the way."""


def _late(*_: object) -> None:
    raise TooLate


def main() -> None:
    """Tries every file named on standard input."""
    signal.signal(signal.SIGALRM, _late)
    reader = Reader(load())
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    for line in sys.stdin:
        print(json.dumps(tried(Path(line.rstrip("\n")), reader)), flush=True)


if __name__ == "__main__":
    main()
