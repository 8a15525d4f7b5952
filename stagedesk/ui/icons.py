"""Line icons of resources/icons in the colour of a token, sharp at every scale.

Exists so that an icon follows light and dark, and so that QtSvg is not imported for the first
picture: Qt's own image plugin reads the files.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImageReader, QPainter, QPixmap

from stagedesk.paths import resources
from stagedesk.ui import theme


def folder() -> Path:
    """Where the drawings are."""
    return resources() / "icons"


@cache
def _source(name: str) -> bytes:
    return (folder() / f"{name}.svg").read_bytes()


@cache
def _pixmap(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    data = QByteArray(_source(name).replace(b"#000", ink.encode()))
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    side = round(size * ratio)
    reader.setScaledSize(QSize(side, side))
    result = QPixmap.fromImage(reader.read())
    result.setDevicePixelRatio(ratio)
    return result


def pixmap(name: str, token: str = "text", size: int = 16) -> QPixmap:
    """An icon as a pixmap of ``size`` logical pixels; FileNotFoundError for an unknown name."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, getattr(theme.tokens(), token), size, ratio)


def paint(painter: QPainter, name: str, rect: QRectF, token: str = "text") -> None:
    """Draw an icon in the middle of ``rect``, as large as its smaller side."""
    side = int(min(rect.width(), rect.height()))
    picture = pixmap(name, token, side)
    x, y = rect.center().x() - side / 2, rect.center().y() - side / 2
    painter.drawPixmap(QRectF(x, y, side, side), picture, QRectF(picture.rect()))


def icon(name: str, token: str = "text") -> QIcon:
    """An icon for a menu or a line edit; colour of now."""
    result = QIcon()
    for size in (16, 24):
        result.addPixmap(pixmap(name, token, size), QIcon.Mode.Normal)
    result.addPixmap(pixmap(name, "text2", 16), QIcon.Mode.Disabled)
    return result
