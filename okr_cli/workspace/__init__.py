"""A workspace on disk: its files, their content, and finding an entity in it."""
