"""Is the scheduler alive, and is anything late?"""

from datetime import timedelta

from django.utils import timezone

from core.health import register_health_check
from publishing.models import Lease
from publishing.scheduler.due import due_items

#: RELIABILITY.md: red after two minutes.
LIMIT_SECONDS = 120
NAME = "scheduler"


def scheduler() -> tuple[bool, str]:
    """Tell whether the scheduler breathed and did its work within two minutes."""
    now = timezone.now()
    limit = now - timedelta(seconds=LIMIT_SECONDS)
    lease = Lease.objects.filter(name=NAME).first()
    if lease is None:
        return False, "never started"
    if lease.beat_at < limit:
        return False, "silent"
    if due_items(limit):
        return False, "late"
    return True, "up"


def register() -> None:
    """Show the scheduler in `/healthz`."""
    register_health_check(NAME, scheduler)
