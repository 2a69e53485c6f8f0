"""What a browser would post to a route: without it, a refusal proves little."""

import re

from django.utils import timezone

import time_machine

from home.contact.seals import seal
from news.models import NewsPage
from tests.admin.posting import add_address, edit_address, form_of
from tests.factories import site

#: `{route: what is posted, given the cell and the world}`; names are regular expressions.
BODIES = {
    r"wagtailadmin_pages:(add|edit)": lambda c, w: w.form(c),
    r"record_(event|centre|topic):edit": lambda c, w: w.form(c),
    r"wagtail(images|docs):edit": lambda c, w: w.form(c),
    r"wagtailadmin_pages:copy": lambda c, w: {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": c.parent.pk,
    },
    r"page_from_template": lambda c, w: {"template": w.page(c.owner, "live").pk, "title": "New"},
    r"wagtailadmin_pages:unpublish": lambda c, w: {"reason": "withdrawn", "text": "Why."},
    r"wagtailadmin_pages:set_privacy": lambda c, w: {"restriction_type": "login"},
    r"wagtailadmin_pages:workflow_action": lambda c, w: {"comment": "Well."},
    r"wagtailadmin_pages:(delete|move_confirm|lock|unlock|revisions_unschedule|set_page_position)": (
        lambda c, w: {}
    ),
    r"review_date": lambda c, w: {
        "due_on": f"{timezone.localdate():%Y-%m-%d}",
        "owner": w.chief.pk,
    },
    r"share_preview": lambda c, w: {
        "name": "A. Reader",
        "days": "7",
        "version": c.row.latest_revision_id,
    },
    r"limit_draft": lambda c, w: {"groups": []},
    r"publish_alone": lambda c, w: {"remark": "Why."},
    r"mark_reviewed|calendar_address|.*:update_translations|.*:stop_translation": lambda c, w: {},
    r"wagtailadmin_api:pages:action:copy": lambda c, w: {
        "destination_page_id": c.parent.pk,
        "slug": "copy",
        "recursive": False,
        "keep_live": False,
    },
    r"wagtailadmin_api:pages:action:move": lambda c, w: {
        "destination_page_id": c.parent.pk,
        "position": "last-child",
    },
    r"wagtailadmin_api:pages:action:revert_to_page_revision": lambda c, w: {
        "revision_id": c.row.latest_revision_id
    },
    r"wagtailadmin_api:pages:action:(delete|unpublish)": lambda c, w: {},
    r"wagtail_bulk_action:.*:delete": lambda c, w: {},
    r"wagtail_bulk_action:wagtailcore.page:move": lambda c, w: {"chooser": c.parent.pk},
    r"wagtail_bulk_action:.*:add_tags": lambda c, w: {"tags": "new"},
    r"wagtail_bulk_action:.*:add_to_collection": lambda c, w: {
        "collection": w.collections[c.owner].pk
    },
    r"wagtail_localize:submit_page_translation": lambda c, w: {
        "locales": [site.locale("en" if c.owner != "kk" else "ar").pk]
    },
    r"wagtailadmin_choose_page_external_link": lambda c, w: {
        "external-link-chooser-url": f"http://testserver{w.page('hq', 'live').url_path}",
        "external-link-chooser-link_text": "",
    },
    r"adopt_story": lambda c, w: {
        "story": w.page("hq", "live").translation_key,
        "section": w.sections["berlin"].pk,
    },
    r"withdrawals:edit": lambda c, w: {"text_0": "Why.", "text_1": "Why."},
    r"write_to_centre": lambda c, w: letter("/tr/write/berlin/"),
    r"messages:edit": lambda c, w: {"is_answered": "on"},
    r"messages:delete": lambda c, w: {},
    r"releases:(add|edit)": lambda c, w: {"name": "Release", "audience": ""},
}


def body(name, cell, world):
    """What is posted, and whether it is enough to change something."""
    for pattern, make in BODIES.items():
        if re.fullmatch(pattern, name):
            return make(cell, world), True
    return {}, False


def letter(address):
    """What a reader sends who took ten seconds for it."""
    with time_machine.travel(timezone.now() - timezone.timedelta(seconds=10)):
        mark = seal(address)
    words = dict.fromkeys(("name", "subject", "text"), "Words")
    return {**words, "email": "reader@example.org", "consent": "on", "seal": mark}


def form_for(client, cell):
    """The form of the cell's row, as headquarters would send it with a new title."""
    if cell.row == cell.parent:  # a section: something new in it
        row = type("Row", (), {"model": NewsPage, "is_page": True, "query": ""})
        data = form_of(client, add_address(row, cell.parent))[1]
    elif hasattr(cell.row, "file"):
        kind = cell.row._meta.model_name
        where = f"/admin/images/{cell.row.pk}/" if kind == "image" else None
        data = _upload_form(client, where or f"/admin/documents/edit/{cell.row.pk}/")
    else:
        data = form_of(client, edit_address(cell.row))[1]
    title = {"title": "Written by somebody"} if not hasattr(cell.row, "name") else {"name_0": "New"}
    return {**data, **title, **({"body-count": "0"} if cell.parent else {})}


def _upload_form(client, address):
    form = client.get(address).context["form"]
    return {k: v for k, v in form.initial.items() if isinstance(v, (str, int)) and k != "file"}
