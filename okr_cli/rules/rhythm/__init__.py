"""Rules 7xx: what depends on the day. Off in lint unless selected."""
