"""A second window on the same data raises the first.

Exists because two windows on one folder would only meet at the folder's lock, with an error.
Nothing leaves the laptop: a local socket that only this user can open, with one short word.
"""

import getpass
import hashlib
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal

_WORD = b"show"
_WAIT_MS = 400


def socket_name(folder: Path) -> str:
    """The name under which the window of a data folder can be reached, one for every user."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        # Without a name the folder alone tells windows apart.
        user = ""
    place = f"{user}\n{folder.resolve()}"
    return "stagedesk-" + hashlib.sha256(place.encode()).hexdigest()[:24]


def raise_other(folder: Path) -> bool:
    """Ask the window that has this folder open to come to the front; False when there is none."""
    name = socket_name(folder)
    if os.name == "posix" and not (Path(tempfile.gettempdir()) / name).exists():
        # Nobody listens: the first picture need not wait for QtNetwork.
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_WORD)
    told = socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return told


class Doorbell(QObject):
    """Hears a second window.

    Signals:
        rung: another window was opened on the folder that ``listen`` was told.
    """

    rung = Signal()

    def __init__(self, parent: QObject) -> None:
        """Hears nothing until ``listen``."""
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self, folder: Path) -> bool:
        """From now on for this folder; False when another window hears for it already."""
        name = socket_name(folder)
        if self._server.isListening() and self._server.serverName() == name:
            return True
        self._server.close()
        if self._server.listen(name):
            return True
        if raise_other(folder):
            return False
        # What a window that died left behind.
        self._server.removeServer(name)
        return self._server.listen(name)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is None:
            return
        socket.disconnected.connect(socket.deleteLater)

        def read() -> None:
            if bytes(socket.read(len(_WORD)).data()) == _WORD:
                self.rung.emit()
            socket.close()

        socket.readyRead.connect(read)
        if socket.bytesAvailable():
            read()
