"""Keeping a message and mailing it: whatever becomes of the mail, the message is there."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from centres.models import CentrePage
from core.navigation import languages_of
from core.privacy import readable
from home.contact.models import Message
from home.models import ContactPage
from publishing.mail import queue


@dataclass(frozen=True)
class Recipient:
    """To whom one writes: the page that offers the form, and whose mailbox it is."""

    page: Any
    email: str
    centre: Any = None


def recipient(slug: str, language: str) -> Recipient:
    """Return the centre of that key, or headquarters for "", as a public page shows them.

    Raises:
        Http404: no page of this language offers the form: nobody is known to read at the centre.
    """
    here = {"locale__language_code": language}
    page: Any
    if slug:
        pages = readable(CentrePage.objects.filter(centre__slug=slug, centre__live=True, **here))
        page = pages.select_related("centre", "locale").first()
        if page is not None and not page.centre.is_working:
            page = None
    else:
        page = readable(ContactPage.objects.filter(**here)).select_related("locale").first()
    if page is None or language not in languages_of(page)[0]:
        raise Http404
    if slug:
        return Recipient(page, page.centre.email, page.centre)
    return Recipient(page, page.email)


def receive(to: Recipient, language: str, words: dict[str, Any]) -> Message:
    """Keep a message and queue its mail.

    Args:
        to: whom it is written to.
        language: of the form.
        words: what the form found right.

    Returns:
        The message; the one that is there when the same form was sent twice.
    """
    fields = {name: words[name] for name in ("name", "email", "subject", "text")}
    digest = sha256(repr([words["seal"], *fields.values()]).encode()).hexdigest()
    with transaction.atomic():
        message, is_new = Message.objects.get_or_create(
            digest=digest, defaults={**fields, "centre": to.centre, "language": language}
        )
        if is_new and to.email:
            message.mail = queue(_mail(message, to))
            message.was_queued = message.mail is not None
            message.save(update_fields=["mail", "was_queued"])
    return message


def _mail(message: Message, to: Recipient) -> EmailMessage:
    """Return the mail, in the language the reader wrote in; an answer goes to the reader."""
    rows = [
        (_("Name"), message.name or "–"),
        (_("E-mail"), message.email),
        (_("Subject"), message.subject),
    ]
    where = settings.WAGTAILADMIN_BASE_URL + reverse("messages:edit", args=[message.pk])
    text = "\n".join(
        [
            _("Somebody wrote through the form on “%(page)s”.") % {"page": to.page.title},
            "",
            *(f"{term}: {said}" for term, said in rows),
            "",
            message.text,
            "",
            "-- ",
            _("Mark it as answered: %(url)s") % {"url": where},
            _("The site erases it on %(date)s; erase this mail, too.")
            % {"date": date_format(message.erase_on)},
            "",
        ]
    )
    subject = _("Contact form: %(subject)s") % {"subject": message.subject}
    return EmailMessage(subject, text, to=[to.email], reply_to=[message.email])
