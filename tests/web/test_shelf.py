"""Finished answers are kept as long as nothing is written, within a number of bytes."""

from __future__ import annotations

import gzip

from comity.web.shelf import Finished, Shelf, finished

LONG = b"an answer " * 1000


def answer(body: bytes) -> Finished:
    return finished(body, "text/plain")


def test_what_was_answered_is_answered_again_until_something_is_written() -> None:
    shelf = Shelf()
    shelf.put("then", "question", answer(b"one"))
    kept = shelf.get("then", "question")
    assert kept is not None and kept.body == b"one"
    assert shelf.get("now", "question") is None
    shelf.put("now", "other", answer(b"two"))
    assert shelf.get("then", "question") is None


def test_those_asked_for_longest_ago_are_let_go() -> None:
    shelf = Shelf(most=10)
    for name in ("first", "second"):
        shelf.put("now", name, answer(b"12345"))
    shelf.get("now", "first")
    shelf.put("now", "third", answer(b"12345"))
    assert [shelf.get("now", name) is not None for name in ("first", "second", "third")] == [
        True,
        False,
        True,
    ]


def test_long_answers_are_kept_packed_and_readable_without() -> None:
    packed = answer(LONG)
    assert packed.packed and len(packed.kept) < len(LONG) / 10
    assert gzip.decompress(packed.kept) == packed.body == LONG
    assert packed.tag == answer(LONG).tag != answer(LONG + b".").tag
