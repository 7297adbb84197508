"""Rules 5xx: numbers that contradict each other, or that cannot be."""
