"""Help pages: plain text at any width, options in groups, examples left as they are written."""

from typing import Any

from typer.core import TyperCommand


class Helpful:
    """How a command lists its arguments and options. Options with a panel of their own stand under its title."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write a section of arguments, then one for each group of options."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            record = parameter.get_help_record(ctx)
            if record is None:
                continue
            named, text = record
            if parameter.param_type_name == "argument":
                title, named = "Arguments", (parameter.metavar or parameter.name.upper()).strip("[].")
            else:
                title = getattr(parameter, "rich_help_panel", None) or "Options"
            sections.setdefault(title, []).append((named, text))
        if "Options" in sections:
            sections["Options"] = sections.pop("Options")
        for title, rows in sections.items():
            with formatter.section(title):
                formatter.write_dl(rows)
        if hasattr(self, "format_commands"):
            self.format_commands(ctx, formatter)


class OkrCommand(Helpful, TyperCommand):
    """A subcommand."""
