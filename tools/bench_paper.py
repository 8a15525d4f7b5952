"""The papers of a school beside bare ReportLab: the same calls, recorded once and played again.

Exists so that what Stagedesk's own layout costs is seen apart from what ReportLab costs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from time import perf_counter
from typing import Any
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas

from stagedesk.reports import style
from stagedesk.services import printing

_MS = 1000


@dataclass
class Recording:
    """The calls on one canvas, its text objects and its paths, in order.

    Attributes:
        calls: (index of the object, method, arguments, named arguments).
        made: by place of the call that made it: index of the object that came of it.
    """

    arguments: tuple[Any, ...] = ()
    named: dict[str, Any] = field(default_factory=dict)
    calls: list[tuple[int, str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    made: dict[int, int] = field(default_factory=dict)
    objects: int = 1

    def play(self) -> bytes:
        """The same document from a bare canvas."""
        out = BytesIO()
        things: list[Any] = [None] * self.objects
        things[0] = Canvas(out, *self.arguments[1:], **self.named)
        for place, (index, method, arguments, named) in enumerate(self.calls):
            given = [things[a.index] if isinstance(a, _Ref) else a for a in arguments]
            result = getattr(things[index], method)(*given, **named)
            if place in self.made:
                things[self.made[place]] = result
        return out.getvalue()


@dataclass(frozen=True)
class _Ref:
    """An object of the recording as an argument of a call."""

    index: int


class _Recorder:
    """Stands for a canvas, a text object or a path, and writes down what is asked of it."""

    def __init__(self, real: Any, recording: Recording, index: int) -> None:
        self.__dict__.update(_real=real, _recording=recording, _index=index)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if not callable(found) or name.startswith("_"):
            return found

        def call(*arguments: Any, **named: Any) -> Any:
            plain = [a._real if isinstance(a, _Recorder) else a for a in arguments]
            kept = tuple(
                _Ref(a._index) if isinstance(a, _Recorder) else _copy(a) for a in arguments
            )
            recording = self._recording
            place = len(recording.calls)
            recording.calls.append((self._index, name, kept, named))
            result = found(*plain, **named)
            if type(result).__name__ not in ("PDFTextObject", "PDFPathObject"):
                return result
            recording.made[place] = recording.objects
            recording.objects += 1
            return _Recorder(result, recording, recording.made[place])

        return call

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._real, name, value)


def _copy(value: Any) -> Any:
    """Lists are reused by who calls: keep them as they are now."""
    return list(value) if isinstance(value, list) else value


def record(document: printing.Document) -> Recording:
    """Render a document once and keep every call on its canvas."""
    recording = Recording()

    def canvas(*arguments: Any, **named: Any) -> Any:
        recording.arguments, recording.named = arguments, named
        return _Recorder(Canvas(*arguments, **named), recording, 0)

    with patch.object(style, "Canvas", canvas):
        document.render()
    return recording


def beside_bare(documents: Sequence[printing.Document]) -> tuple[float, float, int]:
    """Milliseconds for all documents rendered, for the same bare, and how many give other bytes."""
    recordings = [record(document) for document in documents]
    begin = perf_counter()
    ours = [document.render() for document in documents]
    middle = perf_counter()
    bare = [recording.play() for recording in recordings]
    end = perf_counter()
    other = sum(a != b for a, b in zip(ours, bare, strict=True))
    return (middle - begin) * _MS, (end - middle) * _MS, other
