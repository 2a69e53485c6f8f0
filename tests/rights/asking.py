"""Asks an address as somebody, and tells what came of it: an answer, a refusal, written rows."""

import re
from dataclasses import dataclass

from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.urls import reverse

from tests.leaks.conftest import secrets

WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.I)
#: Sessions, messages to oneself, who has a form open: no content.
OWN = {
    "django_session", "wagtailadmin_editingsession", "wagtailcore_pagesubscription",
    "wagtailusers_userprofile", "wagtailadmin_formstate",
    "media_rendition",  # a picture's size that is shown: no content
    "audit_auditrow", "audit_seal", "audit_chainend",  # that somebody asked
}  # fmt: skip


@dataclass
class Answer:
    """What came of a request."""

    status: int
    target: str
    wrote: set
    heard: set

    @property
    def refused(self):
        """Refused: the way to sign in (again) or to the dashboard, 403, 404, a method nobody has."""
        if self.status in {403, 404, 405, 400}:
            return True
        return self.status == 302 and self.target.partition("?")[0] in _doors()


def _doors():
    names = (
        "wagtailadmin_home", "wagtailadmin_explore_root", "wagtailadmin_login", "account_login",
        "account_reauthenticate",
    )  # fmt: skip
    return {*(reverse(name) for name in names), "/tr/_util/login/"}


def ask(client, address, body=None):
    """Ask, and take back whatever was written. `body`: None for GET, a dictionary for POST."""
    wrote = set()

    def watch(execute, sql, params, many, context):
        found = WRITES.match(sql)
        if found and found[1] not in OWN:
            wrote.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch), transaction.atomic():
        response = client.get(address) if body is None else client.post(address, body)
        text = _text(response)
        transaction.set_rollback(True)
    client.cookies.pop("messages", None)  # what was said now was said now
    # What was asked may be said again: it tells nothing that the asker didn't know.
    for echo in (address, address.strip("/").rpartition("/")[2]):
        text = text.replace(echo, "") if echo else text
    target = response.headers.get("Location", "")
    if response.status_code >= 400:
        wrote = set()  # taken back with the refusal
    return Answer(response.status_code, target, wrote, secrets(text))


def _text(response):
    """Everything that an answer says: headers, content, and messages for the next page."""
    if response.streaming:
        content = b"".join(response.streaming_content).decode("latin-1")
    else:
        content = response.content.decode("utf-8", "replace")
    said = [str(message) for message in get_messages(response.wsgi_request)]
    return "\n".join([*(f"{k}: {v}" for k, v in response.items()), content, *said])
