"""What is wrong with a page, said so that one finds the place: the field, and the block in it."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError

from core.registries import Reason


class Fault(ValidationError):
    """A message that knows the block of the text it is about.

    Attributes:
        block: id of the block, "" for the whole field.
    """

    def __init__(self, message: Any, code: str = "", block: str = "") -> None:
        super().__init__(message, code=code)
        self.block = block

    @classmethod
    def of(cls, reason: Reason) -> "Fault":
        """Return the reason as a validation error."""
        return cls(reason.message, reason.check, reason.block)


def faults_of(stream: Any, error: ValidationError) -> Iterator[Fault]:
    """Yield what `error` says about the blocks of `stream`, each with its block.

    Args:
        stream: the value that was checked.
        error: what its block raised.
    """
    for index, each in getattr(error, "block_errors", {}).items():
        child = stream[index]
        for said, code in _said(child.block, each):
            yield Fault(f"{child.block.label}: {said}", code, str(child.id or ""))
    own = getattr(error, "non_block_errors", None)
    for each in own.as_data() if own is not None else [error]:
        yield from (Fault(message, each.code or "") for message in each.messages)


def _said(block: Any, error: Any) -> Iterator[tuple[str, str]]:
    """Yield message and code of every fault inside one block, with the names on the way to it."""
    for key, each in getattr(error, "block_errors", {}).items():
        named = isinstance(key, str)
        inner = block.child_blocks[key] if named else getattr(block, "child_block", block)
        for said, code in _said(inner, each):
            yield (f"{inner.label}: {said}" if named and inner.label != block.label else said), code
    if hasattr(error, "non_block_errors"):
        for each in error.non_block_errors.as_data():
            yield from ((message, each.code or "") for message in each.messages)
    elif not hasattr(error, "block_errors"):
        for each in error.error_list:
            yield from ((message, each.code or "") for message in each.messages)
