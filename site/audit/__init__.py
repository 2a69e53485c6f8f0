"""Who did what to which thing, when: rows that nobody changes or deletes."""
