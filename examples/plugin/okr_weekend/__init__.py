"""Rules for okr about weekends."""
