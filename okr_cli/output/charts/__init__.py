"""Charts as SVG: pure functions from typed records to one ``svg`` element, colored by the classes of the page."""
