"""The editors' calendar: what goes out when, what is due, over all languages and centres (A9)."""
