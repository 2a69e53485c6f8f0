"""410, 301 and 200 under a banner: each gone from every list at once (N5, G4)."""

import json
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from wagtail.models import PageViewRestriction

import pytest
from i18nfield.strings import LazyI18nString

from audit.models import AuditRow
from directory.models import Body
from entries.build import rebuild
from entries.models import Entry
from news.models import NewsPage
from publishing.actions import publish, withdraw
from publishing.changes import choose
from publishing.models import Withdrawal
from tests.factories.media import picture
from tests.factories.site import article, forum, home

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
SURFACES = ("/sitemap-tr.xml", "/tr/search/?q=kanarya", "/api/search/?q=kanarya&lang=tr", "/tr/")


@pytest.fixture
def pages(people, committed):
    """A published article and the one that replaces it."""
    found = []
    with committed():
        for title in ("Sarı kanarya", "Bütün kuşlar"):
            page = article("tr", live=False, title=title)
            page.save_revision()
            publish(page)
            found.append(type(page).objects.get(pk=page.pk))
    rebuild()
    return found


def shown(client, page):
    """The surfaces that name the page or lead to it."""
    addresses = [*surfaces(), page.get_parent().url_path]
    return [
        address
        for address in addresses
        if page.slug in (text := client.get(address).content.decode()) or page.title in text
    ]


def surfaces():
    """Sitemap, search, its API, home."""
    return [reverse("sitemap", args=["tr"]), *SURFACES[1:]]


@pytest.mark.parametrize(
    ("reason", "status"), [("published_in_error", 410), ("consolidated", 301), ("withdrawn", 200)]
)
def test_each_answer_and_nothing_left_in_any_list(client, pages, committed, reason, status):
    page, other = pages
    assert len(shown(client, page)) == len(SURFACES) + 1
    with committed():
        withdraw(
            page,
            reason,
            text="" if reason == "consolidated" else "Yanlış kuş.",
            replacement=other if reason == "consolidated" else None,
        )
    assert shown(client, page) == []
    assert not Entry.objects.filter(page_id=page.pk).exists()
    response = client.get(page.url_path)
    assert response.status_code == status
    if status == 301:
        assert response["Location"] == other.url_path
    else:
        text = response.content.decode()
        assert "Yanlış kuş." in text and 'content="noindex"' in text
    assert Withdrawal.objects.get().lifted_at is None


def body(text, image=None):
    """A text, with a picture of its own."""
    found = [("paragraph", f"<p>{text}</p>")]
    if image:
        image.contextual_alt_text, image.decorative = "Bir kuş", False
        found.append(("picture", {"image": image}))
    return found


def redrafted(page, **values):
    """Write a later draft as the editor does, into the row as well: the page isn't live."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save()
    page.save_revision()


def library(client):
    """What the press is offered."""
    return client.get("/tr/press/").content.decode()


def served(media):
    """Whether anybody gets the file."""
    return Client().get(media.file.url).status_code == 200


@pytest.fixture
def shown_texts(people, committed):
    """One text in two languages, each with a picture, public."""
    key, found = uuid4(), []
    with committed():
        for code, text in (("tr", "Sarı kanarya öttü."), ("en", "A yellow canary sang.")):
            page = article(code, live=False, key=key, title=text, body=body(text, picture()))
            page.save_revision()
            publish(page)
            found.append(NewsPage.objects.get(pk=page.pk))
    return found


def test_the_text_stays_in_every_language_as_it_was_public(client, shown_texts, committed):
    pictures = [page.body[1].value["image"] for page in shown_texts]
    # A draft that was there before, and one written later, each with a picture of its own.
    before, after = picture(), picture()
    draft = NewsPage.objects.get(pk=shown_texts[0].pk)
    draft.title, draft.body = "Yeşil papağan", body("Yeşil papağan sustu.", before)
    choose(draft, "minor")
    draft.save_revision()
    assert all(image.file.url in library(client) for image in pictures)
    with committed():
        for page in shown_texts:
            withdraw(NewsPage.objects.get(pk=page.pk), "withdrawn", text="Yanlış kuş.")
    with committed():
        redrafted(shown_texts[0], title="Mavi muhabbet", body=body("Mavi muhabbet kuşu.", after))
    for page, image in zip(shown_texts, pictures, strict=True):
        response = client.get(page.url_path)
        text = response.content.decode()
        assert response.status_code == 200 and response["Cache-Control"] == "no-cache"
        assert f"<p>{page.title}</p>" in text and 'content="noindex"' in text
        assert "hreflang" not in text.partition("</head>")[0] and "ld+json" not in text
        assert text.index("Yanlış kuş.") < text.index("<p>" + page.title) and served(image)
        assert not any(word in text for word in ("papağan", "Mavi", "muhabbet"))
        assert f'href="/{page.locale.language_code}/press/kits/' not in text
    assert not served(before) and not served(after)
    assert not any(image.file.url in library(client) for image in pictures)


@pytest.mark.parametrize("means", ["error", "private", "deleted", "closed", "private above"])
def test_nothing_stays_of_what_may_not_be_seen(client, shown_texts, committed, means):
    page, image = shown_texts[1], shown_texts[1].body[1].value["image"]
    with committed():
        why = "published_in_error" if means == "error" else "withdrawn"
        withdraw(page, why, text="Wrong bird.")
    assert served(image) == (means != "error")
    with committed():
        if means.startswith("private"):
            closed = page if means == "private" else page.get_parent()
            PageViewRestriction.objects.create(page=closed, restriction_type="login")
        if means == "deleted":
            NewsPage.objects.get(pk=page.pk).delete()
        if means == "closed":
            home("en").unpublish()
    assert f"<p>{page.title}</p>" not in client.get(page.url_path).content.decode()
    assert not served(image)


def test_published_again_its_newer_text_is_what_it_shows(client, shown_texts, committed):
    page, image = shown_texts[0], shown_texts[0].body[1].value["image"]
    with committed():
        withdraw(page, "withdrawn", text="Yanlış kuş.")
    with committed():
        fresh = NewsPage.objects.get(pk=page.pk)
        fresh.body = body("Doğru kuş.")
        choose(fresh, "minor")
        fresh.save_revision()
        publish(fresh)
    text = client.get(page.url_path).content.decode()
    assert "Doğru kuş." in text and "Yanlış" not in text and not served(image)


def test_who_answered_is_kept_and_leaves_with_its_record(client, shown_texts, committed):
    page = shown_texts[0]
    Body.objects.update(name=LazyI18nString({"tr": "Kuş Evi"}))
    with committed():
        withdraw(page, "withdrawn", text="Yanlış kuş.")
    Body.objects.update(name=LazyI18nString({"tr": "Yeni Ev"}))
    text = client.get(page.url_path).content.decode()
    assert "Kuş Evi" in text and "Yeni Ev" not in text
    Body.objects.update(live=False)
    assert "Kuş Evi" not in client.get(page.url_path).content.decode()


def test_a_page_of_facts_keeps_its_text_too(client, people, committed):
    page = forum("tr", live=True)
    with committed():
        withdraw(page, "withdrawn", text="Yapılmadı.")
    text = client.get(page.url_path).content.decode()
    assert "Yapılmadı." in text and "About the forum." in text


@pytest.mark.parametrize(("reason", "status"), [("published_in_error", 410), ("consolidated", 301)])
def test_a_text_that_stayed_can_still_go(
    client, people, sign_in, shown_texts, committed, reason, status
):
    page, other = shown_texts
    image, address = page.body[1].value["image"], page.url_path
    with committed():
        withdraw(NewsPage.objects.get(pk=page.pk), "withdrawn", text="Yanlış kuş.")
        redrafted(page, title="Mavi muhabbet", slug="mavi-muhabbet")
    assert served(image)
    form = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    publisher = sign_in("publisher")
    assert "Yanlış kuş." in publisher.get(form).content.decode()
    editor = publisher.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f'href="{form}"' in editor
    with committed():
        data = {"reason": reason, "text": "Hiç yoktu.", "replacement": other.pk}
        assert publisher.post(form, data).status_code == 302
    answer = client.get(address)
    text = answer.content.decode()
    assert answer.status_code == status and not served(image)
    assert not any(word in text for word in ("Yanlış", "Mavi", f"<p>{page.title}</p>"))
    if status == 301:
        assert answer["Location"] == other.url_path
    else:
        assert "Hiç yoktu." in text and page.title in text
    assert client.get("/tr/haberler/mavi-muhabbet/").status_code == 404
    before, now = Withdrawal.objects.order_by("pk")
    assert before.lifted_at == now.at and (now.content, now.by) == (None, people["publisher"])
    assert Withdrawal.objects.filter(lifted_at=None).get() == now
    told = AuditRow.objects.get(action="publishing.told_anew")
    assert json.loads(told.data)["reason"] == {"before": "withdrawn", "now": reason}
    assert not Entry.objects.filter(page_id=page.pk).exists()


def test_who_may_withdraw_tells_another_reason_and_nobody_else(people, sign_in, shown_texts):
    page = shown_texts[0]
    draft = article("tr", live=False)
    with pytest.raises(ValidationError):
        withdraw(draft, "published_in_error", text="Yok.")  # nobody ever read it
    withdraw(page, "withdrawn", text="Yanlış kuş.")
    page = NewsPage.objects.get(pk=page.pk)
    form = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    for role in ("officer", "translator", "centre"):
        with pytest.raises(PermissionDenied):
            withdraw(page, "published_in_error", text="Yok.", user=people[role])
        sign_in(role).post(form, {"reason": "published_in_error", "text": "Yok."})
    with pytest.raises(ValidationError):  # its text is not brought back by a form
        withdraw(page, "withdrawn", text="Yine.")
    assert Withdrawal.objects.get().lifted_at is None


def test_the_second_of_two_reasons_at_once_is_refused(people, shown_texts, monkeypatch):
    withdraw(shown_texts[0], "withdrawn", text="Yanlış kuş.")
    page = NewsPage.objects.get(pk=shown_texts[0].pk)
    stale = Withdrawal.objects.get()
    withdraw(page, "published_in_error", text="Birinci.")
    monkeypatch.setattr("publishing.actions.withdrawal_of", lambda _page: stale)
    with pytest.raises(ValidationError):
        withdraw(page, "published_in_error", text="İkinci.")
    assert Withdrawal.objects.filter(lifted_at=None).get().text.localize("tr") == "Birinci."


def test_all_its_languages_go_with_it(sign_in, client, shown_texts, committed):
    with committed():
        for page in shown_texts:
            withdraw(page, "withdrawn", text="Yanlış kuş.")
    form = reverse("wagtailadmin_pages:unpublish", args=[shown_texts[0].pk])
    data = {"reason": "published_in_error", "text": "Hiç yoktu.", "languages": ["en"]}
    with committed():
        sign_in("publisher").post(form, data)
    assert [client.get(page.url_path).status_code for page in shown_texts] == [410, 410]
