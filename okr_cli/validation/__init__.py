"""Trees to models: a finding for each thing wrong, with its place, its advice and its fix."""
