"""The group change: what happened to OKRs since a revision."""
