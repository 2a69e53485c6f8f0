"""Messages from readers to a centre or to headquarters (W10): kept, mailed, erased on a date."""
