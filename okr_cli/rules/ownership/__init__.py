"""Rules 3xx: who answers for it."""
