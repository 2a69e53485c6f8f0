"""An account for each role of the demonstration."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured

from users import roles
from users.models import User

#: Known to everyone: the demonstration listens on this machine only.
PASSWORD = "demonstration-2027"  # noqa: S105


#: What attribution says of a text that the account writes or approves.
OFFICES: dict[str, Any] = {
    "publisher": {
        "tr": "Basın birimi sorumlusu (tanıtım)",
        "en": "Head of the press unit (demonstration)",
        "kk": "Баспасөз бөлімінің басшысы (таныстыру)",
        "ar": "مسؤول وحدة الصحافة (عرض تجريبي)",
    },
    "officer": {
        "tr": "Basın birimi (tanıtım)",
        "en": "Press unit (demonstration)",
        "kk": "Баспасөз бөлімі (таныстыру)",
        "ar": "وحدة الصحافة (عرض تجريبي)",
    },
}


def accounts() -> dict[str, str]:
    """Return each account's name and the group that makes its role."""
    return {
        "admin": roles.ADMINISTRATOR,
        "publisher": roles.PUBLISHER,
        "officer": roles.OFFICER,
        "translator-en": roles.translator("en"),
        "translator-kk": roles.translator("kk"),
        "translator-ar": roles.translator("ar"),
        "editor-berlin": roles.centre_editor("berlin"),
        "editor-vienna": roles.centre_editor("vienna"),
    }


def seed_accounts() -> None:
    """Make the accounts, and write them where `make run` prints them from.

    Raises:
        ImproperlyConfigured: the site isn't marked as a demonstration.
    """
    if not settings.DEMONSTRATION:
        raise ImproperlyConfigured("Demonstration accounts need DEMONSTRATION=true.")
    roles.ensure_roles()
    lines = [f"  Accounts (password {PASSWORD})"]
    for name, group in accounts().items():
        user, created = User.objects.get_or_create(
            username=name, defaults={"email": f"{name}@example.org"}
        )
        if created:
            user.set_password(PASSWORD)
            user.office = OFFICES.get(name, {})
        user.is_superuser = user.is_staff = name == "admin"
        user.save()
        user.groups.add(Group.objects.get(name=group))
        lines.append(f"    {name:<16}{group.replace('_', ' ')}")
    Path(settings.VAR, "accounts.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
