"""The document model of all views, and a renderer for each format."""
