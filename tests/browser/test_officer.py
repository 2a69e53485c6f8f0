"""An article's whole way in a real browser: written, scheduled, live, translated, live (G3)."""

import re
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.browser import editor
from text.slugs import slugify

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLE = "Kırlangıç grubu çevrimiçi toplandı"
ADDRESS = "kirlangic-grubu-cevrimici-toplandi"
TEASER = "Kurgusal hazırlık grubu Berlin merkezinin programını gözden geçirdi."
SUMMARY = "Kurgusal bir toplantı: program taslağı ve kayıt takvimi konuşuldu."
QUOTE = "Kayıt herkese açık olacak."
#: A word of the Kazakh draft that stands nowhere else.
CANARY = "Қарлығаштөбе"


@pytest.fixture
def sections(live_site, page_of):
    """The path of the news in tr and kk, from the menu."""
    page = page_of()
    found = {}
    for code in ("tr", "kk"):
        page.goto(f"{live_site}/{code}/")
        found[code] = page.locator(".masthead-nav a").first.get_attribute("href")
    return found


def public(page, live_site, paths):
    """What anyone reads at `paths`, with each answer's status."""
    found = {}
    for path in paths:
        answer = page.request.get(live_site + path)
        found[path] = (answer.status, answer.text())
    return found


def schedule_in(page, seconds):
    """Press the button for a moment that comes soon; the picker knows whole minutes only."""
    page.locator("[aria-label='Toggle status']").click()
    page.click("button[data-a11y-dialog-show=schedule-publishing-dialog]")
    later = datetime.now(ZoneInfo("Europe/Istanbul")) + timedelta(hours=3)
    page.fill("#id_go_live_at", f"{later:%Y-%m-%d %H:%M}")
    # The open picker lies over the button.
    page.locator("#schedule-publishing-dialog .action-save").dispatch_event("click")
    page.locator(".messages .success").wait_for()
    moment = datetime.now(ZoneInfo("Europe/Istanbul")) + timedelta(seconds=seconds)
    page.locator("#id_go_live_at").evaluate(
        "(field, value) => { field.value = value; }", f"{moment:%Y-%m-%d %H:%M:%S}"
    )
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()
    page.locator(".messages .success").wait_for()
    return moment


def test_an_article_from_the_clipboard_to_two_languages(live_site, page_of, sections, manage):
    page = page_of(viewport={"width": 1600, "height": 1000})
    reader = page_of()
    editor.sign_in(page, live_site, "publisher")

    # Written, with a picture, a quotation and a text from Word.
    editor.new_article(page, live_site, editor.section_id(page, live_site, sections["tr"]))
    editor.write(page, "title", TITLE)
    editor.write(page, "teaser", TEASER)
    editor.write(page, "summary", SUMMARY)
    editor.paste(editor.add_block(page, "Metin"), "word.txt")
    page.fill("[name$='-value-caption']", "Kayıt takvimi")
    quote = editor.add_block(page, "Alıntı")
    quote.locator("textarea").fill(QUOTE)
    quote.locator("input[type=text]").fill("Hazırlık grubunun kurgusal sözcüsü")
    editor.upload_picture(page, "image", "Toplantı ekranı", "Kurgusal fotoğraf birimi")
    page.fill("[name=image_alt]", "Bir ekranda toplantıya katılanlar")
    editor.choose(page, "centre", "Berlin")
    editor.saved(page)
    number = re.search(r"/pages/(\d+)/edit/", page.url).group(1)

    # Previewed, as its readers will see it.
    page.click("[aria-label='Önizlemeyi aç/kapa']")
    preview = page.frame_locator("#w-preview-iframe")
    preview.locator("h1", has_text=TITLE).wait_for()
    preview.locator("ul li", has_text="Katılımcıların kaydı").wait_for()

    # Scheduled: nobody sees it before its moment, everybody after it.
    moment = schedule_in(page, 8)
    article = f"{sections['tr']}{ADDRESS}/"
    search = "search/?q=Kırlangıç"
    where = [article, "/tr/", sections["tr"], f"/tr/{search}", f"/api/{search}&lang=tr"]
    manage("publish_scheduled")
    early = public(reader, live_site, where)
    if datetime.now(moment.tzinfo) < moment:
        assert early[article][0] == 404
        assert not [path for path, (_s, text) in early.items() if TITLE in text]
    time.sleep(max(0, (moment - datetime.now(moment.tzinfo)).total_seconds()))
    manage("publish_scheduled")
    reader.goto(live_site + article)
    assert reader.locator("h1").inner_text() == TITLE
    assert reader.locator("main ul li").filter(has_text="Açılış oturumu").count()
    assert reader.locator("main ol li").filter(has_text="Kaydın açılması").count() == 1
    assert reader.locator("main a[href='https://example.org/program?dil=tr&yil=2027']").count() == 1
    assert reader.locator("main b, main strong").filter(has_text="Tanıtım Forumu 2027").count() == 1
    assert reader.locator("main h2", has_text="Gözden geçirilen konular").count() == 1
    assert reader.locator("main td", has_text="Mart 2027").count() == 1
    assert reader.locator("blockquote").filter(has_text=QUOTE).count() == 1
    assert "mso-" not in reader.content()
    picture = reader.locator("main img[alt='Bir ekranda toplantıya katılanlar']").first
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    shown = public(reader, live_site, where)
    assert not [path for path, (_status, text) in shown.items() if article not in text]

    # Translated as a draft: nothing of it shows anywhere.
    page.goto(f"{live_site}/admin/localize/submit/page/{number}/")
    page.locator("label", has_text="Қазақша").click()
    page.locator("form button[type=submit]").last.click()
    page.locator(".messages .success").wait_for()
    assert f"/pages/{number}/" not in page.url
    translator = page_of(viewport={"width": 1600, "height": 1000})
    editor.sign_in(translator, live_site, "translator-kk")
    translator.goto(page.url)
    editor.translate_everything(translator, {TITLE: f"{CANARY} тобы жиналды"}, f"{CANARY} мәтіні")
    translated = f"{sections['kk']}{slugify(f'{CANARY} тобы жиналды', 'kk')}/"
    reader.goto(f"{live_site}/tr/")
    reader.locator(".masthead-nav a").nth(4).click()
    reader.locator("main a", has_text="Berlin merkezi").first.click()
    assert reader.locator("main a", has_text=TITLE).count()
    centre = reader.locator(".footer-languages a[hreflang=kk]").get_attribute("href")
    centre = centre.removeprefix(live_site)
    where = [
        "/kk/",
        sections["kk"],
        centre,
        f"/kk/search/?q={CANARY}",
        f"/api/search/?q={CANARY}&lang=kk",
        "/sitemap-kk.xml",
        translated,
    ]
    hidden = public(reader, live_site, where)
    assert hidden[translated][0] == 404
    shown = {path for path, (_status, text) in hidden.items() if f"{CANARY} тобы" in text}
    assert not shown

    # Published: found at home, in the list, at the centre and by the search.
    page.reload()
    page.locator("footer button", has_text="Қазақша").click()
    page.locator(".messages .success").wait_for()
    reader.goto(live_site + translated)
    assert reader.locator("html").get_attribute("lang") == "kk"
    assert reader.locator("h1").inner_text() == f"{CANARY} тобы жиналды"
    for path in where[:4]:
        reader.goto(live_site + path)
        link = reader.locator("main a", has_text=f"{CANARY} тобы жиналды").first
        assert link.get_attribute("href").removeprefix(live_site) == translated, path
