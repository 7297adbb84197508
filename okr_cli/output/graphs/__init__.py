"""A graph of how Objectives are connected, and a writer for each format."""
