"""The word lists of English and its grammar."""
