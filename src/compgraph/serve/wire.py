"""What the server and its workers say to each other: frames of a head (JSON) and a body (bytes)."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

_SIZES = struct.Struct(">IQ")
SIZES = _SIZES.size


@dataclass(frozen=True, slots=True)
class Frame:
    """One message."""

    head: Mapping[str, Any]
    body: bytes = field(default=b"", repr=False)


def packed(frame: Frame) -> bytes:
    """Return the bytes of a frame."""
    head = json.dumps(dict(frame.head), ensure_ascii=False, separators=(",", ":"))
    encoded = head.encode("utf-8", "surrogatepass")
    return _SIZES.pack(len(encoded), len(frame.body)) + encoded + frame.body


def sizes(opening: bytes) -> tuple[int, int]:
    """Return how long head and body are, from the first SIZES bytes of a frame."""
    head, body = _SIZES.unpack(opening)
    return head, body


def opened(head: bytes, body: bytes) -> Frame:
    """Return the frame of these bytes."""
    return Frame(json.loads(head.decode("utf-8", "surrogatepass")), body)


def read(stream: BinaryIO) -> Frame | None:
    """Return the next frame of a stream, None at its end."""
    opening = stream.read(SIZES)
    if len(opening) < SIZES:
        return None
    head, body = sizes(opening)
    return opened(stream.read(head), stream.read(body))
