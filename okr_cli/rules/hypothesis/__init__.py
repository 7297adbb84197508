"""Rules 6xx: why the work should help, and how anyone could tell."""
