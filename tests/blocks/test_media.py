"""Films in a text: captions, a transcript, and nothing that loads by itself (W3)."""

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from media.models import VideoCaption
from tests.factories import media
from tests.factories.site import article

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n"


@pytest.fixture
def film(settings, tmp_path):
    """A film with captions in two languages and an Arabic transcript."""
    settings.MEDIA_ROOT = tmp_path
    found = media.film(live=True)
    for code, transcript in (("ar", "قيل هذا."), ("tr", "")):
        VideoCaption.objects.create(
            video=found,
            language=code,
            captions=ContentFile(VTT, name=f"{code}.vtt"),
            transcript=transcript,
        )
    return found


def show(client, code, *films):
    blocks = [("video", {"video": film, "caption": ""}) for film in films]
    return client.get(article(code, body=blocks).url_path).content.decode()


@pytest.mark.parametrize(("code", "own"), [("tr", True), ("ar", True), ("en", False)])
def test_captions_come_in_every_language_and_the_readers_own_is_on(client, film, code, own):
    text = show(client, code, film)
    assert 'preload="none"' in text and "autoplay" not in text
    assert text.count('<track kind="captions"') == 2
    assert text.count(" default>") == own
    if own:
        assert text.index(f'srclang="{code}"') < text.index(" default>")


@pytest.mark.parametrize(("code", "named"), [("ar", False), ("tr", True)])
def test_a_transcript_in_another_language_says_so(client, film, code, named):
    text = show(client, code, film)
    assert "قيل هذا." in text
    assert ('<div lang="ar" dir="rtl">' in text) == named


def test_a_draft_of_a_film_shows_nothing(client, film):
    type(film).objects.update(live=False)
    page = article("tr", live=False, body=[("video", {"video": film, "caption": ""})])
    type(page).objects.filter(pk=page.pk).update(live=True)
    assert "<video" not in client.get(page.url_path).content.decode()


def test_many_films_ask_no_more_than_one(client, film):
    others = [media.film(live=True) for _each in range(3)]
    film.poster = media.picture()
    film.save()
    # The size of the poster is made once, and kept.
    assert 'poster="' in show(client, "tr", film)
    one, four = (
        article("tr", body=[("video", {"video": each, "caption": ""}) for each in films]).url_path
        for films in ([film], [film, film, *others])
    )
    asked = []
    for path in (one, four):
        with CaptureQueriesContext(connection) as queries:
            text = client.get(path).content.decode()
        asked.append(len(queries))
    assert text.count("<video") == 5
    assert text.count("<track") == 4
    assert asked[0] == asked[1]
    assert sum('FROM "media_video"' in query["sql"] for query in queries.captured_queries) == 1
    # An article whose entry was built asks one less: who approved it stands there.
    assert asked[1] <= 13


def test_a_page_with_films_asks_twelve(client, film, django_assert_max_num_queries):
    path = article("tr", body=[("video", {"video": film, "caption": ""})] * 4).url_path
    client.get(path)
    with django_assert_max_num_queries(12):
        assert client.get(path).content.decode().count("<video") == 4
