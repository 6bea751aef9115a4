"""A document's text with its claims marked: coloured by kind, numbered, and listed below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from comity.cli.sheet import printable
from comity.model.cited import CitedClaim
from comity.model.entity import Entity
from comity.publish.words import say, term

_COLOURS = {
    "agreement": "bold green",
    "event": "yellow",
    "figure": "cyan",
    "membership": "magenta",
    "post": "blue",
    "affiliation": "bright_blue",
    "strength": "bright_green",
    "commitment": "bright_yellow",
    "statement": "italic",
}


def print_marked(text: str, claims: Sequence[CitedClaim], out: Console) -> None:
    """Prints the text with a number after each quote, then what each number is."""
    numbers: dict[tuple[int, int], int] = {}
    for cited in claims:
        numbers.setdefault(cited.claim.span, len(numbers) + 1)
    out.print(_marked(text, claims, numbers))
    out.print()
    for cited in claims:
        number, kind = numbers[cited.claim.span], cited.kind
        words = Text(f"[{number}] ", style="cyan")
        words.append(term("kind", kind), style=_COLOURS[kind])
        words.append(f"  {printable(_gist(cited))}")
        out.print(words)
    if not claims:
        out.print(say("no_claims"))


def _marked(text: str, claims: Sequence[CitedClaim], numbers: dict[tuple[int, int], int]) -> Text:
    whole = Text(printable(text))
    # Longer quotes first, so that a short one inside a long one keeps its own colour.
    for cited in sorted(claims, key=lambda c: c.claim.span[0] - c.claim.span[1]):
        whole.stylize(_COLOURS[cited.kind], *cited.claim.span)
    ends = sorted(numbers, key=lambda span: (span[1], -span[0]))
    pieces, at = Text(), 0
    for span in ends:
        pieces.append(whole[at : span[1]] if at < span[1] else Text())
        pieces.append(f"[{numbers[span]}]", style="cyan")
        at = span[1]
    return pieces.append(whole[at:] if at < len(text) else Text())


def _gist(cited: CitedClaim) -> str:
    """The names, then the plain values of a claim."""
    told = [getattr(cited.claim, name) for name in cited.claim.__struct_fields__ if name not in _STANDING]
    items = [item for value in told for item in (value if isinstance(value, tuple) else (value,))]
    names = [item.name for item in items if isinstance(item, Entity)]
    plain = [str(item) for item in items if isinstance(item, str | int | float)]
    return "; ".join([*names, *plain])


_STANDING = {"document", "quote", "span"}
