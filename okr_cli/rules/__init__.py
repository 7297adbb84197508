"""One rule a file, and the engine that runs and suppresses them."""
