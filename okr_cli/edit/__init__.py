"""Changes to files that touch only what they say."""
