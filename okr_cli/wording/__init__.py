"""The words of a title or an owner, read into plain features; no rule and no opinion lives here."""
