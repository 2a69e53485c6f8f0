"""`/healthz`: is the database there, does the scheduler breathe?"""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, JsonResponse

Check = Callable[[], tuple[bool, str]]
_checks: dict[str, Check] = {}


def register_health_check(name: str, check: Check) -> None:
    """Register a check that returns (is it well, one word for the operator)."""
    _checks[name] = check


def database() -> tuple[bool, str]:
    """Ask the database for one row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, "up"


register_health_check("database", database)


def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every registered part is well, else 503; one word a part, nothing secret."""
    parts, well = {}, True
    for name, check in _checks.items():
        try:
            is_well, word = check()
        except Exception:  # noqa: BLE001  a broken part must be reported, whatever it raises
            is_well, word = False, "down"
        parts[name] = word
        well = well and is_well
    response = JsonResponse({"ok": well, **parts}, status=200 if well else 503)
    response["Cache-Control"] = "no-store"
    return response
