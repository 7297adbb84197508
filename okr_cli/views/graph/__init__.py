"""``okr graph``: contributions, dependencies, strategic choices and shared Objectives."""
