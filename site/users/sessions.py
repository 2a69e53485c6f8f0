"""Sessions end when rights do."""

from collections.abc import Iterable

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from users.models import User


def end_sessions(users: Iterable[User]) -> None:
    """Sign out everywhere those of `users` who may no longer enter the admin.

    Wagtail asks for rights at each request, so nothing depends on this but that a browser left open
    somewhere holds no session. Sessions don't say whose they are: all are read, which is rare.
    """
    gone = {str(user.pk) for user in users if not user.has_perm("wagtailadmin.access_admin")}
    if not gone:
        return
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) in gone:
            session.delete()
