"""How a lint run is set up, carried out, fixed and printed."""
