"""The bytes documents were read from, compressed: what a register got, to be got back."""

from __future__ import annotations

import gzip
from typing import Any

from comity.model.document import Original

COLUMNS = ("id", "media_type", "size", "compressed")


def compressed(original: Original) -> tuple[Any, ...]:
    """The row that keeps some bytes."""
    packed = gzip.compress(original.data, mtime=0)
    return original.id, original.media_type, len(original.data), packed


def restored(media_type: str, packed: bytes) -> Original:
    """The bytes that a row keeps."""
    return Original(data=gzip.decompress(packed), media_type=media_type)
