"""Which messages a visitor or the reader of a mail may see; the others are the admin's.

A language that only centres have needs these alone: the admin isn't offered in it.
"""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch

from source_messages import ROOT, Message, said

#: Files whose every word is for the public, or for a mail in the reader's language.
PUBLIC = (
    "site/templates/*.html",
    "site/templates/pages/*",
    "site/templates/components/*",
    "site/templates/blocks/*",
    "site/templates/records/*",
    "*/context.py",
    "*/present.py",
    "*/structured.py",
    "*/calendar_file.py",
    "home/contact/forms.py",
    "home/contact/sending.py",
    "home/contact/views.py",
    "home/corrections.py",
    "search/*.py",
    "press/files.py",
    "press/kit.py",
    "press/library.py",
    "press/texts.py",
    "press/embargo.py",
    "press/recipients.py",
    "site/blocks/present.py",
    "site/directory/channels.py",
    "site/entries/kinds.py",
    "site/languages/views.py",
    "site/outreach/*.py",
    "site/publishing/sharing/answers.py",
    "site/publishing/sharing/forms.py",
    "site/publishing/sharing/links.py",
    "site/publishing/sharing/views.py",
    "site/publishing/withdrawals.py",
    "site/users/invitations.py",
)
#: Of these, what only an editor sees.
INSIDE = (
    "*admin*",
    "*/wagtailusers/*",
    "site/templates/account/*",
    "site/templates/centres/*",
    "site/templates/languages/*",
    "site/templates/media/*",
    "site/templates/mfa/*",
    "site/templates/users/*",
)
#: Files of which some words stand on pages: titles of a centre's sections, how a centre ended.
ALSO = {
    "centres/opening.py": {"News", "Meetings", "Regional centres"},
    "site/directory/models/centre.py": {
        "The work of this centre is suspended.",
        "This centre has closed (%(date)s).",
        "This centre has closed.",
    },
}


def public() -> set[Message]:
    """Return the messages that a page or a mail to the public may show."""
    choices: dict[str, set[int]] = {}
    return {
        message
        for message, places in said().items()
        if any(_is_public(message, place, choices) for place in places)
    }


def _is_public(message: Message, place: str, choices: dict[str, set[int]]) -> bool:
    name, _colon, line = place.rpartition(":")
    if any(fnmatch(name, pattern) for pattern in PUBLIC):
        return not any(fnmatch(name, pattern) for pattern in INSIDE)
    if message[1] in ALSO.get(name, ()):
        return True
    if not name.endswith(".py"):
        return False
    if name not in choices:
        choices[name] = set(_lines_of_choices(name))
    return int(line) in choices[name]


def _lines_of_choices(name: str) -> Iterator[int]:
    """Yield the lines that name the values of a record: pages print those names."""
    for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
        bases = [ast.unparse(base) for base in getattr(node, "bases", ())]
        if any(base.endswith("TextChoices") for base in bases):
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)  # type: ignore[attr-defined]
