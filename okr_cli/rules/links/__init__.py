"""Rules 1xx: what belongs to what."""
