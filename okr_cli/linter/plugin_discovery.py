"""Whether any installed package offers plugins, found out in about a millisecond.

``importlib.metadata`` would say it as well, but to import it takes 40 of them, and most people have no plugin.
"""

import os
import sys
from collections.abc import Iterable, Iterator

METADATA = (".dist-info", ".egg-info")


def advertises(group: str, folders: Iterable[str] | None = None) -> bool:
    """Whether a package in ``folders`` (those of ``sys.path``) may have entry points of this group.

    Archives count as a yes: only the full search looks into them.
    """
    wanted = f"[{group}]".encode()
    for folder in dict.fromkeys(sys.path if folders is None else folders):
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a Path for each of hundreds of names would double the time
        except NotADirectoryError:
            return True
        except OSError:
            continue
        if any(wanted in text for text in _entry_points(folder or ".", names)):
            return True
    return False


def _entry_points(folder: str, names: list[str]) -> Iterator[bytes]:
    for name in names:
        if name.endswith(METADATA):
            try:
                with open(f"{folder}/{name}/entry_points.txt", "rb") as file:  # noqa: PTH123
                    yield file.read()
            except OSError:
                continue
