"""The admin views that all records share."""

from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, PublishingPanel, TabbedInterface
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn
from wagtail.permissions import policy_registry
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.dates import PartialDateField
from core.policies import SEEING, may_see, records_seen
from core.records import Record

#: What fields that several records have want to be told.
HELP = {
    "slug": gettext_lazy(
        "A short name for addresses and imports, in small Latin letters, figures and hyphens. "
        "Leave it as it is once something is published."
    ),
    "sort_order": gettext_lazy("Small numbers come first."),
    "latitude": gettext_lazy("In degrees, for example 52.52; south is negative."),
    "longitude": gettext_lazy("In degrees, for example 13.40; west is negative."),
    "zone": gettext_lazy("For example Europe/Berlin."),
    "source_url": gettext_lazy("Where this can be looked up."),
}


def hq_only(name: str, model: Any) -> FieldPanel:
    """Return the panel of a field that only those see who may change every record of `model`."""
    right = f"{model._meta.app_label}.change_{model._meta.model_name}"
    return FieldPanel(name, permission=right, help_text=HELP.get(name, ""))


def taught(name: str) -> FieldPanel:
    """Return the panel of a field that several records have, with its help."""
    return FieldPanel(name, help_text=HELP[name])


class PartialDateColumn(Column):
    """A date in words, as precise as it is known."""

    def get_value(self, instance: Any) -> str:
        value = super().get_value(instance)
        return value.short() if value else ""


class RecordFilterSet(WagtailFilterSet):
    """Filters by what the user may see: a choice would name the draft of another's record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.filters.values():
            records = getattr(each, "queryset", None)
            if records is not None and issubclass(records.model, Record):
                each.queryset = records_seen(self.request.user, records)


class RecordIndexView(IndexView):
    """Shows yes and no as signs, dates in words and `live` as the state editors know."""

    base_filterset_class = RecordFilterSet

    def _get_custom_column(self, field_name: str, column_class: Any = Column, **kwargs: Any) -> Any:
        if field_name == "live":
            return LiveStatusTagColumn(label=gettext("Publication"))
        if column_class is not Column:  # the title's
            return super()._get_custom_column(field_name, column_class, **kwargs)
        field = self.model._meta.get_field(field_name)
        if isinstance(field, models.BooleanField):
            column_class = BooleanColumn
        elif isinstance(field, PartialDateField):
            column_class = PartialDateColumn
        column = super()._get_custom_column(field_name, column_class, **kwargs)
        if field.many_to_one:
            column.sort_key = field.attname  # search sorts by what the row itself holds
        return column


class ChooseView(chooser.ChooseView):
    """Offers drafts only to whoever has a right on such records; so do the three below."""

    def get_object_list(self) -> Any:
        return records_seen(self.request.user, super().get_object_list())


class ChooseResultsView(chooser.ChooseResultsView):
    def get_object_list(self) -> Any:
        return records_seen(self.request.user, super().get_object_list())


class ChosenView(chooser.SnippetChosenView):
    def get_object(self, pk: Any) -> Any:
        return records_seen(self.request.user, self.model_class.objects.all()).get(pk=pk)


class ChosenMultipleView(chooser.SnippetChosenMultipleView):
    def get_objects(self, pks: Any) -> Any:
        return records_seen(self.request.user, super().get_objects(pks))


class CreateView(chooser.SnippetCreateView):
    """Records are made in their own form, which asks what belongs together; Wagtail's fails."""

    def can_create(self) -> bool:
        return False


class RecordChooserViewSet(chooser.SnippetChooserViewSet):
    create_view_class = CreateView
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


class AskedFirst:
    """A viewset whose views ask the policy first, of the row in the address if there is one.

    Wagtail's ask for rights on the whole kind of rows, those of workflows and locks for none before
    they name the row in a message.
    """

    model: Any

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """Wrap a view: whom the policy lets see nothing is refused before it begins."""
        view = super().construct_view(view_class, **kwargs)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not may_see(request.user, self._record(kwargs)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    def _record(self, parameters: dict[str, Any]) -> Any:
        """Return the record that an address names, or the kind of records."""
        model: Any = self.model
        if "pk" not in parameters:
            return model
        try:
            return get_object_or_404(model, pk=unquote(str(parameters["pk"])))
        except ValueError as error:  # letters where a number belongs
            raise Http404 from error


class RecordViewSet(AskedFirst, SnippetViewSet):
    """Listing, form, history and preview of one kind of record.

    Subclasses set `model`, `icon`, `record_panels` and, as a rule, `list_display`.
    """

    record_panels: list[Panel | str] = []
    copy_view_enabled = False
    chooser_viewset_class = RecordChooserViewSet
    inspect_view_enabled = True
    list_per_page = 50
    list_filter: list[str] = ["live"]
    index_view_class = RecordIndexView

    def get_edit_handler(self) -> Any:
        model: type[Record] = self.model
        names = {field.name for field in model._meta.get_fields()}
        tabs = [ObjectList(self.record_panels, heading=gettext("Facts"))]
        if "source_url" in names:
            sources = [taught("source_url"), "source_grade"]
            tabs.append(ObjectList(sources, heading=gettext("Source")))
        tabs.append(ObjectList([PublishingPanel()], heading=gettext("Schedule")))
        return TabbedInterface(tabs).bind_to_model(self.model)

    def get_queryset(self, request: HttpRequest) -> Any:
        model: Any = self.model
        policy = policy_registry.get_by_type(model)
        return policy.instances_user_has_any_permission_for(request.user, SEEING)

    @cached_property
    def url_prefix(self) -> str:
        return f"records/{self.model_name}"

    @cached_property
    def admin_url_namespace(self) -> str:  # type: ignore[override]
        return f"record_{self.model_name}"
