"""Index and query meet: one spelling for all the ways a word is written, one stem for its forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.analysis import analyse, quoted_phrases, spans
from text.analysis.skeleton import skeleton
from text.analysis.stems import stem
from text.analysis.tokens import LONGEST

LANGUAGES = ["tr", "en", "ru", "az", "kk", "ky", "uz", "tk", "hu", "de", "fr", "ar"]


@pytest.mark.parametrize(
    ("language", "spellings"),
    [
        ("tr", ["İSTANBUL", "ISTANBUL", "i̇stanbul", "İstanbul", "istanbul", "ıstanbul"]),
        ("tr", ["Işık", "ışık", "isik", "ISIK"]),
        ("az", ["Şəhər", "seher", "Шәһәр", "ŞƏHƏR"]),
        ("az", ["Türkmənistan", "Түркмәнистан", "turkmenistan"]),
        ("kk", ["Қазақстан", "qazaqstan", "kazakstan", "Казакстан", "Qazaqstan"]),
        ("kk", ["фестивалінің", "фестивалинин", "festivalining"]),
        ("ky", ["Өзбекстан", "озбекстан", "ozbekstan", "Özbekstan"]),
        ("ky", ["чогулуштар", "chogulushtar"]),
        ("uz", ["Oʻzbekiston", "O'zbekiston", "Ozbekiston", "Ўзбекистон", "O‘zbekiston"]),
        ("tk", ["Aşgabat", "asgabat", "Ашгабат", "ashgabat"]),
        ("ru", ["приходах", "prikhodakh", "prihodah", "ПРИХОДАХ"]),
        ("de", ["Verträge", "Vertraege", "Vertrage"]),
        ("de", ["Straße", "Strasse"]),
        ("fr", ["œufs", "oeufs"]),
        ("hu", ["Kazahsztán", "kazahsztan"]),
        ("ar", ["أذربيجان", "اذربيجان"]),
        ("ar", ["بُرْكَان", "بركان", "بـركان"]),
    ],
)  # fmt: skip
def test_spellings_of_one_word(language, spellings):
    assert len({skeleton(spelling, language) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("tr", ["kitap", "kitabı", "kitaplar", "kitaplarımızdan"]),
        ("tr", ["Kazakistan", "kazakistandan", "Kazakistanlı"]),
        ("az", ["müstəqillik", "müstəqilliyin"]),
        ("kk", ["орындық", "орындыққа", "орындығында"]),
        ("kk", ["қуғындар", "қуғындардың"]),
        ("ky", ["Кыргызстан", "Кыргызстандын", "Кыргызстанда"]),
        ("uz", ["Oʻzbekiston", "Oʻzbekistonning", "Oʻzbekistonda"]),
        ("uz", ["oraliq", "oraligʻida"]),
        ("tk", ["Türkmenistan", "Türkmenistanda"]),
        ("en", ["liberty", "liberties"]),
        ("de", ["Krankenhaus", "Krankenhäuser"]),
        ("fr", ["cheval", "chevaux"]),
        ("ar", ["شاحنة", "الشاحنات", "الشاحنة"]),
        ("ar", ["لقاح", "واللقاح"]),
    ],
)
def test_forms_of_one_word(language, forms):
    assert len({stem(form, language) for form in forms}) == 1


def words(text, language):
    return [token.word for token in analyse(text, language)]


def test_a_suffix_after_an_apostrophe_is_cut():
    assert words("Türkiye'nin Bakü’de", "tr") == ["turkiye", "baku"]
    assert words("l'Arménie", "fr") == ["armenie"]
    assert words("gʻalaba", "uz") == ["galaba"]


def test_markup_signs_and_null_bytes_are_no_words():
    assert words('"a\x00b" <p> +-* ()', "en") == ["a", "b", "p"]
    assert words(" \" ' ", "tr") == []


def test_quotation_marks_of_any_kind():
    assert quoted_phrases('x "a b" “c d” «e f» „g h“') == ["a b", "c d", "e f", "g h"]
    assert quoted_phrases('an "unbalanced mark') == []


def test_spans_are_where_the_words_stand():
    text = "Bakü’de İki gün"
    assert [text[start:end] for start, end, _token in spans(text, "tr")] == [
        "Bakü’de",
        "İki",
        "gün",
    ]


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_can_be_analysed(text, language):
    for token in analyse(text, language):
        assert 0 < len(token.word) <= LONGEST
        assert 0 < len(token.stem) <= LONGEST
        assert not any(char.isspace() or char in "\"'\x00" for char in token.word)


@given(st.text(alphabet="қазстнұлғымірпде", min_size=5, max_size=12))
def test_a_stem_is_stable_under_one_more_ending(word):
    bare = stem(word, "kk")
    assert stem(word + "ларының", "kk") in {stem(word + "лар", "kk"), bare}
