"""Names stand in the order of the reader's alphabet (L11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.ordering import sort_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("tr", ["Cezayir", "Çin", "Gana", "Ğ", "Hollanda", "Irak", "iran", "İran", "Oman", "Öz"]),
        ("az", ["Ermənistan", "Əfqanıstan", "Finlandiya", "Xalq", "Irak", "İran", "Qazax", "Laos"]),
        ("kk", ["Алматы", "Әзербайжан", "Ғана", "Дания", "Қазақстан", "Лаос", "Ұлыбритания", "Үнді", "Ыстық", "Ірі"]),
        ("ky", ["Нарын", "Ңа", "Ош", "Өзгөн", "Талас", "Ур", "Үр"]),
        ("uz", ["Angren", "Navoiy", "Zarafshon", "Oʻzbekiston", "Gʻijduvon", "Shahrisabz", "Chirchiq"]),
        ("tk", ["Balkan", "Çärjew", "Daşoguz", "Eý", "Äý", "Fin", "Ýaponiýa", "Zair"]),
        ("hu", ["Cegléd", "Cuba", "Csongrád", "Debrecen", "Gabon", "Győr", "Zala", "Zsolna"]),
        ("ru", ["Ереван", "Ёлка", "Женева", "Юта", "Яна"]),
        ("de", ["Afrika", "Ägypten", "Albanien", "Äthiopien", "Österreich", "Polen"]),
        ("en", ["10 Days", "Aland", "Åland", "Bosnia", "Zambia"]),
        ("ar", ["أذربيجان", "تركيا", "قيرغيزستان", "كازاخستان"]),
    ],
)  # fmt: skip
def test_alphabets(language, names):
    shuffled = names[::-1]
    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == names


def test_spaces_and_digits_come_first():
    names = ["Ab c", "Ab 1", "Abc", "1 Ab"]
    assert sorted(names, key=lambda n: sort_key(n, "tr")) == ["1 Ab", "Ab 1", "Ab c", "Abc"]


@given(st.text(max_size=30), st.sampled_from(["tr", "kk", "uz", "hu", "ar", "en"]))
def test_every_text_has_a_key(text, language):
    assert sort_key(text, language) < sort_key(text + " 1", language)
