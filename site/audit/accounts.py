"""Accounts and sessions: made, changed, signed in, out, refused, locked. No address is kept."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_delete, post_save, pre_save

from audit.chain import write
from users.models import User
from users.signals import locked_out

#: What of an account is worth a row when it changes. Of the password only that it did.
FIELDS = ("username", "email", "is_active", "is_superuser", "password")
SECRET = {"password"}


def connect() -> None:
    """Listen to accounts and sessions."""
    pre_save.connect(_before, sender=User, dispatch_uid="audit.user.before")
    post_save.connect(_saved, sender=User, dispatch_uid="audit.user.saved")
    post_delete.connect(_deleted, sender=User, dispatch_uid="audit.user.deleted")
    user_logged_in.connect(_in, dispatch_uid="audit.in")
    user_logged_out.connect(_out, dispatch_uid="audit.out")
    user_login_failed.connect(_failed, dispatch_uid="audit.failed")
    locked_out.connect(_locked, dispatch_uid="audit.locked")


def _before(instance: User, update_fields: Any = None, **kwargs: Any) -> None:
    """Remember what the account was; signing in writes the time only and asks nothing."""
    watched = set(FIELDS) if update_fields is None else set(FIELDS) & set(update_fields)
    instance._audited = (  # type: ignore[attr-defined]
        User.objects.filter(pk=instance.pk).values(*sorted(watched)).first()
        if instance.pk and watched
        else None
    )


def _saved(instance: User, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    if created:
        _write("account.create", instance)
        return
    before = getattr(instance, "_audited", None) or {}
    changed = {name: was for name, was in before.items() if getattr(instance, name) != was}
    if changed:
        data = {
            name: "changed" if name in SECRET else [was, getattr(instance, name)]
            for name, was in changed.items()
        }
        _write("account.change", instance, data=data)


def _deleted(instance: User, **kwargs: Any) -> None:
    _write("account.delete", instance)


def _in(user: Any, **kwargs: Any) -> None:
    _write("session.in", user, user)


def _out(user: Any, **kwargs: Any) -> None:
    if user is not None and user.pk:
        _write("session.out", user, user)


def _failed(credentials: dict[str, Any], **kwargs: Any) -> None:
    _about("session.refused", credentials)


def _locked(credentials: dict[str, Any], **kwargs: Any) -> None:
    _about("session.locked", credentials)


def _about(action: str, credentials: dict[str, Any]) -> None:
    """Name an account only if there is one: people type their password into the wrong box."""
    name = str(credentials.get("username", ""))[:150].replace("\x00", "")
    user = User.objects.filter(username__iexact=name).first() if name else None
    if user is None:
        write(action, object_type="users.user", label="?")
    else:
        _write(action, user)


def _write(action: str, whose: User, user: Any = None, data: Any = None) -> None:
    write(
        action,
        object_type="users.user",
        object_id=whose.pk,
        label=whose.get_username(),
        user=user,
        data=data,
    )
