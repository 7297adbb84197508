"""Rules 7xx: what only the calendar shows. Off in lint unless selected."""
