"""Work in a process apart: answers, refusals, and what hangs, breaks or swells."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from comity.errors import DocumentRefused
from comity.sources import apart
from comity.sources.apart import Worker

HERE = "tests.sources.test_apart"


def upper(data: bytes) -> bytes:
    if data == b"refuse":
        raise DocumentRefused("", "is not liked")
    if data == b"hang":
        time.sleep(60)
    while data == b"spin":
        pass
    if data == b"break":
        os.kill(os.getpid(), signal.SIGSEGV)
    if data == b"swell":
        return bytes(2_000_000_000)
    return data.upper()


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Worker:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")]))
    return Worker(HERE, "upper")


def test_answers_come_from_one_process(worker: Worker) -> None:
    assert worker.do(b"one", "a") == b"ONE"
    first = worker._process
    assert worker.do(b"t" * 1_000_000, "a") == b"T" * 1_000_000
    assert worker._process is first


def test_an_interrupt_is_not_for_the_process_apart(worker: Worker) -> None:
    worker.do(b"one", "a")
    first = worker._process
    assert first is not None
    first.send_signal(signal.SIGINT)
    assert worker.do(b"two", "a") == b"TWO"
    assert worker._process is first


def test_a_refusal_names_the_file_and_the_work_goes_on(worker: Worker) -> None:
    with pytest.raises(DocumentRefused, match=r"^a\.pdf: is not liked$"):
        worker.do(b"refuse", "a.pdf")
    assert worker.do(b"one", "a") == b"ONE"


@pytest.mark.parametrize("what", [b"break", b"swell"])
def test_what_breaks_the_process_is_refused_and_the_work_goes_on(worker: Worker, what: bytes) -> None:
    with pytest.raises(DocumentRefused, match="too much memory, or breaks its reader"):
        worker.do(what, "a.pdf")
    assert worker.do(b"one", "a") == b"ONE"


def test_what_hangs_is_refused_in_time(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    worker.do(b"one", "a")
    monkeypatch.setattr(apart, "PATIENCE", 0.3)
    started = time.perf_counter()
    with pytest.raises(DocumentRefused, match="takes too long"):
        worker.do(b"hang", "a.pdf")
    assert time.perf_counter() - started < 5
    monkeypatch.setattr(apart, "PATIENCE", 30)
    assert worker.do(b"one", "a") == b"ONE"


def test_what_computes_too_long_is_refused(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 1)
    with pytest.raises(DocumentRefused, match="takes too long"):
        worker.do(b"spin", "a.pdf")
    assert worker.do(b"one", "a") == b"ONE"


def test_a_process_that_was_forked_off_has_its_own(worker: Worker) -> None:
    assert worker.do(b"one", "a") == b"ONE"
    fork = multiprocessing.get_context("fork")
    answers, told = fork.Pipe(duplex=False)
    child = fork.Process(target=lambda: told.send_bytes(worker.do(b"two", "a")))
    child.start()
    assert answers.poll(20)
    assert answers.recv_bytes() == b"TWO"
    child.join()
    assert worker.do(b"three", "a") == b"THREE"
