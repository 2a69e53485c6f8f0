"""What templates of any page print about its press kit."""

from uuid import UUID

from django import template
from django.conf import settings
from django.utils.translation import get_language

from press import inside

register = template.Library()


@register.simple_tag
def kit_inside(key: UUID) -> str:
    """Print what the kit holds: `{% kit_inside page.translation_key as inside %}`; "" for none."""
    return inside.inside(key, get_language() or settings.LANGUAGE_CODE)
