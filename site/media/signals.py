"""What others may want to know about files."""

from django.dispatch import Signal

#: A public original or document left for a reader, from its first byte. Sends `owner`.
file_sent = Signal()
