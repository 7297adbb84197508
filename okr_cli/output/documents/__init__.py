"""What a view says to people, as one document model, and a renderer for each format."""
