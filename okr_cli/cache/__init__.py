"""Results of earlier runs, kept on disk by content. It may be deleted at any moment."""
