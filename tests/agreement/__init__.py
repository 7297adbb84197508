"""No two commands give different numbers or judgments for one entity on one date."""
