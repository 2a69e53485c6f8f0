"""Publications, releases, withdrawals, corrections, and the rows that work leans on."""

from publishing.models.correction import Correction
from publishing.models.publication import Publication
from publishing.models.release import Release, ReleaseMember
from publishing.models.statement import Statement
from publishing.models.withdrawal import Withdrawal, withdrawal_of
from publishing.models.work import Lease, PendingEffect, QueuedMail

__all__ = [
    "Correction",
    "Lease",
    "PendingEffect",
    "Publication",
    "QueuedMail",
    "Release",
    "ReleaseMember",
    "Statement",
    "Withdrawal",
    "withdrawal_of",
]
