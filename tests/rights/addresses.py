"""The addresses of a route: one for each row that it could name, with what to post there."""

import re

from django.contrib.auth.models import Group

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.factories import site
from tests.rights.routes import PARAMETER
from tests.rights.world import Cell
from users import roles

#: Routes about a section, in which something is made or listed.
SECTION = re.compile(
    r":add$|preview_on_add$|add_subpage|wagtailadmin_explore|choose_page_child|choose_parent$|from_template"
)
PAGE = re.compile(
    r"wagtailadmin_(pages|explore|choose_page_child|api:pages)|mark_reviewed|review_date|share_preview|"
    r"publish_alone|page_from|limit_draft|"
    r"submit_page|convert_to_alias|wagtail_serve|workflows:remove|wagtailcore.page|editing_sessions:ping"
)


def cells(name, world):
    """The rows that a route could name, of every owner and in every state."""
    kind = re.search(r"record_(\w+):|snippetchoosers_\w+?_(\w+):|bulk_action:\w+\.(\w+):", name)
    kind = next(filter(None, kind.groups()), "") if kind else ""
    if kind == "event":
        return world.events
    if kind == "centre":
        return world.centres
    if name.startswith("messages:"):
        return world.messages
    if kind in {"image", "document"} or re.match(r"wagtail(images|docs)", name):
        return world.documents if kind == "document" or "docs" in name else world.pictures
    for row in world.canaries.records.values():
        if row._meta.model_name == kind:
            return [Cell("hq", "draft", row)]
    if PAGE.search(name):
        if SECTION.search(name):
            return [Cell(o, "", s, s) for o, s in world.sections.items()]
        return world.pages
    if name.startswith("wagtail_localize:"):
        return world.translations
    return [Cell("site", "", _site_row(name, world))]


def _site_row(name, world):
    """The row that a route of the site's own affairs names."""
    if "release" in name or name == "press_recipients":
        return world.canaries.release
    if "workflows" in name:
        return world.workflow if "task" not in name else world.workflow.workflow_tasks.first().task
    rows = {
        "withdrawals": lambda: world.withdrawal,
        "wagtaillocales": lambda: site.locale("kk"),
        "wagtailsites": Site.objects.first,
        "wagtailusers_users": lambda: world.somebody,
        "wagtail_bulk_action:users": lambda: world.somebody,
        "reset_second_factor": lambda: world.somebody,
        "wagtailusers_groups": lambda: Group.objects.get(name=roles.OFFICER),
        "wagtailredirects": lambda: Redirect.objects.get_or_create(old_path="/old")[0],
        "wagtailadmin_collections": lambda: world.collections["paris"],
    }
    for start, find in rows.items():
        if name.startswith(start):
            return find()
    return world.page("paris", "draft")


def address(pattern, cell, world):
    """An address of the pattern that names the cell's row."""
    row = cell.row
    revision = getattr(row, "latest_revision_id", None) or 1
    values = {
        "revision_id": revision, "revision_id_a": "earliest", "revision_id_b": revision,
        "content_type_app_name": "news", "content_type_model_name": "newspage",
        "app_label": "news", "model_name": "newspage", "app_name": "taggit",
        "parent_page_id": (cell.parent or row).pk, "destination_id": world.sections["berlin"].pk,
        "task_state_id": _task_state(cell, world), "workflow_state_id": _workflow_state(cell, world),
        "task_id": world.workflow.workflow_tasks.first().task_id, "workflow_pk": world.workflow.pk,
        "action_name": "approve", "filter_spec": "width-100", "mode": "x", "uidb64": "x",
        "token": "x", "session_id": 1, "uploaded_file_id": 1, "language": "tr", "path": "haberler/",
        "form": "atom", "key": getattr(row, "translation_key", "0" * 32), "secret": "guess",
        "member": 1, "slug": "berlin",
    }  # fmt: skip
    if "localize" in pattern and cell.state == "draft" and hasattr(row, "source"):
        strings = row.source.stringsegment_set
        over = row.source.overridablesegment_set
        values |= {
            "translation_source_id": row.source_id,
            "string_segment_id": strings.order_by("pk").values_list("pk", flat=True).first(),
            "overridable_segment_id": over.order_by("pk").values_list("pk", flat=True).first(),
        }
    if "snippet" in pattern and "localize" in pattern:
        values |= {"app_label": "directory", "model_name": "topic"}
    if pattern.startswith("tr/((?"):
        return row.url_path
    pattern = re.sub(r"\(\?:images\|documents\)", "images", pattern)
    found = "/" + PARAMETER.sub(lambda m: str(values.get(m[1] or m[2], row.pk)), pattern)
    found = found.replace("\\.", ".")
    if "chosen_multiple" in pattern or "chosen-multiple" in pattern or "/bulk/" in pattern:
        found += f"?id={row.pk}"
    return found


def _task_state(cell, world):
    page = world.page(cell.owner, "review") if cell.owner in world.sections else None
    state = getattr(page, "current_workflow_task_state", None)
    return state.pk if state and cell.state == "review" else 10**6


def _workflow_state(cell, world):
    page = world.page(cell.owner, "review") if cell.owner in world.sections else None
    state = getattr(page, "current_workflow_state", None)
    return state.pk if state and cell.state == "review" else 10**6
