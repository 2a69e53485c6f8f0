"""Search of entries: the index in the database, the engine if there is one, one query for both."""
