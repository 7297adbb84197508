"""Exact arithmetic on the models: progress, pace, status, score, forecast. No clock and no files."""
