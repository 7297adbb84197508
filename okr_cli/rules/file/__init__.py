"""Rules 0xx: the form of a file. The loader speaks for most of them."""
