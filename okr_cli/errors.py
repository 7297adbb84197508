"""What stops a run."""


class CannotRun(Exception):  # noqa: N818
    """Something that a person must mend before okr can work: exit code 2. The text is one line for people."""


def why(error: OSError) -> str:
    """What an operating system error says, in lower case and without its number."""
    return (error.strerror or str(error)).lower()
