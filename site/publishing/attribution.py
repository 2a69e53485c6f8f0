"""Who answers for a text: one answer, which page, feed, search and structured data print (T1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from wagtail.models import PageLogEntry

from core.identity import public_id
from core.labels import localized
from core.navigation import Furniture, furniture, furniture_of
from core.pages import BasePage
from core.structured import address_of
from directory.models import Body, Centre
from directory.queries import centre_above
from entries.build import register_entry_values
from entries.models import Entry
from publishing.disclosure.texts import Disclosure, disclosure_at
from publishing.models import Correction

#: Who did one of these last answers for what is public.
APPROVALS = ("wagtail.workflow.approve", "wagtail.publish", "wagtail.publish.schedule")
#: The relations of an entry whose offices attribution prints.
ACCOUNTS = ("author", "approver")


@dataclass(frozen=True)
class Party:
    """A body, centre, office or contact, by the name it has in the language of the text.

    Attributes:
        name: the name.
        language: the language that name is really in.
        url: where more is to be found, or "".
    """

    name: str
    language: str
    url: str = ""

    @property
    def reach(self) -> str:
        """The mail or web address, where a text can't link: "Contact" alone reaches nobody."""
        return address_of(self.url) if self.url.startswith("/") else self.name


@dataclass(frozen=True)
class FormerName:
    """A name that an issuing body bore on the day of the text and bears no more (N8).

    Attributes:
        then: the name of that day.
        since: first day of the next name (partial ISO 8601).
        now: the name of today.
    """

    then: Party
    since: str
    now: Party


@dataclass(frozen=True)
class Attribution:
    """Who publishes a text, who wrote and approved it, whom to ask, whether it was corrected.

    Attributes:
        id: permanent id of the text in its language; the same on every surface.
        language: the language of the text.
        publisher: the first issuing body; the site's own publisher where a text names none.
        together_with: the other issuing bodies, in order.
        former_names: the issuing bodies that have been renamed since.
        centre: the regional centre it belongs to.
        author_team: the office of its author.
        approver: the office of who approved or published it last.
        contact: whom to ask.
        corrected_on: days of its corrections (ISO 8601), the newest first.
        rights: on what terms it may be used, in words.
        origin: the page that this one repeats, by its title.
        disclosure: what the law of the host country makes the centre say today (T2).
    """

    id: str
    language: str
    publisher: Party | None
    together_with: tuple[Party, ...]
    former_names: tuple[FormerName, ...]
    centre: Party | None
    author_team: Party | None
    approver: Party | None
    contact: Party | None
    corrected_on: tuple[str, ...]
    rights: str
    origin: Party | None
    disclosure: Disclosure | None


def attribution(page: BasePage) -> Attribution:
    """Return who answers for `page` (at most five queries; none when `keep` was called)."""
    entry = page.kept_entry or Entry(
        language=page.locale.language_code,
        translation_key=page.translation_key,
        path=page.path,
        centre=page.written_at(),
        **stored(page),
    )
    return _attribution(entry, furniture_of(page))


def keep(page: BasePage, entries: Iterable[Entry]) -> None:
    """Let `attribution` read the page's own entry, if it is among `entries` and may be read.

    Not in a preview: whom a draft names is not yet public. Read `entries` with `ACCOUNTS`.
    """
    if getattr(page, "is_unrestricted", False):  # core.routing
        page.kept_entry = next((entry for entry in entries if entry.page_id == page.pk), None)


def attributions_of(entries: Sequence[Entry]) -> list[Attribution]:
    """Return who answers for the texts of `entries`, as `attribution` would.

    Two queries for the offices, and one a language for its furniture.
    """
    prefetch_related_objects(entries, *ACCOUNTS)
    sites = {code: furniture(code) for code in {row.language for row in entries}}
    return [_attribution(row, sites[row.language]) for row in entries]


def stored(page: BasePage) -> dict[str, Any]:
    """Return the columns that an entry keeps, so that a list needs no query a text.

    Names of bodies and centres are kept, since a change of those records rebuilds the entry.
    """
    language = page.locale.language_code
    words = page.original or page
    issuers, (bodies, centre), date = list(words.issued_by()), parties(page), words.entry_date()
    names = {
        "bodies": [
            [*localized(body.name_on(date) if issuers else body.name, language), body.url]
            for body in bodies
        ],
        "former_names": [
            [localized(former.name, language), str(former.until), localized(body.name, language)]
            for body in issuers
            if (former := body.former_name_on(date))
        ],
        "centre": [*localized(centre.name, language)] if centre else None,
        "email": next((each.email for each in [centre, *bodies] if each and each.email), ""),
        "corrected_on": [str(row.made_on) for row in live_corrections(words)],
    }
    if words is not page:
        names["origin"] = [words.title, words.locale.language_code, words.url]
    return {"attribution": names, "author_id": words.owner_id, "approver_id": _approver(words)}


def parties(page: BasePage) -> tuple[list[Body], Centre | None]:
    """Return the bodies that answer for a page, the publisher first, and its centre; all live."""
    bodies = list((page.original or page).issued_by()) or _publisher()
    # A centre's article is its own although nobody named the centre in it.
    return bodies, page.written_at() or _live(centre_above(page.path))


def live_corrections(page: Any) -> list[Correction]:
    """Return the published corrections of a text, the newest first (one query a page's life)."""
    known: list[Correction] | None = getattr(page, "_live_corrections", None)
    if known is None:
        rows = Correction.objects.filter(translation_key=page.translation_key, live=True)
        known = page._live_corrections = list(rows)
    return known


def _live(centre: Centre | None) -> Centre | None:
    return centre if centre and centre.live else None


def _publisher() -> list[Body]:
    return list(Body.objects.filter(live=True, is_publisher=True).order_by("pk")[:1])


def _approver(page: BasePage) -> int | None:
    found = PageLogEntry.objects.filter(page_id=page.pk, action__in=APPROVALS, user__isnull=False)
    return found.order_by("-timestamp", "-pk").values_list("user_id", flat=True).first()


def _attribution(row: Entry, site: Furniture) -> Attribution:
    language, data = row.language, row.attribution
    bodies = [Party(*body) for body in data.get("bodies", ())]
    email = data.get("email", "")
    contact = Party(email, language, f"mailto:{email}") if email else None
    if contact is None and site.contact:
        contact = Party(site.contact["title"], language, site.contact["url"])

    def office(account: Any) -> Party | None:
        text, actual = localized(account.office if account else "", language)
        return Party(text, actual) if text else None

    return Attribution(
        id=public_id(row.translation_key, language),
        language=language,
        publisher=bodies[0] if bodies else None,
        together_with=tuple(bodies[1:]),
        former_names=tuple(
            FormerName(Party(*then), since, Party(*now))
            for then, since, now in data.get("former_names", ())
        ),
        centre=Party(*data["centre"]) if data.get("centre") else None,
        author_team=office(row.author),
        approver=office(row.approver),
        contact=contact,
        corrected_on=tuple(data.get("corrected_on", ())),
        rights=site.rights,
        origin=Party(*data["origin"]) if data.get("origin") else None,
        disclosure=disclosure_at(site, row.path, row.centre_id),
    )


register_entry_values(stored)
