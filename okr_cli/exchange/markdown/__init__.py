"""Wiki pages as tables."""
