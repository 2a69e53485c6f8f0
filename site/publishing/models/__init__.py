"""Releases, withdrawals and corrections, and the rows that background work leans on."""

from publishing.models.release import Release, ReleaseMember
from publishing.models.words import Correction, Withdrawal
from publishing.models.work import Lease, PendingEffect, QueuedMail

__all__ = [
    "Correction",
    "Lease",
    "PendingEffect",
    "QueuedMail",
    "Release",
    "ReleaseMember",
    "Withdrawal",
]
