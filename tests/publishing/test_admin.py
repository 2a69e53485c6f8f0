"""The admin of releases, withdrawals and corrections, through its real views."""

import uuid

from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page

import pytest

from entries.models import Entry
from publishing.models import Correction, Release, Withdrawal
from tests.factories.site import article, event

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def withdraw(client, page, **data):
    """Post the withdrawal form."""
    return client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), data)


def texts(count=1, codes=("tr", "kk")):
    """Drafts in several languages."""
    found = []
    for _number in range(count):
        key = uuid.uuid4()
        for code in codes:
            page = article(code, live=False, key=key)
            page.save_revision()
            found.append(page)
    return found


def test_withdrawing_asks_for_the_reason(sign_in, people):
    page = article("tr")
    client = sign_in("publisher")
    assert client.get(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).status_code == 200
    response = withdraw(client, page)
    assert response.status_code == 200 and "reason" in response.context["form"].errors
    response = withdraw(client, page, reason="published_in_error")
    assert "text" in response.context["form"].errors
    response = withdraw(client, page, reason="consolidated")
    assert "replacement" in response.context["form"].errors
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize(
    ("reason", "status"), [("published_in_error", 410), ("withdrawn", 200), ("consolidated", 301)]
)
def test_the_address_answers_the_reason(sign_in, people, client, committed, reason, status):
    with committed():
        page, other = article("tr"), article("tr")
    with committed():
        response = withdraw(
            sign_in("publisher"), page, reason=reason, text="Yanlış.", replacement=other.pk
        )
    assert response.status_code == 302
    answer = client.get(page.url_path)
    assert answer.status_code == status
    if status == 301:
        assert answer["Location"] == other.url_path
    else:
        text = answer.content.decode()
        assert "Yanlış." in text and page.title in text and "noindex" in text
        assert ("Text of the article" in text) == (reason == "withdrawn")
    assert not Entry.objects.filter(page_id=page.pk).exists()
    assert page.url_path not in client.get("/sitemap-tr.xml").content.decode()


def test_translations_go_with_it_where_one_may(sign_in, people):
    turkish = article("tr")
    kazakh = article("kk", key=turkish.translation_key)
    withdraw(sign_in("publisher"), turkish, reason="withdrawn", text="x", languages=["kk"])
    kazakh.refresh_from_db()
    assert not kazakh.live
    assert Withdrawal.objects.filter(translation_key=turkish.translation_key).count() == 2


@pytest.mark.parametrize("role", ["officer", "translator", "centre"])
def test_withdrawing_without_the_right(sign_in, people, role):
    page = article("tr")
    withdraw(sign_in(role), page, reason="withdrawn", text="x")
    page.refresh_from_db()
    assert page.live and not Withdrawal.objects.exists()


def test_publishing_again_lifts_the_withdrawal(sign_in, people, client):
    page = article("tr")
    withdraw(sign_in("publisher"), page, reason="published_in_error", text="x")
    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    assert Withdrawal.objects.get().lifted_at
    assert client.get(page.url_path).status_code == 200
    Page.objects.get(pk=page.pk).unpublish()
    assert client.get(page.url_path).status_code == 404


def test_a_private_page_tells_nothing_after_its_withdrawal(sign_in, people, client):
    page = article("tr")
    withdraw(sign_in("publisher"), page, reason="withdrawn", text="x")
    page.view_restrictions.create(restriction_type="login")
    assert client.get(page.url_path).status_code == 404


def test_bulk_unpublishing_is_refused(sign_in, people):
    page = article("tr")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    sign_in("publisher").post(f"{address}?id={page.pk}&next=/admin/pages/")
    page.refresh_from_db()
    assert page.live


def test_a_release_from_making_it_to_recalling_it(sign_in, people, committed):
    pages, record = texts(), event(live=False)
    record.save_revision()
    client = sign_in("publisher")
    client.post(reverse("releases:add"), {"name": "Launch", "goes_out_at": "", "audience": ""})
    planned = Release.objects.get()
    assert planned.created_by == people["publisher"]
    board = reverse("releases:board", args=[planned.pk])
    client.post(board, {"page": pages[0].pk, "all_languages": "on", "record": ""})
    client.post(board, {"page": "", "record": f"events.event:{record.pk}"})
    assert planned.members.count() == 3
    planned.goes_out_at = timezone.now() + timezone.timedelta(days=2)
    planned.save()
    text = client.get(board).content.decode()
    assert pages[0].title in text and "UTC" in text
    assert client.get(reverse("releases:release", args=[planned.pk])).status_code == 200
    with committed():  # whoever made it doesn't let it go out alone
        sign_in("administrator").post(reverse("releases:release", args=[planned.pk]))
    assert Page.objects.filter(pk__in=[p.pk for p in pages], live=True).count() == 2
    with committed():
        client.post(reverse("releases:recall", args=[planned.pk]))
    assert not Page.objects.filter(pk__in=[p.pk for p in pages], live=True).exists()
    client.post(reverse("releases:plan_again", args=[planned.pk]))
    planned.refresh_from_db()
    assert planned.state == Release.State.PLANNED and planned.goes_out_at is None
    member = planned.members.first()
    client.post(board, {"remove": member.pk})
    assert planned.members.count() == 2
    assert client.get(reverse("releases:index")).status_code == 200


@pytest.mark.parametrize("role", ["officer", "translator", "centre"])
def test_a_release_without_the_right(sign_in, people, role):
    planned = Release.objects.create(name="Launch")
    page = texts()[0]
    client = sign_in(role)
    client.post(reverse("releases:board", args=[planned.pk]), {"page": page.pk, "record": ""})
    client.post(reverse("releases:release", args=[planned.pk]))
    client.post(reverse("releases:add"), {"name": "Mine"})
    planned.refresh_from_db()
    assert planned.state == Release.State.PLANNED
    assert not planned.members.exists() and Release.objects.count() == 1


def test_a_correction_is_written_published_and_never_deleted(sign_in, people):
    page = article("tr")
    client = sign_in("publisher")
    names = {f"text_{number}": "Doğrusu budur." for number in range(4)}
    names |= {f"what_was_{number}": "" for number in range(4)}
    data = {"page": page.pk, "made_on": "2026-11-01", "action-publish": "1", **names}
    response = client.post(reverse("record_correction:add"), data)
    assert response.status_code == 302, response.context["form"].errors
    found = Correction.objects.get()
    assert found.live and found.translation_key == page.translation_key
    admin = sign_in("administrator")
    admin.post(reverse("record_correction:delete", args=[found.pk]))
    assert Correction.objects.exists()


def test_a_record_that_live_pages_show_stays(sign_in, people):
    record = event()
    article("tr", event=record)
    client = sign_in("publisher")
    client.post(reverse("record_event:unpublish", args=[record.pk]))
    record.refresh_from_db()
    assert record.live


def test_the_article_shows_its_correction_in_the_language_it_is_written_in(people, client):
    page = article("kk")
    Correction.objects.create(page_id=page.pk, text={"tr": "Doğrusu 2013."}, made_on="2026-11-01")
    text = client.get(page.url_path).content.decode()
    assert 'id="correction"' in text and 'href="#correction"' in text
    assert '<span lang="tr" dir="auto">Doğrusu 2013.</span>' in text
