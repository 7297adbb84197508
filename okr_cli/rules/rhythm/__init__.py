"""Rules 7xx: the rhythm of check-ins and reviews. What depends on the day is off in lint unless selected."""
