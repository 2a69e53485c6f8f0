"""An accredited recipient reads a planned release by a link of their own, and nobody else does."""

import io
import re
import zipfile
from datetime import timedelta

from django.core import mail
from django.test import Client
from django.utils import timezone

import pytest

from press.models import Recipient, Visit
from press.recipients import accredit, revoke
from publishing.models import Release
from publishing.releases import add_member, release
from tests.factories import media, site
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def planned(settings, tmp_path):
    """A release of a text in two languages, with a picture that nothing public shows."""
    settings.MEDIA_ROOT = tmp_path
    found = Release.objects.create(
        name="Launch", goes_out_at=timezone.now() + timedelta(days=1), audience="Agencies"
    )
    picture = media.picture("secret.jpg", title="Secret")
    for code in ("tr", "kk"):
        page = site.article(
            code, live=False, title=f"Canary {code}", image=picture, image_alt="A hall"
        )
        page.save_revision()
        add_member(found, page)
    return found


@pytest.fixture
def giver():
    """Who accredits."""
    return User.objects.create_superuser("giver")


@pytest.fixture
def link(planned, giver):
    """The path of a recipient's link."""
    _recipient, address = accredit(
        planned, name="A. Reporter", email="r@example.org", language="kk", user=giver
    )
    return address.partition("testserver")[2]


def test_the_link_is_mailed_in_the_recipients_language_and_kept_as_a_digest(link):
    message = mail.outbox[-1]
    assert message.to == ["r@example.org"]
    assert link in message.body and link.startswith("/kk/press/embargo/")
    secret = link.rstrip("/").rpartition("/")[2]
    assert secret not in str(Recipient.objects.values())


def test_it_shows_list_text_picture_and_kit_and_notes_each_use(link, planned):
    client = Client()
    answer = client.get(link)
    assert "Canary kk" in answer.content.decode() and "Canary tr" in answer.content.decode()
    text = client.get(re.search(rf"{link}\d+/", answer.content.decode())[0])
    assert "Canary" in text.content.decode()
    for response in (answer, text):
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"
    picture = planned.members.first().instance.image
    assert client.get(picture.file.url).status_code == 200
    assert Client().get(picture.file.url).status_code == 404
    kit = client.get(f"{link}kit-kk.zip")
    names = zipfile.ZipFile(io.BytesIO(b"".join(kit.streaming_content))).namelist()
    assert "kk/text.txt" in names and "pictures/secret-print.jpg" in names
    assert not [name for name in names if name.startswith("tr/")]
    assert Visit.objects.count() == 3
    assert Recipient.objects.get().visits == 3


def test_a_link_that_is_wrong_ended_expired_or_late_is_not_there(link, planned):
    client = Client()
    client.get(link)
    addresses = [link, f"{link}kit.zip", f"{link}kit-kk.zip", f"{link}1/"]
    picture = planned.members.first().instance.image.file.url
    assert client.get("/kk/press/embargo/wrong/").status_code == 404
    recipient = Recipient.objects.get()

    def closed():
        return {client.get(address).status_code for address in [*addresses, picture]} == {404}

    recipient.expires_at = timezone.now() - timedelta(seconds=1)
    recipient.save()
    assert closed()
    recipient.expires_at = None
    recipient.save()
    revoke(recipient)
    assert closed()
    Recipient.objects.update(revoked_at=None)
    assert client.get(link).status_code == 200
    Release.objects.update(state=Release.State.RECALLED)
    assert closed()


def test_another_text_is_not_in_the_link(link):
    other = Release.objects.create(name="Other")
    page = site.article("tr", live=False, title="Other canary")
    page.save_revision()
    member = add_member(other, page)
    assert Client().get(f"{link}{member.pk}/").status_code == 404
    assert "Other canary" not in Client().get(link).content.decode()


def test_a_link_ends_with_the_right_of_who_gave_it(link, giver):
    assert Client().get(link).status_code == 200
    giver.is_active = False
    giver.save()
    assert Client().get(link).status_code == 404
    User.objects.filter(pk=giver.pk).update(is_active=True, is_superuser=False)
    assert Client().get(link).status_code == 404


def test_only_a_planned_release_and_a_time_to_come(planned, giver):
    from django.core.exceptions import ValidationError

    values = {"name": "x", "email": "x@example.org", "language": "tr", "user": giver}
    with pytest.raises(ValidationError):
        accredit(planned, **values, expires_at=timezone.now() - timedelta(seconds=1))
    release(planned.pk)
    planned.refresh_from_db()
    with pytest.raises(ValidationError):
        accredit(planned, **values)


def test_the_admin_gives_and_ends_links_for_who_may(planned):
    chief = Client()
    chief.force_login(User.objects.create_superuser("chief"))
    address = f"/admin/releases/{planned.pk}/recipients/"
    form = {"name": "B", "email": "b@example.org", "language": "tr", "organisation": "Agency"}
    assert "/press/embargo/" in chief.post(address, form).content.decode()
    assert "/press/embargo/" not in chief.get(address).content.decode()
    assert chief.post(address, {**form, "email": "no"}).context["form"].errors["email"]
    past = {**form, "expires_at": "2020-01-01 10:00"}
    assert chief.post(address, past).context["form"].errors["expires_at"]
    assert Recipient.objects.count() == 1
    chief.post(address, {"revoke": Recipient.objects.get().pk})
    assert Recipient.objects.get().revoked_at
    assert chief.post(address, {"revoke": "x"}).status_code == 404
    for name in ("officer", "nobody"):
        stranger = Client()
        stranger.force_login(User.objects.create_user(name))
        assert stranger.get(address).status_code == 302
        assert stranger.post(address, form).status_code == 302
    assert Recipient.objects.count() == 1
