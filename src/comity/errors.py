"""What can go wrong, by name: one root, and a child wherever a caller would act differently."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class ComityError(Exception):
    """Root of every error Comity raises on purpose; its text is one sentence a user can act on."""


class DocumentRefused(ComityError):
    """A file that cannot become a document: the file and the reason."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path, self.reason = str(path), reason
        super().__init__(f"{path}: {reason}")


class NothingToRead(ComityError):
    """The paths given hold no document at all."""

    def __init__(self, path: Path | str, reason: str = "holds no document that Comity reads") -> None:
        self.path, self.reason = str(path), reason
        super().__init__(f"{path}: {reason}")


class UngroundedClaim(ComityError):
    """A claim whose quote is not the document's text at its span; counted, never stored."""

    def __init__(self, document: str, span: tuple[int, int], quote: str) -> None:
        self.document, self.span, self.quote = document, span, quote
        super().__init__(f"{document}: {quote[:60]!r} does not stand at {span[0]}–{span[1]}")


class RegisterError(ComityError):
    """A register that cannot be used: the register and the reason."""

    def __init__(self, register: Path | str, reason: str) -> None:
        self.register, self.reason = str(register), reason
        super().__init__(f"{register}: {reason}")


class RegisterLocked(RegisterError):
    """Another process is writing the register."""


class RegisterTooNew(RegisterError):
    """The register was written by a newer Comity."""


class RegisterMissing(RegisterError):
    """There is no register at that place."""


class NotARegister(RegisterError):
    """The file is something else than a register."""


class TooLong(ComityError):
    """A question that took the register longer than is allowed, in seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"It takes longer than {seconds:.0f} seconds to answer this; ask for less.")


class UnknownName(ComityError):
    """A name the register or the reference tables do not know."""

    def __init__(self, name: str, reason: str = "is not known here") -> None:
        self.name, self.reason = name, reason
        super().__init__(f"“{name}” {reason}")


class AmbiguousName(ComityError):
    """A name that fits several things: each one's id, and what it is."""

    def __init__(self, name: str, meanings: Iterable[tuple[str, str]]) -> None:
        self.name, self.meanings = name, tuple(meanings)
        listed = ", ".join(f"{id_} ({label})" for id_, label in self.meanings)
        super().__init__(f"“{name}” can mean {len(self.meanings)} things, give one of these ids: {listed}")


class BadDecision(ComityError):
    """A decision that cannot be made: about nothing in the register, or with a value no field holds."""


class BadVocabulary(ComityError):
    """A vocabulary, lexicon or reference page whose entries do not hold together."""

    def __init__(self, page: Path | str, key: str, reason: str) -> None:
        self.page, self.key, self.reason = str(page), key, reason
        super().__init__(f"{page}: {key}: {reason}")


class BadMapping(ComityError):
    """A mapping of columns that does not hold together: the file, the key and the reason."""

    def __init__(self, path: Path | str, key: str, reason: str) -> None:
        self.path, self.key, self.reason = str(path), key, reason
        super().__init__(f"{path}: {key}: {reason}")


class BadTemplate(ComityError):
    """An office's template that no paper can be written by: the file and the reason."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path, self.reason = str(path), reason
        super().__init__(f"{path}: {reason}")


class BadSetting(ComityError):
    """A setting whose value cannot be used: the key and the value."""

    def __init__(self, key: str, value: str, reason: str) -> None:
        self.key, self.value, self.reason = key, value, reason
        super().__init__(f"{key}={value!r}: {reason}")


class BadClaims(ComityError):
    """A line of a claims or gold file that is no claim: the file, the line and the reason."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        self.path, self.line, self.reason = str(path), line, reason
        super().__init__(f"{path}: line {line}: {reason}")
