"""Privacy follows languages: a restriction holds for every translation (WAGTAIL.md 1.10)."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save

from wagtail.models import Page, PageViewRestriction


def _translations(page_id: int) -> Any:
    key = Page.objects.filter(pk=page_id).values("translation_key")
    return Page.objects.filter(translation_key__in=key).exclude(pk=page_id)


def mirror(sender: Any, instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """Give every translation the same restriction."""
    if raw:
        return
    for page in _translations(instance.page_id):
        own = page.view_restrictions.first()
        if own is None:
            own = PageViewRestriction(page=page)
        elif own.restriction_type == instance.restriction_type:
            continue
        own.restriction_type = instance.restriction_type
        own.save()


def mirror_groups(sender: Any, instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    """Give every translation's restriction the same groups."""
    if reverse or not action.startswith("post_"):
        return
    groups = set(instance.groups.values_list("pk", flat=True))
    others = PageViewRestriction.objects.filter(page__in=_translations(instance.page_id))
    for other in others:
        if set(other.groups.values_list("pk", flat=True)) != groups:
            other.groups.set(groups)


def open_again(
    sender: Any, instance: PageViewRestriction, origin: Any = None, **kwargs: Any
) -> None:
    """Lift the restriction of every translation, unless it went only because its page did."""
    if getattr(origin, "model", type(origin)) is not PageViewRestriction:
        return
    for other in PageViewRestriction.objects.filter(page__in=_translations(instance.page_id)):
        other.delete()


def inherit(
    sender: Any, instance: Any, created: bool = False, raw: bool = False, **kw: Any
) -> None:
    """A new translation of a private page is private from its first moment."""
    if raw or not created or not isinstance(instance, Page):
        return
    found = PageViewRestriction.objects.filter(page__in=_translations(instance.pk)).first()
    if found is not None and not PageViewRestriction.objects.filter(page_id=instance.pk).exists():
        own = PageViewRestriction(page_id=instance.pk, restriction_type=found.restriction_type)
        own.save()
        own.groups.set(found.groups.all())


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    post_save.connect(mirror, sender=PageViewRestriction, dispatch_uid="privacy.mirror")
    m2m_changed.connect(
        mirror_groups, sender=PageViewRestriction.groups.through, dispatch_uid="privacy.groups"
    )
    post_delete.connect(open_again, sender=PageViewRestriction, dispatch_uid="privacy.open")
    post_save.connect(inherit, dispatch_uid="privacy.inherit")
