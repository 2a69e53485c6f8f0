"""A new editor's way in: a mail with a link to the first password, then straight on (R4)."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from wagtail.users.models import UserProfile

from users.models import User


def invite(user: User, place: str, language: str) -> None:
    """Mail `user` the link to a first password, through the queue that can't fail.

    Args:
        user: a new account; the link ends with its first use, or after `PASSWORD_RESET_TIMEOUT`.
        place: what is to be edited, in words.
        language: of the mail; the admin's, too, where it is spoken there.
    """
    if language in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
    with translation.override(language):
        subject = _("Your account to publish: %(place)s") % {"place": place}
        send_mail(" ".join(subject.split()), _letter(user, place), None, [user.email])


def _letter(user: User, place: str) -> str:
    days = settings.PASSWORD_RESET_TIMEOUT // 86400
    return _(
        "An account was made for you to publish for: %(place)s.\n\n"
        "Choose your password (the link works once, for %(days)s days):\n%(link)s\n\n"
        "Then set up a second step, and the page shows what to do first. You sign in as: "
        "%(name)s\nIs the link too old? Ask for another one: %(again)s\n"
    ) % {
        "place": place,
        "days": days,
        "link": settings.WAGTAILADMIN_BASE_URL + first_password_path(user),
        "name": user.get_username(),
        "again": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_password_reset"),
    }


def first_password_path(user: User) -> str:
    """Return the path where `user` chooses a password, good for one use."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("wagtailadmin_password_reset_confirm", args=[key, token])
