"""The agenda of a check-in, and the retrospective at the end of a cycle."""
