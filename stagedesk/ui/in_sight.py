"""What gets the focus is brought in sight: with Tab, Qt scrolls within an area but not into one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def keep_in_sight(app: QApplication) -> None:
    """From now on no control has the focus below the edge of the area that it stands in."""
    app.focusChanged.connect(_bring)


def _bring(_old: QWidget | None, now: QWidget | None) -> None:
    # Under a mouse nothing moves: what is being pressed would be somewhere else at its release.
    if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return
    area = now.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and now.height() <= area.viewport().height():
        area.ensureWidgetVisible(now, 0, 8)
