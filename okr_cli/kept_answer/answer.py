"""A stored answer: what the run looked at, a hash of its state, the exit code, and the output on each stream.

Fields are separated by zero bytes, which occur neither in paths nor in harmless text. A hash of the content and its key
detects damaged and foreign files.
"""

from okr_cli.kept_answer.circumstances import SIZE, blake2b

FORMAT = b"okr answer 1"

CODES = (0, 1)
"""Exit codes of a run that did what it was asked for. What could not be done may be possible the next time."""

CONTROLS = frozenset(map(chr, (*range(9), *range(11, 27), *range(28, 32), *range(127, 160))))
"""Characters that may do something to a terminal, but for the one that begins a color."""


class Answer:
    """What a run printed, as pieces ``(file descriptor, bytes)`` in their order, and the evidence for it.

    ``looks`` and ``state`` are those of ``evidence``: while the state is the same, the answer is right. A named tuple
    would import ``typing``, which takes as long as all of the rest.
    """

    __slots__ = ("code", "looks", "pieces", "state")

    def __init__(
        self, code: int, pieces: tuple[tuple[int, bytes], ...], looks: tuple[bytes, ...], state: bytes
    ) -> None:
        self.code = code
        self.pieces = pieces
        self.looks = looks
        self.state = state

    @property
    def is_harmless(self) -> bool:
        """Whether all of it is text that does nothing to a terminal but color it."""
        return all(_is_harmless(text) for _, text in self.pieces)


def encode(key: bytes, answer: Answer) -> bytes:
    """An answer as bytes."""
    printed = (b"%d" % number + text for number, text in answer.pieces)
    body = b"\0".join((FORMAT, answer.state.hex().encode(), b"%d" % answer.code, *answer.looks, b"", *printed))
    return _hash(key, body) + body


def decode(key: bytes, data: bytes) -> Answer | None:
    """The answer in some bytes; None unless okr wrote them for this key and they are intact."""
    body = data[SIZE:]
    if data[:SIZE] != _hash(key, body):
        return None
    try:
        written_by, state, code, *fields = body.split(b"\0")
        end = fields.index(b"")
        pieces = tuple((int(piece[:1]), piece[1:]) for piece in fields[end + 1 :])
        answer = Answer(int(code), pieces, tuple(fields[:end]), bytes.fromhex(state.decode()))
    except ValueError:
        return None
    is_ours = written_by == FORMAT and answer.code in CODES and {number for number, _ in pieces} <= {1, 2}
    return answer if is_ours and answer.is_harmless else None


def _hash(key: bytes, body: bytes) -> bytes:
    return blake2b(body, key=key, digest_size=SIZE).digest()


def _is_harmless(text: bytes) -> bool:
    try:
        plain, *colored = text.decode().split("\x1b")
    except UnicodeDecodeError:
        return False
    for piece in colored:
        color, end, rest = piece.partition("m")
        if not end or color[:1] != "[" or color[1:].strip("0123456789;"):
            return False
        plain += rest
    return CONTROLS.isdisjoint(plain.replace("\r\n", "\n"))  # the line endings of CSV
