"""Check-ins: what a person or a script says about a Key Result or KPI, what that does to its numbers, and the walk."""
