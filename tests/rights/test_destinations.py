"""Nothing of one's own goes to a place of others, whichever door the place's id is posted to."""

from wagtail.models import Page

import pytest

from tests.factories.singing import MARK
from tests.leaks.conftest import secrets, visitor
from tests.rights.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: `{door: (address, what is posted)}`, given the page's and the destination's id.
DOORS = {
    "copy": lambda page, to: (
        f"/admin/pages/{page}/copy/",
        {"new_title": "Copy", "new_slug": "copy", "new_parent_page": to},
    ),
    "move": lambda page, to: (f"/admin/pages/{page}/move/{to}/confirm/", {}),
    "bulk move": lambda page, to: (
        f"/admin/bulk/wagtailcore/page/move/?id={page}",
        {"chooser": to},
    ),
    "api copy": lambda page, to: (
        f"/admin/api/main/pages/{page}/action/copy/",
        {"destination_page_id": to, "slug": "copy", "recursive": False, "keep_live": False},
    ),
    "api move": lambda page, to: (
        f"/admin/api/main/pages/{page}/action/move/",
        {"destination_page_id": to, "position": "last-child"},
    ),
    "create": lambda page, to: (
        f"/admin/pages/add/news/newspage/{to}/",
        {"title": "New", "slug": "new", "body-count": "0"},
    ),
}


def foreign(world):
    """Where the editors in Berlin may put nothing; ids of no page are nobody's."""
    pages = world.canaries.pages
    sections = [world.sections[owner].pk for owner in ("paris", "hq", "kk")]
    hidden = [pages["draftcentrepage"].pk, pages["privatecentrepage"].pk]
    return [*sections, *hidden, world.sections["hq"].get_parent().pk, Page.get_first_root_node().pk,
            10**6]  # fmt: skip


def rows():
    """Where every page stands."""
    return list(Page.objects.order_by("pk").values_list("pk", "path", "numchild", "url_path"))


@pytest.mark.parametrize("door", DOORS)
def test_no_page_goes_to_a_place_of_others(world, door):
    client, before, faults = visitor("centre"), rows(), []
    for to in foreign(world):
        for state in ("draft", "live"):
            where, sent = DOORS[door](world.page("berlin", state).pk, to)
            response = client.post(where, sent)
            if response.status_code >= 500:
                faults.append(f"{where} failed with {to}")
            if rows() != before:
                faults.append(f"{where} put {state} below {to}")
                before = rows()
            text = f"{response.headers} {response.content.decode()}"
            heard = {s for s in secrets(text) if not s.startswith(f"{MARK}berlin")}
            if heard:
                faults.append(f"{where} says {heard}")
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("door", [door for door in DOORS if door != "create"])
def test_ones_own_section_takes_it(world, door):
    """The control: the same request, to a section of the own centre, writes."""
    page = world.page("berlin", "draft")
    got = ask(visitor("centre"), *DOORS[door](page.pk, world.sections["berlin"].pk))
    assert "wagtailcore_page" in got.wrote, got
