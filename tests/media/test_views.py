"""The one address of files."""

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.test import Client

from wagtail.models import Collection

import pytest

from media.models import Document, Image, Rendition, Video, VideoCaption
from tests.factories import site
from tests.factories.media import MP4, document, film, picture

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def publish(*media):
    """Set the flag, as publication does."""
    for each in media:
        type(each).objects.filter(pk=each.pk).update(is_public=True)


def every_address():
    """Each kind of file, with the picture, document or film it belongs to."""
    image, paper, video = picture(), document(), film()
    row = VideoCaption.objects.create(
        video=video, language="tr", captions=ContentFile(b"WEBVTT\n", name="tr.vtt")
    )
    size = image.get_rendition("width-400|format-jpeg")
    return [
        (image.file.url, image),
        (size.url, image),
        (paper.url, paper),
        (video.file.url, video),
        (row.captions.url, video),
    ]


def read(response):
    """The body, however it is sent."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_nobody_sees_what_is_not_public_and_everybody_what_is(client):
    for address, owner in every_address():
        assert client.get(address).status_code == 404, address
        publish(owner)
        response = client.get(address)
        assert response.status_code == 200, address
        assert read(response)
        assert response["Cache-Control"].startswith("public")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"].startswith("default-src 'none'")
        assert not response.cookies
        type(owner).objects.update(is_public=False)
        gone = client.get(address, headers={"if-none-match": response["ETag"]})
        assert gone.status_code == 404, address
        assert gone["Cache-Control"] == "private, no-store"


def test_an_unpublished_page_takes_its_picture_with_it(client):
    image = picture()
    address = image.get_rendition("width-400|format-jpeg").url
    page = site.article(image=image, image_alt="A ship")
    assert client.get(address).status_code == 200
    page.unpublish()
    assert client.get(address).status_code == 404
    assert client.get(image.file.url).status_code == 404


def test_those_who_may_choose_it_see_a_draft_and_no_cache_keeps_it(signed_in):
    berlin = Collection.get_first_root_node().add_child(name="Berlin")
    image, paper = picture(collection=berlin), document(collection=berlin)
    own = signed_in("choose_image", "choose_document", collection=berlin, name="own")
    tokyo = Collection.get_first_root_node().add_child(name="Tokyo")
    other = signed_in("choose_image", "change_document", collection=tokyo, name="other")
    nothing = signed_in(name="nothing")
    for address in (image.file.url, paper.url):
        response = own.get(address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
        assert other.get(address).status_code == 404
        assert nothing.get(address).status_code == 404


def test_a_film_that_is_not_public_is_seen_by_its_editors(signed_in, chief):
    address = film().file.url
    assert signed_in("change_image").get(address).status_code == 404
    client = Client()
    client.force_login(chief)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "",
        "site.sqlite3",
        "../site.sqlite3",
        "documents/../original_images/picture.jpg",
        "%2e%2e/site.sqlite3",
        "wagtail_uploads/picture.jpg",
        "documents/" + "x" * 5000,
    ],
)
def test_nothing_but_a_known_file_has_an_address(client, storage, name):
    image = picture()
    publish(image)
    (storage / "site.sqlite3").write_bytes(b"secret")
    (storage / "wagtail_uploads").mkdir()
    (storage / "wagtail_uploads" / "picture.jpg").write_bytes(b"secret")
    assert client.get("/media/" + name).status_code in {301, 302, 404}


def test_a_row_without_its_file_is_a_404(client, storage):
    paper = document()
    publish(paper)
    (storage / paper.file.name).unlink()
    assert client.get(paper.url).status_code == 404


def test_one_query_for_a_public_file_and_one_to_count_a_download(
    client, django_assert_max_num_queries
):
    pairs = every_address()
    publish(*(owner for _address, owner in pairs))
    for address, _owner in pairs:
        client.get(address)
        with django_assert_max_num_queries(2):
            client.get(address)


def test_what_has_not_changed_is_not_sent_again(client):
    paper = document()
    publish(paper)
    first = client.get(paper.url)
    for name, value in (
        ("if-none-match", first["ETag"]),
        ("if-modified-since", first["Last-Modified"]),
    ):
        again = client.get(paper.url, headers={name: value})
        assert again.status_code == 304
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-3", 206, MP4[:4]),
        ("bytes=4-7", 206, b"ftyp"),
        ("bytes=10-", 206, MP4[10:]),
        ("bytes=-5", 206, MP4[-5:]),
        ("bytes=0-999999", 206, MP4),
        ("bytes=999999-", 416, b""),
        ("bytes=9-3", 416, b""),
        ("bytes=-0", 416, b""),
        ("bytes=0-1,5-6", 200, MP4),
        ("bytes=x", 200, MP4),
        ("bytes=-", 200, MP4),
    ],
)
def test_a_part_of_a_film(client, asked, status, part):
    video = film()
    publish(video)
    response = client.get(video.file.url, headers={"range": asked})
    assert (response.status_code, read(response)) == (status, part)
    if status == 206:
        assert response["Content-Length"] == str(len(part))
        assert response["Content-Range"].endswith(f"/{len(MP4)}")


def test_a_part_of_another_state_of_the_file_is_the_whole_file(client):
    video = film()
    publish(video)
    headers = {"range": "bytes=0-3", "if-range": '"old"'}
    assert client.get(video.file.url, headers=headers).status_code == 200


def test_the_kind_is_what_the_file_is(client):
    page = document("paper.pdf")
    words = document("words.txt", "<b>ü</b>".encode())
    publish(page, words)
    assert client.get(page.url)["Content-Type"] == "application/pdf"
    assert client.get(page.url)["Content-Disposition"].startswith("inline")
    response = client.get(words.url)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]


def test_nginx_sends_the_bytes_when_it_is_there(client, settings):
    settings.MEDIA_ACCEL = "/internal/"
    paper = document("paper ü.pdf")
    assert "X-Accel-Redirect" not in client.get(paper.url)
    publish(paper)
    response = client.get(paper.url)
    assert response["X-Accel-Redirect"].startswith("/internal/documents/paper_")
    assert response.content == b""
    assert response["Content-Type"] == "application/pdf"


class Remote(FileSystemStorage):
    """A storage without paths, as S3 is."""

    def path(self, name):
        raise NotImplementedError

    def url(self, name):
        return f"https://files.example/{name}?signature=x"


def test_a_remote_storage_gets_a_signed_address_that_nobody_keeps(client, monkeypatch):
    paper = document()
    address = paper.url
    monkeypatch.setattr(Document._meta.get_field("file"), "storage", Remote())
    assert client.get(address).status_code == 404
    publish(paper)
    response = client.get(address)
    assert response.status_code == 302
    assert "signature" in response["Location"]
    assert "no-store" in response["Cache-Control"]


def test_only_reading_is_answered(client):
    paper = document()
    publish(paper)
    assert client.post(paper.url).status_code == 405
    assert client.head(paper.url).status_code == 200


def test_no_model_of_ours_has_an_address_of_its_own():
    image, paper = picture(), document()
    size = image.get_rendition("width-400")
    for address in (image.file.url, size.url, paper.url):
        assert address.startswith("/media/")
    assert {Image, Rendition, Document, Video}  # every model with files that readers may get
