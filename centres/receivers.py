"""A centre's editors get their rights with each language of its page, and lose them with it."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_save, pre_save

from wagtail.signals import init_new_page

from centres.models import CentrePage
from directory.models import Centre
from directory.queries import centre_above
from news.models import NewsPage
from publishing.review.workflows import ensure_workflow, has_workflow
from users.models import User
from users.roles import centre_editor, ensure_centre_editor, rename_centre
from users.sessions import end_sessions


def rights_follow(
    sender: Any, instance: CentrePage, created: bool, raw: bool = False, **kw: Any
) -> None:
    """A centre has a page in one more language."""
    if created and not raw and instance.centre is not None:
        ensure_centre_editor(instance.centre)
        if has_workflow(instance.centre):  # it was opened
            ensure_workflow(instance.centre)


def remember_key(sender: Any, instance: Centre, raw: bool = False, **kw: Any) -> None:
    """Keep the key that the row has until now."""
    row = Centre.objects.filter(pk=instance.pk).values_list("slug", flat=True)
    instance._key_before = None if raw else row.first()  # type: ignore[attr-defined]


def rights_keep_their_centre(sender: Any, instance: Centre, **kw: Any) -> None:
    """A centre's key was changed: its editors and files go with it."""
    before = getattr(instance, "_key_before", None)
    # Saving a draft passes the draft here: what counts is the row.
    now = Centre.objects.values_list("slug", flat=True).get(pk=instance.pk)
    if before and before != now:
        rename_centre(before, now)


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


def own_story(sender: Any, page: Any, parent: Any, **kw: Any) -> None:
    """An article begun in a centre's section is that centre's."""
    if isinstance(page, NewsPage):
        page.centre = centre_above(parent.path)


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    post_save.connect(rights_follow, sender=CentrePage, dispatch_uid="centres.rights")
    pre_save.connect(remember_key, sender=Centre, dispatch_uid="centres.remember_key")
    post_save.connect(rights_keep_their_centre, sender=Centre, dispatch_uid="centres.key")
    post_save.connect(rights_end, sender=Centre, dispatch_uid="centres.rights_end")
    init_new_page.connect(own_story, dispatch_uid="centres.own_story")
