"""What a shell offers when a person presses TAB."""


def complete_rules(incomplete: str) -> list[tuple[str, str]]:
    """Names of rules and groups, or codes once a digit is typed, each with its meaning."""
    from okr_cli.linter.catalogue import catalogue
    from okr_cli.rules.base import GROUPS

    *done, last = incomplete.split(",")
    before = "".join(f"{part}," for part in done)
    offers = [(rule.code if last[:1].isdigit() else rule.name, rule.summary) for rule in catalogue().values()]
    offers += [(group, f"All rules about {group}.") for group in GROUPS if not last[:1].isdigit()]
    return [(before + name, text) for name, text in offers if name.startswith(last)]


def complete_settings(incomplete: str) -> list[tuple[str, str]]:
    """Keys of okr.toml, with what they mean."""
    from okr_cli.config.description import described

    return [(key, text) for key, text in described() if key.startswith(incomplete)]
