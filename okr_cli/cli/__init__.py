"""What commands share: options, streams, help pages, exit codes."""
