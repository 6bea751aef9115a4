"""Which letters a font has, by its table of characters."""

from __future__ import annotations

from struct import iter_unpack, unpack_from


def letters(font: bytes) -> set[str]:
    """The letters of a font of one face (TTF, OTF), from its tables of formats 4 and 12."""
    tables = {
        font[at : at + 4]: unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * unpack_from(">H", font, 4)[0], 16)
    }
    start = tables[b"cmap"]
    number = unpack_from(">H", font, start + 2)[0]
    found: set[str] = set()
    for at in range(start + 4, start + 4 + 8 * number, 8):
        found |= _letters(font, start + unpack_from(">I", font, at + 4)[0])
    return found


def _letters(font: bytes, at: int) -> set[str]:
    form = unpack_from(">H", font, at)[0]
    if form == 12:
        number = unpack_from(">I", font, at + 12)[0]
        groups = iter_unpack(">III", font[at + 16 : at + 16 + 12 * number])
        return {chr(code) for first, last, _ in groups for code in range(first, last + 1)}
    if form == 4:
        number = unpack_from(">H", font, at + 6)[0] // 2
        ends = unpack_from(f">{number}H", font, at + 14)
        starts = unpack_from(f">{number}H", font, at + 16 + 2 * number)
        return {
            chr(code) for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)
        }
    return set()
