"""What search indexes and asks for: one lossy Latin spelling of each word, and its stem.

Index and query go through the same function, so the engine and the databases need no language of
their own. The steps, each of which was measured: fold case and marks, read every script as Latin,
cut what follows an apostrophe, take the endings off.
"""

from text.analysis.tokens import Token, analyse, quoted_phrases, spans

__all__ = ["Token", "analyse", "quoted_phrases", "spans"]
