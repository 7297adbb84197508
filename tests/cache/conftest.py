"""The tests of the cache run like those of commands: in an empty folder and a plain environment."""

from tests.commands.conftest import folder

__all__ = ["folder"]
