"""That no two commands tell a different number or judgment about one entity on one day."""
