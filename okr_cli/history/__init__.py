"""Git as the history: files at a revision, what changed between two, and the history of one entity."""
