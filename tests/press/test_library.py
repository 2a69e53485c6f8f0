"""The library offers what is public and free to use, in both sizes, with its credit."""

import pytest

from tests.factories import media

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def pictures(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return {
        "free": shown(media.picture("free.jpg", title="İpek Yolu")),
        "closed": shown(media.picture("closed.jpg", title="Closed", rights="permission")),
        "private": media.picture("private.jpg", title="Private"),
        "nobody": shown(media.picture("nobody.jpg", title="Nobody", credit="")),
    }


def shown(file):
    """The file as if something live showed it."""
    type(file).objects.filter(pk=file.pk).update(is_public=True)
    return file


def test_only_public_files_that_others_may_use(client, pictures):
    text = client.get("/tr/press/").content.decode()
    assert "İpek Yolu" in text
    assert pictures["free"].file.url in text
    assert "Press Office" in text
    for name in ("Closed", "Private", "Nobody"):
        assert name not in text


@pytest.mark.parametrize(("words", "found"), [("ipek", 1), ("İPEK", 1), ("yol", 1), ("deve", 0)])
def test_words(client, pictures, words, found):
    text = client.get("/tr/press/", {"q": words}).content.decode()
    assert text.count('class="press-file"') == found


def test_documents_and_films_have_their_lists(client, pictures):
    shown(media.document(title="Bildiri"))
    shown(media.film(title="Film"))
    assert "Bildiri" in client.get("/tr/press/?kind=documents").content.decode()
    assert "film.mp4" in client.get("/tr/press/?kind=films").content.decode()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("kind=x", 404), ("page=0", 404), ("page=abc", 404), ("page=1000000000", 404),
        ("q=%00", 400), ("q=" + "a" * 10_000, 200), ("rights=x", 200), ("q='%22%FF", 200),
    ],
)  # fmt: skip
def test_hostile_addresses(client, query, status):
    assert client.get(f"/tr/press/?{query}").status_code == status


def test_few_queries_whatever_is_shown(client, pictures, django_assert_max_num_queries):
    for number in range(6):
        shown(media.picture(f"more-{number}.jpg"))
    client.get("/tr/press/")
    with django_assert_max_num_queries(12):
        client.get("/tr/press/")


def test_no_library_in_a_language_without_home(client):
    assert client.get("/xx/press/").status_code == 404
