"""The report: status, review, due and graph on one page."""
