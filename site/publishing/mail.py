"""Mail that can't fail an editor's action: queued in the database, sent by the scheduler.

Wagtail's notifiers run inside the transaction of a workflow: an SMTP host that can't be resolved
would undo the submission (WAGTAIL.md 1.16).
"""

import base64
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from publishing.models import QueuedMail

logger = logging.getLogger("publishing.mail")

MAX_TRIES = 12
BATCH = 50


class QueueBackend(BaseEmailBackend):
    """`EMAIL_BACKEND`: puts messages into the queue; `EMAIL_TRANSPORT` is what sends them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the messages with the present transaction; never raises."""
        queued = 0
        for message in email_messages:
            if message.recipients() and queue(message):
                queued += 1
        return queued


def queue(message: EmailMessage) -> QueuedMail | None:
    """Queue a message with the present transaction; None, and an alarm, where that failed."""
    try:
        with transaction.atomic():
            return QueuedMail.objects.create(content=pack(message), next_try_at=timezone.now())
    except Exception:
        logger.exception("ALARM a message couldn't be queued")
        return None


def pack(message: EmailMessage) -> dict[str, Any]:
    """Return the message as plain data."""
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "subtype": message.content_subtype,
        "from": message.from_email,
        "to": list(message.to),
        "cc": list(message.cc),
        "bcc": list(message.bcc),
        "reply_to": list(message.reply_to),
        "headers": dict(message.extra_headers),
        "alternatives": [list(pair) for pair in getattr(message, "alternatives", [])],
        "attachments": [
            [name, base64.b64encode(_bytes(content)).decode(), kind]
            for name, content, kind in message.attachments
        ],
    }


def unpack(data: dict[str, Any], connection: Any) -> EmailMultiAlternatives:
    """Return the message that `pack` was given."""
    message = EmailMultiAlternatives(
        data["subject"],
        data["body"],
        data["from"],
        data["to"],
        cc=data["cc"],
        bcc=data["bcc"],
        reply_to=data["reply_to"],
        headers=data["headers"],
        connection=connection,
    )
    message.content_subtype = data["subtype"]
    for content, kind in data["alternatives"]:
        message.attach_alternative(content, kind)
    for name, content, kind in data["attachments"]:
        message.attach(name, base64.b64decode(content), kind)
    return message


def send_due() -> int:
    """Send what waits; return how many the server took. A failure waits twice as long each time."""
    now = timezone.now()
    waiting = QueuedMail.objects.filter(next_try_at__lte=now, tries__lt=MAX_TRIES)[:BATCH]
    sent = 0
    for row in waiting:
        try:
            unpack(row.content, get_connection(settings.EMAIL_TRANSPORT)).send()
        except Exception as error:  # noqa: BLE001  the next message must be tried
            pause = min(60 * 2**row.tries, 6 * 3600)
            row.tries, row.error = row.tries + 1, str(error)[:500]
            row.next_try_at = now + timedelta(seconds=pause)
            row.save()
            logger.warning("a message waits: %s", error)
        else:
            row.delete()
            sent += 1
    return sent


def _bytes(content: Any) -> bytes:
    return content if isinstance(content, bytes) else str(content).encode()
