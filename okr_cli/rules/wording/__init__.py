"""Rules 4xx: what the words of a title say."""
