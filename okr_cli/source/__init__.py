"""Files as text, as trees with positions, and as the list of what belongs to a workspace."""
