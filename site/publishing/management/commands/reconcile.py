"""Make everything that follows from the published rows agree with them."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser

from wagtail.models import Page

from core.records import Record
from publishing.effects import retry, run
from publishing.refs import PAGE, Ref


class Command(BaseCommand):
    """`manage.py reconcile`: retries effects left behind; with `--all`, runs every effect anew."""

    help = "Run the effects of publishing that failed or were left behind"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="every page and record, not only those"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        good, bad = retry(older_than=0)
        if options["all"]:
            pages = Page.objects.filter(depth__gte=2).values_list("pk", flat=True)
            refs = [Ref(PAGE, pk) for pk in pages]
            for model in apps.get_models():
                if issubclass(model, Record):
                    keys = model._default_manager.values_list("pk", flat=True)
                    refs += [Ref(model._meta.label_lower, pk) for pk in keys]
            done = [run(ref) for ref in refs]
            good, bad = good + done.count(True), bad + done.count(False)
        self.stdout.write(f"{good} in order, {bad} failing")
