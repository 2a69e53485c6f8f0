"""Join the style sheets into the one file that a page links: site/static/css/site.css.

One request blocks the first paint (the bar in docs: one CSS file). The parts stay readable; a test
fails when the joined file is stale. Run it after each change of a part.
"""

from __future__ import annotations

import re
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
    "components-newsroom",
    "covers",
    "utilities",
    "print",
)


def joined() -> str:
    """Return the parts in their order, without comments, indentation and empty lines."""
    text = "\n".join((CSS / f"{name}.css").read_text() for name in PARTS)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    (CSS / "site.css").write_text(joined())
