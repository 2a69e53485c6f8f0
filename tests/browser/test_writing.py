"""Writing without loss: pasted texts, a cut line, a lost session, two at one page (W2, W14)."""

import json

import pytest

from tests.browser import editor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: The text's blocks as the server would store them.
BLOCKS = """() => document.getElementById("body-root").rootBlock.children.map((child) =>
  child.type === "paragraph"
    ? JSON.parse(child.element.querySelector("input[name$='-value']").value)
    : child.block.getValue()
)"""
TYPES = (
    """() => document.getElementById("body-root").rootBlock.children.map((child) => child.type)"""
)

SEND_AND_AUTOSAVE = """() => {
  const form = document.querySelector("form[data-edit-form]");
  form.querySelector("footer button[type=submit]").click();
  window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave").save({});
}"""


@pytest.fixture
def desk(live_site, page_of):
    """Open a new article as `name`."""

    def sit_down(name="publisher"):
        page = page_of(viewport={"width": 1600, "height": 1000})
        editor.sign_in(page, live_site, name)
        section = editor.section_id(page, live_site, "/tr/haberler/")
        editor.new_article(page, live_site, section)
        return page

    return sit_down


def rich(value):
    """The lines of a rich text as (kind, depth, words)."""
    return [
        (block["type"].removesuffix("-list-item"), block["depth"], block["text"])
        for block in value["blocks"]
    ]


def test_headings_and_tables_of_a_pasted_text_become_blocks(desk):
    page = desk()
    block = editor.add_block(page, "Metin")
    editor.paste(block, "word.txt")
    assert page.evaluate(TYPES) == [
        "paragraph", "heading", "paragraph", "heading", "paragraph", "table", "paragraph",
    ]  # fmt: skip
    page.wait_for_timeout(1000)  # Draftail writes into its field a little later
    first, topics, second, steps, third, table, last = page.evaluate(BLOCKS)
    assert rich(first) == [
        (
            "unstyled",
            0,
            "Hazırlık grubu, kurgusal Tanıtım Forumu 2027 için çevrimiçi toplandı ve taslak "
            "programı gözden geçirdi.",
        )
    ]
    assert (topics["text"], topics["level"]) == ("Gözden geçirilen konular", "h2")
    assert rich(second) == [
        ("unordered", 0, "Oturumların sırası"),
        ("unordered", 1, "Açılış oturumu"),
        ("unordered", 0, "Katılımcıların kaydı"),
        ("unstyled", 0, "Ayrıntılar program sayfasındadır."),
    ]
    assert "https://example.org/program?dil=tr&yil=2027" in json.dumps(second)
    assert (steps["text"], steps["level"]) == ("Sonraki adımlar", "h3")
    assert rich(third) == [
        ("ordered", 0, "Programın yayımlanması"),
        ("ordered", 0, "Kaydın açılması"),
    ]
    assert (table["header"], table["rows"]) == (["Adım", "Ay"], [["Kayıt", "Mart 2027"]])
    assert rich(last) == [("unstyled", 0, "Kayıt için bir belge gerekmez.")]
    assert "mso" not in str(page.evaluate(BLOCKS))
    # The editor is told that the table wants a caption.
    page.locator(".messages", has_text="tablo").wait_for()

    # Google Docs, into the middle of a text: what stood behind the cursor comes last.
    page.evaluate("document.getElementById('body-root').rootBlock.setState([])")
    block = editor.add_block(page, "Metin")
    field = block.locator("[contenteditable=true]")
    field.press_sequentially("Önce.Sonra.")
    for _ in "Sonra.":
        field.press("ArrowLeft")
    editor.paste(block, "google_docs.txt")
    page.wait_for_timeout(1000)
    before, heading, text, table, after = page.evaluate(BLOCKS)
    assert (rich(before), rich(after)) == ([("unstyled", 0, "Önce.")], [("unstyled", 0, "Sonra.")])
    assert (heading["text"], heading["level"]) == ("Kayıt takvimi", "h2")
    assert rich(text)[:3] == [
        ("unstyled", 0, "Kayıt ücretsizdir ve kayıt sayfasında yapılır."),
        ("unordered", 0, "Dernekler"),
        ("unordered", 1, "Öğrenci dernekleri"),
    ]
    bold = [style for line in text["blocks"] for style in line["inlineStyleRanges"]]
    assert bold == [{"offset": 6, "length": 11, "style": "BOLD"}]
    assert "https://example.org/kayit" in json.dumps(text)
    assert (table["header"], table["rows"]) == (["Aşama", "Süre"], [["Başvuru", "iki hafta"]])


def test_words_outlive_a_cut_line_and_a_lost_session(live_site, page_of, desk):
    page = desk()
    editor.write(page, "title", "Kesilen hat")
    editor.saved(page)
    address = page.url

    # The line is cut while typing: what comes after it is saved when it is back.
    page.context.set_offline(True)
    editor.write(page, "teaser", "Hat yokken yazıldı.")
    page.locator("#kept-words", has_text="Bağlantı yok").wait_for()
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator("#kept-words").wait_for(state="hidden")
    editor.saved(page)
    page.goto(address)
    assert page.locator("[name=teaser]").input_value() == "Hat yokken yazıldı."

    # The session ends while typing: signed in again in another window, it goes on.
    page.wait_for_timeout(2500)
    page.context.clear_cookies()
    editor.write(page, "summary", "Oturum yokken yazıldı.")
    page.locator("#kept-words a", has_text="Oturum aç").wait_for()
    other = page.context.new_page()
    editor.sign_in(other, live_site, "publisher")
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.locator("#kept-words").wait_for(state="hidden")
    other.goto(address)
    assert other.locator("[name=summary]").input_value() == "Oturum yokken yazıldı."

    # The window is closed without a line: the words are offered at the next visit.
    other.close()
    page.context.set_offline(True)
    editor.write(page, "place", "Berlin")
    page.locator("#kept-words", has_text="Bağlantı yok").wait_for()
    again = page.context.new_page()
    page.close()
    again.context.set_offline(False)
    again.goto(address)
    assert again.locator("[name=place]").input_value() == ""
    again.locator("#kept-words button", has_text="Geri getir").click()
    again.wait_for_url(address)
    again.locator("[name=place][value=Berlin]").wait_for()
    assert again.locator("#kept-words").is_hidden()


def test_two_editors_know_of_each_other_and_nothing_is_overwritten_silently(
    live_site, page_of, desk
):
    first = desk()
    editor.write(first, "title", "İki kişilik metin")
    editor.saved(first)
    address = first.url

    second = page_of(viewport={"width": 1600, "height": 1000})
    editor.sign_in(second, live_site, "officer")
    second.goto(address)
    # The second is warned that the first is there.
    second.locator(".w-editing-sessions__session").hover()
    second.locator("[data-tippy-root]", has_text="publisher").wait_for()
    second.wait_for_timeout(2500)

    # The first goes on; an older form of the second, sent as it is, overwrites nothing.
    second.evaluate("window.wagtail.app.stop()")
    second.locator("[name=teaser]").fill("İkincinin sözleri.")
    with editor.autosaved(first):
        editor.write(first, "summary", "Birincinin sözleri.")
    first.goto(address)
    assert first.locator("[name=summary]").input_value() == "Birincinin sözleri."
    second.evaluate("document.querySelector('form[data-edit-form]').submit()")
    second.locator(".messages .error", has_text="publisher").wait_for()
    assert second.locator("[name=teaser]").input_value() == "İkincinin sözleri."
    first.goto(address)
    assert first.locator("[name=summary]").input_value() == "Birincinin sözleri."

    # Told so, the second may decide: now the form is sent with knowledge of the newer version.
    second.evaluate("document.querySelector('form[data-edit-form]').submit()")
    second.locator(".messages .success").wait_for()
    first.goto(address)
    assert first.locator("[name=teaser]").input_value() == "İkincinin sözleri."


def test_a_save_waits_for_the_autosave_under_way(desk):
    page = desk()
    made = []
    page.on("request", lambda sent: made.append(sent.url) if sent.method == "POST" else None)
    editor.write(page, "title", "Bir kez kaydedilen")
    page.wait_for_timeout(600)  # the autosave that makes the page has begun
    page.locator("footer button[type=submit]").first.click()
    page.locator(".messages .success").wait_for()
    assert sum("/pages/add/" in address for address in made) == 1
    assert "/edit/" in page.url

    # Sent, it begins no autosave, which the next page would cut: nothing is said to be lost.
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)
    editor.write(page, "teaser", "Kısa bir söz.")
    editor.saved(page)
    made.clear()
    page.evaluate(SEND_AND_AUTOSAVE)
    page.locator(".messages .success").wait_for()
    assert sum(address.endswith("/edit/") for address in made) == 1
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator("[name=teaser]").input_value() == "Kısa bir söz."
    assert page.locator("#kept-words").is_hidden()
