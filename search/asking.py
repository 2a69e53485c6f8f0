"""What a search address asks for, checked: shared by the page and the API."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from entries.search.query import Filters

LONGEST_QUERY = 300
LAST_PAGE = 200  # as far as hits are counted
MOST_VALUES = 30
#: `type=event` asks for everything that takes place.
KINDS_OF = {"event": ("forum", "meeting")}


class NotAsked(ValueError):
    """The address makes no sense; the message says which part, for the API."""


@dataclass(frozen=True)
class Asked:
    """A search as its address asks for it."""

    query: str
    filters: Filters
    page: int

    def address(self, url: str, *, page: int = 1) -> str:
        """Return the address of another page of the same search."""
        parts: list[tuple[str, object]] = [("q", self.query)]
        parts += [("type", value) for value in self.filters.kinds]
        parts += [("year", value) for value in self.filters.years]
        parts += [("centre", value) for value in self.filters.centres]
        if page > 1:
            parts.append(("page", page))
        return f"{url}?{urlencode(parts)}"


def read(parameters: QueryDict) -> Asked:
    """Return what the parameters `q type year centre page` ask for.

    Raises:
        NotAsked: a query too long, a number that is none, too many values.
    """
    query = parameters.get("q", "").replace("\x00", "").strip()
    if len(query) > LONGEST_QUERY:
        raise NotAsked("q is too long")
    kinds: list[str] = []
    for value in _values(parameters, "type"):
        kinds += KINDS_OF.get(value, (value,))
    filters = Filters(
        kinds=tuple(dict.fromkeys(kinds)),
        years=tuple(_number(value, "year", 9999) for value in _values(parameters, "year")),
        centres=tuple(_number(value, "centre", 2**31) for value in _values(parameters, "centre")),
    )
    page = _number(parameters.get("page") or "1", "page", LAST_PAGE)
    if page < 1:
        raise NotAsked("page is out of range")
    return Asked(query, filters, page)


def _values(parameters: QueryDict, name: str) -> list[str]:
    values = [value for value in parameters.getlist(name) if value]
    if len(values) > MOST_VALUES or any(len(value) > 40 for value in values):
        raise NotAsked(f"{name} has too many values")
    return values


def _number(value: str, name: str, most: int) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 10 and int(value) <= most):
        raise NotAsked(f"{name} is out of range")
    return int(value)
