"""The tests of the cache run in an empty folder and a plain environment, like those of commands."""

from tests.commands.conftest import folder

__all__ = ["folder"]
