"""What commands that change files share: finding the entity, asking, editing, and saying what changed."""
