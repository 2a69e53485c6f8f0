"""What leaves the admin as a file: CSV and XLSX of lists and reports, PO files, this trail."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from audit.chain import write

EXPORT = "audit.export"


class ExportMiddleware:
    """Writes a row for each file that the admin hands out; new ones are seen by themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        handed = response.get("Content-Disposition", "")
        match = request.resolver_match
        if handed.startswith("attachment") and match and request.path.startswith("/admin/"):
            number = next((str(value) for value in match.kwargs.values()), "")
            write(
                EXPORT,
                object_type=match.view_name,
                object_id=number,
                label=handed.partition("filename=")[2].strip('"') or match.view_name,
                user=request.user if request.user.is_authenticated else None,
                data={"asked": request.GET.urlencode()[:2000]},
            )
        return response
