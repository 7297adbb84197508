"""Open Initiatives by impact and effort."""
