"""One module per subcommand: its options, one call, its output."""
