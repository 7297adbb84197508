"""The C parser as a composer of plain text nodes. Importing it fails where no wheel of the parser is installed."""

import operator

from _ruamel_yaml import CParser

from okr_cli.source.tree import UNTAGGED


class Composer(CParser):  # type: ignore[misc]
    """Nodes without tags: nothing turns ``no`` into false or ``1.10`` into a number."""

    def resolve(self, kind: object, value: object, implicit: object) -> object:
        """The tag of a node that names none."""
        return UNTAGGED

    # Told of every node, and nothing to do: functions of C, since those of Python would take a tenth of the time.
    descend_resolver = operator.is_
    ascend_resolver = bool
