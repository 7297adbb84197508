"""The tests of what commands share run in an empty folder and a plain environment."""

from tests.commands.conftest import folder, starter

__all__ = ["folder", "starter"]
