"""Edits of files that leave everything else unchanged."""
