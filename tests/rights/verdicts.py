"""Who may do what at every route: the whole answer of this site to its editors, as one table.

A row is a family of routes (a regular expression of their whole names, `routes.routes()`), who gets
an answer to a GET, who may write with a POST, and how many kinds of rows are asked (see `kinds`).
What is in no row is nobody's: the test names a new route and sends its author here.

`editor` and `chief` depend on whose the object is: the editors of a centre are both on what is
their centre's, translators are editors of their language, headquarters of everything.
"""

import re
from dataclasses import dataclass

HQ = frozenset({"officer", "publisher", "administrator"})
CHIEFS = frozenset({"publisher", "administrator"})
STAFF = HQ | {"centre", "translator"}
EVERYBODY = STAFF | {"member", "anonymous"}
#: What belongs to whom beside headquarters.
OWN = {"berlin": "centre", "kk": "translator"}

WHO = {
    "nobody": frozenset(),
    "administrator": frozenset({"administrator"}),
    "chiefs": CHIEFS,
    "hq": HQ,
    "staff": STAFF,
    "signed-in": EVERYBODY - {"anonymous"},
    "everybody": EVERYBODY,
    "lockers": CHIEFS | {"centre"},
    "outsiders": EVERYBODY - STAFF,
}


def may(who, role, owner):
    """Tell whether `role` is among `who` for an object of `owner`."""
    if who == "editor":
        return role in HQ or role == OWN.get(owner)
    if who == "chief":
        return role in CHIEFS or (role, owner) == ("centre", "berlin")
    if who == "mover":  # to the section in Berlin: across languages nothing moves
        return may("editor", role, owner) and owner != "kk"
    if who == "addressee":
        return (role, owner) in {("centre", "berlin"), ("publisher", "hq")} or (
            role == "administrator"
        )
    if who == "centre-or-hq":
        return role in HQ or (role, owner) == ("centre", "berlin")
    if who == "centre-or-hq-kind":
        return role in HQ or role == "centre"
    if who == "record":
        return role in HQ or (role, owner) == ("centre", "berlin")
    if who == "record-chief":
        return role in CHIEFS or (role, owner) == ("centre", "berlin")
    return role in WHO[who]


@dataclass(frozen=True)
class Verdict:
    """A row of the table."""

    names: str
    get: str
    post: str = "nobody"


P = "wagtailadmin_pages"
A = "wagtailadmin_api:pages"
C = r"(documents|images)_chooser"
R = r"record_\w+"
#: Kinds of records that a centre's editors have some of; the other kinds are headquarters'.
OWNED = "(event|channel|centre)"
TABLE = [
    # --- the public site ---------------------------------------------------------------------
    Verdict(r"|healthz|\.well-known/security\.txt|official_channels|sitemap(_index)?", "everybody"),
    Verdict(r"robots_txt|favicon", "everybody"),
    Verdict(r"search(_api)?|press|wagtail_serve", "everybody"),
    # Wrong guesses and what isn't public: tests/leaks and tests/press ask with right ones.
    Verdict(
        r"media|personal_calendar|shared_\w+|press_(kit|kit_all|embargo\w*)|feed|event_file",
        "nobody",
    ),
    Verdict(r"wagtailcore_(login|authenticate_with_password)", "nobody"),
    # --- coming in, and one's own affairs ----------------------------------------------------
    Verdict(
        r"wagtailadmin_(password_reset\w*|javascript_catalog|sprite)|choose_password", "everybody"
    ),
    Verdict(r"wagtailadmin_(logout|error_test)", "nobody"),
    Verdict(r"wagtailadmin_(home|account|dismissibles)|editor_session|admin/test404/", "staff"),
    Verdict(r"wagtailadmin_login|account_login", "outsiders"),
    Verdict(r"mfa_(index|list_webauthn)|second_factor_choose", "staff"),
    Verdict(r"account_reauthenticate", "staff"),
    # Nobody here has codes or passkeys, and what changes them asks for the password again.
    Verdict(r"(mfa|account)_\w+|end_other_sessions", "nobody"),
    Verdict(r"reset_second_factor", "administrator", "administrator"),
    Verdict(r"wagtail_localize:javascript_catalog", "staff"),
    Verdict(r"wagtailadmin_block_preview", "nobody"),  # no block has an example
    Verdict(r"editors_calendar", "staff"),
    Verdict(r"calendar_address", "staff", "staff"),
    Verdict(r"wagtailadmin_editing_sessions:ping", "nobody"),  # posts only, own sessions only
    Verdict(r"wagtailadmin_editing_sessions:release|admin/\.\*/", "nobody"),
    # --- pages: what is listed and offered is what one may read (canaries) --------------------
    Verdict(r"wagtailadmin_choose_\w+|wagtailadmin_explore_root", "staff"),
    Verdict(r"wagtailadmin_tag_autocomplete", "staff"),
    Verdict(r"wagtailadmin_tag_model_autocomplete", "nobody"),
    Verdict(rf"{P}:(search|search_results|type_use|type_use_results|choose_parent)", "staff"),
    Verdict(rf"{A}:listing", "staff"),
    Verdict(rf"{A}:find|wagtailadmin_api:(images|documents):\w+|admin/api/main/.*", "nobody"),
    # --- pages: one in the address -----------------------------------------------------------
    Verdict(rf"{A}:detail|wagtailadmin_explore(_results)?", "editor"),
    Verdict(rf"{P}:(add_subpage|usage|move|view_draft|revisions_view|revisions_compare)", "editor"),
    Verdict(rf"{P}:(history|history_results|workflow_history(_detail)?)", "editor"),
    Verdict(rf"{P}:revisions_index", "staff"),  # the way to `history`
    Verdict(rf"{P}:(add|edit)", "editor", "editor"),
    Verdict(rf"{P}:revisions_revert", "editor"),  # shows the form; saving it is `edit`
    Verdict(rf"{P}:preview_on_(add|edit)", "editor", "editor"),
    Verdict(rf"{P}:copy", "editor", "editor"),
    Verdict(rf"{P}:move_confirm", "mover", "mover"),
    Verdict(rf"{P}:delete", "editor", "editor"),  # drafts; what is public only administrators
    Verdict(rf"{P}:(unpublish|set_privacy|revisions_unschedule)", "chief", "chief"),
    Verdict(rf"{P}:(lock|unlock|set_page_position)", "nobody", "chief"),
    Verdict(rf"{P}:workflow_action", "chiefs", "chiefs"),
    Verdict(rf"{P}:collect_workflow_action_data", "chiefs"),
    Verdict(rf"{P}:confirm_workflow_cancellation", "editor"),
    Verdict(rf"{P}:workflow_preview", "chiefs"),
    Verdict(rf"{P}:convert_alias", "nobody"),
    Verdict(r"page_checks", "editor"),
    Verdict(r"review_date|share_preview", "editor", "editor"),
    Verdict(r"page_from_template", "editor", "editor"),
    Verdict(r"mark_reviewed", "chief", "chief"),
    Verdict(rf"{A}:action:(copy|move|delete|revert_to_page_revision)", "nobody", "editor"),
    Verdict(rf"{A}:action:(publish|unpublish)", "nobody", "chief"),
    Verdict(rf"{A}:action:(convert_alias|create_alias|copy_for_translation)", "nobody"),
    Verdict(r"wagtail_bulk_action:wagtailcore\.page:(move|delete)", "staff", "editor"),
    Verdict(r"wagtail_bulk_action:wagtailcore\.page:publish", "staff", "chief"),
    Verdict(r"wagtail_bulk_action:wagtailcore\.page:unpublish", "staff"),  # with a reason, singly
    # --- translations ------------------------------------------------------------------------
    Verdict(r"wagtail_localize:submit_page_translation", "editor", "centre-or-hq"),
    Verdict(
        r"wagtail_localize:update_translations", "centre-or-hq", "centre-or-hq"
    ),  # the source's
    Verdict(r"wagtail_localize:(edit_string_translation|edit_override)", "nobody"),  # PUT: below
    Verdict(r"wagtail_localize:upload_pofile", "nobody"),
    Verdict(r"wagtail_localize:(download_pofile|preview_translation)", "editor"),
    Verdict(r"wagtail_localize:stop_translation", "nobody", "editor"),
    Verdict(r"wagtail_localize:translations_report(_results)?", "staff"),
    Verdict(
        r"wagtail_localize:(submit_snippet_\w+|machine_\w+|convert_\w+|snippets_api_\w+)", "nobody"
    ),
    # --- records -----------------------------------------------------------------------------
    Verdict(rf"record_{OWNED}:(list|list_results)", "centre-or-hq-kind"),
    Verdict(
        r"record_(event|channel):(add|preview_on_add)", "centre-or-hq-kind", "centre-or-hq-kind"
    ),
    Verdict(r"record_disclosurerule:(add|preview_on_add)", "chiefs", "chiefs"),
    Verdict(r"record_disclosurerule:(edit|preview_on_edit)", "chiefs", "chiefs"),
    Verdict(r"record_disclosurerule:revisions_revert", "chiefs"),
    Verdict(rf"{R}:(list|list_results)", "hq"),
    Verdict(rf"{R}:(add|preview_on_add)", "hq", "hq"),
    Verdict(rf"{R}:(edit|preview_on_edit)", "record", "record"),
    Verdict(
        rf"{R}:(usage|history|history_results|inspect|revisions_view|revisions_compare)", "record"
    ),
    Verdict(rf"{R}:(revisions_revert|workflow_history|confirm_workflow_cancellation)", "record"),
    Verdict(rf"{R}:(unpublish|revisions_unschedule)", "record-chief", "record-chief"),
    Verdict(rf"{R}:delete", "administrator", "administrator"),
    Verdict(rf"{R}:(lock|unlock)", "nobody", "chiefs"),
    Verdict(rf"{R}:(workflow_action|collect_workflow_action_data)", "nobody"),  # none in review
    Verdict(rf"{R}:(workflow_preview|workflow_history_detail)", "nobody"),
    # Other rows lean on these, so they stay.
    Verdict(r"wagtail_bulk_action:directory\.(person|centre):delete", "staff"),
    Verdict(
        r"wagtail_bulk_action:(?!wagtailcore|media\.(image|document)|users)[\w.]+:delete",
        "staff",
        "administrator",
    ),
    Verdict(r"wagtailsnippetchoosers_\w+:(choose|choose_results|chosen_multiple)", "staff"),
    # What is live is public; the others have only drafts here.
    Verdict(r"wagtailsnippetchoosers_(events_event|directory_centre):chosen", "staff"),
    Verdict(r"wagtailsnippetchoosers_\w+:chosen", "record"),
    Verdict(r"wagtailsnippetchoosers_\w+:create", "nobody"),
    Verdict(r"wagtailsnippets:index", "nobody"),  # each kind has its own menu
    # --- pictures and documents --------------------------------------------------------------
    Verdict(r"wagtail(images|docs):(index|index_results)", "centre-or-hq-kind"),
    Verdict(r"wagtail(images|docs):(add|add_multiple)", "centre-or-hq-kind"),
    Verdict(r"wagtail(images|docs):edit", "centre-or-hq", "centre-or-hq"),
    Verdict(r"wagtailimages:(preview|image_usage)", "centre-or-hq"),
    Verdict(r"wagtailimages:url_generator(_output)?", "nobody"),
    Verdict(r"wagtaildocs:document_usage", "centre-or-hq"),
    Verdict(r"wagtail(images|docs):delete", "centre-or-hq", "centre-or-hq"),
    Verdict(r"wagtail(images|docs):edit_multiple", "nobody"),
    Verdict(r"wagtail(images|docs):delete_multiple", "nobody", "centre-or-hq"),
    Verdict(r"wagtail(images|docs):(create_multiple_from_\w+|delete_upload_multiple)", "nobody"),
    Verdict(r"wagtail(images|docs)_chooser:(choose|choose_results|chosen_multiple)", "staff"),
    Verdict(r"wagtail(images|docs)_chooser:(chosen|select_format)", "centre-or-hq"),
    Verdict(r"wagtail(images|docs)_chooser:create", "centre-or-hq-kind"),
    Verdict(r"wagtail_bulk_action:media\.(image|document):add_\w+", "staff", "centre-or-hq"),
    Verdict(r"wagtail_bulk_action:media\.(image|document):delete", "staff", "centre-or-hq"),
    Verdict(r"wagtailembeds:\w+", "staff"),
    # --- releases, withdrawals, the site's own affairs ---------------------------------------
    Verdict(r"releases:(index|index_results|board)", "hq"),
    # What is drawn is written, and taken back.
    Verdict(r"releases:dry_run", "hq", "chiefs"),
    Verdict(r"(releases|withdrawals):(history|history_results|usage)", "chiefs"),
    Verdict(r"releases:(add|edit|release|recall)", "chiefs", "chiefs"),
    Verdict(r"releases:plan_again", "nobody", "chiefs"),
    Verdict(r"(releases|withdrawals):delete", "administrator", "administrator"),
    Verdict(r"press_recipients", "chiefs"),
    Verdict(r"withdrawals:(index|index_results)", "hq"),
    Verdict(r"withdrawals:edit", "chiefs", "chiefs"),
    Verdict(r"withdrawals:add", "nobody"),
    Verdict(r"wagtailadmin_reports:page_types_usage(_results)?", "hq"),
    Verdict(r"wagtailadmin_reports:locked_pages(_results)?", "lockers"),
    Verdict(r"wagtailadmin_reports:\w+", "staff"),
    Verdict(r"wagtailadmin_workflows:task_cho\w+", "staff"),
    Verdict(r"wagtailadmin_workflows:(enable|enable_task|remove)", "nobody", "administrator"),
    Verdict(r"wagtailadmin_workflows:add_task", "nobody"),  # of which kind?
    Verdict(r"wagtailadmin_workflows:(disable|disable_task)", "administrator", "administrator"),
    Verdict(r"wagtailadmin_workflows:\w+", "administrator"),
    Verdict(r"wagtailredirects:process_import", "nobody"),
    # Collections and languages are made by opening a centre and by the settings.
    Verdict(r"wagtailadmin_collections:(add|edit|set_privacy)|wagtaillocales:add", "nobody"),
    Verdict(
        r"wagtail(redirects|sites|users_users|users_groups):delete",
        "administrator",
        "administrator",
    ),
    Verdict(
        r"(wagtailadmin_collections|wagtail(redirects|locales|sites|users_users|users_groups)):\w+",
        "administrator",
    ),
    Verdict(r"wagtail_bulk_action:users\.user:delete", "administrator", "administrator"),
    Verdict(r"wagtail_bulk_action:users\.user:\w+", "administrator"),
    Verdict(r"open_centre|audit(_results)?", "administrator"),
    Verdict(r"adopt_story", "centre-or-hq-kind", "centre-or-hq-kind"),
    # --- limited drafts: `test_limited.py` asks every route about one ---------------------------
    Verdict(r"limit_draft", "editor", "editor"),
    Verdict(r"limited_drafts", "administrator"),
    # --- messages from readers: whom they were written to ---------------------------------------
    Verdict(r"write_to_centre", "everybody", "everybody"),
    Verdict(r"write_to_hq", "nobody"),  # no contact page of these is public: tests/home asks
    Verdict(r"messages:(index|index_results)", "lockers"),
    Verdict(r"messages:edit", "addressee", "addressee"),
    Verdict(r"messages:(history|history_results|usage)", "addressee"),
    Verdict(r"messages:delete", "administrator", "administrator"),
    Verdict(r"messages:add", "nobody"),
    # --- the second person ---------------------------------------------------------------------
    Verdict(r"review_queue", "lockers"),  # whoever may publish something; clearing asks for the row
    Verdict(r"publish_alone", "administrator", "administrator"),
]


def verdict(name):
    """The first row that is about a route, or None."""
    return next((row for row in TABLE if re.fullmatch(row.names, name)), None)
