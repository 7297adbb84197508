"""What each owner has to do."""
