"""Prints the output of an earlier run again as long as nothing has changed.

Replaying imports only what Python has loaded anyway: no ``pathlib``, no ``re``, no ``json``.
"""
