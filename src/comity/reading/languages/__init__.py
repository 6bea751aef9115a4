"""What differs between languages: how words are found, clauses end, roles are marked, dates are written.

A language is read where the lexicon has a folder of its words. A folder here with a module `language` says
what words alone do not; a language without one is read by its words (`reading.plain`). English has its own
reader.
"""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files

from comity.lexicon.language import languages
from comity.reading.clauses.language import Language
from comity.reference.gazetteer import Gazetteer

_WITH_A_READER_OF_ITS_OWN = "en"


def codes() -> tuple[str, ...]:
    """The languages that are read by clauses."""
    return tuple(code for code in languages() if code != _WITH_A_READER_OF_ITS_OWN)


def load(code: str, gazetteer: Gazetteer) -> Language:
    """A language, made ready to read."""
    own = files(__name__).joinpath(code, "language.py").is_file()
    module = import_module(f"{__name__}.{code}.language" if own else "comity.reading.plain.language")
    made: Language = module.make(gazetteer) if own else module.Plain(code, gazetteer)
    return made
