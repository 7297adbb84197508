"""The word lists of Spanish and its grammar."""
