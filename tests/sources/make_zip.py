"""Zipped files for tests, as they should be and as they should not."""

from __future__ import annotations

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
