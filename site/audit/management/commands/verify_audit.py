"""Checks the chain of the audit trail."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.chain import seal_left, verify


class Command(BaseCommand):
    """`manage.py verify_audit`: ends with an error that names the first broken row."""

    help = "Checks that no row of the audit trail was changed, removed or put in between."

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify the chain, then seal what a killed process left.

        Raises:
            CommandError: the chain is broken; says where.
        """
        held, broken = verify()
        if broken is not None:
            row = f"row {broken.row.pk}, {broken.row}" if broken.row else "no row"
            raise CommandError(
                f"The audit trail is broken at seal {broken.number} ({row}): {broken.why}. "
                f"{held} seals before it hold. Compare with a backup."
            )
        self.stdout.write(f"{held} rows of the audit trail are as they were written.")
        if late := seal_left():
            self.stdout.write(f"{late} rows had no seal yet (a process was killed); they have now.")
