"""Learning of the decision's weights."""
