"""What people and programs look at: tables, trees, pages, data. rich is imported in this room alone."""
