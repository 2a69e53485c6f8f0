"""What of a page is translated, what is the same in every language.

wagtail-localize derives it from the model and leaves two things wrong for us: it would have an
address translated by hand, and it doesn't empty a many-to-many choice that the source emptied.
"""

from typing import Any

from django.apps import apps

from modelcluster.fields import ParentalManyToManyField
from wagtail_localize.fields import get_translatable_fields

from core.pages import BasePage

#: Made from the translated title by our own transliteration; nobody translates an address.
NOT_TRANSLATED = ("slug",)


def declare() -> None:
    """Set `translatable_fields` of every page type; called once, when all models are loaded."""
    model: Any
    for model in apps.get_models():
        if issubclass(model, BasePage) and "translatable_fields" not in vars(model):
            found = get_translatable_fields(model)
            model.translatable_fields = [
                field for field in found if field.field_name not in NOT_TRANSLATED
            ]


def copy_choices(source: BasePage, target: BasePage) -> None:
    """Give `target` the synchronised many-to-many choices of `source`, also when there are none."""
    for declared in get_translatable_fields(type(source)):
        field: Any = declared.get_field(type(source))
        if isinstance(field, ParentalManyToManyField) and declared.is_synchronized(source):
            setattr(target, field.name, list(getattr(source, field.name).all()))
