"""What an owner is: a person, a team, a role, several owners or nobody yet."""
