"""Numbers with their nouns, for messages."""


def counted(number: int, noun: str) -> str:
    """``1 day``, ``3 days``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
