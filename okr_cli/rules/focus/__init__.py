"""Rules 2xx: too many of one thing, too few of another."""
