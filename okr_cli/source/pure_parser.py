"""ruamel's parser in Python, adapted to match the C parser.

The two differ in a few details: tabs, characters in the names of anchors, unknown directives, escapes beyond Unicode,
and the place of absent values.
"""

import re
from collections.abc import Iterator
from copy import copy
from typing import Any

from ruamel.yaml import YAML, tokens
from ruamel.yaml.events import ScalarEvent
from ruamel.yaml.parser import Parser
from ruamel.yaml.scanner import Scanner, ScannerError

ANCHOR_NAME = re.compile(r"[0-9A-Za-z_-]+")


def pure_events(text: str) -> Iterator[Any]:
    """The events of ``text``. Raises ``YAMLError`` wherever the C parser does."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)
    yaml.top_level_block_style_scalar_no_indent_error_1_1 = True
    yaml.Scanner = LikeCScanner
    yaml.Parser = LikeCParser
    for event in yaml.parse(text):
        if type(event) is ScalarEvent:
            event.style = event.style or ""
        yield event


class LikeCScanner(Scanner):
    """Tokens as the C scanner gives them."""

    def scan_to_next_token(self) -> Any:
        """Skip whitespace and comments, and also tabs where no key can begin."""
        if not self.allow_simple_key:
            while self.reader.peek() in " \t":
                self.reader.forward()
        return super().scan_to_next_token()

    def scan_directive(self) -> Any:
        """Reject all directives but ``%YAML`` and ``%TAG``."""
        token = super().scan_directive()
        if token.name not in ("YAML", "TAG"):
            raise ScannerError(problem="found unknown directive name", problem_mark=token.end_mark)
        return token

    def scan_anchor(self, token_class: Any) -> Any:
        """Reject names with special characters, such as ``*bold*`` in Markdown."""
        token = super().scan_anchor(token_class)
        if not ANCHOR_NAME.fullmatch(token.value):
            mark = copy(token.start_mark)
            mark.index += 1 + len(token.value) - len(ANCHOR_NAME.sub("", token.value, count=1))
            raise ScannerError(problem="did not find expected alphabetic or numeric character", problem_mark=mark)
        return token

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:
        """Keep tabs inside a line of text."""
        length = 0
        while self.reader.peek(length) in " \t":
            length += 1
        blanks = self.reader.prefix(length)
        self.reader.forward(length)
        if self.reader.peek() in "\r\n\x85\u2028\u2029":
            return super().scan_plain_spaces(indent, start_mark)
        return [blanks] if blanks else []

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        """Reject escapes for invalid characters."""
        mark = self.reader.get_mark()
        try:
            chunks = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (OverflowError, ValueError):
            chunks = ["\ud800"]
        if any("\ud800" <= chunk <= "\udfff" for chunk in chunks):
            raise ScannerError(problem="found invalid Unicode character escape code", problem_mark=mark)
        return chunks


class LikeCParser(Parser):
    """Events with the marks that the C parser gives absent values."""

    def parse_block_mapping_value(self) -> Any:
        """An absent value is placed after its ``:``."""
        if not self.scanner.check_token(tokens.ValueToken):
            return super().parse_block_mapping_value()
        token = self.scanner.get_token()
        if self.scanner.check_token(tokens.KeyToken, tokens.ValueToken, tokens.BlockEndToken):
            self.state = self.parse_block_mapping_key
            return self.process_empty_scalar(token.end_mark)
        self.states.append(self.parse_block_mapping_key)
        return self.parse_block_node_or_indentless_sequence()

    def parse_flow_mapping_value(self) -> Any:
        """An absent value is placed before the ``,`` or ``}``."""
        return self._flow_value(tokens.FlowMappingEndToken, self.parse_flow_mapping_key)

    def parse_flow_sequence_entry_mapping_value(self) -> Any:
        """An absent value of a pair in ``[]`` is placed before the ``,`` or ``]``."""
        return self._flow_value(tokens.FlowSequenceEndToken, self.parse_flow_sequence_entry_mapping_end)

    def _flow_value(self, end_token: Any, next_state: Any) -> Any:
        if self.scanner.check_token(tokens.ValueToken):
            self.scanner.get_token()
            if not self.scanner.check_token(tokens.FlowEntryToken, end_token):
                self.states.append(next_state)
                return self.parse_flow_node()
        self.state = next_state
        return self.process_empty_scalar(self.scanner.peek_token().start_mark)
