"""What a title says, and what is wrong with it."""
