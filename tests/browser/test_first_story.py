"""A new centre's editor, from the invitation to the first story in public, on a slow line (G3)."""

import contextlib
import json
import re
import sqlite3

import pytest

from tests.browser.editor import PASSWORD, picture_file

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EDITOR = "ayten@example.org"
CENTRE = (
    "create_centre",
    "--country=DE",
    "--name=Hamburg Merkezi",
    "--city=Hamburg",
    "--languages=tr,en",
    "--zone=Europe/Berlin",
    f"--editors={EDITOR}",
)
MOST_ACTIONS = 25
#: What adds a block to the text.
MORE = "#body-root > div > div > .c-sf-add-button"
#: 256 kbit/s and 400 ms, as Chromium counts: bytes a second, milliseconds.
SLOW_LINE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 32_000,
    "uploadThroughput": 32_000,
}
#: What comes over it in nine seconds; with its round trips the editor opens in under fifteen.
MOST_BYTES = 9 * 32_000
PASSKEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

WORDS = {
    "title": "Hamburg'da kültür akşamı",
    "teaser": "Hamburg'daki merkez komşularını ağırladı.",
    "summary": "Merkez ilk akşamını yaptı. Bir sonraki akşam ilkbaharda.",
    "body": "Akşama mahalleden komşular geldi.",
}


class Hands:
    """Does what a person does, and counts: a click, a filled field and a chosen file are one each."""

    def __init__(self, page):
        self.page = page
        self.done = []

    def click(self, where):
        self.done.append(f"click {where}")
        self._one(where).click()

    def fill(self, where, words):
        self.done.append(f"fill {where}")
        self._one(where).fill(words)

    def write(self, where, words):
        """Fill rich text."""
        self.done.append(f"write {where}")
        self._one(where).click()
        self.page.keyboard.insert_text(words)

    def choose(self, where, value):
        self.done.append(f"choose {where}")
        self._one(where).select_option(value)

    def file(self, where, picture):
        self.done.append(f"file {where}")
        self._one(where).set_input_files(picture)

    def _one(self, where):
        return self.page.locator(where).locator("visible=true").first


@pytest.fixture
def invitation(running_site, manage):
    """The path of the link in the invitation's mail."""
    manage(*CENTRE)
    database = running_site[1]["DATABASE_URL"].removeprefix("sqlite:///")
    with contextlib.closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT content FROM publishing_queuedmail").fetchall()
    letters = [json.loads(row[0]) for row in rows]
    letter = next(each for each in letters if each["to"] == [EDITOR])
    return re.search(r"/admin/password_reset/confirm/\S+", letter["body"]).group()


def picture(hands):
    """Upload a picture in the chooser of the article's picture."""
    form = "image-chooser-upload-"
    hands.click("#id_image-chooser [data-chooser-action-choose]")
    hands.click(".modal-dialog [role=tab] >> nth=1")
    hands.file(f"input[name={form}file]", picture_file())
    hands.fill(f"input[name={form}credit]", "Hamburg Merkezi")
    hands.choose(f"select[name={form}rights]", "own")
    hands.click(".modal-dialog form button[type=submit]")
    hands.page.locator(".modal-dialog").wait_for(state="detached")


def bytes_of(page, device, action):
    """How many bytes come over the line until what `action` opens can be worked with."""
    sizes = []
    device.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    action()
    page.locator(MORE).first.wait_for()
    return sum(sizes)


def test_the_first_story_in_few_steps_on_a_slow_line(published_site, page_of, invitation):
    page = page_of(locale="tr-TR")
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})
    device.send("Network.enable")
    device.send("Network.emulateNetworkConditions", SLOW_LINE)
    page.set_default_timeout(60_000)
    hands = Hands(page)

    # In: a password, a passkey, the codes kept.
    page.goto(published_site + invitation)
    hands.done.append("open the link of the mail")
    hands.fill("input[name=new_password1]", PASSWORD)
    hands.fill("input[name=new_password2]", PASSWORD)
    hands.click("form button[type=submit], form input[type=submit]")
    page.wait_for_url("**/second-factor/choose/**")
    hands.click("a[href$='/second-factor/passkey/']")
    page.wait_for_url("**/second-factor/passkey/")
    page.wait_for_load_state("networkidle")
    hands.click("#mfa_webauthn_add")
    page.wait_for_url("**/second-factor/recovery/**")
    hands.click(".form-actions a.button")
    page.wait_for_url("**/admin/")

    # The dashboard leads to the story.
    first_story = "a[href*='/add_subpage/'], a[href*='/add/news/newspage/']"
    assert bytes_of(page, device, lambda: hands.click(first_story)) < MOST_BYTES
    page.wait_for_timeout(2500)
    for name in ("title", "teaser", "summary"):
        hands.fill(f"[name={name}]", WORDS[name])
    hands.click(MORE)
    hands.click("[role=option]:has-text('Metin')")
    hands.write("#body-root [contenteditable=true]", WORDS["body"])
    picture(hands)
    hands.fill("[name=image_alt]", "Açık gri bir duvar")
    hands.click("footer [data-w-dropdown-target=toggle], footer .w-dropdown button")
    hands.click("button[name=action-publish]")
    page.wait_for_url("**/admin/pages/*/")
    assert len(hands.done) <= MOST_ACTIONS, hands.done

    reader = page_of()
    reader.goto(
        published_site + page.locator("a[href*='kultur-aksami']").first.get_attribute("href")
    )
    for name in ("title", "summary", "body"):
        assert reader.get_by_text(WORDS[name]).count(), name
    assert reader.locator(".attribution dd").count()
    assert reader.locator("main img[alt='Açık gri bir duvar']").evaluate("e => e.naturalWidth") > 0
