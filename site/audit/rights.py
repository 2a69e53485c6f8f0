"""Who may do what: groups, memberships, permissions, privacy of a subtree of rights."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ObjectDoesNotExist
from django.db.models.signals import m2m_changed, post_delete, post_save

from wagtail.models import GroupCollectionPermission, GroupPagePermission

from audit.chain import write
from users.models import User

GIVEN, TAKEN = "rights.given", "rights.taken"
VERBS = {"post_add": GIVEN, "post_remove": TAKEN, "pre_clear": TAKEN}


def connect() -> None:
    """Watch memberships, permissions and rights in the tree."""
    for relation in (User.groups, User.user_permissions, Group.permissions):
        through = relation.through
        m2m_changed.connect(_related, sender=through, dispatch_uid=f"audit.{through.__name__}")
    for model in (GroupPagePermission, GroupCollectionPermission):
        post_save.connect(_given, sender=model, dispatch_uid=f"audit.given.{model.__name__}")
        post_delete.connect(_taken, sender=model, dispatch_uid=f"audit.taken.{model.__name__}")


def _related(
    sender: Any, instance: Any, action: str, reverse: bool, model: Any, pk_set: Any, **kwargs: Any
) -> None:
    """Somebody joined or left a group, or a permission was given or taken: a row for whom it is."""
    if action not in VERBS:
        return
    if action == "pre_clear":
        found = _present(sender, instance, reverse)
    else:
        found = list(model._default_manager.filter(pk__in=pk_set or ()))
    if not found:
        return
    # From the other side (group.user_set.add(user)) it is still each user's right.
    pairs = [(one, [instance]) for one in found] if reverse else [(instance, found)]
    for whose, what in pairs:
        data = {"what": sorted(_name(one) for one in what)}
        _write(VERBS[action], whose, data)


def _present(sender: Any, instance: Any, reverse: bool) -> list[Any]:
    if sender is User.groups.through:
        return list(instance.user_set.all() if reverse else instance.groups.all())
    if sender is User.user_permissions.through:
        return list(instance.user_set.all() if reverse else instance.user_permissions.all())
    return list(instance.group_set.all() if reverse else instance.permissions.all())


def _given(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        _in_the_tree(GIVEN, instance)


def _taken(instance: Any, **kwargs: Any) -> None:
    _in_the_tree(TAKEN, instance)


def _in_the_tree(action: str, row: Any) -> None:
    """A right on a page and what is below it, or on a collection."""
    page = getattr(row, "page_id", None)
    try:
        place = str(row.page if page else row.collection)
        group, codename = row.group, row.permission.codename
        language = row.page.locale.language_code if page else ""
    except ObjectDoesNotExist:  # they go with the row
        return
    data = {
        "what": [codename],
        "in": place,
        "page" if page else "collection": page or row.collection_id,
    }
    _write(action, group, data, language)


def _name(found: Any) -> str:
    if isinstance(found, Permission):
        return f"{found.content_type.app_label}.{found.codename}"
    return str(found)


def _write(action: str, whose: Any, data: dict[str, Any], language: str = "") -> None:
    write(
        action,
        object_type=whose._meta.label_lower,
        object_id=whose.pk,
        label=str(whose),
        language=language,
        data=data,
    )
