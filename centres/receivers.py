"""A centre's editors get their rights with each language of its page, and lose them with it."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_save

from centres.models import CentrePage
from directory.models import Centre
from users.models import User
from users.roles import centre_editor, ensure_centre_editor
from users.sessions import end_sessions


def rights_follow(
    sender: Any, instance: CentrePage, created: bool, raw: bool = False, **kw: Any
) -> None:
    """A centre has a page in one more language."""
    if created and not raw and instance.centre is not None:
        ensure_centre_editor(instance.centre)


def rights_end(sender: Any, instance: Centre, raw: bool = False, **kw: Any) -> None:
    """A centre was suspended, closed or opened again (R7)."""
    if raw:
        return
    # Saving a draft passes the draft here: what counts is the row.
    centre = Centre.objects.get(pk=instance.pk)
    group = Group.objects.filter(name=centre_editor(centre.slug)).first()
    if group is None:
        return
    may_enter = group.permissions.filter(codename="access_admin").exists()
    if may_enter == (centre.status in Centre.ENDED):
        ensure_centre_editor(centre)
        end_sessions(User.objects.filter(groups=group, is_active=True))


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    post_save.connect(rights_follow, sender=CentrePage, dispatch_uid="centres.rights")
    post_save.connect(rights_end, sender=Centre, dispatch_uid="centres.rights_end")
