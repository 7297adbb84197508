"""The word lists of German and its grammar."""
