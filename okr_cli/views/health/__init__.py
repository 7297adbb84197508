"""How the practice goes, by team."""
