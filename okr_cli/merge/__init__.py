"""Merging two changed versions of an OKR file, entry by entry."""
