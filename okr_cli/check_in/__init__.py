"""Check-ins: parsing them, their effect on the numbers, and the interactive walk."""
