"""A press kit has what the public may use, says whose it is, and nothing else."""

import csv
import io
import json
import uuid
import zipfile

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

import pytest

from media.models import Image, MediaUse
from media.renditions import prepare_renditions
from press.models import DownloadCount
from publishing.actions import publish
from tests.factories import media, site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def text(settings, tmp_path, django_capture_on_commit_callbacks):
    """A statement in two languages with two pictures, one of them not for others."""
    settings.MEDIA_ROOT = tmp_path
    key = uuid.uuid4()
    free = media.picture("free.jpg", title="=Hall", description="A hall", source="Archive")
    closed = media.picture("closed.jpg", title="Closed", rights="permission")
    body = [
        ("paragraph", "<p>First &amp; foremost.</p><ul><li>one</li><li>two</li></ul>"),
        ("quote", {"text": "We meet.", "source": "A Person, chair in 2013"}),
        ("picture", {"image": {"image": closed.pk, "decorative": True}, "caption": ""}),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        pages = [
            site.article(
                code, key=key, live=False, kind="statement", image=free, image_alt="A hall",
                title=f"Statement {code}",
            )
            for code in ("tr", "kk")
        ]  # fmt: skip
        for page in pages:
            page.body = page.body.stream_block.to_python(
                [{"type": kind, "value": value} for kind, value in body]
            )
            page.save_revision()
            publish(page)
    return pages


def taken(client, key, language="tr", name="press_kit"):
    """The kit as the journalist's disk has it."""
    with translation.override(language):
        response = client.get(reverse(name, args=[key]))
    assert response.status_code == 200
    content = b"".join(response.streaming_content)
    assert len(content) == int(response["Content-Length"])
    return zipfile.ZipFile(io.BytesIO(content)), response


def test_what_is_inside(client, text):
    archive, _response = taken(client, text[0].translation_key)
    assert archive.namelist() == [
        "manifest.csv",
        "manifest.json",
        "tr/text.txt",
        "tr/quotations.txt",
        "tr/contacts.txt",
        "pictures/free-print.jpg",
        "pictures/free-web.jpg",
    ]
    words = archive.read("tr/text.txt").decode()
    assert "Statement tr" in words
    assert "First & foremost.\n• one\n• two" in words
    assert "We meet." in archive.read("tr/quotations.txt").decode()
    assert "A Person, chair in 2013" in archive.read("tr/quotations.txt").decode()


def test_the_manifest_agrees_with_the_cms(client, text):
    archive, _response = taken(client, text[0].translation_key)
    rows = json.loads(archive.read("manifest.json"))
    for row in rows:
        if row["kind"] == "picture":
            image = Image.objects.get(title=row["title"])
            assert row["credit"] == image.credit
            assert row["rights"] == image.get_rights_display()
            assert (row["source"], row["alt"]) == (image.source, image.description)
        if row["file"]:
            assert row["size"] == archive.getinfo(row["file"]).file_size
    closed = next(row for row in rows if row["title"] == "Closed")
    assert closed["file"] == "" and closed["note"]
    table = list(csv.DictReader(io.StringIO(archive.read("manifest.csv").decode("utf-8-sig"))))
    assert [row["file"] for row in table] == [row["file"] for row in rows]
    assert {row["title"] for row in table if row["title"].endswith("Hall")} == {"'=Hall"}


def test_all_languages_in_one(client, text):
    archive, _response = taken(client, text[0].translation_key, name="press_kit_all")
    assert {"tr/text.txt", "kk/text.txt"} <= set(archive.namelist())


def test_it_goes_on_after_a_cut(client, text):
    key = text[0].translation_key
    archive, response = taken(client, key)
    whole = archive.fp.getvalue()
    address, etag = f"/tr/press/kits/{key}.zip", response["ETag"]
    part = client.get(address, headers={"range": "bytes=1000-", "if-range": etag})
    assert part.status_code == 206
    assert b"".join(part.streaming_content) == whole[1000:]
    assert part["Content-Range"] == f"bytes 1000-{len(whole) - 1}/{len(whole)}"
    changed = client.get(address, headers={"range": "bytes=1000-", "if-range": '"old"'})
    assert changed.status_code == 200
    beyond = client.get(address, headers={"range": f"bytes={len(whole)}-"})
    assert beyond.status_code == 416
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_nothing_before_its_time_and_nothing_after(
    client, text, django_capture_on_commit_callbacks
):
    draft = site.article("tr", live=False)
    for key in (draft.translation_key, uuid.uuid4()):
        for end in (".zip", "-all.zip"):
            assert client.get(f"/tr/press/kits/{key}{end}").status_code == 404
    # A language that isn't live isn't in the kit of all of them.
    with django_capture_on_commit_callbacks(execute=True):
        text[1].refresh_from_db()
        text[1].unpublish()
    archive, _response = taken(client, text[0].translation_key, name="press_kit_all")
    assert not [name for name in archive.namelist() if name.startswith("kk/")]
    assert client.get(f"/kk/press/kits/{text[0].translation_key}.zip").status_code == 404


def test_downloads_are_counted_without_a_person(client, text):
    key = text[0].translation_key
    for _number in range(2):
        _archive, response = taken(client, key)
    client.get(f"/tr/press/kits/{key}.zip", headers={"if-none-match": response["ETag"]})
    row = DownloadCount.objects.get(kind="kit")
    assert (row.count, row.language) == (2, "tr")
    assert {field.name for field in DownloadCount._meta.fields} == {
        "id", "day", "kind", "name", "language", "count",
    }  # fmt: skip


def test_queries_do_not_follow_the_files(client, text, django_assert_num_queries):
    key = text[0].translation_key
    taken(client, key)
    with CaptureQueriesContext(connection) as few:
        taken(client, key)
    for number in range(5):
        more = media.picture(f"more-{number}.jpg")
        Image.objects.filter(pk=more.pk).update(is_public=True)
        MediaUse.objects.create(
            source="wagtailcore.page", source_id=text[0].pk, kind="image", media_id=more.pk
        )
        prepare_renditions(more)
    with django_assert_num_queries(len(few)):
        archive, _response = taken(client, key)
    assert "pictures/more-4-print.jpg" in archive.namelist()
