"""The word lists of French, and its grammar."""
