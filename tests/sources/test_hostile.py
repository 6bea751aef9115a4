"""Broken and hostile files of every format are read, or refused with one sentence, in time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from comity.sources.open import FORMATS
from tools.hostile import files, sound

_HERE = Path(__file__).parent
_SECONDS, _MEMORY = 10, 1 << 30
_AT_ONCE = 2
_OURS_NOT = ("please report", "Traceback", "Error:", "Exception")


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What became of every file, tried by processes that are bounded."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = []
    for name, data in files():
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        told = list(pool.map(_tried, (paths[start::_AT_ONCE] for start in range(_AT_ONCE))))
    return [one for share in told for one in share]


def _tried(paths: list[Path]) -> list[dict[str, Any]]:
    command = [sys.executable, str(_HERE / "try_hostile.py")]
    names = "".join(f"{path}\n" for path in paths)
    told = subprocess.run(command, input=names, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr[-2000:]
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_there_are_files_of_every_format() -> None:
    assert {f".{ending}" for ending in sound()} <= set(FORMATS)


def test_every_file_is_tried(tried: list[dict[str, Any]]) -> None:
    assert len(tried) >= 350


def test_none_breaks_a_reader(tried: list[dict[str, Any]]) -> None:
    assert [(one["name"], one["broke"]) for one in tried if one["broke"]] == []


def test_each_is_read_or_refused_with_one_sentence(tried: list[dict[str, Any]]) -> None:
    silent = [one["name"] for one in tried if not one["documents"] and not one["refusals"]]
    assert [name for name in silent if not name.endswith(".rss")] == [], "only a feed may be empty"
    wrong = [
        (one["name"], sentence)
        for one in tried
        for sentence in one["refusals"]
        if not sentence.isprintable() or len(sentence) > 600 or any(word in sentence for word in _OURS_NOT)
    ]
    assert wrong == []


def test_refusals_name_the_file(tried: list[dict[str, Any]]) -> None:
    unnamed = [
        (one["name"], sentence)
        for one in tried
        for sentence in one["refusals"]
        if one["name"] not in sentence and "https://" not in sentence
    ]
    assert unnamed == []


def test_sound_files_are_read(tried: list[dict[str, Any]]) -> None:
    whole = [one for one in tried if one["name"].startswith("sound.")]
    assert len(whole) == len(sound())
    assert [one["name"] for one in whole if not one["documents"]] == []


def test_none_takes_long_or_much(tried: list[dict[str, Any]]) -> None:
    assert [(one["name"], one["seconds"]) for one in tried if one["seconds"] > _SECONDS] == []
    assert max(one["memory"] for one in tried) < _MEMORY
