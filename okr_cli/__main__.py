"""``python -m okr_cli``: the same as the command ``okr``."""

from okr_cli.app import main

if __name__ == "__main__":
    main()
