"""Bytes to text to a tree with spans: decoding, parsing, comments."""
