"""``okr graph``: what contributes to, waits for, serves and shares what."""
