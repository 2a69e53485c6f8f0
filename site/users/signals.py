"""What others may want to know of signing in."""

from django.dispatch import Signal

#: An account waits at an address after wrong passwords, told once a wait. `credentials`.
locked_out = Signal()
