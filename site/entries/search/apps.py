from typing import Any

from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class EntrySearchConfig(AppConfig):
    """The search index of the entries."""

    name = "entries.search"
    label = "entry_search"
    verbose_name = _("Search index")

    def ready(self) -> None:
        # An entry goes with its page by cascade, past every function of ours.
        pre_delete.connect(_forget, sender="entries.Entry", dispatch_uid="entries.search.forget")


def _forget(sender: Any, instance: Any, **kwargs: Any) -> None:
    from entries.search.index import remove

    remove([instance.pk])
