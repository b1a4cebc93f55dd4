"""How good the verdicts are: labelled domains, a scorer, and the check that they do not get worse."""
