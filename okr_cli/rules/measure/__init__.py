"""Rules 5xx: numbers that are missing, impossible, or contradict each other."""
