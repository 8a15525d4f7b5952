"""Pages of a PDF as pictures, for the preview and the printer.

Exists because pypdfium2 dies when two threads are in it at once: every call, closing included,
stands in this file, under one lock.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtGui import QImage

_LOCK = threading.Lock()
_POINTS_AN_INCH = 72


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """The document, closed again before the lock is let go."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page (from 0) in points of 1/72 inch."""
    with _opened(pdf) as document:
        width, height = document.get_page_size(page)
        return float(width), float(height)


def picture(pdf: bytes, page: int, dots_an_inch: float) -> QImage:
    """One page (from 0) on white paper, as many dots an inch as asked; nothing else is kept."""
    with _opened(pdf) as document:
        sheet = document[page]
        try:
            bitmap = sheet.render(scale=dots_an_inch / _POINTS_AN_INCH, rev_byteorder=True)
            try:
                made = QImage(
                    bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, _layout(bitmap)
                )
                # The copy owns its dots: the bitmap's go when it is closed.
                return made.copy()
            finally:
                bitmap.close()
        finally:
            sheet.close()


def _layout(bitmap: Any) -> QImage.Format:
    layouts = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888}
    return layouts.get(bitmap.n_channels, QImage.Format.Format_RGBX8888)
