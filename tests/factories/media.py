"""Files made by code: pictures, documents and films of every good and bad kind."""

import io
import struct
import zipfile
import zlib

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from PIL import Image as Pillow
from PIL import ImageDraw

from media.models import Document, Image, Video


def picture_bytes(kind="JPEG", size=(1200, 800), mode="RGB", **options):
    """A picture with something to see in it."""
    picture = Pillow.new(mode, size, "white")
    ImageDraw.Draw(picture).ellipse((10, 10, size[0] // 2, size[1] // 2), fill="teal")
    out = io.BytesIO()
    picture.save(out, format=kind, **options)
    return out.getvalue()


def gps(orientation=1):
    """EXIF with a place, a camera and an orientation."""
    exif = Pillow.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x0112] = orientation
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 27.0, 0.0), 3: "E", 4: (30.0, 31.0, 0.0)})
    return exif


def bomb(side=11_000):
    """A PNG of `side` × `side` pixels in a few kilobytes, made without ever holding it."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    packer = zlib.compressobj(9)
    row = b"\x00" * (side // 8 + 1 + bool(side % 8))
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def upload(name, content):
    """The file as a browser sends it; what the browser says of its kind is never believed."""
    return SimpleUploadedFile(name, content, content_type="image/png")


def picture(name="picture.jpg", content=None, **values):
    """A stored picture with credit and rights."""
    values = {"title": "Picture", "credit": "Press Office", "rights": "own", **values}
    return Image.objects.create(file=ContentFile(content or picture_bytes(), name=name), **values)


PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def document(name="paper.pdf", content=PDF, **values):
    """A stored document with credit and rights."""
    values = {"title": "Paper", "credit": "Press Office", "rights": "own", **values}
    return Document.objects.create(file=ContentFile(content, name=name), **values)


MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(range(256)) * 8


def film(name="film.mp4", content=MP4, **values):
    """A stored film with credit and rights."""
    values = {"title": "Film", "credit": "Press Office", "rights": "own", **values}
    return Video.objects.create(file=ContentFile(content, name=name), **values)


def packed(*members, content=b"x"):
    """A ZIP archive with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.writestr(member, content)
    return out.getvalue()


#: The sizes in which pages show pictures.
SIZES = ("width-480", "width-960", "fill-720x480", "fill-1440x960")


def many_pictures(numbers):
    """Rows of pictures and of their sizes, without files."""
    rows = [
        Image(
            title="Picture", file=f"original_images/{n}.jpg", width=1200, height=800,
            credit="Press", rights="own", is_public=True,
        )
        for n in numbers
    ]  # fmt: skip
    Image.objects.bulk_create(rows)
    rendition = Image.renditions.rel.related_model
    rendition.objects.bulk_create(
        rendition(
            image=row, filter_spec=f"format-{kind}|{size}", focal_point_key="",
            width=480, height=320, file=f"images/{row.pk}.{size}.{kind}",
        )
        for row in rows
        for kind in ("avif", "jpeg")
        for size in SIZES
    )  # fmt: skip
    return rows
