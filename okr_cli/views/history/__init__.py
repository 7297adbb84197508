"""The history of one entity."""
