"""How fast the site of a large register answers, and Datasette on the same file beside it.

    python -m benchmarks.serving [--documents 100000] [--folder F] [--seconds 20] [--clients 16]

A synthetic register is loaded as benchmarks/register.py does, and kept in the folder. Then `comity serve`
answers clients on loopback that ask one page after another: relations, localities, records, documents,
searches and lists, drawn as people come by them, so that great localities come often and most pages are asked
for once. Printed for one worker and for two: pages a second, the median, the 95th percentile and the
longest. Then the page of a document, asked of the site and of Datasette (`pip install comity[bench]`).
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from random import Random
from statistics import quantiles
from urllib.parse import quote, urlencode

from benchmarks.asking import Asking
from benchmarks.register import SOURCE, derived, loaded
from benchmarks.synthetic.replicas import Replicas

_SEED = 20261122
_PATIENCE = 60.0  # seconds for a server to listen
_LISTS = ("/", "/agreements", "/events", "/quiet", "/orphans", "/conflicts", "/figures", "/localities")
_WARMING = 40  # pages asked for before the clock starts: what is made once of a register is made then


def kept(folder: Path, documents: int) -> Path:
    """The register that is served; made where the folder has none."""
    path = folder / f"served-{documents}.db"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        loaded(Replicas(derived(folder), max(1, documents // SOURCE)), str(part))
        part.rename(path)
    return path


def drawn(register: Path, count: int) -> tuple[list[str], list[str]]:
    """Addresses of pages as people come by them, and those of documents alone."""
    chance = Random(_SEED)
    with Asking(str(register)) as asking:
        pairs, queries = asking.pairs(count), asking.queries(count // 4)
        records, documents = asking.records(count // 4), asking.documents(count // 4)
    pages = [
        *(f"/relation/{one}/with/{other}" for one, other in pairs[: count // 4]),
        *(f"/locality/{one}" for pair in pairs[count // 4 : count // 2] for one in pair),
        *(f"/search?{urlencode({'q': query.words})}" for query in queries),
        *(f"/agreement/{id_}" for id_ in records),
        *(f"/document/{quote(id_)}" for id_ in documents),
        *chain.from_iterable(_LISTS for _ in range(count // 80)),
    ]
    chance.shuffle(pages)
    return pages, [f"/document/{quote(id_)}" for id_ in documents]


@contextmanager
def served(command: Sequence[str], port: int) -> Iterator[int]:
    """A server as long as the block lasts."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + _PATIENCE
            while not _listens(port):
                if server.poll() is not None or time.monotonic() > until:
                    raise SystemExit(f"{' '.join(command)}: does not listen")
                time.sleep(0.1)
            yield port
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def asked(port: int, pages: Sequence[str], clients: int, seconds: float) -> list[float]:
    """Milliseconds each answer took, asked for by so many clients side by side; SystemExit for a failure."""
    took: list[list[float]] = [[] for _ in range(clients)]
    wrong: list[str] = []
    until = time.perf_counter() + seconds

    def client(number: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        at = number
        while time.perf_counter() < until and not wrong:
            path = pages[at % len(pages)]
            at += clients
            begun = time.perf_counter()
            line.request("GET", path, headers={"accept-encoding": "gzip", "accept-language": "en"})
            answer = line.getresponse()
            answer.read()
            took[number].append(1000 * (time.perf_counter() - begun))
            if answer.status not in (200, 300):
                wrong.append(f"{path}: {answer.status}")

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise SystemExit(wrong[0])
    return [one for some in took for one in some]


def _told(took: Sequence[float], seconds: float) -> str:
    cut = quantiles(took, n=20)
    return (
        f"{len(took) / seconds:.0f} a second, median {cut[9]:.0f} ms, 95th {cut[18]:.0f} ms, "
        f"most {max(took):.0f} ms"
    )


def _comity(register: Path, port: int, workers: int) -> list[str]:
    command = [sys.executable, "-m", "comity", "serve", "--register", str(register)]
    return [*command, "--port", str(port), "--workers", str(workers)]


def beside_datasette(register: Path, documents: Sequence[str], clients: int, seconds: float) -> None:
    """The page of a document, of the site and of Datasette in turns."""
    if find_spec("datasette") is None:
        print("Datasette is not installed: pip install comity[bench] to compare with it")
        return
    ours, theirs = free_port(), free_port()
    datasette = [sys.executable, "-m", "datasette", "serve", "-i", str(register), "--port", str(theirs)]
    rows = [path.replace("/document/", f"/{register.stem}/documents/") for path in documents]
    with served(_comity(register, ours, 1), ours), served(datasette, theirs):
        for port, pages in ((ours, documents), (theirs, rows)):
            asked(port, pages[:_WARMING], 1, seconds)
        for _ in range(2):
            for name, port, pages in (("comity", ours, documents), ("datasette", theirs, rows)):
                print(
                    f"  a document, {name}: {_told(asked(port, pages, clients, seconds), seconds)}",
                    flush=True,
                )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument(
        "--folder", type=Path, help="where files are made and kept (default: a temporary one)"
    )
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--pages", type=int, default=8000)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        register = kept(told.folder or Path(temporary), told.documents)
        pages, documents = drawn(register, told.pages)
        print(json.dumps({"pages": len(set(pages)), "processors": os.cpu_count()}))
        for workers in (1, 2):
            port = free_port()
            with served(_comity(register, port, workers), port):
                asked(port, [*_LISTS, *pages[:_WARMING]] * workers, 1, 15 * workers)
                took = asked(port, pages, told.clients, told.seconds)
                print(
                    f"  {workers} of our workers, {told.clients} clients: {_told(took, told.seconds)}",
                    flush=True,
                )
        beside_datasette(register, documents, told.clients, told.seconds / 2)


if __name__ == "__main__":
    main()
