"""What an index shows first: in order, six at most, and only what is public (N7)."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from wagtail.test.utils.form_data import querydict_from_html

import pytest

from centres.models import CentreFeature
from home.models import HomeFeature
from news.models import NewsIndexFeature, NewsIndexPage
from publishing.actions import publish, withdraw
from tests.factories.site import article, centre_page, home, section, words
from tests.publishing.conftest import *  # noqa: F403  accounts and transactions

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def texts(people, committed):
    """Seven published articles."""
    found = []
    with committed():
        for number in range(7):
            page = article("tr", live=False, title=f"Yazı {number}")
            page.save_revision()
            publish(page)
            found.append(type(page).objects.get(pk=page.pk))
    return found


def show(index, model, *items):
    """Put items into the index's features."""
    index.features = [model(sort_order=order, **item) for order, item in enumerate(items)]
    index.save()


def in_focus(client, address):
    """The part of the page that shows the features."""
    text = client.get(address).content.decode()
    return text.partition('id="features"')[2].partition("</section>")[0]


def test_they_stand_in_their_order_with_what_is_elsewhere(texts, client):
    index = section(NewsIndexPage, "tr")
    away = {"address": "https://www.example.org/x", "name": words("Elsewhere")}
    show(index, NewsIndexFeature, {"article": texts[3]}, away, {"article": texts[0]})
    text = in_focus(client, index.url_path)
    places = [text.index(word) for word in ("Yazı 3", "Elsewhere (tr)", "Yazı 0")]
    assert places == sorted(places) and "example.org" in text
    assert in_focus(client, f"{index.url_path}?kind=news") == ""


def test_a_withdrawn_article_is_gone_at_once(texts, client, committed):
    index, centre = section(NewsIndexPage, "tr"), centre_page("tr")
    show(index, NewsIndexFeature, {"article": texts[0]}, {"article": texts[1]})
    show(centre, CentreFeature, {"article": texts[0]})
    assert "Yazı 0" in in_focus(client, centre.url_path)
    with committed():
        withdraw(texts[0], "withdrawn", text="x")
    text = in_focus(client, index.url_path)
    assert "Yazı 0" not in text and "Yazı 1" in text
    assert in_focus(client, centre.url_path) == ""


def test_each_language_shows_its_own_version(texts, client, committed):
    with committed():
        article("kk", key=texts[0].translation_key, title="Қазақша")
    index = section(NewsIndexPage, "kk")
    show(index, NewsIndexFeature, {"article": texts[0]}, {"article": texts[1]})
    text = in_focus(client, index.url_path)
    assert "Қазақша" in text and "Yazı" not in text


def test_the_seventh_is_refused_at_every_door(texts, sign_in):
    index = section(NewsIndexPage, "tr")
    items = [{"article": page} for page in texts]
    with pytest.raises(ValidationError) as refused:
        show(index, NewsIndexFeature, *items)
    assert "features" in refused.value.error_dict
    client = sign_in("publisher")
    address = reverse("wagtailadmin_pages:edit", args=[index.pk])
    data = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    data["features-TOTAL_FORMS"], data["action-publish"] = "7", "1"
    for number, page in enumerate(texts):
        data[f"features-{number}-article"] = str(page.pk)
        data[f"features-{number}-ORDER"] = str(number)
        for name in ("id", "address", "DELETE", *(f"name_{box}" for box in range(4))):
            data[f"features-{number}-{name}"] = ""
    response = client.post(address, data)
    assert response.status_code == 200
    assert response.context["form"].formsets["features"].non_form_errors()
    assert not NewsIndexFeature.objects.exists()


@pytest.mark.parametrize(
    "item", [{}, {"address": "https://example.org/"}, {"address": "javascript:alert(1)"}]
)
def test_an_item_is_an_article_or_an_address_with_a_title(people, item):
    with pytest.raises(ValidationError):
        NewsIndexFeature(page=section(NewsIndexPage, "tr"), **item).full_clean()


def test_the_home_page_lifts_a_centres_story_and_names_the_centre(texts, client, committed):
    """R6, share up: in its order, once on the page, and gone with its withdrawal."""
    index = section(NewsIndexPage, parent=centre_page("tr"))
    with committed():
        story = article("tr", parent=index, live=False, title="Berlin'den")
        story.save_revision()
        publish(story)
    story.refresh_from_db()
    front = home("tr")
    front.features = [
        HomeFeature(sort_order=0, article=story),
        HomeFeature(sort_order=1, article=texts[2]),
    ]
    front.save()
    text = in_focus(client, "/tr/")
    assert text.index("Berlin&#x27;den") < text.index("Yazı 2")
    assert "Berlin centre (tr)" in text
    assert client.get("/tr/").content.decode().count(story.url_path) == 1
    with committed():
        withdraw(story, "withdrawn", text="x")
    text = client.get("/tr/").content.decode()
    assert story.url_path not in text and "Yazı 2" in text


def test_only_headquarters_lift_to_the_home_page(texts, sign_in):
    front = home("tr")
    address = reverse("wagtailadmin_pages:edit", args=[front.pk])
    assert sign_in("centre").get(address).status_code in {302, 403}
    assert sign_in("officer").get(address).status_code == 200
