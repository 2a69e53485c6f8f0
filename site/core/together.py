"""Rows of several tables in one query.

What a text shows and links to stands in half a dozen tables; a query for each of them is half of
what a public page may ask (README). Each row comes as one JSON object, so that the tables can be
united whatever their columns are.
"""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import F, JSONField, QuerySet, Value
from django.db.models.functions import JSONObject

#: Of each model, the rows by their primary key.
Found = dict[type[Any], dict[Any, Any]]


class Wanted(NamedTuple):
    """Rows that are wanted.

    Attributes:
        rows: which; its annotations come with them.
        names: the columns that are needed (`attname`), the primary key among them; none means all.
    """

    rows: QuerySet[Any]
    names: tuple[str, ...] = ()


def read_together(*wanted: Wanted) -> Found:
    """Return all rows that are wanted (one query; none when nothing is).

    A row without all its columns is one of `only()`: the others cost a query each. No model may be
    wanted twice, nor more than fifty columns of it: JSON_OBJECT takes a hundred arguments.
    """
    parts = [
        each.rows.order_by().values_list(
            Value(number), JSONObject(**{name: F(name) for name in _names(each)})
        )
        for number, each in enumerate(wanted)
    ]
    found: Found = {each.rows.model: {} for each in wanted}
    if not parts:
        return found
    makers = [_maker(each) for each in wanted]
    for number, data in parts[0].union(*parts[1:], all=True):
        row = makers[number](data if isinstance(data, dict) else json.loads(data))
        found[type(row)][row.pk] = row
    return found


def _names(wanted: Wanted) -> list[str]:
    fields = wanted.names or [field.attname for field in wanted.rows.model._meta.concrete_fields]
    return [*fields, *wanted.rows.query.annotations]


def _maker(wanted: Wanted) -> Callable[[dict[str, Any]], Any]:
    """Return what makes an instance of a row, each value as its column would have given it."""
    model, using = wanted.rows.model, wanted.rows.db
    own = {field.attname: _converter(field, using) for field in model._meta.concrete_fields}
    others = {
        name: _converter(expression.output_field, using)
        for name, expression in wanted.rows.query.annotations.items()
    }

    def make(data: dict[str, Any]) -> Any:
        names = [name for name in own if name in data]
        row = model.from_db(using, names, [own[name](data[name]) for name in names])
        for name, convert in others.items():
            setattr(row, name, convert(data[name]))
        return row

    return make


def _converter(field: Any, using: str) -> Callable[[Any], Any]:
    connection = connections[using]
    column = field.cached_col if field.name else Value(None, output_field=field)
    converters = [
        *connection.ops.get_db_converters(column),
        *(() if isinstance(field, JSONField) else field.get_db_converters(connection)),
    ]

    def convert(value: Any) -> Any:
        if value is None:
            return None
        for converter in converters:
            value = converter(value, column, connection)
        if isinstance(field, JSONField) and isinstance(value, str):
            return json.loads(value)
        return field.to_python(value)

    return convert
