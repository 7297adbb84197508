"""Git history: files at a revision, changes between two revisions, and the history of one entity."""
