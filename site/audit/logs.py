"""What Wagtail's log writes: pages, records, releases, workflows, accounts, our own verbs."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db.models.signals import post_save

from wagtail.models import ModelLogEntry, PageLogEntry

from audit.chain import write
from audit.media import is_watched

#: Where a row keeps its language.
LANGUAGE_FIELDS = {"locale": "locale__language_code", "language": "language"}


def connect() -> None:
    """Copy each new entry of the log, in the transaction in which it is written."""
    for model in (PageLogEntry, ModelLogEntry):
        post_save.connect(_copied, sender=model, dispatch_uid=f"audit.{model.__name__}")


def _copied(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    kind = instance.content_type
    if not created or raw or kind is None or is_watched(instance):
        return
    if isinstance(instance, PageLogEntry):
        number, language = instance.page_id, _language_of_page(instance)
    else:
        number, language = instance.object_id, _language_of(kind.model_class(), instance.object_id)
    data = dict(instance.data or {})
    if instance.revision_id:
        data["revision"] = instance.revision_id
    write(
        instance.action,
        object_type=f"{kind.app_label}.{kind.model}",
        object_id=number,
        label=instance.label,
        language=language,
        user=instance.user,
        at=instance.timestamp,
        data=data,
    )


def _language_of_page(entry: PageLogEntry) -> str:
    try:
        return str(entry.page.locale.language_code)
    except ObjectDoesNotExist:
        return ""


def _language_of(model: Any, pk: str) -> str:
    """Return the language of a row, "" where it has none or is gone."""
    for name, path in LANGUAGE_FIELDS.items():
        try:
            model._meta.get_field(name)
        except (AttributeError, FieldDoesNotExist):
            continue
        return str(model._base_manager.filter(pk=pk).values_list(path, flat=True).first() or "")
    return ""
