"""Work on bytes done in a process apart, within a time and a memory: no file brings down its reader."""

from __future__ import annotations

import atexit
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import IO

from comity.errors import DocumentRefused

SECONDS = 8.0
MEMORY = 800_000_000
_LATE = f"cannot be read: it takes longer than {SECONDS:g} s"
_BROKEN = "cannot be read: it takes too much memory, or breaks its reader"
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
            timer = threading.Timer(SECONDS, process.kill)
            timer.start()
            try:
                _write(_pipe(process.stdin), _ANSWER, data)
                kind, told = _read(_pipe(process.stdout))
            except (EOFError, OSError) as error:
                late = not timer.is_alive()
                self._stop()
                raise DocumentRefused(source, _LATE if late else _BROKEN) from error
            finally:
                timer.cancel()
        if kind == _REFUSAL:
            raise DocumentRefused(source, told.decode("utf-8"))
        return told

    def _started(self) -> subprocess.Popen[bytes]:
        # A process that was forked off has its parent's worker in its memory, but must not talk to it.
        if self._process is None or self._owner != os.getpid():
            command = [sys.executable, "-P", "-m", __spec__.name, *self._work]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._owner = os.getpid()
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            with suppress(OSError), process:  # what was not written yet cannot be
                pass


def serve(work: Callable[[bytes], bytes], questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answers until there are no more questions."""
    while True:
        try:
            _, data = _read(questions)
        except EOFError:
            return
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
    module, function = sys.argv[1:]
    work: Callable[[bytes], bytes] = getattr(import_module(module), function)
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(work, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    _main()
