"""Join the style sheets into the one file that a page links: site/static/css/site.css.

One request blocks the first paint (the bar in docs: one CSS file). The parts stay readable; a test
fails when the joined file is stale. Run it after each change of a part.
"""

from __future__ import annotations

from pathlib import Path

CSS = Path(__file__).resolve().parent.parent / "site" / "static" / "css"
PARTS = (
    "tokens",
    "fonts",
    "base",
    "layout",
    "frame",
    "components",
    "components-text",
    "components-records",
    "covers",
    "utilities",
    "print",
)


def joined() -> str:
    """Return the parts in their order, each under its own name."""
    return "".join(f"/* {name}.css */\n{(CSS / f'{name}.css').read_text()}\n" for name in PARTS)


if __name__ == "__main__":
    (CSS / "site.css").write_text(joined())
