"""What differs between languages: how words are found, clauses end, roles are marked, dates and numbers are written."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files

from comity.reading.clauses.language import Language
from comity.reference.gazetteer import Gazetteer


def codes() -> tuple[str, ...]:
    """The languages that are read by clauses: each a folder with a module `language`."""
    folders = files(__name__).iterdir()
    return tuple(sorted(each.name for each in folders if each.joinpath("language.py").is_file()))


def load(code: str, gazetteer: Gazetteer) -> Language:
    """A language, made ready to read."""
    made: Language = import_module(f"{__name__}.{code}.language").make(gazetteer)
    return made
