"""`/official-channels.json`: every account that speaks for the Council or a centre."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from i18nfield.strings import LazyI18nString

from core.labels import content_language_codes
from core.navigation import furniture
from directory.models import Centre, Channel


@require_safe
def official_channels(request: HttpRequest) -> JsonResponse:
    """List the accounts of the Council, then of each public centre (two queries)."""
    channels = list(Channel.objects.filter(live=True))
    centres = (
        Centre.objects.filter(live=True, channels__live=True).select_related("country").distinct()
    )
    owners = [_owner("council", None, channels)]
    owners += [_owner("centre", centre, channels) for centre in centres]
    answer = JsonResponse(
        {
            "website": f"{settings.BASE_URL}/",
            "demonstration": settings.DEMONSTRATION,
            "owners": owners,
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    answer["Cache-Control"] = "no-cache"
    return answer


def _owner(kind: str, centre: Centre | None, channels: list[Channel]) -> dict[str, Any]:
    mine = [channel for channel in channels if channel.centre_id == (centre.pk if centre else None)]
    return {
        "owner": kind,
        **_described(centre),
        "channels": [
            {
                "id": str(channel.uid),
                "network": channel.network,
                "name": _words(channel.name),
                "url": channel.url,
                "languages": channel.languages,
            }
            for channel in mine
        ],
    }


def _described(centre: Centre | None) -> dict[str, Any]:
    """Return the owner's names by language, and where a centre works."""
    if centre is not None:
        return {"name": _words(centre.name), "country": centre.country.code}
    names = {code: furniture(code).site_name for code in content_language_codes()}
    return {"name": {code: name for code, name in names.items() if name}}


def _words(label: Any) -> dict[str, str]:
    """Return a label in every content language it has."""
    data = label.data if isinstance(label, LazyI18nString) else label
    if not isinstance(data, dict):
        return {settings.LANGUAGE_CODE: str(data or "")}
    return {code: data[code] for code in content_language_codes() if data.get(code)}
