"""Questions on a terminal: the only place where a command waits for a person.

They use ``input``, because rich hides its prompts from readline, which then garbles long lines.
"""

import sys
from collections.abc import Iterable
from contextlib import suppress

from okr_cli.cli.streams import look
from okr_cli.output.documents.document import Document, LeadLine, Medium, Screen, Style, styled
from okr_cli.output.symbols import encodable
from okr_cli.output.text_style import Look
from okr_cli.safe_text import visible

YES = ("y", "yes")
NO = ("n", "no")
BOLD, USUAL = "\x1b[1m", "\x1b[0m"
UNSEEN, SEEN = "\001", "\002"
"""Between these, the library that edits lines counts no columns."""


def can_ask() -> bool:
    """Whether a person sits at a terminal and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Prompter:
    """Asks on the terminal, and shows documents and lines between the questions."""

    def __init__(self) -> None:
        self._look: Look = look()
        self._bold = f"{BOLD}{{}}{USUAL}" if self._look.color else "{}"
        with suppress(ImportError):
            import readline  # noqa: F401 - arrow keys edit what is typed

            if self._look.color:
                self._bold = f"{UNSEEN}{BOLD}{SEEN}{{}}{UNSEEN}{USUAL}{SEEN}"

    def ask(self, question: str) -> str:
        """A person's input. Raises ``EOFError`` at the end of input and ``KeyboardInterrupt`` for Ctrl-C."""
        prompt = f"{visible(question)}: "
        (prompt,) = encodable((prompt,), sys.stdout.encoding or "utf-8")
        prompt = self._bold.format(prompt)
        while True:
            try:
                return input(prompt)
            except UnicodeDecodeError:
                self.say(("could not read this input; type it again",), Style.RED)

    def answer(self, question: str) -> str:
        """A person's input, without whitespace around it.

        Empty at the end of input, which skips a question like Enter.
        """
        try:
            return self.ask(question).strip()
        except EOFError:
            self.say([""])
            return ""

    def confirm(self, question: str, default: bool = False) -> bool:
        """A yes or no; Enter means the default."""
        while True:
            typed = self.ask(f"{question} [{'Y/n' if default else 'y/N'}]").strip().casefold()
            if typed in YES or typed in NO or not typed:
                return typed in YES if typed else default
            self.say(("type y or n",), Style.RED)

    def say(self, lines: Iterable[str], style: Style = Style.PLAIN) -> None:
        """Print lines of text, each folded to the width of the terminal."""
        self.show(Document("", [LeadLine(styled(line, style)) for line in lines], (), title_only=Medium.PAGE))

    def show(self, document: Document) -> None:
        """Print a document."""
        from okr_cli.output.documents.terminal import render

        lines = render(document, Screen(self._look.width or 80, self._look.color))
        for line in encodable(lines, sys.stdout.encoding or "utf-8"):
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
