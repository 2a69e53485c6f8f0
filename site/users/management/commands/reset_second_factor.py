"""Take somebody's second factor away."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from users.factor_reset import reset_second_factor
from users.models import User


class Command(BaseCommand):
    """`manage.py reset_second_factor NAME`: for a lost telephone. Ends the person's sessions."""

    help = "Remove an account's passkeys, codes and recovery codes, and end its sessions"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = User.objects.get(username=options["username"])
        except User.DoesNotExist:
            raise CommandError(f"There is no account {options['username']!r}.") from None
        count = reset_second_factor(user)
        self.stdout.write(f"{user.username}: {count} removed; the next sign-in sets a new one up.")
