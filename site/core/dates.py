"""Partial dates: a day, a month or a year, as far as history is known.

The text form is that of EDTF level 0 / ISO 8601 reduced precision: `2013`, `2013-05`, `2013-05-14`.
"""

import calendar
import datetime
import re
from functools import total_ordering
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from babel.dates import format_date, get_month_names

_PATTERN = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")

#: What each language writes for a month of a year; Babel's skeleton differs from good style.
_MONTH_YEAR = {"kk": "y 'жылғы' MMMM", "ky": "y-'ж'. MMMM"}
_FULL = {"kk": "y 'жылғы' d MMMM"}

#: In a narrow column; Babel's medium form is good elsewhere.
_SHORT = {"ar": "d MMMM y", "kk": "dd.MM.y", "ky": "dd.MM.y"}


@total_ordering
class PartialDate:
    """A date known to the day, the month or only the year.

    Args:
        text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Raises:
        ValueError: text of another form, or a day that doesn't exist.
    """

    __slots__ = ("day", "month", "year")

    def __init__(self, text: str) -> None:
        match = _PATTERN.fullmatch(text.strip())
        if not match:
            raise ValueError(f"not a date, month or year: {text!r}")
        self.year = int(match["year"])
        self.month = int(match["month"]) if match["month"] else None
        self.day = int(match["day"]) if match["day"] else None
        # Constructing the day checks that it exists; "00" is no month and no day.
        datetime.date(self.year, int(match["month"] or 1), int(match["day"] or 1))

    @classmethod
    def from_date(cls, value: datetime.date) -> "PartialDate":
        """Return the partial date of a whole day."""
        return cls(f"{value:%Y-%m-%d}")

    @property
    def first_day(self) -> datetime.date:
        """The earliest day it can mean: what lists sort by."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text

    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})"

    def __len__(self) -> int:
        # Wagtail's comparison and Django's validators treat the value as text.
        return len(str(self))

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if other is not None else False

    def __lt__(self, other: "PartialDate") -> bool:
        return str(self) < str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def short(self, language: str | None = None) -> str:
        """Return the date for a column of dates, as precise as it is known."""
        code = language or get_language() or "en"
        if not self.day:
            return self.display(code)
        return format_date(self.first_day, _SHORT.get(code, "medium"), locale=code)

    def display(self, language: str | None = None) -> str:
        """Return the date in words, as precise as it is known ("May 2013")."""
        code = language or get_language() or "en"
        if self.day:
            return format_date(self.first_day, _FULL.get(code, "long"), locale=code)
        if self.month:
            if code in _MONTH_YEAR:
                return format_date(self.first_day, _MONTH_YEAR[code], locale=code)
            names = get_month_names("wide", "stand-alone", locale=code)
            return f"{names[self.month]} {self.year}"
        return str(self.year)


def parse(value: Any) -> PartialDate | None:
    """Return `value` (text, date or `PartialDate`) as a partial date, or None when empty.

    Raises:
        ValidationError: it is none of these.
    """
    if value in (None, ""):
        return None
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime.datetime | datetime.date):
        return PartialDate(f"{value:%Y-%m-%d}")
    try:
        return PartialDate(str(value))
    except ValueError as error:
        raise ValidationError(
            _("Write a day as 2013-05-14, a month as 2013-05 or a year as 2013."),
            code="date",
        ) from error


class PartialDateFormField(forms.CharField):
    """A text box that takes `2013`, `2013-05` or `2013-05-14`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs["help_text"] = kwargs.get("help_text") or _(
            "A day (2013-05-14), a month (2013-05) or a year (2013)."
        )
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("placeholder", "2013-05-14")

    def to_python(self, value: Any) -> Any:
        return parse(super().to_python(value) if not isinstance(value, PartialDate) else value)

    def run_validators(self, value: Any) -> None:
        """The length is checked by parsing."""


class PartialDateField(models.CharField):
    """Stores a `PartialDate` as text that sorts by time."""

    # What django-stubs reads: the types of assignment and of access.
    _pyi_private_set_type: PartialDate | str | None  # type: ignore[assignment]
    _pyi_private_get_type: PartialDate  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_args: Any) -> PartialDate | None:
        return PartialDate(value) if value else None

    def to_python(self, value: Any) -> Any:
        return parse(value)

    def get_prep_value(self, value: Any) -> str | None:
        parsed = parse(value)
        if parsed is None:
            return None if self.null else ""
        return str(parsed)

    def get_default(self) -> Any:
        return parse(super().get_default())

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> Any:
        return super(models.CharField, self).formfield(
            **{"form_class": PartialDateFormField, **kwargs}
        )


def display_range(
    start: PartialDate | None,
    end: PartialDate | None,
    language: str | None = None,
    *,
    short: bool = False,
) -> str:
    """Return `start`–`end` in words or `short`, the shared month and year written once."""
    if start is None:
        return ""
    code = language or get_language() or "en"
    write = PartialDate.short if short else PartialDate.display
    if end is None or end == start:
        return write(start, code)
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        # The day of the end stands first among the numbers like it: put the range in its place.
        day, days = rf"(?<!\d)(0?){end.day}(?!\d)", rf"\g<1>{start.day}–\g<1>{end.day}"
        return re.sub(day, days, write(end, code), count=1)
    return f"{write(start, code)} – {write(end, code)}"
