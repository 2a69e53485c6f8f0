"""A zip that is known before it is made, and goes on where a line was cut."""

import io
import subprocess
import zipfile

import pytest

from press.archive import Member, length, stream, text_member

MEMBERS = [
    text_member("kk/мәтін.txt", "Диаспора"),
    text_member("pictures/big.bin", "x" * 200_001),
    text_member("empty.txt", ""),
]


def whole():
    return b"".join(stream(MEMBERS))


def test_the_length_is_known_and_the_archive_opens():
    archive = zipfile.ZipFile(io.BytesIO(whole()))
    assert len(whole()) == length(MEMBERS)
    assert archive.testzip() is None
    assert archive.read("kk/мәтін.txt").decode() == "Диаспора"


def test_unzip_opens_it(tmp_path):
    (tmp_path / "kit.zip").write_bytes(whole())
    subprocess.run(["unzip", "-tq", "kit.zip"], cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 10), (7, 90), (60, 131_073), (131_072, None), (200_100, None)]
)
def test_any_part_is_that_part(start, stop):
    assert b"".join(stream(MEMBERS, start, stop)) == whole()[start:stop]


def test_a_file_that_shrank_breaks_the_download_off():
    shrunk = Member("a.txt", 10, "", lambda: io.BytesIO(b"short"))
    with pytest.raises(OSError, match="a.txt"):
        b"".join(stream([shrunk]))
