"""A zip that is written while it is sent, and can be sent again from the middle.

Stored, not compressed: pictures, films and PDFs are compressed already, and then the length is
known before the first byte. The same members give the same bytes, so a broken download goes on
where it stopped (RFC 9110, section 14; APPNOTE 6.3.10 for the format, which `zipfile` writes).
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, cast

CHUNK = 64 * 1024
#: Every member has this date: bytes must not depend on the clock. The manifest has the real dates.
DATE = (1980, 1, 1, 0, 0, 0)

_LOCAL, _DESCRIPTOR, _CENTRAL, _END = 30, 16, 46, 22


@dataclass(frozen=True)
class Member:
    """One file of the archive.

    Attributes:
        name: its path inside, unique.
        size: in bytes.
        stamp: changes when the bytes do.
        open: gives the file to read; called when its turn comes.
    """

    name: str
    size: int
    stamp: str
    open: Callable[[], AbstractContextManager[BinaryIO]]


def text_member(name: str, text: str) -> Member:
    """Return a member that holds `text` in UTF-8."""
    content = text.encode()
    return Member(name, len(content), sha256(content).hexdigest(), lambda: io.BytesIO(content))


def length(members: Sequence[Member]) -> int:
    """Return the size of the whole archive in bytes."""
    names = [len(member.name.encode()) for member in members]
    frame = _LOCAL + _DESCRIPTOR + _CENTRAL
    return sum(member.size for member in members) + 2 * sum(names) + frame * len(names) + _END


def stream(members: Sequence[Member], start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """Yield the archive's bytes from `start` up to and without `stop`.

    What comes before `start` is read for its checksum and thrown away.

    Raises:
        OSError: a file shrank, grew or went after its size was told; the download breaks off, so
            that nobody keeps half a kit for a whole one.
    """
    position = 0
    for block in _blocks(members):
        first = max(start - position, 0)
        last = len(block) if stop is None else min(stop - position, len(block))
        position += len(block)
        if first < last:
            yield block[first:last]
        if stop is not None and position >= stop:
            return


class _Pipe(io.RawIOBase):
    """Where `zipfile` writes: keeps what wasn't taken yet, and can't be rewound."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        block = bytes(cast(bytes, data))
        self.waiting.append(block)
        return len(block)

    def take(self) -> bytes:
        block, self.waiting = b"".join(self.waiting), []
        return block


def _blocks(members: Sequence[Member]) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.name, DATE)
            info.external_attr = 0o644 << 16
            written = 0
            with member.open() as source, archive.open(info, "w") as target:
                while chunk := source.read(CHUNK):
                    written += len(chunk)
                    target.write(chunk)
                    yield pipe.take()
            if written != member.size:
                raise OSError(f"{member.name} has {written} bytes instead of {member.size}")
            yield pipe.take()
    yield pipe.take()
