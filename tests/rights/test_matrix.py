"""Every route × role × owner × state: the verdict of the table holds, and nobody hears a canary.

A GET is refused or answered; a POST, with what a browser would send, writes rows or none: the
statements are watched, so a refusal is one for the whole database. Whoever the table lets in is let
in by some state; whoever it doesn't, by none.
"""

import re

import pytest

from tests.factories.singing import MARK
from tests.leaks.conftest import visitor
from tests.rights.addresses import address, cells
from tests.rights.asking import ask
from tests.rights.bodies import body
from tests.rights.routes import routes
from tests.rights.verdicts import HQ, OWN, TABLE, may, verdict

pytestmark = pytest.mark.django_db

#: Whose words a role reads.
READS = {"centre": (f"{MARK}berlin",), "translator": (f"{MARK}kk", f"{MARK}translation")}
ROLES = ("anonymous", "member", "centre", "translator", "officer", "publisher", "administrator")
#: Signing out ends the session of all that follows; failwhale is an error made on purpose, and
#: so is what Wagtail answers to an import of redirects that it didn't sign.
LAST = {"wagtailadmin_logout", "wagtailadmin_error_test", "wagtailredirects:process_import"}
#: All records share their views (`core.viewsets`): these kinds are asked.
KINDS = re.compile(
    r"record_(?!event:|topic:|centre:)|"
    r"snippetchoosers_(?!events_event:|directory_topic:|directory_centre:)"
)


def test_every_route_has_a_verdict():
    """A new route, bulk action or verb of the API belongs into `tests/rights/verdicts.py`."""
    missing = sorted(name for name in routes() if verdict(name) is None)
    assert not missing, f"Say in TABLE of tests/rights/verdicts.py who may: {missing}"


def test_every_verdict_has_a_route():
    used = {verdict(name) for name in routes()}
    assert [row.names for row in TABLE if row not in used] == []


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_the_verdicts_hold(world, role):
    client = visitor(None if role == "anonymous" else role)
    faults = []
    for turn, (name, patterns) in enumerate(routes().items()):
        if name in LAST or KINDS.search(name):
            continue
        for method, who in (("GET", verdict(name).get), ("POST", verdict(name).post)):
            for owner, found in owners(cells(name, world), turn, role).items():
                allowed = may(who, role, owner)
                faults += one(client, role, world, (name, method, owner), patterns, found, allowed)
    assert not faults, "\n".join(["", *faults])


def owners(found, turn, role):
    """The rows by owner; who owns nothing or everything is asked about one of them by turns."""
    grouped = by_owner(found, turn)
    if role not in OWN.values():
        owner = sorted(grouped)[turn % len(grouped)]
        return {owner: grouped[owner]}
    return grouped


def by_owner(found, turn):
    """The rows of each owner, first another state by turns: over the routes each is asked."""
    grouped = {}
    for cell in found:
        grouped.setdefault(cell.owner, []).append(cell)
    for owner, rows in grouped.items():
        first = turn % len(rows)
        grouped[owner] = rows[first:] + rows[:first]
    return grouped


def one(client, role, world, what, patterns, found, allowed):
    """The faults of one route and method, of an owner's rows in all states."""
    name, method, owner = what
    opened, complete = [], method == "GET"
    for cell in found if allowed else found[:1] if method == "GET" else found[-1:]:
        for pattern in patterns:
            where = address(pattern, cell, world)
            sent, is_enough = (None, True) if method == "GET" else body(name, cell, world)
            complete |= is_enough
            got = ask(client, where, sent)
            label = f"{name} {method} {owner}/{cell.state} as {role}: {got.status} {got.target}"
            if got.status >= 500 and name != "healthz":
                yield f"{label} failed at {where}"
            heard = (
                set() if role in HQ else {s for s in got.heard if not s.startswith(_reads(role))}
            )
            if heard:
                yield f"{label} says {sorted(heard)} at {where}"
            if not allowed and got.wrote:
                yield f"{label} wrote {sorted(got.wrote)[:3]} at {where}"
            if (not got.refused if method == "GET" else got.wrote) or not complete:
                opened.append(label)
        if allowed and opened:
            return
    if allowed and not opened:
        yield f"{name} {method} {owner} as {role}: refused, the table lets it ({label})"
    elif not allowed and method == "GET" and opened:
        yield f"{opened[0]}: answered, the table doesn't let it"


def _reads(role):
    return READS.get(role, ("nothing",))
