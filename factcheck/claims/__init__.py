"""Claims: what of a sentence can be checked, and what the sentences before it add."""
