"""Opening a centre: its record, pages, group, collection and editors, all or nothing (R4)."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.forms import EmailField
from django.utils.crypto import get_random_string
from django.utils.translation import gettext, gettext_lazy, override

from wagtail.models import Collection, Page

from i18nfield.strings import LazyI18nString

from centres.models import CentreIndexPage, CentrePage
from core.labels import label_in
from core.pages import BasePage
from core.reach import is_centre_only
from directory.models import Centre, Country
from events.models import MeetingIndexPage
from languages.homes import NoHome, open_for_centres
from news.models import NewsIndexPage
from publishing.actions import publish
from publishing.review.workflows import ensure_workflow
from users.invitations import invite
from users.models import User
from users.roles import ensure_centre_editor, language_homes

#: What stands below a centre's page, and its title in the page's language.
SECTIONS = ((NewsIndexPage, gettext_lazy("News")), (MeetingIndexPage, gettext_lazy("Meetings")))


class OpeningRefused(ValidationError):
    """The centre can't be opened so; its message says what to do first."""


@dataclass(frozen=True)
class Opening:
    """What is asked for.

    Attributes:
        slug: the key of the centre; what it has already is kept and what it lacks is added.
        name, city: labels, in the languages of the pages at least.
        country: code of the host country.
        languages: codes of the languages of its pages.
        editors: e-mail addresses; who has no account gets one.
        site_name: what the site calls itself, in each language that only centres have and that
            none of them has opened yet.
    """

    slug: str
    name: dict[str, str]
    city: dict[str, str]
    country: str
    zone: str
    languages: tuple[str, ...]
    editors: tuple[str, ...] = ()
    site_name: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def open_centre(wanted: Opening, by: Any = None) -> list[str]:
    """Make what is missing and return its names; a second time there is nothing to make.

    A page goes public with the page above it; below a draft it is a draft. The centre's state is
    “planned” until HQ says that it is open.

    Raises:
        OpeningRefused: no such country, no home page in a language, or the key is another's.
    """
    made: list[str] = []
    centre = _centre(wanted, made, by)
    homes = {home.slug: home for home in language_homes()}
    for code in wanted.languages:
        if code not in homes:
            homes[code] = _root(code, wanted, made, by)
        title = wanted.name.get(code) or label_in(centre.name, code)
        if not title:
            raise OpeningRefused(
                gettext("Name the centre in this language: %(language)s.") % {"language": code}
            )
        with override(code):
            made += _pages(centre, title, homes[code], by)
    if not Collection.objects.filter(depth=2, name=centre.slug).exists():
        made.append(centre.slug)
    group = ensure_centre_editor(centre)
    if ensure_workflow(centre):
        made.append(gettext("Second person"))
    for address in wanted.editors:
        user = _editor(address, centre, wanted.languages[0], made)
        if not user.groups.filter(pk=group.pk).exists():
            user.groups.add(group)
            made.append(f"{address} → {group.name}")
    return made


def _centre(wanted: Opening, made: list[str], by: Any) -> Centre:
    """Return the centre's record, published when it is complete."""
    country = Country.objects.filter(code=wanted.country, live=True).first()
    if country is None:
        raise OpeningRefused(
            gettext("Publish the host country in the directory first: %(code)s.")
            % {"code": wanted.country}
        )
    found = Centre.objects.filter(slug=wanted.slug).first()
    if found is not None:
        if found.country != country:
            raise OpeningRefused(gettext("A centre in another country has that key."))
        return found
    centre = Centre(
        slug=wanted.slug,
        name=LazyI18nString(wanted.name),
        city=LazyI18nString(wanted.city),
        country=country,
        zone=wanted.zone,
        live=False,
    )
    centre.full_clean(exclude=() if wanted.city else ("city",))
    centre.save()
    centre.save_revision(user=by, clean=bool(wanted.city))
    if wanted.city:
        publish(centre, by)
    centre.refresh_from_db()
    made.append(str(centre))
    return centre


def _root(code: str, wanted: Opening, made: list[str], by: Any) -> Page:
    """Make the root of a language that only centres have, with its first centre."""
    if not is_centre_only(code):
        raise OpeningRefused(
            gettext("Make the home page of this language first: %(language)s.") % {"language": code}
        )
    if not wanted.site_name.get(code):
        raise OpeningRefused(
            gettext("Name the site in this language: %(language)s.") % {"language": code}
        )
    try:
        root = open_for_centres(code, wanted.site_name[code], by)
    except NoHome as error:
        raise OpeningRefused(str(error)) from error
    made.append(root.url_path)
    return root


def _pages(centre: Centre, title: str, home: Page, by: Any) -> Iterator[str]:
    """Make the section of the centres, the centre's page and its sections in one language."""
    index, is_new = _page(CentreIndexPage, home, gettext("Regional centres"), by)
    if is_new:
        yield index.url_path
    page, is_new = _page(CentrePage, index, title, by, centre=centre)
    if is_new:
        yield page.url_path
    for model, name in SECTIONS:
        section, is_new = _page(model, page, str(name), by)
        if is_new:
            yield section.url_path


def _page(
    model: type[BasePage], parent: Any, title: str, by: Any, **facts: Any
) -> tuple[Any, bool]:
    """Return the page of `model` below `parent` and whether it was made now."""
    manager: Any = model._default_manager
    found = manager.child_of(parent).filter(**facts).first()
    if found is not None:
        return found, False
    page: Any = model(
        title=title,
        locale=parent.locale,
        translation_key=_key(manager.filter(**facts), parent, bool(facts)),
        live=False,
        owner=by,
        show_in_menus=model is CentreIndexPage,
        **facts,
    )
    parent.add_child(instance=page)
    page.save_revision(user=by)
    if parent.live and all(getattr(record, "live", True) for record in facts.values()):
        publish(page, by)
        page.refresh_from_db()
    return page, True


def _key(same: Any, parent: Any, is_one: bool) -> uuid.UUID:
    """Return the key that a new page below `parent` shares with itself in other languages.

    Args:
        same: the pages of its type, in any language.
        is_one: they are all one page already; else it is the one below the parent's own versions.
    """
    others = same.exclude(locale_id=parent.locale_id)
    above = Page.objects.filter(translation_key=parent.translation_key)
    found = (p.translation_key for p in others if is_one or above.parent_of(p).exists())
    return next(found, uuid.uuid4())


def _editor(address: str, centre: Centre, language: str, made: list[str]) -> User:
    """Return the account of an address; a new one is invited by mail to choose a password."""
    found = User.objects.filter(Q(email__iexact=address) | Q(username__iexact=address)).first()
    if found is not None:
        return found
    EmailField(max_length=150).clean(address)  # it is the name of the account, too
    made.append(address)
    user = User.objects.create_user(address, address, get_random_string(40))
    invite(user, label_in(centre.name, language), language)
    return user
