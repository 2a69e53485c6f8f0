"""A centre adopts a story of headquarters, with an introduction of its own (R6)."""
