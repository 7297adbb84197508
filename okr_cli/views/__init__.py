"""What people and programs look at: for each command a report and the document made of it."""
