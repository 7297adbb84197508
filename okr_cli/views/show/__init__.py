"""One entity in full."""
