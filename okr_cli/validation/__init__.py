"""From trees to models: a finding for each problem, with its place, help and fix."""
