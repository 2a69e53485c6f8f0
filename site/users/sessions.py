"""Sessions end when rights do; a person sees the own ones and ends the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from users.addresses import client_address
from users.models import User

#: What a session remembers of its beginning, for its owner's eyes alone.
BEGUN = "signed_in"


@dataclass(frozen=True)
class OwnSession:
    """One of a person's sessions."""

    at: datetime | None
    address: str
    browser: str
    is_this: bool


def end_sessions(users: Iterable[User]) -> None:
    """Sign out everywhere those of `users` who may no longer enter the admin.

    Wagtail asks for rights at each request, so nothing depends on this but that a browser left open
    somewhere holds no session.
    """
    end_all(user for user in users if not user.has_perm("wagtailadmin.access_admin"))


def end_all(users: Iterable[User], but: str | None = None) -> int:
    """Sign `users` out everywhere except in the session with the key `but`; return how often."""
    gone = {str(user.pk) for user in users}
    ended = 0
    for session, owner, _data in _open_sessions() if gone else ():
        if owner in gone and session.session_key != but:
            session.delete()
            ended += 1
    return ended


def begin(request: HttpRequest) -> None:
    """Write down when, where and with what a session began."""
    request.session[BEGUN] = {
        "at": timezone.now().timestamp(),
        "address": client_address(request),
        "agent": request.headers.get("user-agent", "")[:200],
    }


def own_sessions(request: HttpRequest) -> list[OwnSession]:
    """Return the open sessions of the user, this one first, then the newest."""
    found = []
    for session, owner, data in _open_sessions():
        if owner == str(request.user.pk):
            begun = data.get(BEGUN, {})
            at = begun.get("at")
            found.append(
                OwnSession(
                    at=datetime.fromtimestamp(at, tz=timezone.get_current_timezone())
                    if at
                    else None,
                    address=begun.get("address", ""),
                    browser=browser_name(begun.get("agent", "")),
                    is_this=session.session_key == request.session.session_key,
                )
            )
    oldest = datetime.min.replace(tzinfo=timezone.get_current_timezone())
    return sorted(found, key=lambda own: (own.is_this, own.at or oldest), reverse=True)


def browser_name(agent: str) -> str:
    """Return the two words that tell a person's devices apart: browser and system."""
    browsers = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome"}
    systems = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows"}
    browsers["Safari/"] = "Safari"
    systems |= {"Mac OS": "macOS", "Linux": "Linux"}
    names = [
        next((name for mark, name in table.items() if mark in agent), "")
        for table in (browsers, systems)
    ]
    return " · ".join(name for name in names if name)


def _open_sessions() -> Iterator[tuple[Session, str, dict[str, Any]]]:
    """Yield each open session, whose it is, and what it holds.

    Sessions don't say whose they are, so all are read: only editors have any, and this is rare.
    """
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        data = session.get_decoded()
        yield session, str(data.get(SESSION_KEY, "")), data
