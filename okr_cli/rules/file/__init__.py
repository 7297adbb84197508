"""Rules 0xx: the form of a file. Validation makes most of their findings."""
