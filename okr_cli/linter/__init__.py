"""Linting: choosing and running rules, fixes, the baseline, and results of earlier runs."""
