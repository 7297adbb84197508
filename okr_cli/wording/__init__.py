"""Extracts plain features from titles and owners. Rules, and what they think of them, are elsewhere."""
