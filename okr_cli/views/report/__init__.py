"""The report for the wall: all that status, review, due and graph say, on one page."""
