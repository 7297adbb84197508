"""Who can own something: the optional roster."""

from pydantic import Field

from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import Flag, LooseText, Text


class Person(OkrModel):
    """A person of the roster."""

    name: LooseText = Field(description="The name as owners are written.")
    handle: LooseText | None = Field(None, description="Short name, with or without @.")
    email: Text | None = None
    team: LooseText | None = None
    active: Flag = Field(True, description="False once the person has left.")
