"""A reader writes to a centre or to headquarters; whoever else can't, or may not read it (W10)."""

import re
from datetime import timedelta
from urllib.parse import urlencode

from django.core import mail as outbox
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext

from wagtail.models import ModelLogEntry

import pytest
import time_machine

from audit.models import AuditRow
from centres.models import CentrePage
from directory.models import Centre
from home.contact import views
from home.contact.erasing import erase_due
from home.contact.models import Message
from home.models import ContactPage
from publishing import mail
from publishing.mail import MAX_TRIES
from publishing.models import QueuedMail
from publishing.scheduler.run import Scheduler
from tests.admin.posting import signed_in
from tests.factories import site
from tests.publishing.test_mail import DEAD, QUEUE
from users import roles

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

WORDS = {
    "name": "Әсел",
    "email": "asel@example.org",
    "subject": "Кездесу",
    "text": "Сәлеметсіз бе?\nМен қатысқым келеді.",
    "consent": "on",
}


@pytest.fixture
def berlin():
    """The centre, with a page in each language; headquarters' contact page in one."""
    found = site.centre("berlin")
    Centre.objects.filter(pk=found.pk).update(email="berlin@example.org")
    site.section(ContactPage, "tr", email="hq@example.org")
    return found


def opened(address):
    """The form as it is opened, with its seal; then a while passes."""
    text = Client().get(address).content.decode()
    return {**WORDS, "seal": re.search(r'name="seal" value="([^"]+)"', text)[1], "website": ""}


def sent(address, client=None, **changes):
    """The answer to a form that somebody took ten seconds for."""
    with time_machine.travel(timezone.now() - timedelta(seconds=10)):
        data = opened(address)
    return (client or Client()).post(address, {**data, **changes})


@QUEUE
def test_a_message_is_kept_until_its_day_and_mailed_to_the_centre(berlin):
    answer = sent("/kk/write/berlin/")
    assert answer.status_code == 302 and not answer.cookies
    found = Message.objects.get()
    assert (found.centre, found.language, found.name) == (berlin, "kk", "Әсел")
    assert found.erase_on == timezone.localdate() + timedelta(days=180)
    assert not found.was_sent and mail.send_due() == 1
    letter = outbox.outbox[0]
    assert letter.to == ["berlin@example.org"] and letter.reply_to == ["asel@example.org"]
    assert WORDS["text"] in letter.body and "Байланыс формасы: Кездесу" in letter.subject
    assert Message.objects.get().was_sent and Message.objects.get().mail_state == "gönderildi"
    told = Client().get(answer["Location"]).content.decode()
    assert "Хабарыңыз жетті." in told and "Сәлеметсіз" not in told


@pytest.mark.parametrize("code", site.LANGUAGES)
def test_form_and_errors_speak_the_language_and_leave_no_cookie(code, berlin):
    said = {
        "tr": ("180 gün saklanır", "kabul ederseniz", "gibi bir adres"),
        "en": ("kept on this site for 180 days", "only if you agree", "an address like"),
        "kk": ("180 күн сақталады", "келісіміңізбен", "сияқты мекенжай"),
        "ar": ("180 يوم", "إلا إذا وافقت", "عنوانًا مثل"),
    }[code]
    address = f"/{code}/write/berlin/"
    assert f'href="{address}"' in Client().get(f"/{code}/{_path(code, berlin)}").content.decode()
    first = Client().get(address)
    assert said[0] in first.content.decode() and not first.cookies
    assert "no-store" in first["Cache-Control"]
    answer = sent(address, email="nobody", consent="", subject="", text="x" * 5001)
    text = answer.content.decode()
    assert said[1] in text and said[2] in text and not answer.cookies
    assert f'lang="{code}"' in text and not Message.objects.exists()
    assert 'aria-invalid="true"' in text and 'aria-describedby="id_email_error"' in text
    assert WORDS["name"] in text  # nothing that was written is lost


def _path(code, centre):
    return site.centre_page(code, centre).url_path.removeprefix(f"/{code}/")


def test_what_a_program_sends_is_refused_and_says_why(berlin):
    address = "/tr/write/berlin/"
    assert "boş kalmalı" in sent(address, website="https://spam").content.decode()
    fast = Client().post(address, opened(address))
    assert "çok hızlı" in fast.content.decode()
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        old = opened(address)
    assert "bir günden uzun" in Client().post(address, old).content.decode()
    for seal in ("", "x", "\ud800".encode("utf-8", "surrogatepass"), opened("/kk/write/berlin/")):
        seal = seal["seal"] if isinstance(seal, dict) else seal
        assert "bu sayfadan gelmedi" in sent(address, seal=seal).content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "a\r\nBcc: all@example.org"},
        {"name": "a\nb"},
        {"email": "a@example.org\r\nBcc: b@example.org"},
        {"text": "null \x00 byte"},
        {"subject": "\x00"},
        {"text": "\ufffd broken"},
        {"text": "a" * 50_000},
        {"email": "a@" + "b" * 300 + ".org"},
        {"consent": ""},
        {"text": " \r\n "},
    ],
)
def test_hostile_fields_come_back_with_an_error(changes, berlin):
    answer = sent("/tr/write/berlin/", **changes)
    assert answer.status_code == 200 and 'class="answer-error"' in answer.content.decode()
    assert not Message.objects.exists() and not QueuedMail.objects.exists()


def test_hostile_requests_are_refused(berlin):
    address = "/tr/write/berlin/"
    assert sent(address, text="a" * 1_000_000).status_code == 400
    form = "application/x-www-form-urlencoded"
    with time_machine.travel(timezone.now() - timedelta(seconds=10)):
        data = opened(address)
    broken = urlencode({**data, "text": ""}).replace("text=", "text=%ff%fe")
    assert "okunamayan" in Client().post(address, broken, content_type=form).content.decode()
    for body in (b"text=%ff%fe&seal=%00", b"\xff\xfe=\x00", b"&&&==%%%", b""):
        assert Client().post(address, body, content_type=form).status_code in {200, 400}
    odd = Client().post(address, b"x", content_type="multipart/form-data; boundary=\xff")
    assert odd.status_code in {200, 400}
    assert Client().put(address).status_code == 405
    CentrePage.objects.filter(locale=site.locale("ar")).update(live=False)
    for unknown in ("/tr/write/paris/", "/ar/write/berlin/", "/en/write/", "/tr/write/x'x/"):
        assert Client().get(unknown).status_code == 404, unknown
        assert Client().post(unknown, WORDS).status_code == 404, unknown


@pytest.mark.parametrize("state", ["closed", "suspended", "unverified", "draft"])
def test_a_centre_that_reads_nothing_offers_nothing(state, berlin):
    changes = {"live": False} if state == "draft" else {"status": state}
    Centre.objects.filter(pk=berlin.pk).update(**changes)
    assert Client().get("/tr/write/berlin/").status_code == 404
    if state != "draft":
        page = CentrePage.objects.get(centre=berlin, locale__language_code="tr")
        shown = Client().get(page.url_path).content.decode()
        assert "/write/berlin/" not in shown and "Merkez kendi haberlerini" not in shown
        with translation.override("tr"):
            assert gettext("A new date will stand here as soon as it is set.") not in shown


def test_the_same_form_sent_twice_is_one_message_and_many_have_to_wait(berlin):
    address = "/tr/write/"
    with time_machine.travel(timezone.now() - timedelta(seconds=10)):
        data = opened(address)
    for _turn in range(2):
        assert Client().post(address, data).status_code == 302
    assert Message.objects.count() == 1
    for number in range(views.MESSAGES - 2):
        assert Client().post(address, {**data, "text": f"{number}"}).status_code == 302
    late = Client().post(address, {**data, "text": "Once more"})
    assert late.status_code == 429 and "Once more" in late.content.decode()
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post(address, {**data, "text": "Another"}).status_code == 302


def test_a_dead_mail_server_loses_nothing_and_the_list_says_so(berlin):
    assert sent("/tr/write/berlin/").status_code == 302
    _send_to_a_dead_server()
    assert Message.objects.get().mail_state.startswith("henüz gönderilmedi: ")
    QueuedMail.objects.update(tries=MAX_TRIES)
    listed = signed_in(roles.ADMINISTRATOR).get("/admin/messages/").content.decode()
    assert "Кездесу" in listed and "not sent: " in listed
    Centre.objects.update(email="")
    assert sent("/tr/write/berlin/", text="No mailbox").status_code == 302
    assert (
        "not sent: no e-mail address"
        in signed_in(roles.ADMINISTRATOR).get("/admin/messages/").content.decode()
    )


@DEAD
def _send_to_a_dead_server():
    mail.send_due()


def test_only_those_written_to_read_and_answer(berlin):
    for slug in ("berlin", "paris"):
        site.centre_page("tr", site.centre(slug))
        sent(f"/tr/write/{slug}/", subject=f"To {slug}")
    sent("/tr/write/", subject="To headquarters")
    roles.ensure_roles()
    ids = {row.subject.rpartition(" ")[2]: row.pk for row in Message.objects.all()}
    reads = {
        roles.centre_editor("berlin"): {"berlin"},
        roles.PUBLISHER: {"headquarters"},
        roles.OFFICER: set(),
        roles.translator("kk"): set(),
        roles.ADMINISTRATOR: {"berlin", "paris", "headquarters"},
    }
    for role, expected in reads.items():
        client, export = signed_in(role), "/admin/messages/?export=csv"
        for address in ("/admin/messages/", export, "/admin/messages/results/?q=To"):
            answer = client.get(address)
            body = b"".join(answer) if answer.status_code == 200 else b""
            assert {name for name in ids if f"To {name}".encode() in body} == expected, role
        for name, pk in ids.items():
            for verb in ("edit", "history", "usage"):
                got = client.get(f"/admin/messages/{verb}/{pk}/").status_code == 200
                assert got == (name in expected), (role, verb, name)
            client.post(f"/admin/messages/edit/{pk}/", {"is_answered": "on"})
            assert Message.objects.get(pk=pk).is_answered == (name in expected), (role, name)
            client.post(f"/admin/messages/delete/{pk}/", {})
            is_there = Message.objects.filter(pk=pk).exists()
            assert is_there == (role != roles.ADMINISTRATOR), (role, name)
        assert client.get("/admin/messages/new/").status_code == 302
        Message.objects.update(is_answered=False)


def test_an_export_holds_no_formula_and_is_in_the_trail(berlin):
    sent("/tr/write/berlin/", subject="=HYPERLINK(1)", name="@x")
    answer = signed_in(roles.ADMINISTRATOR).get("/admin/messages/?export=csv")
    body = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK(1)" in body and "'@x" in body and body.startswith("\ufeff")
    row = AuditRow.objects.get(action="audit.export")
    assert (row.object_type, row.label) == ("messages:index", "messages.csv")


def test_the_scheduler_erases_on_the_day_and_the_trail_keeps_no_words(berlin):
    sent("/tr/write/berlin/")
    sent("/tr/write/berlin/", text="Later", subject="Later")
    first = Message.objects.get(subject="Кездесу")
    Message.objects.filter(pk=first.pk).update(erase_on=timezone.localdate())
    assert Message.objects.filter(pk=first.pk).exists() and QueuedMail.objects.count() == 2
    assert Scheduler().once()
    assert [row.subject for row in Message.objects.all()] == ["Later"]
    assert not any("Сәлеметсіз" in str(row.content) for row in QueuedMail.objects.all())
    entry = ModelLogEntry.objects.get(action="contact.erase")
    trail = AuditRow.objects.get(action="contact.erase")
    assert "asel" not in f"{entry.label}{entry.data}{trail.label}{trail.data}"
    with time_machine.travel(timezone.now() + timedelta(days=181)):
        assert erase_due() == 1
    assert not Message.objects.exists() and not QueuedMail.objects.exists()
