from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Messages from readers."""

    name = "home.contact"
    label = "contact"
    verbose_name = _("Messages from readers")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from home.contact.erasing import erase_due
        from home.contact.models import Message
        from home.contact.policies import MessagePolicy
        from publishing.scheduler.chores import register_chore

        register_permission_policy(Message, MessagePolicy())
        register_chore(erase_due)
