"""Every component renders from plain data, says what it was given, and needs no inline code."""

import re
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "site/templates/components"
LINK = {"title": "Haberler", "url": "/tr/haberler/"}
LANGUAGES = {
    "current": {"code": "tr", "name": "Türkçe"},
    "available": [{"code": "tr", "name": "Türkçe", "url": "/tr/x/", "is_current": True}],
    "missing": [{"code": "ar", "name": "العربية", "url": "/ar/"}],
    "all": [{"code": "tr", "name": "Türkçe", "url": "/tr/x/", "is_current": True}],
}
NAVIGATION = {
    "site_name": "Türk Konseyi",
    "field_of_work": "Diaspora iş birliği",
    "sections": [{**LINK, "is_current": True}],
    "footer": [{"heading": "Konsey", "links": [LINK]}],
    "accounts": [LINK],
    "authorship": "Her metnin yayımcısı yazar.",
}
FRAME = {
    "navigation": NAVIGATION,
    "languages": LANGUAGES,
    "home_url": "/tr/",
    "search_url": "/tr/search/",
}
ROW = {"date": "18 Kas 2024", "datetime": "2024-11-18", "title": "Taşkent & plan", "url": "/x/",
       "sign": "m2", "kind": "Toplantı", "place": "Taşkent"}  # fmt: skip
NOTE = {"title": "Düzeltme.", "text": "Sayı altı yüz.", "url": "/x/", "link": "Önceki sürüm"}
EVENT = {"sign": "m1", "title": "Bakü", "note": "Haziran", "url": "/x/"}
YEARS = [{"year": 2013, "events": [EVENT]}, {"year": 2015, "events": []}]
# component: its data, and words that must stand in the page.
SAMPLES = {
    "masthead": (FRAME, ["Türk Konseyi", "Haberler", "العربية", 'aria-current="true"']),
    "footer": (FRAME, ["Konsey", "Her metnin", 'rel="me"']),
    "breadcrumb": ({"crumbs": [LINK]}, ["Haberler"]),
    "panel": (
        {"tone": "lapis", "title": "Strateji", "lede": "Metin", "date": "2013",
         "buttons": [{"url": "/f", "text": "Oku", "size": "24 MB", "icon": "download"}]},
        ["panel-lapis", "<h1>Strateji</h1>", "24 MB"],
    ),
    "quiet_panel": ({"title": "Üç cümle", "sentences": ["Bir"], "messages": ["İki"]}, ["Bir", "İki"]),
    "disclosure": ({"text": "Yasa gereği.", "lang": "tr"}, ['<p lang="tr"', "Yasa gereği."]),
    "meta_line": ({"kind": "Haber", "date": "2013", "corrected": "Düzeltildi"}, ["#correction"]),
    "section_head": ({"title": "Haberler", "url": "/x/", "link": "Bütün haberler"}, ["all-link"]),
    "row": (ROW, ["Taşkent &amp; plan", 'datetime="2024-11-18"', "sign-m2"]),
    "row_day": ({**ROW, "day": "28", "month": "Kasım"}, ["28"]),
    "feature": (ROW, ["Taşkent &amp; plan"]),
    "trio": ({"items": [ROW]}, ["Taşkent"]),
    "facts_strip": ({"facts": [{"value": "~600", "unit": "kişi", "source": "kayıt"}]}, ["~600"]),
    "data_strip": ({"years": YEARS, "recent": YEARS}, ["is-empty", "2013"]),
    "key": ({"items": [EVENT]}, ["Bakü"]),
    "programme": (
        {"sessions": [{"time": "10.00", "title": "Açılış", "is_cancelled": True}], "caption": "P"},
        ["is-cancelled", "10.00"],
    ),
    "document_row": (
        {"type": "PDF", "title": "Bilgi", "url": "/f", "size": "90 KB", "only_language": "en",
         "languages": [{"code": "en", "url": "/f"}]},
        ["90 KB", 'hreflang="en"'],
    ),
    "kit_link": (
        {"key": "00000000-0000-0000-0000-000000000001"},
        ["kits/00000000-0000-0000-0000-000000000001.zip", "-all.zip"],
    ),
    "press_file": (
        {"title": "Salon", "thumb": "/t.jpg", "alt": "Bir salon", "credit": "Basın", "rights": "CC",
         "links": [{"url": "/p.jpg", "text": "Baskı için", "size": "3 MB"}]},
        ["Bir salon", "/p.jpg", "3 MB"],
    ),
    "kit": ({"title": "Dosya", "url": "/f", "button": "İndir", "size": "24 MB"}, ["24 MB"]),
    "badge": ({"text": "Açık", "tone": "open"}, ["badge-open"]),
    "pull_quote": ({"text": "Köprü", "source": "Strateji"}, ["<blockquote", "Strateji"]),
    "figure": ({"caption": "Salon", "credit": "Ajans X"}, ["Ajans X"]),
    "video_facade": ({"url": "/v", "title": "Açılış", "facts": "4 dk"}, ["4 dk"]),
    "attribution": (
        {"id": "urn:x", "items": [{"term": "Kaynak", "text": "Kayıt", "lang": "ar"}]},
        ["Kayıt", 'data-id="urn:x"', 'lang="ar"'],
    ),
    "feeds": ({"feeds": [LINK]}, ["Haberler", "/tr/haberler/feed.atom", "/tr/haberler/feed.rss"]),
    "correction": (NOTE, ['id="correction"', "Önceki"]),
    "features": ({"items": [ROW]}, ["Taşkent &amp; plan", 'id="features"']),
    "claim": (
        {"by": "Sekretarya", "claim": {"quote": "Kırk ülke", "finding": "yanlış", "url": "/c"}},
        ["Sekretarya", "<blockquote", "yanlış"],
    ),
    "record": (
        {"corrections": [NOTE], "history": [{"date": "1 Aralık", "text": "Sayı düzeltildi"}]},
        ['id="correction"', 'id="history"', "Sayı düzeltildi"],
    ),
    "withdrawn": (NOTE, ["Önceki"]),
    "notice": ({**NOTE, "links": [{**LINK, "lang": "en"}]}, ['lang="en"']),
    "empty": (NOTE, ["<h3>"]),
    "map": (
        {"points": [{"name": "Bakü", "note": "2013", "latitude": 40.4, "longitude": 49.9}],
         "label": "Şehirler"},
        ['aria-label="Şehirler"', "<li>"],
    ),
    "hours": ({"title": "Saatler", "days": [{"title": "Salı", "hours": "10", "is_today": True}]},
              ["is-today"]),
    "details_list": ({"items": [{"term": "Tel", "text": "+49", "url": "tel:+49"}]}, ["<bdi>+49"]),
    "contents": ({"items": [{"number": 1, "title": "Amaç", "url": "#a"}]}, ["#a"]),
    "clauses": (
        {"chapters": [{"number": 1, "title": "Amaç", "id": "a",
                       "clauses": [{"number": "1.1", "id": "a-1", "text": "Metin"}]}]},
        ['id="a-1"', 'href="#a-1"'],
    ),
    "messages": ({"messages": ["Köprü"]}, ["Köprü"]),
    "search_box": ({"url": "/tr/search/", "query": '"><b>'}, ["&quot;&gt;&lt;b&gt;"]),
    "chips": ({"links": [{**LINK, "is_current": True}], "label": "Süz"}, ['aria-current="true"']),
    "lost": ({"code": "404", "title": "Yok", "search_url": "/s/", "links": [LINK]}, ["404"]),
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_renders_from_plain_data(name):
    data, words = SAMPLES[name]
    with translation.override("tr"):
        html = render_to_string(f"components/{name}.html", data)
    for word in words:
        assert word in html
    assert not re.search(r'\sstyle="|<script|<style|\son\w+="|href=""', html)
    assert "None" not in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.stem)
def test_names_its_parameters_and_is_listed(path):
    text = path.read_text()
    assert "{% comment %}" in text[:200]
    assert "|safe" not in text
    if path.stem not in {"data_event"}:
        assert f"`{path.stem}`" in (FOLDER / "README.md").read_text()


def test_reads_right_to_left_without_a_second_sheet():
    with translation.override("ar"):
        html = render_to_string("components/details_list.html", SAMPLES["details_list"][0])
    assert "<bdi>+49</bdi>" in html
