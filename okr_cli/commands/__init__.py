"""One subcommand a file: parse flags, call, print."""
