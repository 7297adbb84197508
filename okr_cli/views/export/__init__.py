"""``okr export``: Key Results and Initiatives as flat tables."""
