"""Case follows the language: i and ı are two letters in Turkish and Azerbaijani."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.casing import lower, sentence, title, upper


@pytest.mark.parametrize(
    ("text", "language", "upper_case", "lower_case"),
    [
        ("iran İzmir Işık", "tr", "İRAN İZMİR IŞIK", "iran izmir ışık"),
        ("Bakı", "az", "BAKI", "bakı"),
        ("Iris", "en", "IRIS", "iris"),
        ("İstanbul", "en", "İSTANBUL", "istanbul"),
        ("Іс", "kk", "ІС", "іс"),
        ("Straße", "de", "STRASSE", "straße"),
    ],
)
def test_upper_and_lower(text, language, upper_case, lower_case):
    assert upper(text, language) == upper_case
    assert lower(text, language) == lower_case


def test_a_decomposed_capital_is_one_letter():
    assert lower("I\u0307stanbul", "tr") == "istanbul"


def test_title_case():
    assert title("iş IŞIĞI", "tr") == "İş Işığı"
    assert title("iş", "en") == "Iş"


@given(st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyz ", max_size=40))
def test_turkish_case_is_reversible(text):
    assert lower(upper(text, "tr"), "tr") == text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("işbirliği", "tr", "İşbirliği"),
        ("in force", "en", "In force"),
        ("Q&A", "en", "Q&A"),
        ("", "tr", ""),
    ],
)
def test_a_sentence_begins_with_a_capital(text, language, expected):
    assert sentence(text, language) == expected
