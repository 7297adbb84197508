"""Linting: which rules run, running them, fixes, the baseline, and results of earlier runs."""
