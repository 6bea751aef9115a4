"""How fast an archive of a crawl is read, beside the bare iterator of fastwarc over the same file; one core.

    python -m benchmarks.crawl [--pages 2000] [--every 100] [--gold FOLDER]

Makes an archive of pages as they are met on the web (20 to 100 KB, menus, scripts, headlines; sports,
economy, politics, shops, local news in eight languages), of which one in `every` tells of cooperation between
localities of different countries. Printed: the ratio of the two speeds in time of the processor, each from
the best of several passes taken in turn, and what became of the pages; then, of labelled texts each told on
such a page, how many relevant ones the gate drops (none may be) and how many others it lets pass. `--gold`
adds the texts of a folder to those of score/cases.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fastwarc.warc import ArchiveIterator

from benchmarks.crawled.archive import written
from benchmarks.crawled.pages import Labelled, Maker, Page, crawl, labelled
from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.sources.crawl.gate import may_be_relevant
from comity.sources.crawl.visible import pieces
from comity.sources.crawl.warc import documents
from comity.sources.open import DEFAULT_LIMIT, PassedOver

_SEED = 20261122
_PASSES = 5


def bare(path: Path) -> int:
    """The records of an archive, looked at by nobody."""
    return sum(1 for _ in ArchiveIterator(str(path)))


def ours(path: Path) -> Counter[str]:
    """What becomes of the pages of an archive."""
    became: Counter[str] = Counter()
    with path.open("rb") as file:
        for opened in documents(file, path.name, str(path), DEFAULT_LIMIT):
            match opened:
                case Document():
                    became["telling" if "telling." in opened.name else "ordinary"] += 1
                case DocumentRefused():
                    became["refused"] += 1
                case PassedOver(number=number):
                    became["passed over"] += number
    return became


def raced(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The best times of two pieces of work, done in turn: what they take of the processor."""
    best = [float("inf"), float("inf")]
    for _ in range(_PASSES):
        for number, work in enumerate((one, other)):
            start = time.process_time()
            work()
            best[number] = min(best[number], time.process_time() - start)
    return best[0], best[1]


def passes(page: Page) -> bool:
    """Whether the gate lets a page pass."""
    found = pieces(page.data, page.charset)
    return found is None or may_be_relevant(found)


def told_apart(texts: list[Labelled]) -> None:
    """Prints what the gate does to labelled texts."""
    maker = Maker(_SEED + 1)
    through = {text.name: passes(maker.telling(text)) for text in texts}
    for language in sorted({text.language for text in texts}):
        relevant = [text.name for text in texts if text.relevant and text.language == language]
        others = [text.name for text in texts if not text.relevant and text.language == language]
        dropped = [name for name in relevant if not through[name]]
        print(
            f"labelled texts, {language}: {len(dropped)} of {len(relevant)} relevant ones dropped "
            f"{dropped or ''}; {sum(through[name] for name in others)} of {len(others)} others let pass"
        )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--every", type=int, default=100, help="one page in so many is relevant")
    parser.add_argument("--gold", type=Path, help="a folder of further labelled texts")
    asked = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = labelled(asked.gold)
    pages = list(crawl(Maker(_SEED), texts, asked.pages, asked.every))
    with tempfile.TemporaryDirectory() as folder:
        for packed in (True, False):
            path = Path(folder, "crawl.warc" + ".gz" * packed)
            size = written(path, pages, packed)
            became = ours(path)
            fast, slow = raced(partial(bare, path), partial(ours, path))
            print(
                f"{path.name}: {len(pages)} pages of {size / len(pages) / 1000:.0f} KB, "
                f"{path.stat().st_size / 1e6:.0f} MB; bare iterator {fast / len(pages) * 1e6:.0f} µs a page, "
                f"reading {slow / len(pages) * 1e6:.0f} µs: {fast / slow:.3f} of its speed"
            )
            relevant = sum(page.relevant for page in pages)
            print(f"  opened: {became['telling']} of {relevant} relevant pages, {became['ordinary']} others")
            print(f"  refused: {became['refused']}; passed over: {became['passed over']}")
    told_apart(texts)


if __name__ == "__main__":
    main()
