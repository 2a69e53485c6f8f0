"""Groups and what they may do. Idempotent: run it after every new language, centre or record type.

Each language is its own subtree, so a right on a home page, or on a centre's page in a language, is
the whole mechanism (WAGTAIL.md 4). Nobody but administrators holds a right to delete.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from core.records import Record

ADMINISTRATOR = "administrator"
PUBLISHER = "hq_publisher"
OFFICER = "hq_officer"
#: What every editor may choose from, beside the collection of the own centre.
SHARED_COLLECTION = "Shared"

ALL_PAGE_RIGHTS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
PUBLISHER_PAGE_RIGHTS = ("add", "change", "publish", "lock", "unlock")
WRITER_PAGE_RIGHTS = ("add", "change")
#: A release publishes without asking again: who may make one may publish.
PUBLISHING_MODELS = ("publishing.release", "publishing.withdrawal")
#: Records that speak for the law: only who may publish may write them, drafts too.
LEGAL_RECORDS = ("disclosure.disclosurerule",)

#: What higher layers do once the groups are there.
_followers: list[Callable[[], None]] = []


def register_follower(function: Callable[[], None]) -> Callable[[], None]:
    """Register what is made, idempotently, whenever the groups were made to agree."""
    if function not in _followers:
        _followers.append(function)
    return function


def translator(language: str) -> str:
    """Return the name of the group of a language's translators."""
    return f"translator_{language}"


def centre_editor(slug: str) -> str:
    """Return the name of the group of a centre's editors."""
    return f"centre_editor_{slug}"


def is_administrator(user: Any) -> bool:
    """Tell whether `user` may delete what is public. Remembered on the user for the request."""
    if not user.is_active or user.is_anonymous:
        return False
    known: bool | None = getattr(user, "_is_administrator", None)
    if known is None:
        known = user.is_superuser or user.groups.filter(name=ADMINISTRATOR).exists()
        user._is_administrator = known
    return known


def ensure_roles() -> None:
    """Make the groups, and what higher layers registered, agree with the languages, centres and
    record types there are."""
    shared = shared_collection()
    root = Collection.get_first_root_node()
    homes = list(language_homes())

    administrator = _group(ADMINISTRATOR)
    tree_root = Page.objects.filter(depth=1).first()
    _pages(administrator, [tree_root] if tree_root else [], ALL_PAGE_RIGHTS)
    _collections(administrator, [root], ("add", "change", "choose", "delete"))
    administrator.permissions.add(*_every_permission_of_ours())

    publisher = _group(PUBLISHER)
    _pages(publisher, homes, PUBLISHER_PAGE_RIGHTS)
    _collections(publisher, [root], ("add", "change", "choose"))
    _records(publisher, ("add", "change", "publish", "lock", "unlock", "view"))
    _models(publisher, PUBLISHING_MODELS, ("change", "view"))
    _models(publisher, ["publishing.release"], ("add", "go_out"))
    _models(publisher, ["launch.signoff"], ("add",))
    _models(publisher, ["contact.message"], ("answer",))

    officer = _group(OFFICER)
    _pages(officer, homes, WRITER_PAGE_RIGHTS)
    _collections(officer, [root], ("add", "change", "choose"))
    _records(officer, ("add", "change", "view"), but=LEGAL_RECORDS)
    _models(officer, LEGAL_RECORDS, ("view",))
    _models(officer, PUBLISHING_MODELS, ("view",))

    for home in homes:
        group = _group(translator(home.slug))
        _pages(group, [home], WRITER_PAGE_RIGHTS)
        _collections(group, [shared], ("choose",))
    for centre in apps.get_model("directory", "Centre").objects.all():
        ensure_centre_editor(centre)
    for follow in _followers:
        follow()


def ensure_centre_editor(centre: Any) -> Group:
    """Make the group of the centre's editors: everything on its pages, nothing of anyone else's.

    Call again when the centre's page comes into being in one more language, or its state changes: a
    centre that is suspended or closed keeps its group and its members, who may do nothing.
    """
    group = _group(centre_editor(centre.slug))
    if centre.status in centre.ENDED:
        GroupPagePermission.objects.filter(group=group).delete()
        GroupCollectionPermission.objects.filter(group=group).delete()
        group.permissions.clear()
        return group
    # `pages`: the reverse of the centre's page type, which stands far above this app.
    _pages(group, centre.pages.all(), PUBLISHER_PAGE_RIGHTS)
    _collections(group, [centre_collection(centre.slug)], ("add", "change", "choose"))
    _collections(group, [shared_collection()], ("choose",))
    return group


def rename_centre(before: str, now: str) -> None:
    """Keep the group and the files of a centre whose key has changed: both are found by it."""
    group, folder = centre_editor(now), Collection.objects.filter(depth=2, name=now)
    if not Group.objects.filter(name=group).exists():
        Group.objects.filter(name=centre_editor(before)).update(name=group)
    if not folder.exists():
        Collection.objects.filter(depth=2, name=before).update(name=now)


def language_homes() -> QuerySet[Any]:
    """Return the home page of each content language."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return Page.objects.filter(depth=2, slug__in=codes)


def shared_collection() -> Collection:
    """Return the collection everyone may choose from."""
    return _collection(SHARED_COLLECTION)


def centre_collection(slug: str) -> Collection:
    """Return the collection of a centre's own files."""
    return _collection(slug)


def _collection(name: str) -> Collection:
    found = Collection.objects.filter(depth=2, name=name).first()
    return found or Collection.get_first_root_node().add_child(name=name)


def _group(name: str) -> Group:
    """Return the group, allowed into the admin."""
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    return group


def _pages(group: Group, pages: Iterable[Any], rights: tuple[str, ...]) -> None:
    """Give exactly `rights` on `pages`, and none elsewhere."""
    pages = list(pages)
    wanted = {f"{right}_page" for right in rights}
    GroupPagePermission.objects.filter(group=group).exclude(
        page__in=[page.pk for page in pages], permission__codename__in=wanted
    ).delete()
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename__in=wanted
    )
    for page in pages:
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=page.pk, permission=permission
            )


def _collections(group: Group, collections: list[Collection], rights: tuple[str, ...]) -> None:
    """Give `rights` on pictures and documents of `collections`."""
    codenames = [
        f"{right}_{model}" for right in rights for model in ("image", "document", "collection")
    ]
    # Wagtail asks for the permissions of its own models even where ours replace them (auth_model).
    permissions = Permission.objects.filter(
        codename__in=codenames,
        content_type__app_label__in=["wagtailimages", "wagtaildocs", "wagtailcore"],
    ).exclude(codename__in=["add_collection", "change_collection", "choose_collection"])
    for collection in collections:
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


def _records(group: Group, rights: tuple[str, ...], but: Iterable[str] = ()) -> None:
    models = [model for model in apps.get_models() if issubclass(model, Record)]
    _models(group, {model._meta.label_lower for model in models} - set(but), rights)


def _models(group: Group, labels: Iterable[str], rights: tuple[str, ...]) -> None:
    """Give `rights` on whole models."""
    for label in labels:
        app, _dot, name = label.partition(".")
        codenames = [f"{right}_{name}" for right in rights]
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
        )


def _every_permission_of_ours() -> Iterable[Permission]:
    """Everything an administrator may do outside the page tree: records, accounts, the site."""
    labels = {model._meta.app_label for model in apps.get_models() if issubclass(model, Record)}
    labels |= {"media", "users", "auth", "publishing", "contact"}
    labels |= {"wagtailredirects", "wagtail_localize"}
    types = ContentType.objects.filter(app_label__in=labels)
    core = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model__in=["collection", "locale", "site", "workflow", "task"],
    )
    # What the public is told of a withdrawal comes of withdrawing a page, never of a form alone.
    ours = Permission.objects.filter(content_type__in=types).exclude(codename="add_withdrawal")
    return ours | core
