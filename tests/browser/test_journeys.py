"""Readers and officers in a real browser (G2, G3)."""

import re

import pytest

from tests.browser import editor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Sections of a language in the order of the menu: news, Strategy, forums, meetings, centres.
SECTIONS = {"tr": "Türkçe", "kk": "Қазақша", "ar": "العربية"}


@pytest.mark.parametrize("code", SECTIONS)
def test_a_reader_without_javascript_gets_everywhere(live_site, page_of, code):
    page = page_of(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto(f"{live_site}/{code}/")
    menu = page.locator(".masthead-nav a")
    addresses = [menu.nth(index).get_attribute("href") for index in range(menu.count())]
    assert len(addresses) == 5
    # An article, from the list of news.
    page.goto(live_site + addresses[0])
    page.locator(".row .headline a").first.click()
    assert page.locator("h1").count() == 1
    assert page.locator(".attribution").count() == 1
    # The Strategy, and one of its files.
    page.goto(live_site + addresses[1])
    file = page.locator(".document-download").first.get_attribute("href")
    answer = page.request.get(live_site + file if file.startswith("/") else file)
    assert answer.status == 200
    assert answer.body()[:4] in {b"%PDF", b"\x89PNG"}
    # The first forum, and the centres.
    page.goto(live_site + addresses[2])
    page.locator(".row .headline a").last.click()
    assert page.locator(".facts-strip").count() == 1
    page.goto(live_site + addresses[4])
    page.locator(".row .headline a").first.click()
    assert page.locator(".panel-felt").count() == 1
    # The same page in another language, by its own name.
    page.locator(".footer-languages a[hreflang=en]").click()
    assert page.locator("html").get_attribute("lang") == "en"
    # And the search.
    page.goto(f"{live_site}/{code}/search/?q=2013")
    assert page.locator(".result").count() >= 1


def test_a_phone_menu_works_without_javascript(live_site, page_of):
    page = page_of(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto(f"{live_site}/kk/")
    page.locator("details.menu > summary").click()
    link = page.locator(".menu-sections a").first
    assert link.is_visible()
    link.click()
    assert page.locator("h1").is_visible()


@pytest.fixture(scope="module")
def designed(live_site):
    """One address of each designed page type in each language."""
    import urllib.request

    def links(path, pattern):
        with urllib.request.urlopen(live_site + path, timeout=60) as answer:
            return re.findall(pattern, answer.read().decode())

    found = []
    for code in ("tr", "kk", "ar"):
        home = f"/{code}/"
        menu = links(home, rf'<a href="(/{code}/[^"/]+/)"')
        sections = list(dict.fromkeys(menu))[:5]
        row = r'class="headline[^"]*"[^>]*><a href="([^"]+)"'
        article = links(sections[0], row)[0]
        forum = links(sections[2], row)[-1]
        centre = links(sections[4], row)[0]
        found += [home, article, sections[1], forum, centre, f"{home}search/?q=2013"]
    return found


@pytest.fixture(scope="module")
def tabular(live_site, designed):
    """Every page below the Strategy: the plans and priorities with their tables of actions."""
    import urllib.request

    found = []
    for strategy in designed[2::6]:
        with urllib.request.urlopen(
            f"{live_site}/sitemap-{strategy[1:3]}.xml", timeout=60
        ) as answer:
            found += re.findall(rf"<loc>[^<]*({strategy}[^<]+)</loc>", answer.read().decode())
    return found


def test_nothing_scrolls_sideways_at_320_pixels(live_site, page_of, designed, tabular):
    page = page_of(viewport={"width": 320, "height": 700})
    wide = {}
    assert len(tabular) > 15
    for path in [*designed, *tabular]:
        page.goto(live_site + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[path] = width
    assert not wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violation(live_site, page_of, designed, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = page_of(color_scheme=scheme, viewport={"width": 1280, "height": 900}, bypass_csp=True)
    faults = {}
    for path in designed:
        page.goto(live_site + path)
        page.evaluate("document.fonts.ready")
        results = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        )
        violations = results.response["violations"]
        if violations:
            faults[path] = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in violations]
    assert not faults


@pytest.mark.parametrize("name", ["publisher", "officer", "translator-kk", "editor-berlin"])
def test_every_role_can_sign_in_and_sees_its_tree(live_site, page_of, name):
    page = page_of(viewport={"width": 1280, "height": 900})
    editor.sign_in(page, live_site, name)
    page.goto(f"{live_site}/admin/pages/")
    assert page.locator("h1, h2").count() >= 1
    assert page.locator("body").inner_text()
