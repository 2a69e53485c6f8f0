from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    """The second person: before publication, and afterwards."""

    name = "publishing.review"
    label = "review"
    verbose_name = _("Second person")

    def ready(self) -> None:
        from publishing.review import receivers
        from publishing.review.workflows import ensure_headquarters
        from users.roles import register_follower

        receivers.connect()
        register_follower(ensure_headquarters)
