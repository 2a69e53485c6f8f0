"""The trail in the admin, for administrators only; searched, filtered, exported."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import registry
from wagtail.models import Page, get_page_models

import django_filters

from audit.models import AuditRow
from audit.words import WORDS, word
from core.plain import no_formula
from publishing.limits.rules import hidden_from
from users.roles import is_administrator


def actions() -> list[tuple[str, Any]]:
    """Return what can have been done, by its word."""
    named = [*registry.get_choices(), *WORDS.items()]
    return sorted(named, key=lambda pair: str(pair[1]))


class AuditFilterSet(WagtailFilterSet):
    """By who, what, language, action and time."""

    actor = django_filters.CharFilter(
        label=_("Who"), lookup_expr="icontains", widget=forms.TextInput
    )
    thing = django_filters.CharFilter(label=_("Object"), method="about", widget=forms.TextInput)
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=settings.LANGUAGES, empty_label=_("All")
    )
    action = django_filters.ChoiceFilter(label=_("Action"), choices=actions, empty_label=_("All"))
    at = django_filters.DateFromToRangeFilter(label=_("Time"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditRow
        fields = ("actor", "thing", "language", "action", "at")

    def about(self, rows: QuerySet[AuditRow], name: str, value: str) -> QuerySet[AuditRow]:
        """Find a thing by words of its name, or by `type` or number."""
        return rows.filter(
            Q(label__icontains=value) | Q(object_id=value) | Q(object_type__iexact=value)
        )


class AuditView(ReportView):
    """`/admin/reports/audit/`."""

    model = AuditRow
    page_title = _("Audit")
    header_icon = "history"
    index_url_name = "audit"
    index_results_url_name = "audit_results"
    filterset_class = AuditFilterSet
    paginate_by = 50
    default_ordering = "-at"
    columns = [
        Column(
            "at", label=_("Time"), accessor=lambda row: f"{localtime(row.at):%Y-%m-%d %H:%M:%S}"
        ),
        Column("actor", label=_("Who"), accessor=lambda row: row.actor or _("the site")),
        Column("action", label=_("Action"), accessor=lambda row: word(row.action)),
        Column("label", label=_("Object")),
        Column(
            "object_type",
            label=_("Type"),
            accessor=lambda row: f"{row.object_type} {row.object_id}",
        ),
        Column("language", label=_("Language")),
        Column("data", label=_("More"), accessor=lambda row: row.data if row.data != "{}" else ""),
    ]
    list_export = [
        "pk", "at", "actor_id", "actor", "action", "object_type", "object_id", "label", "language",
        "data", "seal.digest",
    ]  # fmt: skip
    export_headings = {"pk": "row", "seal.digest": "seal"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_administrator(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[AuditRow]:
        """Leave out what names a limited draft, until this administrator opens it."""
        hidden = Page.objects.filter(hidden_from(self.request.user)).values_list("pk", flat=True)
        kinds = [model._meta.label_lower for model in get_page_models()]
        rows = AuditRow.objects.order_by("-at", "-pk")
        named = [str(pk) for pk in hidden]
        return rows.exclude(object_type__in=kinds, object_id__in=named) if named else rows

    def get_filename(self) -> str:
        return "audit"

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Yield the lines as they are read: the trail may be longer than memory."""
        yield "\ufeff".encode()  # or a spreadsheet takes Cyrillic for something else
        rows = queryset.select_related("seal").iterator(1000)
        yield from super().stream_csv(Rows(rows, queryset.model))

    def to_row_dict(self, item: AuditRow) -> dict[str, Any]:
        seal = getattr(item, "seal", None)
        found = {name: getattr(item, name) for name in self.list_export[:-1]}
        found["at"] = item.at.isoformat()
        found["seal.digest"] = seal.digest if seal else ""
        return {name: no_formula(value) for name, value in found.items()}


class Rows:
    """Rows read one after the other, that still say of which model they are."""

    def __init__(self, rows: Iterator[Any], model: Any) -> None:
        self.rows, self.model = rows, model

    def __iter__(self) -> Iterator[Any]:
        return self.rows
