"""Verdicts: a claim beside its evidence, what differs, and how that is told."""
