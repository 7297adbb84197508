"""What the words of a title say, and what is wrong with it."""
