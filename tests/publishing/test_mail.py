"""A dead mail server costs nobody anything but time."""

from django.core import mail as django_mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.test import override_settings
from django.utils import timezone

import pytest
import time_machine

from publishing import mail
from publishing.models import QueuedMail
from tests.factories.site import article
from tests.publishing.test_doors import in_review

pytestmark = pytest.mark.django_db

QUEUE = override_settings(
    EMAIL_BACKEND="publishing.mail.QueueBackend",
    EMAIL_TRANSPORT="django.core.mail.backends.locmem.EmailBackend",
)
DEAD = override_settings(
    EMAIL_BACKEND="publishing.mail.QueueBackend",
    EMAIL_TRANSPORT="django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST="mail.invalid",
    EMAIL_PORT=25,
)


@QUEUE
def test_a_message_arrives_whole():
    message = EmailMultiAlternatives(
        "Konu", "Metin", "site@example.org", ["a@example.org"], bcc=["b@example.org"],
        reply_to=["c@example.org"], headers={"X-Kind": "review"},
    )  # fmt: skip
    message.attach_alternative("<p>Metin</p>", "text/html")
    message.attach("list.csv", "a,b", "text/csv")
    assert message.send() == 1
    assert django_mail.outbox == []
    assert mail.send_due() == 1
    sent = django_mail.outbox[0]
    assert (sent.subject, sent.body, sent.to, sent.bcc) == (
        "Konu", "Metin", ["a@example.org"], ["b@example.org"],
    )  # fmt: skip
    assert sent.alternatives[0][0] == "<p>Metin</p>"
    assert sent.attachments[0][0] == "list.csv"
    assert sent.extra_headers == {"X-Kind": "review"}
    assert not QueuedMail.objects.exists()


@DEAD
def test_a_dead_server_waits_longer_each_time():
    with time_machine.travel("2027-05-02T09:00:00+00:00", tick=False) as clock:
        send_mail("s", "b", "site@example.org", ["a@example.org"])
        assert mail.send_due() == 0
        row = QueuedMail.objects.get()
        assert row.tries == 1 and row.error
        assert row.next_try_at == timezone.now() + timezone.timedelta(seconds=60)
        clock.shift(61)
        mail.send_due()
        assert QueuedMail.objects.get().tries == 2


@DEAD
def test_a_submission_survives_a_dead_server(people):
    page = article("tr", live=False)
    page.save_revision()
    state = in_review(page, people)
    assert state.status == state.STATUS_IN_PROGRESS
    assert QueuedMail.objects.exists()


@QUEUE
def test_the_queue_never_raises(monkeypatch, caplog):
    def broken(message):
        raise RuntimeError

    monkeypatch.setattr(mail, "pack", broken)
    assert EmailMessage("s", "b", "site@example.org", ["a@example.org"]).send() == 0
    assert "ALARM" in caplog.text
