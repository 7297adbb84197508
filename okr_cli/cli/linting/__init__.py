"""Setting up a lint run, running it, applying fixes and printing the report."""
