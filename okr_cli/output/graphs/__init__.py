"""A graph of how Objectives hang together, and a writer for each format."""
