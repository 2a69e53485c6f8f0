"""A launch day in a real browser, from the draft to the recall, every public surface asked (G1)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import editor
from text.slugs import slugify

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDE = {"width": 1600, "height": 1000}
#: A word of each language's text that stands nowhere else on the site.
WORDS = {"tr": "Zümrütkanat", "en": "Emeraldwing", "kk": "Зүмірітқанат", "ar": "زمردجناح"}
TITLES = {
    "tr": f"{WORDS['tr']} bildirisi açıklandı",
    "en": f"{WORDS['en']} declaration presented",
    "kk": f"{WORDS['kk']} мәлімдемесі жарияланды",
    "ar": f"{WORDS['ar']} إعلان جديد",
}
#: A word that the release puts into an article that readers know already.
LATER = "Safirkanat"
LISTED = ("page", "home", "news", "search", "api", "feed", "rss", "site feed", "sitemap", "kit")
NOWHERE = {code: [] for code in WORDS}
EVERYWHERE = {code: sorted(LISTED) for code in WORDS}


class Public:
    """What anyone sees of the four texts."""

    def __init__(self, reader, address):
        self.reader, self.address, self.news, self.kit = reader, address, {}, ""
        for code in WORDS:
            reader.goto(f"{address}/{code}/")
            self.news[code] = reader.locator(".masthead-nav a").first.get_attribute("href")

    def path(self, code):
        return f"{self.news[code]}{slugify(TITLES[code], code)}/"

    def get(self, path):
        return self.reader.request.get(self.address + path, max_redirects=0)

    def seen(self, code):
        """The surfaces on which the text of a language is: its page, and what names it."""
        path, word = self.path(code), WORDS[code]
        lists = {
            "home": f"/{code}/",
            "news": self.news[code],
            "search": f"/{code}/search/?q={word}",
            "api": f"/api/search/?q={word}&lang={code}",
            "feed": f"{self.news[code]}feed.atom",
            "rss": f"{self.news[code]}feed.rss",
            "site feed": f"/{code}/feed.atom",
            "sitemap": f"/sitemap-{code}.xml",
        }
        texts = {name: self.get(where).text() for name, where in lists.items()}
        found = {name for name, text in texts.items() if path in text}
        echoes = {"search", "api"}  # they repeat the word that is looked for
        found |= {name for name, text in texts.items() if name not in echoes and word in text}
        answer = self.get(path)
        found |= {"page"} if answer.status == 200 else set()
        kit = re.search(r"/press/kits/[0-9a-f-]+\.zip", answer.text())
        self.kit = kit[0] if kit else self.kit
        if self.kit and self.get(f"/{code}{self.kit}").status == 200:
            found.add("kit")
        return sorted(found)

    def everywhere(self):
        return {code: self.seen(code) for code in WORDS}

    def names_later(self, path):
        """Where the earlier article is seen as it is after the release."""
        where = {"page": path, "news": self.news["tr"], "api": f"/api/search/?q={LATER}&lang=tr"}
        marks = {"page": LATER, "news": LATER, "api": path}
        return {name for name, place in where.items() if marks[name] in self.get(place).text()}


def draft(page, live_site, public):
    """Write the Turkish text; return its number."""
    editor.new_article(page, live_site, editor.section_id(page, live_site, public.news["tr"]))
    page.fill("[name=title]", TITLES["tr"])  # at once: an autosave in its middle is another test's
    page.select_option("[name=kind]", "statement")
    editor.write(page, "teaser", f"{WORDS['tr']} bildirisinin kurgusal özeti.")
    editor.write(page, "summary", "Kurgusal bir açıklama, yalnızca tanıtım için.")
    editor.add_block(page, "Metin").locator("[contenteditable=true]").click()
    page.keyboard.type(f"Kurgusal {WORDS['tr']} bildirisinin metni.")
    # The text field hands over what was typed a moment later.
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile("metni"))
    save(page)
    return re.search(r"/pages/(\d+)/edit/", page.url).group(1)


def save(page):
    """Save the draft by its button, whatever the autosave has sent."""
    page.locator("footer button.action-save").first.click()
    page.locator(".messages .success").wait_for()


def translate(page, live_site, number, code, name):
    """Make the translation and fill it in by the form; return its number."""
    page.goto(f"{live_site}/admin/localize/submit/page/{number}/")
    page.locator("label", has_text=name).click()
    page.locator("form button[type=submit]").last.click()
    page.locator(".messages .success").wait_for()
    editor.translate_everything(page, {TITLES["tr"]: TITLES[code]}, f"{WORDS[code]}: {code}")
    return re.search(r"/pages/(\d+)/edit/", page.url).group(1)


def press(page, name):
    """Press the one button or link of that name and wait for the page that follows."""
    with page.expect_navigation():
        page.locator("main .button", has_text=re.compile(rf"^\s*{name}\s*$")).first.click()


def amend(page, live_site, public):
    """Write a draft of an article that is public; return its number and path."""
    public.reader.goto(live_site + public.news["tr"])
    cards = public.reader.locator("main .headline a")
    path = cards.first.get_attribute("href")
    page.goto(f"{live_site}/admin/pages/{editor.section_id(page, live_site, public.news['tr'])}/")
    page.goto(f"{live_site}{editor.explore(page, path)}edit/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)
    page.locator("[name=title]").press("End")
    page.locator("[name=title]").press_sequentially(f" {LATER}")
    page.check("[name=change][value=minor]")
    save(page)
    return re.search(r"/pages/(\d+)/edit/", page.url).group(1), path


def add_to_board(page, number, languages=True):
    """Add a text to the release whose board is open."""
    page.locator("#id_page").evaluate("(field, value) => { field.value = value; }", number)
    page.set_checked("#id_all_languages", languages)
    press(page, "Ekle")


def launch_room(page, live_site, number, earlier):
    """Plan a release of the text in its languages, signed off by each state; return its board."""
    page.goto(f"{live_site}/admin/releases/new/")
    page.fill("#id_name", "Tanıtım günü")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/board/")
    board = page.url
    add_to_board(page, number)
    add_to_board(page, earlier, languages=False)
    for box in page.locator("input[name=states]").all():
        box.check()
    page.locator("button[name=choose_states]").click()
    page.locator("button[name=sign]").first.wait_for()
    refused = page.locator("main .checks-list .checks-refuse")
    assert refused.count() == len(WORDS) + 1, refused.all_inner_texts()  # nobody has signed yet
    for index in range(page.locator("button[name=sign]").count()):
        page.locator("button[name=sign]").nth(index).click()
        page.locator(".messages .success").wait_for()
    page.goto(board)
    assert page.locator("main .checks-refuse, main .error-message").all_inner_texts() == []
    # A mark is as high as its line, and the first line isn't under the header.
    assert page.locator(".checks-marks .icon").first.bounding_box()["height"] < 20
    header = page.locator("main header").first.bounding_box()
    first = page.locator("main .nice-padding > p").first.bounding_box()
    assert first["y"] > header["y"] + header["height"] + 8
    return board


def embargo_link(page, board, name):
    """Accredit a recipient; return the link that is shown once."""
    page.goto(board.replace("/board/", "/recipients/"))
    page.fill("#id_name", name)
    page.fill("#id_email", "reporter@example.org")
    page.select_option("#id_language", "kk")
    page.locator("main form button[type=submit]").last.click()
    return page.locator("main code").inner_text()


def reads_under_embargo(recipient, link):
    """The recipient reads the list and each text; nothing of it is kept or found by engines."""
    for where in (link, None):
        if where is None:
            where = recipient.locator("main a", has_text=WORDS["kk"]).first.get_attribute("href")
            where = link.split("/kk/")[0] + where
        answer = recipient.goto(where)
        assert answer.status == 200
        assert WORDS["kk"] in recipient.content()
        assert "no-store" in answer.headers["cache-control"]
        assert "noindex" in answer.headers["x-robots-tag"]


def end_link(page, board, name):
    """End a recipient's link."""
    page.goto(board.replace("/board/", "/recipients/"))
    page.locator("tr", has_text=name).locator("button[name=revoke]").click()
    page.locator(".messages .success").wait_for()


def correct(page, live_site, number):
    """Publish a correction of the text in Turkish and English only."""
    page.goto(f"{live_site}/admin/corrections/add/")
    page.locator("#id_page").evaluate("(field, value) => { field.value = value; }", number)
    fields = page.locator("[name^=text_]")
    for code, words in (("tr", "Doğrusu kırk ikidir."), ("en", "Forty-two is right.")):
        fields.and_(page.locator(f"[lang={code}]")).fill(words)
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()
    page.locator(".messages .success").wait_for()


def withdraw(page, live_site, number, reason):
    """Take a text away and tell its readers why."""
    page.goto(f"{live_site}/admin/pages/{number}/unpublish/")
    page.check("input[name=reason][value=withdrawn]")
    page.fill("[name=text]", reason)
    confirm(page)


def confirm(page):
    """Press the button of a page that asks once more."""
    page.locator("main form button[type=submit]").click()
    page.locator(".messages .success").wait_for()


def test_a_launch_day(live_site, page_of):
    page, recipient = page_of(viewport=WIDE), page_of()
    public = Public(page_of(), live_site)
    editor.sign_in(page, live_site, "admin")

    # Written, translated, signed off: nothing of it is public.
    number = draft(page, live_site, public)
    names = {"en": "English", "kk": "Қазақша", "ar": "العربية"}
    numbers = {code: translate(page, live_site, number, code, names[code]) for code in names}
    earlier, known = amend(page, live_site, public)
    board = launch_room(page, live_site, number, earlier)
    assert (found := public.everywhere()) == NOWHERE, found

    # Read under embargo by a link, until the link is ended.
    link = embargo_link(page, board, "Kurgusal Muhabir")
    ended = embargo_link(page, board, "Vazgeçen Muhabir")
    for each in (link, ended):
        reads_under_embargo(recipient, each)
    end_link(page, board, "Vazgeçen Muhabir")
    assert recipient.goto(ended).status == 404
    assert recipient.goto(link).status == 200

    # Drawn, and taken back.
    page.goto(board)
    press(page, "Deneme")
    drawn = page.locator("section[aria-labelledby=drawn]")
    assert drawn.locator("tbody tr").count() == len(WORDS) + 1
    assert drawn.locator(".error-message").count() == 0
    assert (found := public.everywhere()) == NOWHERE, found
    assert public.names_later(known) == set()

    # Whoever wrote it doesn't release it.
    page.goto(board.replace("/board/", "/release/"))
    page.locator("main form button[type=submit]").click()
    page.locator(".messages .error").wait_for()
    assert (found := public.everywhere()) == NOWHERE, found

    # Released by a second person: everywhere at once; the link has nothing more to give.
    second = page_of(viewport=WIDE)
    editor.sign_in(second, live_site, "publisher")
    second.goto(board.replace("/board/", "/release/"))
    confirm(second)
    assert (found := public.everywhere()) == EVERYWHERE, found
    assert public.names_later(known) == {"page", "news", "api"}
    assert recipient.goto(link).status == 404

    # Corrected: in every language, also where the correction isn't translated.
    correct(page, live_site, number)
    shows_the_correction(public)
    assert (found := public.everywhere()) == EVERYWHERE, found

    # One language withdrawn: its address says why over the text, and nothing leads there.
    withdraw(page, live_site, numbers["kk"], "Мәтін кері қайтарылды: күні қате болды.")
    public.reader.goto(live_site + public.path("kk"))
    shown = public.reader.locator("main").inner_text()
    assert "кері қайтарылды" in shown
    assert f"{WORDS['kk']}: kk" in shown
    assert (found := public.everywhere()) == {**EVERYWHERE, "kk": ["page"]}, found

    # Recalled: nothing of it anywhere, and the earlier article as it was.
    page.goto(board.replace("/board/", "/recall/"))
    confirm(page)
    assert (found := public.everywhere()) == NOWHERE, found
    assert public.names_later(known) == set()
    assert public.get(known).status == 200
    for each in (link, ended):
        assert recipient.goto(each).status == 404


def shows_the_correction(public):
    for code, words in (
        ("tr", "Doğrusu kırk ikidir."),
        ("en", "Forty-two is right."),
        ("kk", "kırk iki"),
        ("ar", "kırk iki"),
    ):
        public.reader.goto(public.address + public.path(code))
        shown = public.reader.locator(".correction", has_text=words)
        assert shown.count() == 1, code
        assert shown.locator(".muted").count() == (code in {"kk", "ar"}), code
