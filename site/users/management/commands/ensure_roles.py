"""Make the groups of editors."""

from typing import Any

from django.core.management.base import BaseCommand

from users.roles import ensure_roles


class Command(BaseCommand):
    """`manage.py ensure_roles`: safe at any time."""

    help = "Make the groups agree with the languages, centres and record types there are"

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_roles()
