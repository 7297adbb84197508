"""The fixtures of the command tests, for stored answers."""

from tests.commands.conftest import folder, starter

__all__ = ["folder", "starter"]
