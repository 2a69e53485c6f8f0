from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures, documents and films, private until something live uses them."""

    name = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        from media import publication, renditions, rules

        for model in publication.MODELS.values():
            uid = f"media.saved.{model._meta.model_name}"
            post_save.connect(publication.saved, sender=model, dispatch_uid=uid)
        post_save.connect(renditions.saved, sender=publication.Image, dispatch_uid="media.sizes")
        assert rules  # its rules are registered by the import
