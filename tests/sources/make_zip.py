"""Zipped files for tests, as they should be and as they should not."""

from __future__ import annotations

import random
import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def claiming(data: bytes, size: int) -> bytes:
    """The zip file with its first part claiming to unpack to this many bytes."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<L", size) + data[at + 28 :]


def flagged(data: bytes, flag: int) -> bytes:
    """The zip file with a flag set on its first part."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + struct.pack("<H", flag) + data[at + 10 :]


def broken(data: bytes, chance: random.Random) -> bytes:
    """The zip file with bytes of one part changed, cut or doubled, and packed again as if that were right."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        match chance.randrange(4):
            case 0:
                content[at:at] = content[at:to]
            case 1:
                del content[at : min(to, at + 20)]
            case 2:
                content[at : at + 1] = chance.randbytes(1)
            case _:
                content[at:at] = chance.choice(
                    [b"<w:p>", b"</w:p>", b"&x;", b"<hp:p>", b"\xff", b"<!--", b'"']
                )
    return zipped({**parts, name: bytes(content)})
