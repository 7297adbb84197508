"""``okr export``: Key Results and Initiatives as tables."""
