"""Who an owner text names: a person, a team, a role, several owners or nobody yet."""
