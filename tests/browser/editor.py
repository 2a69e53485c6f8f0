"""What people do in the admin, for the journeys: sign in, paste, choose, put in a block."""

import contextlib
import io
import os
import re
from pathlib import Path

from playwright.sync_api import expect

PASSWORD = "demonstration-2027"
CLIPBOARD = Path(__file__).parent / "clipboard"

#: A paste as the browser makes it: both forms of the text, at the cursor.
PASTE = """(field, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const words = new DOMParser().parseFromString(html, "text/html").body;
  data.setData("text/plain", words.textContent);
  field.focus();
  field.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
  );
}"""


def sign_in(page, address, name):
    page.goto(f"{address}/admin/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click(".login-form button[type=submit]")
    page.wait_for_url("**/admin/")


def section_id(page, address, path):
    """The id of the section at `path` ("/tr/haberler/"), found in the explorer as people do."""
    home = f"/{path.split('/')[1]}/"
    page.goto(f"{address}/admin/pages/")
    page.goto(address + explore(page, home))
    return re.search(r"\d+", explore(page, path)).group()


def explore(page, path):
    """The address in the admin of what stands at `path`, from the explorer that is open."""
    row = page.locator("tr", has=page.locator(f"a[href='{path}']"))
    return row.locator("a[href^='/admin/pages/'][href$='/edit/']").first.get_attribute("href")[:-5]


def new_article(page, address, section):
    """Open the form of a new article; Wagtail notices changes from its second second on."""
    page.goto(f"{address}/admin/pages/add/news/newspage/{section}/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)


def write(page, name, words):
    """Type into a field, key by key."""
    field = page.locator(f"[name='{name}']")
    field.click()
    field.press_sequentially(words, delay=5)


@contextlib.contextmanager
def autosaved(page):
    """Wait until the autosave has sent what is written inside the block."""
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")
    ):
        yield
    saved(page)


def saved(page):
    """Wait until the autosave says so, and has nothing more to send."""
    page.wait_for_timeout(1500)
    page.locator(".w-autosave-indicator[data-w-autosave-state-value=saved]").wait_for()


def add_block(page, name):
    """Put a block at the end of the text and return its element."""
    page.locator("#body-root > div > div > .c-sf-add-button").last.click()
    page.get_by_role("option", name=name, exact=True).click()
    block = page.locator("#body-root > div > [data-streamfield-child]").last
    block.locator("input, textarea, [contenteditable=true]").last.wait_for(state="attached")
    return block


def paste(block, file):
    """Paste a clipboard's HTML into the rich text of `block`."""
    html = (CLIPBOARD / file).read_text(encoding="utf-8")
    block.locator("[contenteditable=true]").evaluate(PASTE, html)


def choose(page, field, name):
    """Pick `name` in the chooser of `field`."""
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]:visible").first.click()
    page.locator(".modal-dialog a[data-chooser-modal-choice]", has_text=name).first.click()
    page.locator(".modal-dialog").wait_for(state="detached")


def picture_file():
    """A photograph, as a browser is given one; never twice the same, which Wagtail would ask about."""
    from PIL import Image

    file = io.BytesIO()
    picture = Image.linear_gradient("L").resize((1600, 900)).convert("RGB")
    picture.paste(tuple(os.urandom(3)), (0, 0, 400, 300))
    picture.save(file, "JPEG")
    return {"name": "hazirlik.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def upload_picture(page, field, title, credit):
    """Upload a picture in the chooser of `field`."""
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]:visible").first.click()
    page.locator(".modal-dialog [role=tab]").nth(1).click()
    form = "image-chooser-upload-"
    page.set_input_files(f"input[name={form}file]", picture_file())
    page.fill(f"input[name={form}title]", title)
    page.fill(f"input[name={form}credit]", credit)
    page.select_option(f"select[name={form}rights]", "own")
    page.locator(".modal-dialog form button[type=submit]:visible").click()
    page.locator(".modal-dialog").wait_for(state="detached")


def translate_everything(page, words, other):
    """Fill in each string of the translation editor: a known one by `words`, else by `other`."""
    fields = page.locator("main textarea:visible")
    for _ in range(60):
        if not fields.count():
            button = page.locator("main button", has_text=re.compile("^Çevir$")).first
            if not button.count():
                return
            button.click()
        # A string that stands twice opens two fields, and saving one closes both.
        segment = fields.first.locator("xpath=ancestor::li[.//button[text()='Kaydet']][1]")
        shown = segment.locator("xpath=ancestor-or-self::li[last()]").inner_text()
        source = shown.partition("İptal")[0].strip().splitlines()[-1]
        text = next((new for old, new in words.items() if old in source), other)
        links = re.findall(r'<a id="[^"]*">', source)
        before = fields.count()
        fields.first.fill(f"{text} {links[0]}сілтеме</a>" if links else text)
        with page.expect_response(
            lambda r: "/strings/" in r.url and r.request.method != "GET"
        ) as answer:
            segment.get_by_role("button", name="Kaydet", exact=True).first.click()
        assert answer.value.ok, (source, answer.value.text())
        # The editor closes a field a moment after the answer.
        expect(fields).not_to_have_count(before)
    raise AssertionError("the editor asks for ever")
