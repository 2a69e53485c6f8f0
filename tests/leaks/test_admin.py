"""Who reads drafts in the admin: every address of it, as each role (PRODUCT.md, promise 3).

| role | reads what waits |
|---|---|
| administrator, publisher, officer | every page, record and file: headquarters' work |
| translator of a language | the pages of that language; no other page's, record's or file's draft |
| centre's editor | the pages and events of the own centre; no other page's, record's or file's draft |

What is public is read by all of them in choosers, private pages by nobody but those who edit them.
"""

import re

from django.apps import apps
from django.conf import settings
from django.urls import get_resolver

from wagtail.models import Page

import pytest

from media.models import Document, Image
from publishing.calendar.ical import address_for, open_address
from tests.factories.singing import MARK
from tests.leaks.conftest import answer, secrets, visitor
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Canaries that a role reads by right. The editor is Berlin's; no canary is.
MAY_READ = {"translator": {f"{MARK}translation"}, "centre": set()}
PAGES = ("translation", "paris", "embargoed", "change", "privatenewspage")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\\.)*\)")
SEARCHES = ("", "?q=xkxk", "?export=csv")
#: All records share their views (`core.viewsets`): of each such address two kinds are asked.
OTHER_RECORDS = re.compile(r"admin/(?:records|snippets/choose/\w+)/(?!event/|topic/)")


def admin_patterns(resolver=None, before=""):
    """Every address pattern of the admin."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from admin_patterns(pattern, here)
        elif here.startswith("admin/"):
            yield here.replace("^", "").replace("$", "")


def rows_for(pattern, canaries, names):
    """The rows whose ids a pattern takes."""
    record = re.match(r"admin/(?:records|snippets/choose/\w+)/(\w+)/|admin/(corrections)/", pattern)
    if record:
        name = {"corrections": "correction"}.get(record[2], record[1])
        return [
            row
            for row in [*canaries.records.values(), *canaries.changed]
            if row._meta.model_name == name
        ]
    if "images/" in pattern:
        return Image.objects.filter(title__contains=MARK)[:3]
    if "documents/" in pattern:
        return Document.objects.filter(title__contains=MARK)[:3]
    if "releases/" in pattern:
        return [canaries.release]
    return [canaries.pages[name] for name in names]


def fill_in(pattern, row, canaries):
    """An address of the pattern that concerns the row."""
    revision = getattr(row, "latest_revision_id", None) or 1
    values = {
        "revision_id": revision, "revision_id_a": "earliest", "revision_id_b": revision,
        "content_type_app_name": row._meta.app_label, "content_type_model_name": row._meta.model_name,
        "app_label": "wagtailcore", "model_name": "page", "app_name": "taggit", "action": "delete",
        "action_name": "publish", "destination_id": row.pk, "filter_spec": "original",
        "object_id": row.pk, "mode": "x", "uidb64": "x", "token": "x",
    }  # fmt: skip
    if pattern.startswith("admin/pages/create/"):
        values |= {"app_label": "news", "model_name": "newspage"}
    pattern = pattern.replace("(?:images|documents)", "images")
    found = "/" + PARAMETER.sub(lambda m: str(values.get(m[1] or m[2], row.pk)), pattern)
    return found.replace("\\.", ".")  # of comparing: `earliest...12`


def addresses(canaries, names):
    """Every address of the admin, for each row that could be read there."""
    found = {}
    for pattern in admin_patterns():
        if "logout" in pattern or "failwhale" in pattern or pattern.endswith(".*/"):
            continue
        if OTHER_RECORDS.search(pattern):
            continue
        rows = (
            rows_for(pattern, canaries, names) if PARAMETER.search(pattern) else [canaries.release]
        )
        for row in rows:
            address = fill_in(pattern, row, canaries)
            found[address] = None
            if not PARAMETER.search(pattern):
                found.update({address + query: None for query in SEARCHES})
    return list(found)


def more(canaries):
    """Listings, choosers and bulk actions with what a curious person would give them."""
    above = [Page.objects.get(depth=1), *(p.get_parent() for p in canaries.pages.values())]
    for number in {page.pk for page in above}:
        for path in ("pages/{}/", "choose-page/{}/", "pages/{}/results/"):
            yield "/admin/" + path.format(number)
        yield f"/admin/api/main/pages/?child_of={number}&for_explorer=1&fields=*"
        yield f"/admin/api/main/pages/?child_of={number}&fields=*"
        yield f"/admin/api/main/pages/?descendant_of={number}&search=xkxk"
    numbers = "&".join(f"id={page.pk}" for page in canaries.pages.values())
    for action in ("publish", "unpublish", "move", "delete"):
        yield f"/admin/bulk/wagtailcore/page/{action}/?{numbers}"
    yield f"/admin/choose-page/chosen-multiple/?{numbers}"
    yield "/admin/choose-page/search/?q=xkxk&page_type=news.newspage"
    yield "/admin/choose-page/?page_type=news.newspage"
    for kind, model in (("image", Image), ("document", Document)):
        numbers = "&".join(f"id={row.pk}" for row in model.objects.all())
        yield f"/admin/{kind}s/chooser/chosen-multiple/?{numbers}"
        for action in ("delete", "add_tags", "add_to_collection"):
            yield f"/admin/bulk/media/{kind}/{action}/?{numbers}"
    for label, row in canaries.records.items():
        app, name = label.casefold().split(".")
        yield f"/admin/snippets/choose/{app}/{name}/chosen-multiple/?id={row.pk}"
        yield f"/admin/snippets/choose/{app}/{name}/results/?q=xkxk"
        yield f"/admin/bulk/{app}/{name}/delete/?id={row.pk}"


@pytest.mark.parametrize("role", ["translator", "centre"])
def test_no_foreign_canary_sings_in_the_admin(canaries, phase, role):
    client, found, failed = visitor(role), {}, []
    # What changes with the phase is asked anew; what a role reads of the rest doesn't.
    rows = PAGES if phase[0] == "before" else ("embargoed",)
    asked = [*addresses(canaries, rows), *more(canaries)]
    user = User.objects.get(username=role)
    open_address(user)
    asked.append(address_for(user).removeprefix(settings.WAGTAILADMIN_BASE_URL))
    assert len(asked) > 250
    assert [address for address in asked if "\\" in address or "(" in address] == []
    assert any("/compare/earliest..." in address for address in asked)
    for address in asked:
        status, text = answer(client, address)
        failed += [address] * (status >= 500)
        heard = secrets(text) - MAY_READ[role]
        if heard:
            found[address] = heard
    assert found == {}, found
    assert failed == []


@pytest.mark.parametrize(
    ("share", "role"), [(0, "administrator"), (1, "publisher"), (2, "officer")]
)
def test_headquarters_reads_every_draft(canaries, share, role):
    """And so the other test can hear: these addresses sing to those who have the right."""
    client = visitor(role)
    for name in PAGES:
        number = canaries.pages[name].pk
        assert secrets(answer(client, f"/admin/pages/{number}/edit/")[1]), name
    change = canaries.pages["change"].pk
    assert secrets(answer(client, f"/admin/pages/{change}/revisions/compare/live...latest/")[1])
    # All records share their views: each role opens a third of the kinds.
    for label, row in list(canaries.records.items())[share::3]:
        if label != "publishing.Correction":
            address = f"/admin/records/{apps.get_model(label)._meta.model_name}/edit/{row.pk}/"
            assert secrets(answer(client, address)[1]), label
