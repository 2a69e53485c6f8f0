"""A press kit has what the public may use, says whose it is, and nothing else."""

import csv
import io
import json
import uuid
import zipfile

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

import pytest

from media.models import Image, MediaUse, Video, VideoCaption
from media.renditions import prepare_renditions
from press.kit import kit_of_drafts
from press.models import DownloadCount
from publishing.actions import publish
from publishing.changes import choose
from strategy.models import LaunchMaterial
from strategy.models.materials import MaterialFile
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


VTT = b"WEBVTT\n\n00:01.000 --> 00:03.000\nWe meet.\n"


def said(film, *codes):
    """Captions and transcript of a film."""
    for code in codes:
        captions = ContentFile(VTT + code.encode(), name=f"{code}.vtt")
        VideoCaption.objects.create(
            video=film, language=code, captions=captions, transcript=f"We meet, said in {code}."
        )
    return film


@pytest.fixture
def filmed(text, django_capture_on_commit_callbacks):
    """The statement with films: said in two languages, said in a third, not for others."""
    films = {
        "hall": said(media.film("hall.mp4", title="Hall", duration=95), "tr", "kk"),
        "street": said(media.film("street.mp4", title="Street", rights="cc_by"), "ar"),
        "closed": said(media.film("shut.mp4", title="Shut", rights="permission"), "tr"),
    }
    page = text[0]
    page.refresh_from_db()
    blocks = [
        {"type": "video", "value": {"video": film.pk, "caption": ""}} for film in films.values()
    ]
    page.body = page.body.stream_block.to_python([*page.body.get_prep_value(), *blocks])
    choose(page, "minor")
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision()
        publish(page)
    return films


def test_films_come_with_all_that_is_said(client, text, filmed):
    key = text[0].translation_key
    archive, _response = taken(client, key)
    films = [name for name in archive.namelist() if name.startswith("films/")]
    assert films == [
        "films/hall.mp4", "films/hall.tr.vtt", "films/hall.tr.txt",
        "films/street.mp4", "films/street.ar.vtt", "films/street.ar.txt",  # nothing in Turkish
    ]  # fmt: skip
    assert archive.read("films/hall.mp4") == media.MP4 and archive.testzip() is None
    assert archive.read("films/hall.tr.vtt") == VTT + b"tr"
    assert "We meet, said in tr." in archive.read("films/hall.tr.txt").decode()
    every, _response = taken(client, key, name="press_kit_all")
    assert {"films/hall.tr.vtt", "films/hall.kk.vtt"} <= set(every.namelist())


def test_the_manifest_agrees_about_films(client, text, filmed):
    archive, _response = taken(client, text[0].translation_key, name="press_kit_all")
    rows = json.loads(archive.read("manifest.json"))
    table = list(csv.DictReader(io.StringIO(archive.read("manifest.csv").decode("utf-8-sig"))))
    assert [row["length"] for row in table] == [str(row["length"] or "") for row in rows]
    films = {row["title"]: row for row in rows if row["kind"] == "film"}
    assert films.keys() == {"Hall", "Street", "Shut"}
    for film in Video.objects.filter(is_public=True):
        row = films[str(film.title)]
        assert (row["credit"], row["rights"]) == (film.credit, film.get_rights_display())
        assert row["length"] == film.duration
    assert films["Shut"]["file"] == "" and films["Shut"]["note"]
    words = [row for row in rows if row["kind"] in ("captions", "transcript")]
    assert [row["language"] for row in words] == ["kk", "kk", "tr", "tr", "ar", "ar"]
    assert all(row["credit"] and row["rights"] for row in words)


def test_a_kit_with_films_goes_on_after_a_cut(client, text, filmed):
    key = text[0].translation_key
    archive, response = taken(client, key)
    whole = archive.fp.getvalue()
    start = archive.getinfo("films/hall.mp4").header_offset + 500
    asked = {"range": f"bytes={start}-", "if-range": response["ETag"]}
    part = client.get(f"/tr/press/kits/{key}.zip", headers=asked)
    assert part.status_code == 206 and int(part["Content-Length"]) == len(whole) - start
    assert b"".join(part.streaming_content) == whole[start:]


def test_queries_do_not_follow_the_films(client, text, filmed, django_assert_num_queries):
    key = text[0].translation_key
    taken(client, key)
    with CaptureQueriesContext(connection) as few:
        taken(client, key)
    for number in range(3):
        more = said(media.film(f"more-{number}.mp4"), "tr")
        Video.objects.filter(pk=more.pk).update(is_public=True)
        MediaUse.objects.create(
            source="wagtailcore.page", source_id=text[0].pk, kind="video", media_id=more.pk
        )
    with django_assert_num_queries(len(few)):
        archive, _response = taken(client, key)
    assert "films/more-2.tr.vtt" in archive.namelist()


def test_an_embargoed_kit_has_what_the_public_one_may_not(text, filmed):
    draft = said(media.film("draft.mp4", title="Draft", live=False), "tr")
    page = text[0].get_latest_revision_as_object()
    page.body.append(("video", {"video": draft, "caption": ""}))
    names = {member.name for member in kit_of_drafts([page], "tr").members}
    assert {"films/hall.mp4", "films/draft.mp4", "films/draft.tr.vtt"} <= names
    assert not any("shut" in name for name in names)


def test_a_film_of_another_language_stays_out(
    client, text, filmed, django_capture_on_commit_callbacks
):
    material = LaunchMaterial.objects.create(slug="film", name="Film", kind="film", rights="free")
    MaterialFile.objects.create(material=material, language="kk", video=filmed["hall"])
    archive, _response = taken(client, text[0].translation_key)
    assert "films/hall.mp4" not in archive.namelist()
    assert "films/street.mp4" in archive.namelist()


def test_two_files_of_one_name_have_a_name_each(client, text):
    for name in ("hall.jpg", "hall.png"):
        picture = media.picture(name, content=media.picture_bytes(name[-3:].replace("jpg", "jpeg")))
        Image.objects.filter(pk=picture.pk).update(is_public=True)
        MediaUse.objects.create(
            source="wagtailcore.page", source_id=text[0].pk, kind="image", media_id=picture.pk
        )
        prepare_renditions(picture)
    archive, _response = taken(client, text[0].translation_key)
    rows = json.loads(archive.read("manifest.json"))
    assert "pictures/hall-web-2.jpg" in archive.namelist()
    assert len(set(archive.namelist())) == len(archive.namelist())
    assert {row["file"] for row in rows if row["file"]} == set(archive.namelist()[2:])


def test_a_film_that_is_not_public_any_more_is_nowhere_in_it(client, text, filmed):
    Video.objects.filter(pk=filmed["hall"].pk).update(is_public=False)
    archive, _response = taken(client, text[0].translation_key)
    assert not any("hall" in name for name in archive.namelist())
    assert "Hall" not in {row["title"] for row in json.loads(archive.read("manifest.json"))}
