"""How well OKRs are practiced, by team."""
