"""A workspace on disk: which files belong to it, what they hold, and how to find an entity in it."""
