"""What becomes of an uploaded picture."""

import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from media import pictures
from media.pictures import LONGEST_SIDE, clean_picture
from tests.factories.media import bomb, gps, picture_bytes


def cleaned(name, content):
    """The picture as it would be stored, opened."""
    file = clean_picture(ContentFile(content, name=name))
    file.seek(0)
    return Pillow.open(io.BytesIO(file.read()))


def code(name, content):
    """Why the picture is refused."""
    with pytest.raises(ValidationError) as error:
        clean_picture(ContentFile(content, name=name))
    return error.value.code


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_place_and_camera_are_gone_from_every_format(kind, name):
    sent = picture_bytes(kind, (300, 200), exif=gps())
    assert b"SecretCamera" in sent
    file = clean_picture(ContentFile(sent, name=name))
    file.seek(0)
    kept = file.read()
    assert b"SecretCamera" not in kept
    picture = Pillow.open(io.BytesIO(kept))
    assert picture.format == kind
    assert not picture.getexif().get_ifd(0x8825)
    assert not dict(picture.getexif())


def test_comments_and_other_texts_are_gone():
    assert b"hidden words" not in _bytes("a.jpg", picture_bytes(comment=b"hidden words"))
    assert b"hidden words" not in _bytes("a.jpg", picture_bytes(xmp=b"<x>hidden words</x>"))


def _bytes(name, content):
    file = clean_picture(ContentFile(content, name=name))
    file.seek(0)
    return file.read()


def test_the_picture_stands_upright():
    assert cleaned("a.jpg", picture_bytes(size=(300, 200), exif=gps(orientation=6))).size == (
        200,
        300,
    )


def test_the_colour_profile_stays_and_a_false_one_goes():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = cleaned("a.jpg", picture_bytes(icc_profile=profile)).info.get("icc_profile")
    assert kept == profile
    assert "icc_profile" not in cleaned("a.jpg", picture_bytes(icc_profile=b"<script>" * 40)).info


def test_a_file_behind_the_picture_is_gone():
    sent = picture_bytes() + b"<script>alert(1)</script>PK\x03\x04"
    assert b"<script>" not in _bytes("a.jpg", sent)


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")]
)
def test_a_picture_that_is_cut_off_is_refused(kind, name):
    sent = picture_bytes(kind)
    assert code(name, sent[: len(sent) // 2]) == "damaged"
    assert code(name, sent[:60]) == "damaged"


def test_what_is_no_picture_is_refused():
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    assert code("a.svg", svg) == "damaged"
    assert code("a.png", svg) == "damaged"
    assert code("a.png", b"<!doctype html><script>alert(1)</script>") == "damaged"
    assert code("a.png", picture_bytes("JPEG")) == "suffix"
    assert code("a.jpg.html", picture_bytes("JPEG")) == "suffix"


def test_too_many_pixels_are_refused_before_they_are_decoded(monkeypatch):
    sent = bomb()
    assert len(sent) < 20_000
    monkeypatch.setattr(pictures, "_upright", lambda picture: pytest.fail("decoded"))
    assert code("a.png", sent) == "pixels"


def test_moving_pictures_are_refused():
    frames = [Pillow.new("RGB", (40, 40), color) for color in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, format="GIF", save_all=True, append_images=frames[1:])
    assert code("a.gif", out.getvalue()) == "moving"


def test_a_huge_picture_is_kept_smaller():
    assert cleaned("a.png", bomb(6_000)).size == (LONGEST_SIDE, LONGEST_SIDE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_can_be_kept(mode):
    kind, name = ("TIFF", "a.tif") if mode == "CMYK" else ("PNG", "a.png")
    if mode == "CMYK":
        kind, name = "JPEG", "a.jpg"
    picture = Pillow.new(mode, (30, 20))
    out = io.BytesIO()
    picture.save(out, format=kind)
    kept = cleaned(name, out.getvalue())
    assert kept.size == (30, 20)
    assert kept.mode in {"L", "RGB", "RGBA"}


def test_a_see_through_picture_stays_so():
    picture = Pillow.new("P", (30, 20))
    out = io.BytesIO()
    picture.save(out, format="PNG", transparency=0)
    assert cleaned("a.png", out.getvalue()).getpixel((0, 0))[3] == 0
