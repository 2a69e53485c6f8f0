"""A limited draft is nobody's but its readers': every route is asked about it, as others of the house."""

import pytest

from tests.factories.singing import MARK
from tests.leaks.conftest import visitor
from tests.rights.addresses import PAGE, address, cells
from tests.rights.asking import ask
from tests.rights.bodies import body
from tests.rights.routes import PARAMETER, routes
from tests.rights.test_matrix import LAST

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Whose draft each is asked about: one that they would read if it weren't limited.
OWNERS = {"centre": "berlin", "translator": "kk", "publisher": "hq", "administrator": "hq"}
#: Pictures and files have rights of their own; here they bear the draft's word.
FILES = ("wagtailimages", "wagtaildocs")
#: What tells of it in search, listings and lists.
MORE = (
    "/admin/pages/search/?q=xkxk", "/admin/?", "/admin/reports/site-history/?", "/admin/calendar/?",
    "/admin/reports/audit/?", "/admin/reports/audit/?thing=xkxk", "/admin/limited/?",
    "/admin/choose-page/search/?q=xkxk", "/admin/api/main/pages/?fields=*&search=xkxk&limit=20",
)  # fmt: skip


def questions(world, cell):
    """`(route, address, what is posted)`: about the draft, its section, and without any row."""
    yield from (("more", where, None) for where in MORE)
    for name, patterns in routes().items():
        if name in LAST:
            continue
        rows = cells(name, world) if PAGE.search(name) else []
        for pattern in patterns:
            if not PARAMETER.search(pattern):
                yield name, f"/{pattern}", None
            elif cell in rows:
                where = address(pattern, cell, world)
                yield name, where, None
                yield name, where, body(name, cell, world)[0]
            else:
                near = [row for row in rows if row.owner == cell.owner]
                yield from ((name, address(pattern, row, world), None) for row in near)


@pytest.mark.parametrize("role", OWNERS)
def test_nobody_hears_of_it_or_touches_it(world, role):
    client, secret, faults = visitor(role), f"{MARK}{OWNERS[role]}limited", []
    cell = next(x for x in world.pages if (x.owner, x.state) == (OWNERS[role], "limited"))
    asked = [
        each
        for each in questions(world, cell)
        if each[1].startswith("/admin/") and not each[0].startswith(FILES)
    ]
    for name, where, data in asked:
        got = ask(client, where, data)
        wrote = sorted(got.wrote) if data is not None else []
        if secret in got.heard or wrote or got.status >= 500:
            faults.append(f"{name}: {got.status} {wrote[:3]} {sorted(got.heard)[:3]} at {where}")
    assert len(asked) > 150 and not faults, "\n".join(["", *faults])


def test_its_keeper_is_not_kept_out(world):
    page = world.page("hq", "limited")
    answer = visitor("keeper").get(f"/admin/pages/{page.pk}/edit/")
    assert answer.status_code == 200 and "hqlimited" in answer.content.decode()
