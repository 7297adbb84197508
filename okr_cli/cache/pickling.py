"""Values to bytes and back. Reading creates objects of okr's own classes and nothing else."""

import io
import pickle
from typing import Any

KNOWN = "known"
OUTSIDE = frozenset({("datetime", "date"), ("decimal", "Decimal")})
"""The classes in results that do not belong to okr."""


def pickled(value: object, known: object = None) -> bytes:
    """A value as bytes, without the object ``known``, which the reader has already."""
    if known is None:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    file = io.BytesIO()
    _Pickler(file, known).dump(value)
    return file.getvalue()


def unpickled(body: bytes | memoryview, known: object = None) -> Any:
    """The value, with ``known`` in place of the object that was left out. Damaged bytes may raise any exception."""
    return _Unpickler(io.BytesIO(body), known).load()


class _Pickler(pickle.Pickler):
    """Leaves out one object wherever it occurs."""

    def __init__(self, file: io.BytesIO, known: object) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.known = known

    def persistent_id(self, found: object) -> str | None:
        return KNOWN if found is self.known else None


class _Unpickler(pickle.Unpickler):
    """Reads only results: an unrestricted pickle can call any function."""

    def __init__(self, file: io.BytesIO, known: object) -> None:
        super().__init__(file)
        self.known = known

    def persistent_load(self, name: object) -> object:
        if name != KNOWN or self.known is None:
            raise pickle.UnpicklingError(f"{name!r} is not known")
        return self.known

    def find_class(self, module: str, name: str) -> Any:
        """A class of okr, or one of the few others that occur in results."""
        if module.split(".")[0] == "okr_cli" or (module, name) in OUTSIDE:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not part of a result")
