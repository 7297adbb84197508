"""What the rules share that read the words of an entity."""
