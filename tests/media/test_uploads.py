"""Uploads through the admin: a field error or a clean file, whatever is sent."""

import json
import os
import subprocess
import sys

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from wagtail.models import UploadedFile

import pytest

from media.models import Document, Image, Video, VideoCaption
from media.sniffing import check_content
from tests.factories.media import MP4, PDF, bomb, gps, packed, picture_bytes, upload

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

JPEG = picture_bytes()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
#: A form that lacks nothing but its file; collection 1 is Wagtail's root.
FORM = {"title": "x", "credit": "Press Office", "rights": "own", "collection": 1}


@pytest.fixture
def admin(chief):
    client = Client(raise_request_exception=True)
    client.force_login(chief)
    return client


def send(admin, name, content, **values):
    """Post the picture form."""
    data = {**FORM, **values, "file": upload(name, content)}
    return admin.post(reverse("wagtailimages:add"), data)


BAD = {
    "truncated jpeg": ("a.jpg", JPEG[: len(JPEG) // 2]),
    "head of a jpeg": ("a.jpg", JPEG[:200]),
    "truncated png": ("a.png", picture_bytes("PNG")[:60]),
    "too many pixels": ("a.png", bomb()),
    "svg": ("a.svg", SVG),
    "svg as png": ("a.png", SVG),
    "html as png": ("a.png", HTML),
    "jpeg as png": ("a.png", JPEG),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_a_field_error(admin, name):
    response = send(admin, *BAD[name])
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not Image.objects.exists()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_refused_by_the_multiple_upload(admin, name):
    file_name, content = BAD[name]
    response = admin.post(
        reverse("wagtailimages:add_multiple"), {"files[]": upload(file_name, content)}
    )
    assert response.status_code == 200
    assert json.loads(response.content)["success"] is False
    assert not Image.objects.exists()
    assert not UploadedFile.objects.exists()


def test_a_good_picture_is_stored_clean(admin):
    sent = picture_bytes(size=(300, 200), exif=gps(orientation=6)) + b"<script>alert(1)</script>"
    assert send(admin, "a.jpg", sent).status_code == 302
    image = Image.objects.get()
    kept = image.file.open("rb").read()
    assert b"SecretCamera" not in kept
    assert b"<script>" not in kept
    assert (image.width, image.height) == (200, 300)
    assert image.file_size == len(kept)
    size = image.get_rendition("width-100|format-jpeg").file.open("rb").read()
    assert b"SecretCamera" not in size
    assert image.default_alt_text == ""


@pytest.mark.parametrize("missing", ["credit", "rights"])
def test_a_picture_needs_credit_and_rights(admin, missing):
    response = send(admin, "a.jpg", JPEG, **{missing: ""})
    assert missing in response.context["form"].errors
    assert not Image.objects.exists()


def wait(admin, content=JPEG, **shared):
    """Send one file to the multiple upload: its form, as printed, and where that goes."""
    data = {**shared, "files[]": upload("a.jpg", content)}
    answer = json.loads(admin.post(reverse("wagtailimages:add_multiple"), data).content)
    assert answer["success"] is True
    assert not Image.objects.filter(title="a.jpg").exists()
    pk = answer["uploaded_file_id"]
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[pk])
    return answer["form"], address, f"uploaded-image-{pk}"


def complete(admin, address, prefix, **values):
    """Post the form of one waiting picture."""
    data = {f"{prefix}-{key}": value for key, value in values.items()}
    return json.loads(admin.post(address, data).content)


def test_the_multiple_upload_stores_a_clean_picture(admin):
    sent = picture_bytes(size=(300, 200), exif=gps(orientation=6))
    _form, address, prefix = wait(admin, sent)
    assert complete(admin, address, prefix, **FORM, description="A hall")["success"] is True
    image = Image.objects.get()
    assert b"SecretCamera" not in image.file.open("rb").read()
    assert (image.width, image.height) == (200, 300)


@pytest.mark.parametrize("missing", ["credit", "rights", "description", "title"])
def test_one_of_many_pictures_lacks_nothing(admin, missing):
    _form, address, prefix = wait(admin, credit="Press Office", rights="own")
    answer = complete(admin, address, prefix, **{**FORM, "description": "A hall", missing: ""})
    assert answer["success"] is False
    assert "error" in answer["form"]
    assert not Image.objects.exists()


def test_what_is_said_for_all_fills_the_form_of_each(admin):
    for _each in range(2):
        form, _address, prefix = wait(
            admin, credit="Photo: <b>Press</b>", rights="cc_by", source="Archive"
        )
        assert f'name="{prefix}-credit" value="Photo: &lt;b&gt;Press&lt;/b&gt;"' in form
        assert '<option value="cc_by" selected>' in form
        assert f'name="{prefix}-source" value="Archive"' in form
    page = admin.get(reverse("wagtailimages:add_multiple")).content.decode()
    for name in ("credit", "rights", "source"):
        assert page.count(f'name="{name}"') == 1


@pytest.mark.parametrize("rights", ["no such", "x" * 5000, "\x00"])
def test_what_is_forged_for_all_is_asked_again(admin, rights):
    form, address, prefix = wait(admin, credit="c" * 5000, rights=rights)
    assert "selected" not in form.split("-rights")[1].split("</select>")[0]
    values = {**FORM, "description": "A hall", "credit": "c" * 5000, "rights": rights}
    assert complete(admin, address, prefix, **values)["success"] is False
    assert not Image.objects.exists()


def test_a_waiting_picture_of_somebody_else_stays_theirs(admin, signed_in):
    _form, address, prefix = wait(admin)
    complete_values = {**FORM, "description": "A hall"}
    data = {f"{prefix}-{key}": value for key, value in complete_values.items()}
    assert signed_in("add_image").post(address, data).status_code in {302, 403}
    assert not Image.objects.exists()
    assert UploadedFile.objects.count() == 1


def test_a_picture_that_comes_without_a_form_is_clean_too():
    sent = picture_bytes(size=(300, 200), exif=gps(orientation=6))
    image = Image.objects.create(title="x", file=ContentFile(sent, name="a.jpg"))
    image.refresh_from_db()
    assert b"SecretCamera" not in image.file.open("rb").read()
    assert (image.width, image.height) == (200, 300)
    with pytest.raises(ValidationError):
        Image.objects.create(title="x", file=ContentFile(JPEG[: len(JPEG) // 2], name="a.jpg"))
    assert Image.objects.count() == 1


GOOD_DOCUMENTS = {
    "a.pdf": PDF,
    "a.docx": packed("[Content_Types].xml", "word/document.xml"),
    "a.xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "a.pptx": packed("[Content_Types].xml", "ppt/presentation.xml"),
    "a.odt": packed("mimetype", "content.xml"),
    "a.zip": packed("a.txt"),
    "a.txt": "Қазақша, العربية".encode(),
    "a.csv": b"a;b\n1;2\n",
    "a.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "a.vtt": b"\xef\xbb\xbfWEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "a.json": b'{"a": "<p>"}',
    "a.mp4": MP4,
    "a.png": picture_bytes("PNG", (20, 20)),
}
BAD_DOCUMENTS = {
    "html.pdf": HTML,
    "svg.png": SVG,
    "html.txt": HTML,
    "svg.csv": b"\n \t" + SVG,
    "polyglot.pdf": b"<script>alert(1)</script>%PDF-1.7",
    "program.pdf": b"MZ\x90\x00",
    "sheet.docx": packed("xl/workbook.xml"),
    "cut.zip": packed("a.txt")[:30],
    "bomb.zip": packed("a.txt", content=b"0" * 50_000_000),
    "binary.txt": b"a\x00b",
    "latin.txt": b"\xfe\xff\xe4",
    "page.html": HTML,
    "picture.svg": SVG,
    "nothing": b"",
    "empty.pdf": b"",
    "broken.json": b"{",
    "deep.json": b"[" * 100_000,
    "text.mp4": b"hello hello hello",
    "text.vtt": b"hello",
}


@pytest.mark.parametrize("name", GOOD_DOCUMENTS)
def test_a_document_that_is_what_it_says_is_kept(name):
    file = ContentFile(GOOD_DOCUMENTS[name], name=name)
    check_content(file)
    assert file.read() == GOOD_DOCUMENTS[name]


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_a_document_that_is_something_else_is_refused(name):
    with pytest.raises(ValidationError):
        check_content(ContentFile(BAD_DOCUMENTS[name], name=name))


@pytest.mark.parametrize("name", ["html.pdf", "svg.png", "bomb.zip", "page.html"])
def test_a_bad_document_is_a_field_error_at_both_doors(admin, name):
    file = upload(name, BAD_DOCUMENTS[name])
    response = admin.post(reverse("wagtaildocs:add"), {**FORM, "file": file})
    assert response.context["form"].errors["file"]
    file = upload(name, BAD_DOCUMENTS[name])
    response = admin.post(reverse("wagtaildocs:add_multiple"), {"files[]": file})
    assert json.loads(response.content)["success"] is False
    assert not Document.objects.exists()


def test_a_good_document_is_stored_and_has_our_address(admin):
    admin.post(reverse("wagtaildocs:add"), {**FORM, "file": upload("a.pdf", PDF)})
    assert Document.objects.get().url == "/media/documents/a.pdf"


def test_films_and_captions_are_what_they_say():
    with pytest.raises(ValidationError, match="mp4"):
        Video(title="x", live=False, file=ContentFile(HTML, name="a.mp4")).full_clean()
    with pytest.raises(ValidationError, match="vtt"):
        VideoCaption(language="tr", captions=ContentFile(HTML, name="a.vtt")).full_clean(
            exclude=["video"]
        )


def test_the_form_of_a_film_opens_and_refuses_a_false_one(admin):
    address = reverse("record_video:add")
    assert admin.get(address).status_code == 200
    data = {
        "title_0": "x",
        "title_1": "x",
        "rights": "own",
        "credit": "x",
        "file": upload("a.mp4", HTML),
        "captions-TOTAL_FORMS": 0,
        "captions-INITIAL_FORMS": 0,
        "captions-MIN_NUM_FORMS": 0,
        "captions-MAX_NUM_FORMS": 1000,
    }
    response = admin.post(address, data)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


MEASURE = """
import resource, sys
import django
django.setup()
from django.core.files.base import ContentFile
from media.pictures import clean_picture
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sent = open(sys.argv[1], "rb").read()
before = peak()
try:
    clean_picture(ContentFile(sent, name="a.jpg" if sent[:2] == b"\\xff\\xd8" else "a.png"))
except django.core.exceptions.ValidationError:
    pass
print((peak() - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["bomb", "jpeg", "png"])
def test_no_picture_takes_more_than_300_megabytes(kind, tmp_path):
    """The largest pictures that are let in, and one that is not."""
    file = tmp_path / "a.png"
    made = {
        "bomb": bomb,
        "jpeg": lambda: picture_bytes(size=(7700, 5150), exif=gps(orientation=6)),
        "png": lambda: picture_bytes("PNG", (5400, 3700), "RGBA"),
    }
    file.write_bytes(made[kind]())
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", MEASURE, str(file)],
        env={
            **os.environ,
            "PYTHONPATH": ".:site",
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(run.stdout) <= 300
