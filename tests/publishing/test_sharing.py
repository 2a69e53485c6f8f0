"""A link shows one version of a draft to somebody without an account, and nothing else (A5, A6)."""

from datetime import timedelta

from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.models import PageLogEntry

import pytest

from news.models import NewsIndexPage
from publishing.models import Release
from publishing.releases import add_member
from publishing.sharing import links
from publishing.sharing.models import Answer, SharedDraft
from publishing.sharing.views import GUESSES, network
from tests.admin.posting import signed_in
from tests.factories import media, site
from users import roles
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def person(role):
    """A member of a role."""
    client = signed_in(role)
    user = User.objects.get(pk=client.session["_auth_user_id"])
    user.email = f"{user.username}@example.org"
    user.save()
    return user


@pytest.fixture
def sharer():
    """Who shares; headquarters' officer."""
    return person(roles.OFFICER)


@pytest.fixture
def page(settings, tmp_path):
    """A draft with a picture that nothing public shows."""
    settings.MEDIA_ROOT = tmp_path
    picture = media.picture("secret.jpg", title="Secret")
    found = site.article("tr", live=False, title="First words", image=picture, image_alt="A hall")
    found.save_revision()
    return found


@pytest.fixture
def link(page, sharer):
    """The path of a link to the draft."""
    return given(page, sharer)[1]


def given(page, user, **values):
    """A link, and its path."""
    made, address = links.share([page.latest_revision], name="A. Reader", user=user, **values)
    return made, address.partition("testserver")[2]


def test_it_shows_exactly_the_shared_version_and_its_picture(link, page, sharer):
    page.title = "Later words"
    page.save_revision()
    # Autosave writes into the version that it has made.
    revision = page.revisions.order_by("pk").first()
    revision.content["title"] = "Written over"
    revision.save()
    client = Client()
    response = client.get(link)
    text = response.content.decode()
    assert response.status_code == 200 and "First words" in text
    assert "Later words" not in text and "Written over" not in text
    assert sharer.username in text and "shared-banner" in text
    assert response["X-Robots-Tag"].startswith("noindex, nofollow")
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    size = page.image.get_rendition("width-400|format-webp")
    for address in (page.image.file.url, size.url):
        assert client.get(address).status_code == 200
        assert Client().get(address).status_code == 404
    entry = PageLogEntry.objects.get(page_id=page.pk, action=links.OPENED)
    assert "A. Reader" in entry.message and SharedDraft.objects.get().opened == 1


def test_the_secret_is_kept_as_a_digest_and_guessed_by_nobody(link):
    secret = link.strip("/").rpartition("/")[2]
    assert secret not in str(SharedDraft.objects.values())
    client = Client()
    assert client.get(f"/tr/shared/{secret[:-1]}x/").status_code == 404
    assert client.get(f"/kk/shared/{secret}/").status_code == 404  # not shared in Kazakh
    for _turn in range(GUESSES):
        client.get("/tr/shared/wrong/")
    assert client.get("/tr/shared/wrong/").status_code == 429


def _expire(link, page, sharer):
    SharedDraft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def _revoke(link, page, sharer):
    links.revoke(SharedDraft.objects.get(), sharer)


def _delete(link, page, sharer):
    page.delete()


def _leave(link, page, sharer):
    sharer.groups.clear()


def _close(link, page, sharer):
    User.objects.filter(pk=sharer.pk).update(is_active=False)


def _forget(link, page, sharer):
    sharer.delete()


def _embargo(link, page, sharer):
    add_member(Release.objects.create(name="Later"), page)  # officers don't release


@pytest.mark.parametrize("end", [_expire, _revoke, _delete, _leave, _close, _forget, _embargo])
def test_it_ends(end, page, sharer):
    link = given(page, sharer, questions="Is it so?")[1]
    client = Client()
    picture = page.image.file.url
    assert client.get(link).status_code == 200
    end(link, page, sharer)
    assert [client.get(a).status_code for a in (link, f"{link}answer/", picture)] == [404] * 3
    posted = client.post(f"{link}answer/", {"verdict": "correct", "name": "x"})
    assert posted.status_code == 404 and not Answer.objects.exists()


def test_who_may_share(page):
    stranger = person(roles.centre_editor("berlin"))
    with pytest.raises(PermissionDenied):
        given(page, stranger)
    officer, publisher = person(roles.OFFICER), person(roles.PUBLISHER)
    with pytest.raises(ValidationError):
        given(page, officer, days=31)
    add_member(Release.objects.create(name="Later"), page)
    assert not links.may_share(officer, page)
    assert links.may_share(publisher, page)


def test_the_languages_shared_with_it_are_in_its_banner(page, sharer):
    site.section(NewsIndexPage, "kk")
    other = page.copy_for_translation(site.locale("kk"))
    other.title = "Қазақша"
    other.save_revision()
    _made, address = links.share(
        [page.latest_revision, other.latest_revision], name="A. Reader", user=sharer
    )
    path = address.partition("testserver")[2]
    client = Client()
    there = path.replace("/tr/", "/kk/")
    assert there in client.get(path).content.decode()
    answer = client.get(there).content.decode()
    assert "Қазақша" in answer and "First words" not in answer


def test_an_answer_stands_beside_the_version_in_the_editor_and_in_the_history(page, sharer):
    _made, path = given(page, sharer, questions="Is the <date> right?")
    client = Client(enforce_csrf_checks=True)
    assert f"{path}answer/" in client.get(path).content.decode()
    assert "Is the &lt;date&gt; right?" in client.get(f"{path}answer/").content.decode()
    sent = {"verdict": "change", "text": "Not <b>May</b>", "name": "Dr <i>X</i>"}
    refused = client.post(f"{path}answer/", {**sent, "text": ""})
    assert refused.status_code == 200 and not Answer.objects.exists()
    long = client.post(f"{path}answer/", {**sent, "text": "x" * 4001})
    assert long.status_code == 200 and not Answer.objects.exists()
    assert client.post(f"{path}answer/", sent).status_code == 302
    answer = Answer.objects.get()
    assert answer.shared.revision_number == page.latest_revision_id
    assert mail.outbox[-1].to == [sharer.email] and "May" not in mail.outbox[-1].body
    editor = Client()
    editor.force_login(sharer)
    for address in ("wagtailadmin_pages:edit", "wagtailadmin_pages:history"):
        text = editor.get(reverse(address, args=[page.pk])).content.decode()
        assert "Dr &lt;i&gt;X&lt;/i&gt;" in text and "<i>X</i>" not in text
        assert "<b>May" not in text
    assert (
        "Not &lt;b&gt;May&lt;/b&gt;"
        in editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    )


def test_answers_are_counted_and_only_what_asks_is_answered(page, sharer):
    _made, mute = given(page, sharer)
    sent = {"verdict": "correct", "name": "X"}
    assert Client().post(f"{mute}answer/", sent).status_code == 404
    _made, path = given(page, sharer, questions="So?")
    codes = [Client().post(f"{path}answer/", sent).status_code for _turn in range(21)]
    assert codes == [302] * 20 + [429]


def test_the_admin_gives_lists_and_ends_links(page, sharer):
    other = site.article("tr", live=False, title="Another")
    other.save_revision()
    client = Client()
    client.force_login(sharer)
    address = reverse("share_preview", args=[page.pk])
    assert (
        address in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    )
    sent = {"name": "A. Reader", "email": "r@example.org", "days": "7", "questions": "So?",
            "version": page.latest_revision_id}  # fmt: skip
    foreign = client.post(address, {**sent, "version": other.latest_revision_id})
    assert foreign.status_code == 200 and not SharedDraft.objects.exists()
    assert client.post(address, {**sent, "days": "31"}).status_code == 200
    assert not SharedDraft.objects.exists()
    shown = client.post(address, sent)
    made = SharedDraft.objects.get()
    assert shown.context["address"] in shown.content.decode()
    assert shown.context["address"] in mail.outbox[-1].body
    assert "r@example.org" not in str(SharedDraft.objects.values())
    elsewhere = client.post(reverse("share_preview", args=[other.pk]), {"revoke": made.pk})
    assert elsewhere.status_code == 404
    assert client.post(address, {"revoke": made.pk}).status_code == 302
    made.refresh_from_db()
    assert made.has_ended and "A. Reader" in client.get(address).content.decode()


def test_an_address_is_no_person():
    assert network("203.0.113.77") == "203.0.113.0/24"
    assert network("2001:db8:1:2::7") == "2001:db8:1::/48"
