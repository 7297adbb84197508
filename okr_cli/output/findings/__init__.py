"""The output formats of lint: one module per format, each with a ``render`` function."""
