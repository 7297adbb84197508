"""Lets any part of okr declare that it depends on something that cannot be observed."""

_REASONS: list[str] = []


def doubt(reason: str) -> None:
    """Keep this process from storing an answer. The reason is for debugging."""
    _REASONS.append(reason)


def is_doubtful() -> bool:
    """Whether somebody has had a doubt."""
    return bool(_REASONS)
