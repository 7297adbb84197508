"""Pages of a wiki as tables."""
