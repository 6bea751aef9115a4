"""Work on bytes done in a process apart, within a time and a memory: no file brings down its reader."""

from __future__ import annotations

import atexit
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from math import ceil
from time import process_time
from typing import IO

from comity.errors import DocumentRefused

SECONDS, MEMORY = 5, 800_000_000
"""Of computing, so that a busy machine refuses no more than an idle one; and bytes."""
PATIENCE = 30.0
"""Seconds after which a process that does nothing is given up."""
_LATE = "cannot be read: it takes too long"
_BROKEN = "cannot be read: it takes too much memory, or breaks its reader"
_OUT_OF_TIME = -int(getattr(signal, "SIGXCPU", 0))  # how a process ends that computed too long
_LENGTH = struct.Struct("<BQ")  # whether it is an answer or a refusal, and its bytes
_ANSWER, _REFUSAL = 0, 1

try:
    import resource
except ImportError:  # a system that sets no limits: the time still holds
    resource = None  # type: ignore[assignment]


class Worker:
    """A process that does one kind of work on bytes, started when first needed and again when it broke."""

    def __init__(self, module: str, function: str) -> None:
        """`function` of `module` takes bytes and gives bytes, or raises DocumentRefused."""
        self._work = (module, function)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        atexit.register(self._stop)

    def do(self, data: bytes, source: str) -> bytes:
        """What the work gives; DocumentRefused where it refuses, breaks, or takes too much time or memory."""
        with self._lock:
            process = self._started()
            timer = threading.Timer(PATIENCE, process.kill)
            timer.start()
            try:
                _write(_pipe(process.stdin), _ANSWER, data)
                kind, told = _read(_pipe(process.stdout))
            except (EOFError, OSError) as error:
                waited = not timer.is_alive()
                late = self._stop() == _OUT_OF_TIME or waited
                raise DocumentRefused(source, _LATE if late else _BROKEN) from error
            finally:
                timer.cancel()
        if kind == _REFUSAL:
            raise DocumentRefused(source, told.decode("utf-8"))
        return told

    def _started(self) -> subprocess.Popen[bytes]:
        # A process that was forked off has its parent's worker in its memory, but must not talk to it.
        if self._process is None or self._owner != os.getpid():
            command = [sys.executable, "-P", "-m", __spec__.name, *self._work, str(SECONDS)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._owner = os.getpid()
        return self._process

    def _stop(self) -> int | None:
        """Ends the process; how it ended, if it had before."""
        process, self._process = self._process, None
        if not process or self._owner != os.getpid():
            return None
        process.kill()
        with suppress(OSError), process:  # what was not written yet cannot be
            pass
        return process.returncode


def serve(work: Callable[[bytes], bytes], seconds: int, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answers until there are no more questions, or one takes more than so many seconds of computing."""
    while True:
        try:
            _, data = _read(questions)
        except EOFError:
            return
        _limit("RLIMIT_CPU", ceil(process_time()) + seconds)
        try:
            _write(answers, _ANSWER, work(data))
        except DocumentRefused as refused:
            _write(answers, _REFUSAL, refused.reason.encode("utf-8"))


def _write(pipe: IO[bytes], kind: int, data: bytes) -> None:
    pipe.write(_LENGTH.pack(kind, len(data)))
    pipe.write(data)
    pipe.flush()


def _read(pipe: IO[bytes]) -> tuple[int, bytes]:
    kind, length = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return kind, _exactly(pipe, length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _main() -> None:
    module, function, seconds = sys.argv[1:]
    work: Callable[[bytes], bytes] = getattr(import_module(module), function)
    # Ctrl-C reaches both: the reader finishes the document at hand, and needs its answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit("RLIMIT_AS", MEMORY)
    _limit("RLIMIT_CORE", 0)
    serve(work, int(seconds), sys.stdin.buffer, sys.stdout.buffer)


def _limit(what: str, most: int) -> None:
    if resource:
        kind = getattr(resource, what)
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


if __name__ == "__main__":
    _main()
