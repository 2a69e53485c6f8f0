"""A new text from an old one: its words and nothing of its past, by who may read and add (W11)."""

from uuid import uuid4

from django.urls import reverse

import pytest

from news.models import NewsIndexPage, NewsPage
from publishing.changes import choose
from tests.factories.site import article, centre, centre_page, locale

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def start(client, section, template, title="Yeni açıklama"):
    """Post the form; return the draft that was made, or None."""
    before = set(NewsPage.objects.values_list("pk", flat=True))
    address = reverse("page_from_template", args=[section.pk])
    client.post(address, {"template": template.pk, "title": title})
    return NewsPage.objects.exclude(pk__in=before).first()


@pytest.fixture
def old(people):
    """A public statement with a past."""
    page = article(
        "tr", kind="statement", issued_on="2020-05-01", event_date="2020-04", legacy_url="/old",
        reference="A/1", source_id="x:1",
    )  # fmt: skip
    return NewsPage.objects.get(pk=page.pk)


def test_its_words_without_its_past(sign_in, old):
    draft = NewsPage.objects.get(pk=old.pk)
    draft.summary = "Later words of its own draft."
    choose(draft, "major", "Something changed.")
    draft.save_revision()
    made = start(sign_in("officer"), old.get_parent(), old)
    assert not made.live and made.first_published_at is None and made.last_published_at is None
    assert made.translation_key != old.translation_key and made.slug == "yeni-aciklama"
    latest = made.get_latest_revision_as_object()
    for each in (made, latest):
        assert each.title == "Yeni açıklama" and each.kind == "statement"
        assert each.summary == "Later words of its own draft."
        assert not any(getattr(each, name) for name in NewsPage.not_in_template)
        assert not (each.change or each.change_note or each.change_id)
        assert [row.body_id for row in each.issuers.all()] == [old.issuers.get().body_id]
    assert not made.told and not made.corrections


def test_a_centre_starts_from_what_it_may_read_only(sign_in, people, old):
    home_of_centre = centre_page("tr", centre())
    section = NewsIndexPage(title="News", locale=locale("tr"), translation_key=uuid4())
    home_of_centre.add_child(instance=section)
    from users.roles import ensure_roles

    ensure_roles()
    client = sign_in("centre")
    draft = NewsPage.objects.get(pk=old.pk)
    draft.summary = "Secret words of a draft."
    choose(draft, "minor")
    draft.save_revision()
    hidden = article("tr", live=False, title="Hidden")
    assert start(client, section, hidden) is None
    assert start(client, old.get_parent(), old) is None, "not in a section of others"
    made = start(client, section, old)
    assert made.get_parent().pk == section.pk and made.owner == people["centre"]
    assert "Secret" not in made.summary + made.get_latest_revision_as_object().summary
    address = reverse("page_from_template", args=[section.pk])
    text = client.get(f"{address}?template={hidden.pk}").content.decode()
    assert "Hidden" not in text


def test_the_buttons_lead_there(sign_in, old):
    client = sign_in("officer")
    address = reverse("page_from_template", args=[old.get_parent().pk])
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[old.pk])).content.decode()
    assert f"{address}?template={old.pk}" in editor
    assert (
        address
        in client.get(reverse("wagtailadmin_explore", args=[old.get_parent().pk])).content.decode()
    )
