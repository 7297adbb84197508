"""The base of every model: strict, frozen, and with its place in the file."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from okr_cli.source.tree import Mapping

NODE_KEY = "\0node"
"""The key under which a mapping passes its own node to its model."""


class OkrModel(BaseModel):
    """A mapping in an OKR file. ``node`` is the YAML node it was parsed from."""

    # Only the outermost model is ever validated, so ``defer_build`` saves building the validators of all others.

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True, regex_engine="python-re"
    )

    node: SkipJsonSchema[Annotated[Mapping, Field(alias=NODE_KEY, repr=False, exclude=True)]]
