"""A centre's editors get their rights with each new language of its page."""

from typing import Any

from django.db.models.signals import post_save

from centres.models import CentrePage
from users.roles import ensure_centre_editor


def rights_follow(
    sender: Any, instance: CentrePage, created: bool, raw: bool = False, **kw: Any
) -> None:
    """A centre has a page in one more language."""
    if created and not raw and instance.centre is not None:
        ensure_centre_editor(instance.centre)


def connect() -> None:
    """Connect the receiver; called once, when the app is ready."""
    post_save.connect(rights_follow, sender=CentrePage, dispatch_uid="centres.rights")
