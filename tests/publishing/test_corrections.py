"""A published correction is removed by no role and no door, and stands in every language (G4)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

import pytest

from home.models import CorrectionsPage
from publishing.actions import PublicationRefused, publish
from publishing.models import Correction, Release
from publishing.releases import add_member, recall, release
from tests.factories.site import article, section

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def page(people, committed):
    """A published article."""
    with committed():
        found = article("tr", live=False)
        found.save_revision()
        publish(found)
    return type(found).objects.get(pk=found.pk)


@pytest.fixture
def correction(page):
    """A published correction with Turkish words."""
    found = Correction(page_id=page.pk, text={"tr": "Doğrusu 2013."}, live=False)
    found.save()
    publish(found)
    return Correction.objects.get(pk=found.pk)


def stands(correction):
    """Whether it is public with its words."""
    row = Correction.objects.filter(pk=correction.pk, live=True).first()
    return row is not None and row.text.data["tr"] == "Doğrusu 2013."


def view_delete(client, pk):
    client.post(reverse("record_correction:delete", args=[pk]))


def view_unpublish(client, pk):
    client.post(reverse("record_correction:unpublish", args=[pk]))


def bulk_delete(client, pk):
    address = reverse("wagtail_bulk_action", args=["publishing", "correction", "delete"])
    client.post(f"{address}?id={pk}", follow=True)


def view_edit(client, pk):
    address = reverse("record_correction:edit", args=[pk])
    names = {f"text_{number}": "Başka." for number in range(4)}
    names |= {f"what_was_{number}": "" for number in range(4)}
    page = Correction.objects.get(pk=pk).page_id
    data = {"page": page, "made_on": "2020-01-01", "action-publish": "1", **names}
    assert client.post(address, data).status_code == 200


@pytest.mark.parametrize("door", [view_delete, view_unpublish, bulk_delete, view_edit])
@pytest.mark.parametrize("role", ["administrator", "publisher"])
def test_no_view_removes_it(sign_in, people, correction, door, role):
    people[role].is_superuser = role == "administrator"
    people[role].save()
    door(sign_in(role), correction.pk)
    assert stands(correction)


def test_no_code_path_of_the_product_removes_it(correction):
    for remove in (
        correction.delete,
        Correction.objects.all().delete,
        correction.unpublish,
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            remove()
    correction = Correction.objects.get(pk=correction.pk)
    correction.text = {"tr": "Başka."}
    with pytest.raises(ValidationError):
        correction.save_revision().publish()
    assert stands(correction)


def test_it_has_no_end_and_no_other_page(correction, people):
    correction.page_id = article("tr").pk
    with pytest.raises(ValidationError) as refused:
        correction.full_clean()
    assert "page" in refused.value.error_dict


def test_a_language_may_be_added(correction):
    correction.text = {"tr": "Doğrusu 2013.", "en": "It was 2013."}
    correction.save_revision().publish()
    assert Correction.objects.get(pk=correction.pk).text.data["en"] == "It was 2013."
    assert stands(correction)


def test_a_recall_leaves_it(page):
    found = Correction(page_id=page.pk, text={"tr": "Doğrusu 2013."}, live=False)
    found.save()
    found.save_revision()
    planned = Release.objects.create(name="Launch")
    add_member(planned, found)
    release(planned.pk)
    recall(planned.pk)
    assert stands(found)


def test_a_text_that_was_never_public_has_none(people):
    page = article("tr", live=False, title="Gizli")
    found = Correction(page_id=page.pk, text={"tr": "x"}, live=False)
    found.save()
    with pytest.raises(PublicationRefused):
        publish(found)


def test_a_draft_may_be_deleted(page):
    found = Correction(page_id=page.pk, text={"tr": "x"}, live=False)
    found.save()
    found.delete()
    assert not Correction.objects.exists()


def test_every_language_shows_it_or_says_that_it_is_not_translated(page, correction, client):
    kazakh = article("kk", key=page.translation_key)
    assert "әлі аударылмаған" not in client.get(page.url_path).content.decode()
    text = client.get(kazakh.url_path).content.decode()
    assert "Doğrusu 2013." in text and "Бұл түзету әлі аударылмаған." in text


def test_the_page_of_corrections_lists_it_in_each_language(
    page, correction, client, committed, django_assert_max_num_queries
):
    for code, title in (("tr", page.title), ("kk", page.title)):
        listing = section(CorrectionsPage, code)
        client.get(listing.url_path)  # menus and footer come from the cache from now on
        with django_assert_max_num_queries(12):
            text = client.get(listing.url_path).content.decode()
        assert "Doğrusu 2013." in text and title in text
    assert client.get(f"{listing.url_path}?page=7").status_code == 404


def test_it_outlives_its_text(page, correction, client):
    page.delete()
    assert stands(correction)
    text = client.get(section(CorrectionsPage, "tr").url_path).content.decode()
    assert "Doğrusu 2013." in text and "Artık yayında olmayan bir metin" in text
