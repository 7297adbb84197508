"""A person who can own something: an entry of the optional roster."""

from pydantic import Field

from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import Flag, LooseText, Text


class Person(OkrModel):
    """A person of the roster."""

    name: LooseText = Field(description="The name as owners are written.", examples=["Maya Okafor"])
    handle: LooseText | None = Field(None, description="Short name, with or without @.")
    email: Text | None = Field(None, description="Mail address.", examples=["maya@acme.example"])
    team: LooseText | None = Field(None, description="The team that the person works in.", examples=["Growth"])
    active: Flag = Field(True, description="False once the person has left.")
