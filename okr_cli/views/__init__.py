"""What people and programs read: for each command, a report and the document made from it."""
