"""Wrong input is refused at its field, in the editor's language, and nothing is stored (G3)."""

import json
from html import unescape

from django.utils.translation import override

import pytest

from tests.admin.posting import add_address, errors_at, filled, signed_in
from tests.admin.test_creation import ROWS, name, prepared
from users import roles

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_wrong_input_is_refused_at_its_field(row, staffed):
    parent = prepared(row)
    roles.ensure_roles()
    address = add_address(row, parent)
    editors = {}
    for language in ("tr", "en"):
        client = signed_in(row.publisher, language)
        editors[language] = (client, filled(client, address, row))
    before = row.model.objects.count()
    faults = []

    def answer(wrong, language):
        client, right = editors[language]
        data = {**without(right, wrong.change), **wrong.change}
        for value in data.values():
            if hasattr(value, "seek"):
                value.seek(0)  # a file is sent again
        return client.post(address, {**data, "action-publish": "1"} if wrong.publish else data)

    for wrong in row.wrong:
        what = {key: str(value)[:30] for key, value in list(wrong.change.items())[:4]}
        response = answer(wrong, "tr")
        if row.model.objects.count() != before:
            faults.append(f"stored: {what}")
            before = row.model.objects.count()
        elif response.status_code != 200:
            faults.append(f"{response.status_code}: {what}")
        else:
            faults += [f"{what}: {fault}" for fault in unclear(wrong, response, answer)]
    assert not faults, "\n".join(faults)


def without(right, change):
    """The right form without the rows or blocks that the change gives anew."""
    lists = tuple(
        key.removesuffix(end)
        for key in change
        for end in ("TOTAL_FORMS", "count")
        if key.endswith(f"-{end}")
    )
    return {key: value for key, value in right.items() if not (lists and key.startswith(lists))}


def unclear(wrong, response, answer):
    """What is wrong with the words of a refusal: none at the field, untranslated, not shown."""
    with override("tr"):
        turkish = errors_at(response, wrong.field)
    with override("en"):
        english = errors_at(response, wrong.field)
        if set(english) & set(turkish):  # words that were chosen while the form was checked
            english = errors_at(answer(wrong, "en"), wrong.field)
    if not turkish:
        yield f"nothing at {wrong.field}: {dict(response.context['form'].errors)}"
        return
    if not any(wrong.says in text for text in english):
        yield f"{english} lacks {wrong.says!r}"
    if set(english) & set(turkish):
        yield f"not translated: {turkish}"
    shown = unescape(unescape(response.content.decode()))
    for text in turkish:  # blocks get theirs as JSON
        if text not in shown and json.dumps(text)[1:-1] not in shown:
            yield f"not shown: {text}"
