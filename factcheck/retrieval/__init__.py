"""Retrieval: the compiled base, and the handful of facts that a sentence may speak of."""
