"""Open a centre in one step."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from centres.opening import Opening, open_centre
from text.slugs import slugify


class Command(BaseCommand):
    """`manage.py create_centre --country=DE --name="Berlin centre" --languages=en,tr …`."""

    help = "Open a regional centre: record, pages, group, collection, editors. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--country", required=True, help="code of the host country")
        parser.add_argument("--name", required=True, help="the same in each of the languages")
        parser.add_argument("--city", default="", help="without it everything stays a draft")
        parser.add_argument("--languages", required=True, help="codes: en,tr")
        parser.add_argument("--editors", default="", help="e-mail addresses: a@x.org,b@x.org")
        parser.add_argument("--zone", default="Europe/Istanbul", help="for example Europe/Berlin")
        parser.add_argument(
            "--site-name", default="", help="for the first centre in a language of CENTRE_LANGUAGES"
        )
        parser.add_argument("--slug", default="", help="key; made of the name if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        languages = _listed(options["languages"])
        wanted = Opening(
            slug=options["slug"] or slugify(options["name"], languages[0])[:60],
            name=dict.fromkeys(languages, options["name"]),
            city=dict.fromkeys(languages, options["city"]) if options["city"] else {},
            country=options["country"],
            zone=options["zone"],
            languages=languages,
            editors=_listed(options["editors"]),
            site_name=dict.fromkeys(languages, options["site_name"]),
        )
        try:
            made = open_centre(wanted)
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write("\n".join(made) or "Nothing was missing.")


def _listed(text: str) -> tuple[str, ...]:
    """Return the parts of a list with commas, each once, in order."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
