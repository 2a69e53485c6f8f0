"""One scheduler at a time, by a row that both databases can hold.

The lease saves work; that nothing happens twice is promised by the claim of each item.
"""

import os
import socket
import uuid
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from publishing.models import Lease

NAME = "scheduler"
SECONDS = 30


def new_holder() -> str:
    """Return a name for this process that no other has."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"


def hold(holder: str) -> bool:
    """Take or renew the lease and breathe; False while another process holds it."""
    now = timezone.now()
    values = {
        "holder": holder,
        "expires_at": now + timedelta(seconds=SECONDS),
        "beat_at": now,
    }
    rows = Lease.objects.filter(name=NAME)
    if rows.filter(holder=holder).update(**values):
        return True
    if rows.filter(expires_at__lt=now).update(**values):
        return True
    try:
        with transaction.atomic():
            Lease.objects.create(name=NAME, **values)
    except IntegrityError:
        return False
    return True


def let_go(holder: str) -> None:
    """Give the lease back, so that the next process needn't wait."""
    Lease.objects.filter(name=NAME, holder=holder).update(expires_at=timezone.now())
