"""What every model shares: strict, frozen, and aware of where it was written."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from okr_cli.source.tree import Mapping

NODE_KEY = "\0node"
"""The key under which a mapping's own node travels into its model."""


class OkrModel(BaseModel):
    """A mapping of an OKR file. ``node`` is the place it was read from.

    ``defer_build``: only the outermost model is ever validated, so only its validator is built.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        arbitrary_types_allowed=True,
        populate_by_name=True,
        regex_engine="python-re",
    )

    node: SkipJsonSchema[Annotated[Mapping, Field(alias=NODE_KEY, repr=False, exclude=True)]]
