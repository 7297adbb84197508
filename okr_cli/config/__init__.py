"""okr.toml as a model: finding it, reading it, explaining it."""
