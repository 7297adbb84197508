"""Errors that stop a run."""


class CannotRun(Exception):  # noqa: N818
    """A problem that the user must fix before okr can work: exit code 2. Its text is one line.

    ``choices`` are what the user can pick from; each is shown on a line of its own.
    """

    def __init__(self, problem: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(problem)
        self.choices = choices


class CannotEdit(CannotRun):
    """An edit that would change anything else, or is not safe. Nothing was written."""


def why(error: OSError) -> str:
    """The message of an operating system error, in lower case and without its number."""
    return (error.strerror or str(error)).lower()


def where_and_why(error: OSError) -> str:
    """The reason, preceded by the file it is about."""
    return f"{error.filename}: {why(error)}" if error.filename else why(error)
