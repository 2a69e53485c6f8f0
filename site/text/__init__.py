"""Pure functions on text: casing, transliteration, slugs, order, search analysis. No Django."""
