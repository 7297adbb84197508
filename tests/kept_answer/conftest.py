"""Fixtures of the command tests, for runs that are kept."""

from tests.commands.conftest import folder, starter

__all__ = ["folder", "starter"]
