"""What editing commands share: finding the entity, asking questions, editing, and printing what changed."""
