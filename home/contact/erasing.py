"""What was promised beside the form: on its day a message is gone."""

from django.db import transaction
from django.utils import timezone

from wagtail.log_actions import log

from home.contact.models import Message

ERASED = "contact.erase"
BATCH = 200


@transaction.atomic
def erase_due() -> int:
    """Erase what is due, with the mail that still waits; return how many messages it were."""
    due = list(Message.objects.filter(erase_on__lte=timezone.localdate()).order_by("pk")[:BATCH])
    for message in due:
        log(instance=message, action=ERASED)
        message.delete()
    return len(due)
