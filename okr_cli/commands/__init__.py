"""One subcommand per file: options, one call, print."""
