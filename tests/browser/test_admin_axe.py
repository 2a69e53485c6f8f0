"""The pages of the admin on which a centre's editors work, by the rules that a program can check."""

import pytest

from tests.browser import editor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def addresses(page, links):
    """Where the links of the open page lead, each once."""
    page.wait_for_load_state("networkidle")
    found = page.locator(links).evaluate_all("links => links.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(found))


def violations(page):
    """The rules that the open page breaks, with the places."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]][:4]) for each in found]


def test_what_a_centre_works_with_is_accessible(live_site, page_of):
    page = page_of(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    editor.sign_in(page, live_site, "editor-berlin")
    menu = addresses(page, ".sidebar a[href^='/admin/']:not([href$='logout/'])")
    page.goto(f"{live_site}/admin/pages/search/?q=Berlin")
    forms = addresses(page, "main a[href^='/admin/pages/'][href$='/edit/']")[:3]
    assert len(menu) > 5 and len(forms) == 3
    faults = {}
    for address in [*menu, *forms]:
        page.goto(live_site + address)
        if found := violations(page):
            faults[address] = found
    assert not faults
