"""The tests of completion run in an empty folder and a plain environment, like those of commands."""

from tests.commands.conftest import folder, starter

__all__ = ["folder", "starter"]
