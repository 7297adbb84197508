"""Rules 4xx: how a title is worded."""
