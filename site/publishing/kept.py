"""The text of a withdrawn page: what was public when it was withdrawn, and nothing later (N5).

The row of a page that isn't live follows its drafts, and revisions can be overwritten (decision
10): so the withdrawal keeps the content itself, and who answered for it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, Q

from wagtail.models import COMMENTS_RELATION_NAME, Page

from core.navigation import HOME_DEPTH, home_paths, remember_languages
from core.privacy import open_to_all
from core.together import Found, Wanted, read_together
from directory.models import Body, Centre
from entries.models import Entry
from publishing.attribution import live_corrections, parties, stored
from publishing.models import Statement, Withdrawal, withdrawal_of

#: Where the page stands and what it is, whatever it was then.
PLACE = ("pk", "id", "path", "depth", "numchild", "content_type_id", "locale_id", "translation_key")
#: Where the content keeps who answers for the page; no field has such a name.
ANSWERS = "_answers"
#: What is read of the pages around it.
AROUND = ("id", "title", "path", "depth", "url_path", "live", "translation_key", "alias_of_id")


def content_to_keep(page: Page, reason: str) -> dict[str, Any] | None:
    """Return what the public sees of a live page, if it stays after a withdrawal for `reason`."""
    if reason != Withdrawal.Reason.WITHDRAWN or page.depth <= HOME_DEPTH:
        return None
    # Read anew: what was handed in may hold the words of a draft.
    public: Any = Page.objects.get(pk=page.pk).specific
    content: dict[str, Any] = public.serializable_data()
    content.pop(COMMENTS_RELATION_NAME, None)
    bodies, centre = parties(public)
    own = public.written_at()
    content[ANSWERS] = {
        **stored(public),
        "bodies": [body.pk for body in bodies],
        "centre": centre.pk if centre else None,
        "centre_id": own.pk if own else None,
    }
    return content


def kept_page(page: Any, found: Withdrawal | None = None) -> Any:
    """Return a withdrawn page, specific, as it was public; None when nothing of it may be shown.

    Nothing may be shown of a page that is private now, whose language has no home page any more, or
    that was withdrawn for another reason. It isn't to be saved. Two queries, three without `found`.

    Args:
        page: of any type.
        found: its withdrawal, where that is known.
    """
    if not isinstance(page, Page) or page.live or not page.pk:
        return None
    found = found or withdrawal_of(page)
    if found is None or found.content is None or found.reason != Withdrawal.Reason.WITHDRAWN:
        return None
    model: Any = page.specific_class
    lists = {
        field.name: found.content[field.name]
        for field in model._meta.many_to_many
        if field.name in found.content
    }
    # Unchecked: `with_content_json` asks for each relation of each row whether it is still there.
    content = {name: value for name, value in found.content.items() if name not in lists}
    kept: Any = model.from_serializable_data(content, check_fks=False)
    for name in PLACE:
        setattr(kept, name, getattr(page, name))
    kept.locale = page.locale
    kept.url_path = found.path
    kept.live = True  # as it was: templates print it as they did
    answers = found.content.get(ANSWERS, {})
    rows = read_together(*_wanted(kept, lists, answers))
    if not _is_open(page, rows[Page].values()):
        return None
    _put_in_place(kept, rows[Page].values())
    _relate(kept, lists, rows)
    if answers:
        kept.kept_entry = _entry(kept, answers, rows)
    return kept


def _entry(kept: Any, answers: dict[str, Any], rows: Found) -> Entry:
    """Return who answered for the page then, as its entry had it, without who is no more public."""
    names = dict(answers["attribution"])
    are_public = [
        rows[Body].get(pk) is not None and rows[Body][pk].live for pk in answers["bodies"]
    ]
    centre = rows[Centre].get(answers["centre"])
    if not (centre and centre.live):
        names["centre"] = None
    if not all(are_public) or (answers["centre"] and not names["centre"]):
        own = zip(names["bodies"], are_public, strict=True)
        names["bodies"] = [name for name, is_public in own if is_public]
        names.update(former_names=[], email="")
    if isinstance(kept, Statement):  # it may have been corrected since
        names["corrected_on"] = [str(row.made_on) for row in live_corrections(kept)]
    people = rows[get_user_model()]
    return Entry(
        language=kept.locale.language_code,
        translation_key=kept.translation_key,
        path=kept.path,
        centre_id=answers["centre_id"],
        attribution=names,
        author=people.get(answers["author_id"]),
        approver=people.get(answers["approver_id"]),
    )


def _wanted(kept: Any, lists: dict[str, list[Any]], answers: dict[str, Any]) -> Iterable[Wanted]:
    """Return what a page names, in its own fields and in those that its type says it prints."""
    steps = range(HOME_DEPTH, kept.depth)
    above = [kept.path[: depth * kept.steplen] for depth in steps]
    around = Q(path__in=above) | Q(url_path__in=home_paths())
    pages = Page.objects.filter(around | Q(translation_key=kept.translation_key))
    yield Wanted(pages.annotate(language=F("locale__language_code"), is_open=open_to_all()), AROUND)
    people = get_user_model()
    ids = [pk for pk in (answers.get("author_id"), answers.get("approver_id")) if pk]
    yield Wanted(people._default_manager.filter(pk__in=ids), ("id", "office"))
    chosen: dict[Any, Q] = defaultdict(lambda: Q(pk__in=()))
    chosen[Body] |= Q(pk__in=answers.get("bodies", ()))
    chosen[Centre] |= Q(pk=answers.get("centre"))
    for name, pks in lists.items():
        chosen[kept._meta.get_field(name).related_model] |= Q(pk__in=pks)
    for first, _, second in (name.partition("__") for name in kept.printed_relations):
        field = kept._meta.get_field(first)
        model, pk = field.related_model, getattr(kept, field.attname)
        chosen[model] |= Q(pk=pk)
        if second:
            further = model._meta.get_field(second)
            own = model._default_manager.filter(pk=pk).values(further.attname)
            chosen[further.related_model] |= Q(pk__in=own)
    for model, condition in chosen.items():
        yield Wanted(model._default_manager.filter(condition))


def _relate(kept: Any, lists: dict[str, list[Any]], rows: Found) -> None:
    """Give a page the rows that it names; one that was deleted since is missed when printed."""
    for name, pks in lists.items():
        found = rows[kept._meta.get_field(name).related_model]
        setattr(kept, name, [found[pk] for pk in pks if pk in found])
    for lookup in kept.printed_relations:
        row = kept
        for name in lookup.split("__"):
            field = row._meta.get_field(name)
            related = rows[field.related_model].get(getattr(row, field.attname))
            if related is None:
                break
            setattr(row, name, related)
            row = related


def _put_in_place(kept: Any, pages: Iterable[Any]) -> None:
    """Tell a page what routing would have: the pages above it, and its other languages."""
    above = [row for row in pages if row.depth < kept.depth and kept.path.startswith(row.path)]
    kept.ancestors_at_routing = sorted(above, key=lambda row: row.depth)
    public = [row for row in pages if row.live and row.alias_of_id is None and row.is_open]
    remember_languages(kept, ((row.language, row.url_path, row.translation_key) for row in public))


def _is_open(page: Page, pages: Iterable[Any]) -> bool:
    """Tell whether neither the page nor one above it is private, and its language has a home."""
    own = next((row for row in pages if row.pk == page.pk), None)
    home = page.path[: HOME_DEPTH * page.steplen]
    return bool(own and own.is_open and any(row.path == home and row.live for row in pages))
