"""What a journalist and a reader will look for in each text: one mark a check on the board."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.registries import Check
from publishing.checks import Problem


@dataclass(frozen=True)
class Mark:
    """One check of one text.

    Attributes:
        name: what was looked for, in words.
        passed: whether nothing is missing, advice included.
        is_blocking: whether what is missing refuses the release.
    """

    name: str
    passed: bool
    is_blocking: bool


def marks(problems: Iterable[Problem]) -> list[Mark]:
    """Return a mark for every check, from what `publishing.checks` found in a text."""
    found: dict[str, bool] = {}
    for problem in problems:
        found[problem.check] = found.get(problem.check, False) or problem.is_blocking
    return [Mark(str(check.label), check not in found, found.get(check, False)) for check in Check]
