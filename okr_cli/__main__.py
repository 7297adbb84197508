"""``python -m okr_cli``: the same as the command ``okr``."""

import sys


def main() -> None:
    """Run okr. Ctrl-C is an answer and not a traceback, even while it is still starting."""
    try:
        from okr_cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("okr: stopped\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
