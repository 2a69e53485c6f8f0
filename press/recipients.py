"""Accredited recipients: who may read a planned release before its time, by a link of their own.

The link's secret is kept only as a digest: whoever reads the database can't open a link.
"""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from core.structured import address_of
from press.models import Recipient, Visit
from publishing.models import Release
from publishing.sharing.secret import digest, new_secret

#: Who may give links: the right to put releases together.
CHANGE = "publishing.change_release"


def accredit(
    release: Release,
    *,
    name: str,
    email: str,
    language: str,
    organisation: str = "",
    expires_at: datetime | None = None,
    user: Any,
) -> tuple[Recipient, str]:
    """Give a recipient a link, send it by mail, and return it: it can't be shown again.

    Args:
        release: a planned release.
        name: who will read.
        email: where the link is sent, through the queue that can't fail.
        language: of the mail and the list.
        organisation: for whom they read.
        expires_at: when the link ends; the release's own time if that is later isn't waited for.
        user: who accredits; the link lives as long as their right.

    Raises:
        ValidationError: the release isn't planned, or the end lies in the past.
    """
    if release.state != Release.State.PLANNED:
        raise ValidationError(_("Only a planned release is read before its time."))
    if expires_at is not None and expires_at <= timezone.now():
        raise ValidationError({"expires_at": _("Choose a time to come.")})
    secret = new_secret()
    recipient = Recipient.objects.create(
        release=release,
        name=name,
        organisation=organisation,
        email=email,
        language=language,
        digest=digest(secret),
        expires_at=expires_at,
        created_by=user,
    )
    with translation.override(language):
        link = address_of(reverse("press_embargo", args=[secret]))
        subject = _("Texts under embargo: %(release)s") % {"release": release}
        send_mail(subject, _letter(recipient, link), None, [email])
    log(instance=release, action="press.accredit", user=user, data={"recipient": recipient.pk})
    return recipient, link


def revoke(recipient: Recipient, user: Any = None) -> None:
    """End the link now."""
    if recipient.revoked_at is None:
        recipient.revoked_at = timezone.now()
        recipient.save(update_fields=["revoked_at"])
        data = {"recipient": recipient.pk}
        log(instance=recipient.release, action="press.revoke", user=user, data=data)


def recipient_of(secret: str) -> Recipient | None:
    """Return whose link it is while it works, else None.

    A link works while its release is planned, before its own end, and while who gave it may still
    give one. Once the texts are public the link has nothing more to give; after a recall it must
    not give them again.
    """
    found = Recipient.objects.filter(digest=digest(secret), revoked_at=None)
    found = found.filter(release__state=Release.State.PLANNED).select_related(
        "release", "created_by"
    )
    recipient = found.first()
    if recipient is None or (recipient.expires_at and recipient.expires_at <= timezone.now()):
        return None
    return recipient if may_accredit(recipient.created_by) else None


def may_accredit(user: Any) -> bool:
    """Tell whether `user` may give links; nobody may whose account is closed or gone."""
    return user is not None and user.has_perm(CHANGE)


def visited(recipient: Recipient, what: str) -> None:
    """Note that the link was used; the recipient was told so when it was sent."""
    Visit.objects.create(recipient=recipient, what=what[:200])
    Recipient.objects.filter(pk=recipient.pk).update(visits=F("visits") + 1)
    data = {"recipient": recipient.pk, "name": recipient.name, "what": what[:200]}
    log(instance=recipient.release, action="press.visit", data=data)


def _letter(recipient: Recipient, link: str) -> str:
    release = recipient.release
    when = release.goes_out_at
    until = (
        _("Not to be published before %(time)s.") % {"time": zoned(when)}
        if when
        else _("Not to be published before we release it.")
    )
    return "\n\n".join(
        [
            _("This link is yours alone; each use of it is noted. Please don't pass it on."),
            link,
            until,
            release.audience,
        ]
    )


def zoned(moment: datetime) -> str:
    """Return a time in the site's zone, named, and in UTC (A4)."""
    local = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    zone = timezone.get_current_timezone_name()
    return f"{local} ({zone}) · {moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
